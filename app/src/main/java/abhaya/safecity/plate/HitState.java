package abhaya.safecity.plate;

import java.time.Duration;
import java.util.Set;

/// The life of a hit, from the alarm to its end.
public enum HitState {
  NEW,
  ACKNOWLEDGED,
  VERIFIED,
  REJECTED,
  DISPATCHED,
  RESULT,
  CLOSED;

  /// Within it somebody has to say "I have it".
  public static final Duration ACKNOWLEDGE_WITHIN = Duration.ofMinutes(1);

  /// The states that may follow. Nobody is sent out before an eye has verified the plate.
  public Set<HitState> next() {
    return switch (this) {
      case NEW -> Set.of(ACKNOWLEDGED);
      case ACKNOWLEDGED -> Set.of(VERIFIED, REJECTED);
      case VERIFIED -> Set.of(DISPATCHED, RESULT);
      case DISPATCHED -> Set.of(RESULT);
      case REJECTED, RESULT -> Set.of(CLOSED);
      case CLOSED -> Set.of();
    };
  }

  /// Whether the step says nothing without words: what came of it, why it is another plate.
  public boolean needsWords() {
    return this == RESULT || this == REJECTED;
  }

  public boolean mayBecome(HitState state) {
    return next().contains(state);
  }
}
