package abhaya.investigation.mirror;

import java.time.LocalDate;
import java.util.Random;

/// Cases as they come: more of late, a tenth pending, reports that crowd before the last day.
final class RandomCases {
  static final LocalDate FIRST = LocalDate.of(2018, 4, 21);
  static final LocalDate TODAY = LocalDate.of(2024, 3, 15);

  private final Random random;

  RandomCases(long seed) {
    random = new Random(seed);
  }

  CaseCount next() {
    var days = (int) (TODAY.toEpochDay() - FIRST.toEpochDay());
    var recorded = FIRST.plusDays((long) (days * Math.sqrt(random.nextDouble())));
    if (random.nextInt(100) < 12) {
      return new CaseCount(recorded, null, false, false);
    }
    var lag = random.nextInt(10) < 7 ? random.nextInt(63) : random.nextInt(600);
    var reported = recorded.plusDays(lag);
    if (reported.isAfter(TODAY)) {
      return new CaseCount(recorded, null, false, false);
    }
    var charged = random.nextInt(5) > 0;
    return new CaseCount(recorded, reported, charged, random.nextInt(20) == 0);
  }

  Ask ask() {
    var from = FIRST.plusDays(random.nextInt(2_100));
    var to = from.plusDays(random.nextInt(1_500));
    if (random.nextInt(3) == 0) {
      from = FIRST.minusDays(200);
      to = TODAY.plusDays(300);
    }
    var day = FIRST.plusDays(random.nextInt(2_400)).minusDays(30);
    if (random.nextInt(4) == 0) day = TODAY.plusDays(random.nextInt(400));
    return new Ask(from, to, day, random.nextBoolean());
  }
}
