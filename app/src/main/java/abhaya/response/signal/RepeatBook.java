package abhaya.response.signal;

import java.util.Locale;
import java.util.Optional;

/// Tells a repeat from a new signal. A repeat is answered as the first was; it is never an error.
///
/// The key is the sender's idempotency key, else the message's own name, else for devices the bytes
/// themselves: a tracker that replays its store sends the same bytes. People who send the same words
/// twice are heard twice.
public final class RepeatBook {

  /// What to do with an arrival.
  public enum Verdict {
    NEW,
    /// Same key, same body: answer as before.
    REPEAT,
    /// Same key, other body.
    CONFLICT
  }

  private RepeatBook() {}

  /// Empty: every arrival is new.
  public static Optional<String> key(Signal signal, Optional<String> idempotencyKey) {
    var channel = signal.channel().name().toLowerCase(Locale.ROOT);
    if (idempotencyKey.isPresent()) return Optional.of(channel + "/key/" + idempotencyKey.get());
    if (signal.ownKey() != null) return Optional.of(channel + "/own/" + signal.ownKey());
    return switch (signal.channel()) {
      case VEHICLE, ELS, POSITION -> deviceKey(signal, channel);
      default -> Optional.empty();
    };
  }

  /// A packet without a time cannot be told from the next press: it is new.
  private static Optional<String> deviceKey(Signal signal, String channel) {
    if (signal.at() == null) return Optional.empty();
    return Optional.of(channel + "/bytes/" + signal.original().digest());
  }

  /// @param known digest of the body kept under the same key; empty where there is none
  public static Verdict judge(Optional<String> known, String digest) {
    if (known.isEmpty()) return Verdict.NEW;
    return known.get().equals(digest) ? Verdict.REPEAT : Verdict.CONFLICT;
  }
}
