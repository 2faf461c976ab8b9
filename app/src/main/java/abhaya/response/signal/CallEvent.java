package abhaya.response.signal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One event that the telephone exchange tells of a call.
public record CallEvent(String call, Kind kind, Instant at) {

  /// What happened to the call.
  public enum Kind {
    RINGING,
    ANSWERED,
    /// Gave up before anybody answered.
    ABANDONED,
    ENDED;

    static Optional<Kind> read(String name) {
      return switch (name.strip().toLowerCase(Locale.ROOT)) {
        case "ringing", "ring", "offered", "queued" -> Optional.of(RINGING);
        case "answered", "connected", "claimed_externally" -> Optional.of(ANSWERED);
        case "abandoned", "cancelled", "missed", "no-answer" -> Optional.of(ABANDONED);
        case "ended", "hangup", "completed" -> Optional.of(ENDED);
        default -> Optional.empty();
      };
    }
  }

  /// Out of a voice signal that names its call and event.
  public static Optional<CallEvent> of(Signal signal) {
    var call = signal.fact("call");
    var kind = signal.fact("event").flatMap(Kind::read);
    if (call.isEmpty() || kind.isEmpty()) return Optional.empty();
    return Optional.of(new CallEvent(call.get(), kind.get(), signal.happenedAt()));
  }
}
