package abhaya.response.incident;

import java.time.Instant;

/// An incident came to be.
public record IncidentOpened(String handle, String state, Instant at) {}
