package abhaya.base.access;

import java.time.Duration;
import java.time.Instant;

/// When a session is over by itself: idle for too long, or a shift old.
final class SessionLimits {
  /// However busy, a session ends with the shift (`security.md` 6).
  static final Duration LONGEST = Duration.ofHours(12);

  private SessionLimits() {}

  /// The first instant at which the session no longer counts.
  static Instant endsAt(Instant createdAt, Instant lastSeenAt, Duration idleLimit) {
    var byAge = createdAt.plus(LONGEST);
    var byIdling = lastSeenAt.plus(idleLimit);
    return byAge.isBefore(byIdling) ? byAge : byIdling;
  }
}
