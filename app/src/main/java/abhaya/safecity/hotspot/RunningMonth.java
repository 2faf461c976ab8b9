package abhaya.safecity.hotspot;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The counts of the month that runs, as they were published last.
///
/// They are published on the Mondays of the month and stand still in between. A count that moved with
/// each event would say on which day, and so which event, made it reach five, or the next five.
///
/// @param shown by cell; a cell that has none is withheld
record RunningMonth(LocalDate releasedOn, Instant countedAt, Map<Integer, Integer> shown) {
  RunningMonth {
    shown = Map.copyOf(shown);
  }

  YearMonth month() {
    return YearMonth.from(releasedOn);
  }

  /// Empty where it is withheld.
  OptionalInt of(int cell) {
    var events = shown.get(cell);
    return events == null ? OptionalInt.empty() : OptionalInt.of(events);
  }

  /// The last Monday of this month up to today; empty before its first one.
  static Optional<LocalDate> releaseDay(LocalDate today) {
    var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return YearMonth.from(monday).equals(YearMonth.from(today))
        ? Optional.of(monday)
        : Optional.empty();
  }

  /// The day on which the next counts are published, of this month or of the one after it.
  static LocalDate nextRelease(LocalDate today) {
    return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  }
}
