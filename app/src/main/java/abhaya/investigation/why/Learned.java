package abhaya.investigation.why;

import abhaya.investigation.outlook.BaseRates;
import abhaya.investigation.outlook.Blend;
import abhaya.investigation.outlook.Calibration;
import abhaya.investigation.outlook.HabitBook;
import abhaya.investigation.outlook.Obstacle;
import abhaya.investigation.outlook.OutlookBook;
import abhaya.investigation.outlook.PastCase;
import abhaya.investigation.outlook.PastWait;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What the past of a state teaches about its open cases, and how well it would have taught: habits
/// are learned from the oldest months, the fit from the next, the test is made on the last.
///
/// @param book gives the outlook of a case
/// @param table what was said and what happened, of the months the fit has not seen
/// @param brier mean squared miss on those months, `coin` that of always saying the base rate
/// @param learned months of habits and fit, `held` those held out
record Learned(
    OutlookBook book,
    List<Calibration.Row> table,
    double brier,
    double coin,
    Months learned,
    Months held,
    int learnedCases,
    int heldCases) {
  private static final int HABIT_MONTHS = 9;
  private static final int FIT_MONTHS = 3;
  static final int HELD_MONTHS = 3;
  private static final int OWN_DAYS_MAX = 12;

  /// Days before the last one on which past cases are looked at.
  private static final int[] LOOKS = {45, 30, 20, 10, 5};

  Learned {
    table = List.copyOf(table);
  }

  record Months(YearMonth from, YearMonth to) {}

  static Months all(YearMonth lastMature) {
    return new Months(
        lastMature.minusMonths(HABIT_MONTHS + FIT_MONTHS + HELD_MONTHS - 1L), lastMature);
  }

  static Learned from(List<PastStore.Past> past, YearMonth lastMature, LocalDate today) {
    var held = lastMature.minusMonths(HELD_MONTHS - 1L);
    var fit = held.minusMonths(FIT_MONTHS);
    var old = between(past, all(lastMature).from(), fit.minusMonths(1));
    var middle = between(past, fit, held.minusMonths(1));
    var last = between(past, held, lastMature);

    var habits = new HabitBook(waits(old, today));
    var plain = book(habits, new BaseRates(List.of()), 0);
    var rates = new BaseRates(looked(old, plain));
    var ownDays = ownDays(old);
    var raw = book(habits, rates, ownDays);
    var seen = looked(middle, raw);
    var blend = Blend.fit(seen, rates);
    var calibration = Calibration.fit(blend.applied(seen, rates));
    var test = blend.applied(looked(last, raw), rates);
    return new Learned(
        new OutlookBook(habits, rates, blend, calibration, ownDays),
        calibration.table(test),
        calibration.brier(test),
        coin(test),
        new Months(all(lastMature).from(), held.minusMonths(1)),
        new Months(held, lastMature),
        old.size() + middle.size(),
        test.size());
  }

  private static OutlookBook book(HabitBook habits, BaseRates rates, long ownDays) {
    return new OutlookBook(habits, rates, Blend.none(), Calibration.none(), ownDays);
  }

  private static List<PastStore.Past> between(
      List<PastStore.Past> past, YearMonth from, YearMonth to) {
    return past.stream()
        .filter(one -> !YearMonth.from(one.month()).isBefore(from))
        .filter(one -> !YearMonth.from(one.month()).isAfter(to))
        .toList();
  }

  private static List<PastWait> waits(List<PastStore.Past> past, LocalDate today) {
    var waits = new ArrayList<PastWait>();
    for (var one : past) {
      var reported = one.reportedOn();
      var end = reported == null ? today : reported;
      for (var wait : one.waits()) {
        if (!wait.isFromReason() && !wait.since().isAfter(end)) waits.add(wait.seenFrom(end));
      }
    }
    return waits;
  }

  /// Each past case as it looked on one of its days, chosen by its number; one that was reported by
  /// then had nothing left to tell.
  private static List<PastCase> looked(List<PastStore.Past> past, OutlookBook book) {
    var cases = new ArrayList<PastCase>();
    for (var one : past) {
      var left = LOOKS[(int) Math.floorMod(one.id() / 7, (long) LOOKS.length)];
      var day = one.dueOn().minusDays(left);
      var reported = one.reportedOn();
      if (reported != null && !reported.isAfter(day)) continue;
      var obstacles = obstacles(one.waits(), day);
      var raw = book.of(obstacles, one.dueOn(), day).raw();
      var over = reported == null || reported.isAfter(one.dueOn());
      cases.add(new PastCase(left, obstacles.size(), raw, over));
    }
    return cases;
  }

  static List<Obstacle> obstacles(List<CourseWait> waits, LocalDate day) {
    return waits.stream().filter(wait -> wait.standsOn(day)).map(CourseWait::obstacle).toList();
  }

  /// Days from the end of the last wait to the report, the middle of timely ones.
  private static long ownDays(List<PastStore.Past> past) {
    var days = new ArrayList<Long>();
    for (var one : past) {
      var reported = one.reportedOn();
      if (reported == null || reported.isAfter(one.dueOn())) continue;
      one.waits().stream()
          .map(CourseWait::until)
          .filter(until -> until != null && !until.isAfter(reported))
          .map(until -> ChronoUnit.DAYS.between(until, reported))
          .min(Long::compare)
          .ifPresent(days::add);
    }
    if (days.isEmpty()) return 0;
    days.sort(Long::compare);
    return Math.min(OWN_DAYS_MAX, days.get(days.size() / 4));
  }

  private static double coin(List<PastCase> test) {
    if (test.isEmpty()) return 0;
    var rate = test.stream().filter(PastCase::wentOver).count() / (double) test.size();
    return rate * (1 - rate);
  }
}
