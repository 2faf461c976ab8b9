package abhaya.response.incident;

import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One incident in a list: nothing of who called and nothing of the exact place.
///
/// @param signals how many signals tell of it
public record IncidentLine(
    String handle,
    String reference,
    boolean trial,
    String typeName,
    String typeCode,
    Priority priority,
    IncidentState state,
    @Nullable UnitId station,
    UnitId centre,
    @Nullable UnitId offeredTo,
    Instant receivedAt,
    Instant openedAt,
    @Nullable Instant dispatchedAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant closedAt,
    @Nullable Instant pendingUntil,
    @Nullable Instant offeredAt,
    @Nullable String disposition,
    int signals,
    int version) {}
