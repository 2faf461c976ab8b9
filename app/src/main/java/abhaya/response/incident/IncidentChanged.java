package abhaya.response.incident;

import java.time.Instant;

/// Something of an incident is other than before.
public record IncidentChanged(String handle, String state, Instant at) {}
