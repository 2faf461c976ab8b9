package abhaya.investigation.clock;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The moment from which a case is looked at.
///
/// @param now the minute, where the day has not ended and it is known
record AsOf(LocalDate day, boolean dayEnded, @Nullable Instant now) {

  boolean knows(CaseEvent event) {
    return now == null ? !event.on().isAfter(day) : !event.at().isAfter(now);
  }

  /// Whether a last day has run out.
  boolean isPast(LocalDate lastDay) {
    return dayEnded ? !lastDay.isAfter(day) : lastDay.isBefore(day);
  }

  /// Whether a moment has run out; without the minute the benefit of the day is given.
  boolean isPast(Instant dueAt) {
    if (now != null) return dueAt.isBefore(now);
    return dayEnded ? dueAt.isBefore(India.endOf(day)) : dueAt.isBefore(India.startOf(day));
  }
}
