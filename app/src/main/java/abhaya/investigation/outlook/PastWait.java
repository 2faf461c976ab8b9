package abhaya.investigation.outlook;

import org.jspecify.annotations.Nullable;

/// A wait of the past, or one that still lasts.
///
/// @param days from asking to getting, or to today
/// @param ended false while it lasts: it has taken at least so long
public record PastWait(
    String awaited, Holder holder, @Nullable String institution, long days, boolean ended) {

  public PastWait {
    if (days < 0) throw new IllegalArgumentException("nothing ends before it begins");
    if (!holder.isInstitution()) institution = null;
  }
}
