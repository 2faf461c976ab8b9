package abhaya.investigation.mirror;

import java.time.LocalDate;

/// What a figure is asked for.
///
/// @param from first day of record
/// @param to last day of record
/// @param day the as-of day
/// @param ended true for a past day, which means its end; today has not ended
public record Ask(LocalDate from, LocalDate to, LocalDate day, boolean ended) {

  public Ask {
    if (to.isBefore(from)) throw new IllegalArgumentException("a window ends before it begins");
  }
}
