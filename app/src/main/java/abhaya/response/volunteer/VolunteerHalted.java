package abhaya.response.volunteer;

import java.time.Instant;

/// A volunteer serves no more for now: suspended, to be proved anew, or without her telephone.
public record VolunteerHalted(String volunteer, Instant at) {}
