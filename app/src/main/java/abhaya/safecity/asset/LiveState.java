package abhaya.safecity.asset;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a device stands now, by its own signs of life.
public enum LiveState {
  /// Answers, and its picture reaches the room if it has one.
  WORKS,
  /// Answers, but picture or recording do not reach the room.
  NO_PICTURE,
  DEGRADED,
  /// Says itself, or its gateway says, that it does not work.
  DOWN,
  /// Has given no sign of life for longer than its terms allow.
  SILENT,
  REPAIR,
  /// Has never told anything.
  UNKNOWN,
  /// Not installed yet, or taken away.
  NOT_THERE,
  /// Of a class that tells nothing by itself.
  UNMEASURED;

  /// How many heartbeats may be missed.
  private static final int BEATS_MISSED = 3;

  /// After how long without a sign of life a device is silent: by its terms, but never before it has
  /// missed three heartbeats.
  public static Duration patience(int silentMinutes, int beatMinutes) {
    return Duration.ofMinutes(Math.max(silentMinutes, (long) BEATS_MISSED * beatMinutes));
  }

  /// @param standing null if it has never told anything
  public static LiveState of(
      KnownAssets.KnownAsset thing,
      AssetKind kind,
      @Nullable Standing standing,
      Duration patience,
      Instant now) {
    if (!thing.standing()) return NOT_THERE;
    if (!kind.measured()) return UNMEASURED;
    if (standing == null) return UNKNOWN;
    var alive = standing.aliveAt();
    var silent = alive == null || alive.plus(patience).isBefore(now);
    if (standing.status() == Reading.Status.UNDER_REPAIR && !tooOld(standing, patience, now))
      return REPAIR;
    if (standing.status() == Reading.Status.OFFLINE && !tooOld(standing, patience, now))
      return DOWN;
    if (silent) return SILENT;
    if (kind.seen() && Boolean.FALSE.equals(standing.pictureOk())) return NO_PICTURE;
    return standing.status() == Reading.Status.DEGRADED ? DEGRADED : WORKS;
  }

  private static boolean tooOld(Standing standing, Duration patience, Instant now) {
    return standing.gotAt().plus(patience).isBefore(now);
  }

  /// Whether it works well enough to be counted as working tonight.
  public boolean works() {
    return this == WORKS || this == DEGRADED;
  }

  /// Whether anything is known of it.
  public boolean isMeasured() {
    return switch (this) {
      case UNKNOWN, NOT_THERE, UNMEASURED -> false;
      default -> true;
    };
  }
}
