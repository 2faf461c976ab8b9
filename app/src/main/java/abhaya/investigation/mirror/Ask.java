package abhaya.investigation.mirror;

import java.time.LocalDate;

/// What a figure is asked for.
///
/// @param from first day of record
/// @param to last day of record
/// @param day the as-of day
/// @param ended true for a past day, which means its end; today has not ended
/// @param classes bits of the classes of clock to count
public record Ask(LocalDate from, LocalDate to, LocalDate day, boolean ended, int classes) {
  public static final int ALL_CLASSES = (1 << CaseCount.CLASSES) - 1;

  public Ask {
    if (to.isBefore(from)) throw new IllegalArgumentException("a window ends before it begins");
    if ((classes & ALL_CLASSES) == 0) throw new IllegalArgumentException("no class is asked for");
  }

  public static Ask ofAll(LocalDate from, LocalDate to, LocalDate day, boolean ended) {
    return new Ask(from, to, day, ended, ALL_CLASSES);
  }

  boolean wants(int clockClass) {
    return (classes & 1 << clockClass) != 0;
  }
}
