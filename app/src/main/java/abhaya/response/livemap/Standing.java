package abhaya.response.livemap;

import abhaya.base.geo.Point;
import abhaya.response.recommend.Candidate.Readiness;
import abhaya.response.unit.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One unit as a map shows it.
///
/// @param lat in steps of 10⁻⁵ degree, about 1.1 m; `NOWHERE` for a unit that was never seen
/// @param lon likewise
/// @param age step of `AgeSteps`
record Standing(int lat, int lon, Readiness readiness, int age) {
  static final int NOWHERE = Integer.MIN_VALUE;
  private static final double STEPS_A_DEGREE = 1e5;
  private static final int READINESS_BITS = 3;
  private static final List<Readiness> WORDS = List.of(Readiness.values());

  static Standing of(Fleet.Seen seen, Instant now) {
    var fix = seen.fix();
    if (fix == null) return new Standing(NOWHERE, NOWHERE, seen.readiness(), 0);
    return of(fix.point(), seen.readiness(), fix.age(now));
  }

  static Standing of(Point point, Readiness readiness, Duration age) {
    return new Standing(steps(point.lat()), steps(point.lon()), readiness, AgeSteps.of(age));
  }

  private static int steps(double degrees) {
    return (int) Math.round(degrees * STEPS_A_DEGREE);
  }

  /// Readiness and age in seven bits.
  int bits() {
    return WORDS.indexOf(readiness) | age << READINESS_BITS;
  }

  static Standing of(int lat, int lon, int bits) {
    var word = bits & (1 << READINESS_BITS) - 1;
    return new Standing(lat, lon, WORDS.get(word), bits >> READINESS_BITS & AgeSteps.COUNT - 1);
  }

  boolean isSomewhere() {
    return lat != NOWHERE;
  }
}
