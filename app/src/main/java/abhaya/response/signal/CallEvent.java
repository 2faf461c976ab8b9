package abhaya.response.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One event that the telephone exchange tells of a call.
public record CallEvent(String call, Kind kind, Instant at) {

  /// What happened to the call.
  public enum Kind {
    RINGING,
    ANSWERED,
    /// Gave up before anybody answered.
    ABANDONED,
    ENDED,
    /// Somebody answered and heard nobody.
    SILENT,
    /// The caller pressed the key for "I cannot speak".
    KEYED;

    static Optional<Kind> read(String name) {
      return switch (name.strip().toLowerCase(Locale.ROOT)) {
        case "ringing", "ring", "offered", "queued" -> Optional.of(RINGING);
        case "answered", "connected", "claimed_externally" -> Optional.of(ANSWERED);
        case "abandoned", "cancelled", "missed", "no-answer" -> Optional.of(ABANDONED);
        case "ended", "hangup", "completed" -> Optional.of(ENDED);
        case "silent", "blank", "open-line" -> Optional.of(SILENT);
        default -> Optional.empty();
      };
    }
  }

  /// The key that a caller who cannot speak is asked to press.
  private static final char CANNOT_SPEAK = '5';

  /// What one message of the exchange tells: an event, keys pressed, or both.
  public static List<CallEvent> all(
      String call, @Nullable String event, @Nullable String digits, Instant at) {
    var found = new ArrayList<CallEvent>();
    if (event != null) Kind.read(event).ifPresent(kind -> found.add(new CallEvent(call, kind, at)));
    if (digits != null && digits.indexOf(CANNOT_SPEAK) >= 0) {
      found.add(new CallEvent(call, Kind.KEYED, at));
    }
    return List.copyOf(found);
  }

  /// Out of a voice signal that names its call and event.
  public static Optional<CallEvent> of(Signal signal) {
    var call = signal.fact("call");
    var kind = signal.fact("event").flatMap(Kind::read);
    if (call.isEmpty() || kind.isEmpty()) return Optional.empty();
    return Optional.of(new CallEvent(call.get(), kind.get(), signal.happenedAt()));
  }
}
