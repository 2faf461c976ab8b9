package abhaya.base.notice;

import java.time.Duration;
import java.time.Instant;

/// Keeps from knocking at a door that does not open: after some failures in a row nothing is tried
/// for a while, then one message, and all of them again once it went through.
final class Breaker {
  static final int FAILURES_MAX = 5;
  static final Duration PAUSE = Duration.ofSeconds(60);

  private int failures;
  private Instant openUntil = Instant.EPOCH;

  /// How many may be tried now, of so many.
  synchronized int allows(Instant now, int wanted) {
    if (failures < FAILURES_MAX) return wanted;
    return now.isBefore(openUntil) ? 0 : 1;
  }

  synchronized void worked() {
    failures = 0;
  }

  synchronized void failed(Instant now) {
    failures++;
    if (failures >= FAILURES_MAX) openUntil = now.plus(PAUSE);
  }
}
