package abhaya.response.pace;

import java.time.Instant;

/// The table of paces was reckoned anew.
public record PacesReckoned(Instant at) {}
