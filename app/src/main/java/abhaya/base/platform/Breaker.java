package abhaya.base.platform;

import java.time.Duration;
import java.time.Instant;

/// Keeps from knocking at a door that does not open: after some failures in a row nothing is tried
/// for a while, then one message, and all of them again once it went through.
public final class Breaker {
  static final int FAILURES_MAX = 5;
  static final Duration PAUSE = Duration.ofSeconds(60);

  private int failures;
  private Instant openUntil = Instant.EPOCH;

  /// How many may be tried now, of so many.
  public synchronized int allows(Instant now, int wanted) {
    if (failures < FAILURES_MAX) return wanted;
    return now.isBefore(openUntil) ? 0 : 1;
  }

  public synchronized void worked() {
    failures = 0;
  }

  public synchronized void failed(Instant now) {
    failures++;
    if (failures >= FAILURES_MAX) openUntil = now.plus(PAUSE);
  }
}
