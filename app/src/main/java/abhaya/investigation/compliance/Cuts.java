package abhaya.investigation.compliance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// The months of registration that a window or an age limit cuts in two.
///
/// A whole month is one class of cases and is counted by month cells; a cut one is counted by its
/// days. A date `d` cuts its month between `d` and the day after, unless it is the month's last.
record Cuts(List<LocalDate> months) {

  Cuts {
    months = List.copyOf(months);
  }

  static Cuts of(Window window, AsOf asOf) {
    var months = new TreeSet<LocalDate>();
    cut(months, List.of(window.from().minusDays(1), window.lastKnownOn(asOf.day())));
    cut(months, asOf.ageLimits());
    return new Cuts(List.copyOf(months));
  }

  private static void cut(Collection<LocalDate> months, List<LocalDate> lastDays) {
    for (var day : lastDays) {
      var month = YearMonth.from(day);
      if (!day.equals(month.atEndOfMonth())) months.add(month.atDay(1));
    }
  }
}
