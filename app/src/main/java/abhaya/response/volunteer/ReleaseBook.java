package abhaya.response.volunteer;

import java.util.EnumSet;
import java.util.Set;

/// Whether the exact place may be shown to a volunteer. All must hold; what is missing is named.
final class ReleaseBook {
  private static final int TOGETHER = 2;

  private ReleaseBook() {}

  enum Missing {
    NOT_ACCEPTED,
    NO_POLICE_ASSIGNED,
    /// One volunteer alone, and the police not there yet.
    ALONE,
    CHILD,
    REFUSED,
    /// She was made to end it: nobody without a uniform goes there.
    HELD,
    NOT_FIT,
    NO_PLAUSIBLE_PLACE,
    OVER
  }

  /// @param coming volunteers who said yes to this call, this one among them
  record Facts(
      boolean accepted,
      boolean policeAssigned,
      boolean policeThere,
      int coming,
      boolean child,
      boolean wanted,
      boolean held,
      boolean fit,
      boolean plausible,
      boolean over) {}

  static Set<Missing> missing(Facts facts) {
    var missing = EnumSet.noneOf(Missing.class);
    if (!facts.accepted()) missing.add(Missing.NOT_ACCEPTED);
    if (!facts.policeAssigned()) missing.add(Missing.NO_POLICE_ASSIGNED);
    if (facts.coming() < TOGETHER && !facts.policeThere()) missing.add(Missing.ALONE);
    if (facts.child()) missing.add(Missing.CHILD);
    if (!facts.wanted()) missing.add(Missing.REFUSED);
    if (facts.held()) missing.add(Missing.HELD);
    if (!facts.fit()) missing.add(Missing.NOT_FIT);
    if (!facts.plausible()) missing.add(Missing.NO_PLAUSIBLE_PLACE);
    if (facts.over()) missing.add(Missing.OVER);
    return missing;
  }
}
