package abhaya.base.access;

import java.time.Duration;

/// How long a source waits after wrong attempts. It slows the source, never the account: the same
/// name from another address is not held up (`security.md` 6).
///
/// @param free wrong attempts without a wait
/// @param most the longest wait
record SlowDown(int free, Duration most) {

  /// One name from one address: a mistyped password costs nothing, guessing soon does.
  static final SlowDown NAME_FROM_SOURCE = new SlowDown(4, Duration.ofMinutes(15));

  /// Any names from one address. A whole office may share it, so the wait stays short.
  static final SlowDown SOURCE = new SlowDown(100, Duration.ofSeconds(20));

  /// Attempts this long ago are forgotten.
  static final Duration MEMORY = Duration.ofHours(1);

  /// One second after the first attempt that is not free, then double each time.
  Duration waitAfter(int failures) {
    var beyond = failures - free;
    if (beyond < 1) return Duration.ZERO;
    var doublings = Math.min(beyond - 1, 30);
    var wait = Duration.ofSeconds(1L << doublings);
    return wait.compareTo(most) > 0 ? most : wait;
  }
}
