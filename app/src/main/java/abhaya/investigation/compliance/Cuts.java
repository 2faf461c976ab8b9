package abhaya.investigation.compliance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The months of record that a window or an age limit cuts, and their pieces.
///
/// A whole month is one class of cases and is counted by its cell; a cut one is counted by its
/// days. A date `d` cuts its month between `d` and the day after, unless it is the month's last.
///
/// @param months first days of the cut months
/// @param pieces what of them lies in the window, each of one age
record Cuts(List<LocalDate> months, List<Piece> pieces) {

  /// Days of one month that are alike.
  ///
  /// @param age 0 over 180 days, to 4 up to 30 days over, 5 not mature
  record Piece(LocalDate low, LocalDate high, LocalDate month, int age) {}

  Cuts {
    months = List.copyOf(months);
    pieces = List.copyOf(pieces);
  }

  static Cuts of(Window window, AsOf asOf) {
    var last = window.lastKnownOn(asOf.day());
    var ends = new TreeSet<LocalDate>(asOf.ageLimits());
    ends.add(window.from().minusDays(1));
    ends.add(last);
    ends.removeIf(day -> day.equals(YearMonth.from(day).atEndOfMonth()));

    var months = new TreeSet<LocalDate>();
    for (var day : ends) months.add(day.withDayOfMonth(1));
    var pieces = new ArrayList<Piece>();
    for (var month : months) {
      var low = month;
      var monthEnd = YearMonth.from(month).atEndOfMonth();
      while (!low.isAfter(monthEnd)) {
        var end = ends.ceiling(low);
        var high = end == null || end.isAfter(monthEnd) ? monthEnd : end;
        if (!low.isBefore(window.from()) && !high.isAfter(last)) {
          pieces.add(new Piece(low, high, month, asOf.ageOf(low)));
        }
        low = high.plusDays(1);
      }
    }
    return new Cuts(List.copyOf(months), pieces);
  }
}
