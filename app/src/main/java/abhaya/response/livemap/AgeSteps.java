package abhaya.response.livemap;

import java.time.Duration;

/// The age of a fix in sixteen steps, finer while it is young: a map says of a place whether it can
/// be relied on, not how many seconds it has.
final class AgeSteps {
  static final int COUNT = 16;

  /// Seconds at which each step begins; the last has no end.
  private static final int[] FROM = {
    0, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400
  };

  private AgeSteps() {}

  static int of(Duration age) {
    long seconds = age.toSeconds();
    int step = COUNT - 1;
    while (step > 0 && seconds < FROM[step]) step--;
    return step;
  }

  /// The least age of a step, in seconds.
  static int seconds(int step) {
    return FROM[step];
  }
}
