package abhaya.response.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a device's press does beside those before it: one open panic a device.
public final class PanicBook {

  /// The device's last panic, as it stands.
  ///
  /// @param closedAt null while open
  public record Last(Instant pressedAt, @Nullable Instant closedAt) {}

  /// What becomes of the signal.
  public enum Verdict {
    OPENS,
    /// Adds place and time to the open one.
    UPDATES,
    /// Stored in the device and older than the closure: part of what is over.
    BELONGS_TO_CLOSED,
    PROPOSES_CLOSURE,
    /// Says that something is over which we do not know of.
    NOTHING_OPEN
  }

  private PanicBook() {}

  /// @param last null where the device never pressed before
  public static Verdict judge(Signal signal, @Nullable Last last) {
    var open = last != null && last.closedAt() == null;
    if (signal.meaning() == Meaning.PANIC_OVER) {
      return open ? Verdict.PROPOSES_CLOSURE : Verdict.NOTHING_OPEN;
    }
    if (open) return Verdict.UPDATES;
    var closedAt = last == null ? null : last.closedAt();
    var pressedAt = signal.at();
    // A press whose time is unknown is a press now.
    var over = closedAt != null && pressedAt != null && !pressedAt.isAfter(closedAt);
    return over ? Verdict.BELONGS_TO_CLOSED : Verdict.OPENS;
  }
}
