package abhaya.investigation.why;

import java.time.Duration;

/// The steps in which lags are counted: fine where hours matter, coarse where weeks have passed.
final class LagSteps {
  /// Upper edge of each step in hours.
  private static final int[] HOURS = {
    1, 2, 4, 6, 9, 12, 18, 24, 36, 48, 72, 96, 120, 168, 240, 336, 480, 744
  };

  /// An entry before its event: a wrong clock somewhere.
  static final int BEFORE = -1;

  /// Over a month: of arrivals, the first load of an installation.
  static final int OVER = HOURS.length;

  private LagSteps() {}

  static int of(Duration lag) {
    if (lag.isNegative()) return BEFORE;
    var hours = lag.toSeconds() / 3600.0;
    for (var step = 0; step < HOURS.length; step++) if (hours <= HOURS[step]) return step;
    return OVER;
  }

  /// The upper edge: nine of ten were quicker than this.
  static Duration edge(int step) {
    return Duration.ofHours(HOURS[Math.clamp(step, 0, HOURS.length - 1)]);
  }
}
