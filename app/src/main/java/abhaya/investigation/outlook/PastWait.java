package abhaya.investigation.outlook;

import org.jspecify.annotations.Nullable;

/// A wait of the past, or one that still lasts.
///
/// @param days from asking to getting, or to today
/// @param count how many such waits there were
/// @param ended false while it lasts: it has taken at least so long
public record PastWait(
    String awaited,
    Holder holder,
    @Nullable String institution,
    long days,
    boolean ended,
    int count) {

  public PastWait {
    if (days < 0) throw new IllegalArgumentException("nothing ends before it begins");
    if (count < 1) throw new IllegalArgumentException("a wait that nobody waited");
    if (!holder.isInstitution()) institution = null;
  }

  /// A single one.
  public PastWait(
      String awaited, Holder holder, @Nullable String institution, long days, boolean ended) {
    this(awaited, holder, institution, days, ended, 1);
  }
}
