package abhaya.investigation.why;

import abhaya.investigation.outlook.Holder;
import abhaya.investigation.outlook.Obstacle;
import abhaya.investigation.outlook.PastWait;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A thing a case waits for, or waited for.
///
/// @param awaited message key of the missing thing
/// @param institution handle of the laboratory, hospital or office; null if none was named
/// @param until day on which it came; null if it has not
record CourseWait(
    String awaited,
    Holder holder,
    @Nullable String institution,
    LocalDate since,
    @Nullable LocalDate until) {

  CourseWait {
    if (!holder.isInstitution()) institution = null;
    if (until != null && until.isBefore(since)) until = since;
  }

  /// Whether it is known from an officer's reason only: when it ends is then what she expected.
  boolean isFromReason() {
    return awaited.startsWith(CourseWaits.REASON);
  }

  boolean standsOn(LocalDate day) {
    return !since.isAfter(day) && (until == null || until.isAfter(day));
  }

  Obstacle obstacle() {
    return new Obstacle(awaited, holder, institution, since);
  }

  /// What is known of the wait at the end of that day.
  PastWait seenFrom(LocalDate day) {
    var ended = until != null && !until.isAfter(day);
    var last = ended ? until : day;
    return new PastWait(
        awaited, holder, institution, Math.max(0, ChronoUnit.DAYS.between(since, last)), ended);
  }

  String key() {
    return awaited + "|" + holder.name() + "|" + (institution == null ? "" : institution);
  }
}
