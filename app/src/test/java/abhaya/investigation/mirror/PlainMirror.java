package abhaya.investigation.mirror;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/// The same twelve columns by looking at every case once: the oracle.
final class PlainMirror {
  private PlainMirror() {}

  static Counts count(Collection<CaseCount> cases, Ask ask) {
    var sum = Counts.NONE;
    for (var one : cases) {
      if (one.recordedOn().isBefore(ask.from()) || one.recordedOn().isAfter(ask.to())) continue;
      if (one.recordedOn().isAfter(ask.day())) continue;
      sum = sum.plus(count(one, ask));
    }
    return sum;
  }

  private static Counts count(CaseCount one, Ask ask) {
    var due = one.recordedOn().plusMonths(2);
    var reportedOn = one.reportedOn();
    var done = reportedOn != null && !reportedOn.isAfter(ask.day());
    var mature = ask.ended() ? !due.isAfter(ask.day()) : due.isBefore(ask.day());
    var returned = done && one.returned() ? 1 : 0;
    var charged = done && one.charged() ? 1 : 0;
    if (!mature) {
      return new Counts(0, 0, 0, done ? 1 : 0, done ? 0 : 1, charged, 0, 0, 0, 0, 0, returned);
    }
    if (done) {
      var inTime = reportedOn != null && !reportedOn.isAfter(due) ? 1 : 0;
      return new Counts(inTime, 1 - inTime, 0, 0, 0, charged, 0, 0, 0, 0, 0, returned);
    }
    return overdue(daysOver(due, ask));
  }

  /// The first day over is day 1.
  private static long daysOver(LocalDate due, Ask ask) {
    return ChronoUnit.DAYS.between(due, ask.day()) + (ask.ended() ? 1 : 0);
  }

  private static Counts overdue(long over) {
    var age = over <= 30 ? 0 : over <= 60 ? 1 : over <= 120 ? 2 : over <= 180 ? 3 : 4;
    return new Counts(
        0, 0, 1, 0, 0, 0, at(age, 0), at(age, 1), at(age, 2), at(age, 3), at(age, 4), 0);
  }

  private static int at(int age, int column) {
    return age == column ? 1 : 0;
  }
}
