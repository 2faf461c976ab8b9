package abhaya.investigation.alarm;

import java.util.Set;

/// One rung of a ladder as data: so many days from the first or the last day, to these posts.
///
/// @param fromLastDay true if counted from the last day, false from the first
/// @param supervisors told beside the owner of the duty
/// @param owner true if the owner of the duty is told
record LadderRow(
    String name,
    boolean fromLastDay,
    int days,
    RungKind kind,
    boolean owner,
    Set<Recipient> supervisors) {

  LadderRow {
    supervisors = Set.copyOf(supervisors);
  }

  static LadderRow fromFirst(int days, RungKind kind, Recipient... told) {
    return new LadderRow("day-" + days, false, days, kind, false, Set.of(told));
  }

  static LadderRow fromLast(int days, RungKind kind, Recipient... supervisors) {
    var name = days == 0 ? "due" : days < 0 ? "due" + days : "due+" + days;
    return new LadderRow(name, true, days, kind, days <= 0, Set.of(supervisors));
  }
}
