package abhaya.response.incident;

import java.time.Instant;

/// An incident ended.
public record IncidentClosed(String handle, String state, Instant at) {}
