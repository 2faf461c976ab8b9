package abhaya.investigation.why;

import abhaya.investigation.outlook.CaseWorld;
import abhaya.investigation.outlook.Habit;
import abhaya.investigation.outlook.WhatIf;

/// Makes the model of a unit's work from its own figures: as many cases a day as came, as many for
/// the laboratory, and so many officer-days a case that today's hands miss as many clocks as were
/// really missed.
///
/// Officers have other work too. The hands of the model are therefore not those posted but as many
/// full-time officers as cases of twelve officer-days keep busy nine days in ten.
final class WorldFit {
  private static final int DAYS = 365;
  private static final int START_UP = 120;
  private static final double ALLOWED = 61;
  private static final double FINISH_DAYS = 2;
  private static final double BENCH_BUSY = 0.85;
  private static final double USUAL_LAB_DAYS = 20;
  private static final int STEPS = 14;
  private static final long FIT_CASES = 8_000;
  private static final double NOMINAL_DAYS = 12;
  private static final double OFFICER_BUSY = 0.9;

  private WorldFit() {}

  /// What is known of a unit.
  ///
  /// @param cases of a year, and how many of them missed their clock
  /// @param laboratory cases with something sent to a laboratory
  /// @param posted officers, of whom these cases are a part of the work; 0 where nobody said
  record Known(long cases, long missed, long laboratory, Habit laboratoryHabit, int posted) {
    double missedShare() {
      return cases == 0 ? 0 : (double) missed / cases;
    }
  }

  /// @param simulatedShare clocks missed in the model with today's hands
  /// @param posted beside the model: all officers of the unit; 0 where nobody said
  record Fitted(
      CaseWorld world,
      CaseWorld.Capacity today,
      double realShare,
      double simulatedShare,
      int posted) {}

  static Fitted of(Known known, long seed) {
    var arrivals = Math.max(1, known.cases()) / (double) DAYS;
    var labShare =
        known.cases() == 0 ? 0 : Math.min(1, (double) known.laboratory() / known.cases());
    var labDays =
        (double) known.laboratoryHabit().quantile(0.25).orElse(Math.round(USUAL_LAB_DAYS));
    labDays = Math.max(1, labDays);
    var benches = Math.max(1, (int) Math.ceil(arrivals * labShare * labDays / BENCH_BUSY));
    var work = arrivals * (NOMINAL_DAYS + FINISH_DAYS);
    var officers = Math.max(1, (int) Math.ceil(work / OFFICER_BUSY));
    var hands = new CaseWorld.Capacity(officers, benches);
    // a small unit differs much from run to run, a large one hardly
    var runs = (int) Math.clamp(FIT_CASES / Math.max(1, known.cases()), 3L, 31L);
    var low = 0.05;
    var high = 1.3 * officers / arrivals;
    var officerDays = high / 2;
    for (var step = 0; step < STEPS; step++) {
      officerDays = (low + high) / 2;
      var share =
          WhatIf.missedShare(world(arrivals, officerDays, labShare, labDays), hands, seed, runs);
      if (share > known.missedShare()) high = officerDays;
      else low = officerDays;
    }
    var world = world(arrivals, officerDays, labShare, labDays);
    var simulated = WhatIf.missedShare(world, hands, seed, runs);
    return new Fitted(world, hands, known.missedShare(), simulated, known.posted());
  }

  private static CaseWorld world(
      double arrivals, double officerDays, double labShare, double labDays) {
    return new CaseWorld(
        arrivals, officerDays, labShare, labDays, FINISH_DAYS, ALLOWED, DAYS, START_UP);
  }
}
