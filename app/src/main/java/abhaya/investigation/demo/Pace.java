package abhaya.investigation.demo;

import abhaya.investigation.demo.CasePlan.Report;
import java.time.LocalDate;

/// When a station files its final report, and of what kind.
final class Pace {
  private static final double HURRIED = 0.5;
  private static final String[] CLOSURES = {
    "FR_FALSE",
    "FR_FALSE",
    "FR_FALSE",
    "FR_FALSE",
    "FR_FALSE",
    "FR_FALSE",
    "FR_FALSE",
    "FR_TRUE_INSUFF",
    "FR_TRUE_INSUFF",
    "FR_TRUE_INSUFF",
    "FR_MISTAKE",
    "FR_MISTAKE",
    "FR_TRUE_INSUFF",
    "FR_FALSE",
    "TRANSFERRED",
    "FR_ABATED"
  };

  private final double stateOdds;
  private final long middleDay;

  /// @param middle the day on which the state's own figure holds; before it less, after it more
  Pace(double inTime, LocalDate middle) {
    stateOdds = StrictMath.log(inTime / (1 - inTime));
    middleDay = middle.toEpochDay();
  }

  /// The first report forwarded to the court, however far in the future.
  Report report(Dice dice, StationPlan station, Offence offence, long recordedAt) {
    var recorded = CasePlan.day(recordedAt);
    var due = LocalDate.ofEpochDay(recorded).plusMonths(2).toEpochDay();
    var years = (recorded - middleDay) / 365.0;
    var odds = stateOdds + station.skill() + station.yearlyGain() * years + offence.ease();
    var inTime = dice.chance(1 / (1 + StrictMath.exp(-odds)));
    var day = inTime ? timely(dice, station, recorded, due) : late(dice, station, due);
    day = towardsMonthEnd(dice, station, day, inTime ? due : CasePlan.NEVER);
    var report = at(dice, station, offence, day);
    var hurried = inTime && due - day < 5 && station.closing() > HURRIED;
    // where many cases wait for the last days, some are closed to be done with
    if (!hurried || !report.isChargeSheet() || !dice.chance(0.16)) return report;
    return new Report(CLOSURES[dice.below(16)], report.at(), report.enteredAt());
  }

  /// A report on a given day.
  static Report at(Dice dice, StationPlan station, Offence offence, long day) {
    var minute = day * 1_440 + 630 + dice.below(420);
    var kind = dice.chance(offence.chargeSheets()) ? "CS_ORIG" : CLOSURES[dice.below(16)];
    return new Report(kind, minute, minute + entryLag(dice, station));
  }

  /// Minutes from an act to its entry.
  static long entryLag(Dice dice, StationPlan station) {
    return 3 + (long) dice.about(station.entryHours() * 60, 0.9);
  }

  private static long timely(Dice dice, StationPlan station, long recorded, long due) {
    if (dice.chance(station.closing())) return due - dice.below(5);
    var allowed = due - recorded - 6;
    return recorded + 6 + (long) (allowed * StrictMath.sqrt(dice.unit()));
  }

  private static long late(Dice dice, StationPlan station, long due) {
    var waited =
        dice.about(40, 1.3) + (dice.chance(0.4) ? dice.about(station.laboratoryDays(), 0.8) : 0);
    return due + 1 + (long) waited;
  }

  private static long towardsMonthEnd(Dice dice, StationPlan station, long day, long latest) {
    if (!dice.chance(station.monthEnd())) return day;
    var date = LocalDate.ofEpochDay(day);
    var end = date.withDayOfMonth(date.lengthOfMonth()).toEpochDay() - dice.below(2);
    return end >= day && end <= latest ? end : day;
  }
}
