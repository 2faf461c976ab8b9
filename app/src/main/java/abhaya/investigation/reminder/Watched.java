package abhaya.investigation.reminder;

import abhaya.investigation.alarm.Rung;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept of a case while its clocks are watched.
///
/// @param station as it was when the case was last looked at; 0 before the first look
/// @param passed by clock and anchor: rungs up to this moment were passed over without being told
record Watched(long caseId, int station, @Nullable String officer, Map<String, Instant> passed) {
  Watched {
    passed = Map.copyOf(passed);
  }

  /// Whether the rung was passed over when a newer one of its clock was told.
  boolean hasPassed(Rung rung) {
    if (rung.key().level() > 0) return false;
    var upTo = passed.get(line(rung));
    return upTo != null && !rung.at().isAfter(upTo);
  }

  /// The same with this rung passed over.
  Watched passing(Rung rung) {
    var more = new HashMap<>(passed);
    more.merge(line(rung), rung.at(), (one, other) -> one.isAfter(other) ? one : other);
    return new Watched(caseId, station, officer, more);
  }

  /// A reminder of the first day and one of the last are counted from different anchors; the rungs of
  /// one anchor come one after the other.
  private static String line(Rung rung) {
    return rung.key().clock() + "@" + rung.key().anchor();
  }
}
