package abhaya.investigation.reminder;

import abhaya.investigation.alarm.QuietHours;
import abhaya.investigation.alarm.Rung;
import abhaya.investigation.alarm.RungKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sorts what the ladder says is due into what is told and what is passed over: after a time in which
/// nobody looked, the newest rung of a clock says all that the older ones would have said.
final class CatchUp {
  /// Told later than this after its moment, the night left out, a rung is late.
  static final Duration LATE = Duration.ofHours(2);

  /// A checklist of the first day helps in the first days.
  private static final Duration CHECKLIST_LIFE = Duration.ofDays(3);

  private final QuietHours quiet;
  private final Instant now;
  private final List<Rung> told = new ArrayList<>();
  private final List<Rung> passed = new ArrayList<>();

  private CatchUp(QuietHours quiet, Instant now) {
    this.quiet = quiet;
    this.now = now;
  }

  /// @param due in the order of their moments, as the ladder gives them
  static CatchUp of(List<Rung> due, QuietHours quiet, Instant now) {
    var sorted = new CatchUp(quiet, now);
    var newest = new HashMap<String, Rung>();
    for (var rung : due) {
      if (isRoot(rung)) newest.put(rung.key().clock(), rung);
    }
    for (var rung : due) sorted.sort(rung, newest);
    return sorted;
  }

  private static boolean isRoot(Rung rung) {
    return rung.key().level() == 0 && !rung.overtaken() && rung.kind() != RungKind.CHECKLIST;
  }

  private void sort(Rung rung, Map<String, Rung> newest) {
    var outlived =
        rung.kind() == RungKind.CHECKLIST && rung.at().plus(CHECKLIST_LIFE).isBefore(now);
    var older = isRoot(rung) && isLate(rung) && !rung.equals(newest.get(rung.key().clock()));
    if (rung.overtaken() || outlived || older) {
      passed.add(rung);
    } else {
      told.add(rung);
    }
  }

  boolean isLate(Rung rung) {
    return quiet.after(rung.at()).plus(LATE).isBefore(now);
  }

  List<Rung> told() {
    return told;
  }

  List<Rung> passed() {
    return passed;
  }
}
