package abhaya.safecity.asset;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a device told at one moment.
///
/// @param at as it says, or our time where its clock cannot be believed
/// @param gotAt our time
public record Reading(
    long asset, int unit, Instant at, Instant gotAt, Status status, int flags, Measures measures) {

  /// Its clock was wrong; `at` is ours.
  public static final int CLOCK_WRONG = 1;

  /// It says itself that its clock is off by more than two seconds.
  public static final int CLOCK_DRIFTS = 2;

  /// Came late, out of the device's own store.
  public static final int LATE = 4;

  /// How a device says it is. A gateway may say it of a device that does not answer.
  public enum Status {
    ONLINE(0),
    DEGRADED(1),
    OFFLINE(2),
    UNDER_REPAIR(3);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    /// How the tables have it.
    int code() {
      return code;
    }

    static Status of(int code) {
      for (var status : values()) if (status.code == code) return status;
      throw new IllegalArgumentException("no such status");
    }

    /// Whether the device itself must be alive for this to be said.
    public boolean isAlive() {
      return this == ONLINE || this == DEGRADED;
    }
  }

  /// @param picture and recording, both, reach the room; null: not looked at
  /// @param night a picture taken after dark shows what it should; null: not looked at
  /// @param json everything that was told; null for nothing
  public record Measures(
      @Nullable Boolean picture, @Nullable Boolean night, @Nullable String json) {
    public static final Measures NONE = new Measures(null, null, null);

    static Measures of(Map<String, Object> told, @Nullable String json) {
      var picture = flag(told.get("picture"));
      var recording = flag(told.get("recording"));
      var seen =
          picture == null
              ? recording
              : Boolean.valueOf(picture && !Boolean.FALSE.equals(recording));
      return new Measures(seen, flag(told.get("nightPicture")), json);
    }

    private static @Nullable Boolean flag(@Nullable Object value) {
      return value instanceof Boolean flag ? flag : null;
    }
  }
}
