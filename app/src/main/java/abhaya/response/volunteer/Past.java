package abhaya.response.volunteer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One alert of a volunteer's past, for caps and patterns.
///
/// @param caller keyed hash of the caller's telephone; null where it is not known
/// @param arrivedAt null: never there
public record Past(
    String call,
    String cell,
    @Nullable String caller,
    AlertState state,
    Instant alertedAt,
    boolean released,
    @Nullable Instant arrivedAt,
    @Nullable Instant reportedAt) {

  /// She said yes, whatever came after.
  boolean accepted() {
    return released || state.isComing() || state == AlertState.WITHDRAWN;
  }
}
