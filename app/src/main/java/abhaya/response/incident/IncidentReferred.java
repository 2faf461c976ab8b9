package abhaya.response.incident;

import java.time.Instant;

/// An incident goes on as a complaint or FIR of a station. The handle stays with the case for life.
public record IncidentReferred(
    String handle,
    String reference,
    int station,
    String typeCode,
    Instant receivedAt,
    Instant at,
    String typeName) {}
