package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One person in one role at one unit, for a time. The last day counts; none means until further
/// notice.
public record Posting(long id, Role role, UnitId unit, LocalDate fromOn, @Nullable LocalDate toOn) {

  /// True on the first day, on the last, and between.
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(fromOn) && (toOn == null || !day.isAfter(toOn));
  }
}
