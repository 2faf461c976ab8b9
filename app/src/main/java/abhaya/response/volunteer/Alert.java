package abhaya.response.volunteer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One volunteer's part in one call.
public record Alert(
    long id,
    String handle,
    long call,
    long volunteer,
    AlertState state,
    Instant alertedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant reportedAt) {}
