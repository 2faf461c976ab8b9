package abhaya.base.web;

import java.time.Duration;
import java.time.Instant;

/// How long something has lasted, as a clock that runs; `components/ticking.mjs` writes it the same
/// way.
///
/// @param seconds never below 0
public record Age(long seconds) {
  /// A record of another machine may be a little ahead of this one's clock: it has lasted no time.
  public static Age between(Instant since, Instant now) {
    return new Age(Math.max(0, Duration.between(since, now).toSeconds()));
  }

  /// Minutes and seconds, with the hours before them once there are some.
  public String text() {
    var age = Duration.ofSeconds(seconds);
    if (age.toHours() > 0) {
      return "%d:%02d:%02d".formatted(age.toHours(), age.toMinutesPart(), age.toSecondsPart());
    }
    return "%d:%02d".formatted(age.toMinutes(), age.toSecondsPart());
  }
}
