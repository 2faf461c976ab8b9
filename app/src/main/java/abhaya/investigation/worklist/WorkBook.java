package abhaya.investigation.worklist;

import abhaya.investigation.outlook.Holder;
import abhaya.investigation.worklist.WorkLine.Flag;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The lists of a morning. Each is the same cases looked at with one question, so a case may stand in
/// several; the shortest time is first, cases without a clock last.
public final class WorkBook {
  /// "This week" is today and the six days after it, whatever day of the week it is.
  private static final int WEEK = 6;

  private static final Comparator<WorkLine> ORDER =
      Comparator.comparingLong(WorkBook::left).thenComparing(WorkLine::handle);

  private final LocalDate today;
  private final List<WorkLine> lines;

  /// @param cases those the reader may see
  public WorkBook(Collection<WorkCase> cases, LocalDate today) {
    this.today = today;
    this.lines = cases.stream().map(this::line).sorted(ORDER).toList();
  }

  private static long left(WorkLine line) {
    var days = line.daysLeft();
    return days == null ? Long.MAX_VALUE : days;
  }

  private WorkLine line(WorkCase one) {
    var dueOn = one.dueOn();
    var obstacles = WaitBook.obstacles(one, today);
    var reason = ReasonBook.of(one, today).asked();
    return new WorkLine(
        one.handle(),
        one.station(),
        one.officer(),
        dueOn,
        dueOn == null || !one.isOpenOn(today) ? null : ChronoUnit.DAYS.between(today, dueOn),
        NextStep.first(one.clocks(), today).orElse(null),
        obstacles.isEmpty() ? null : obstacles.getFirst(),
        obstacles,
        flags(one, !obstacles.isEmpty(), reason != null),
        reason);
  }

  private Set<Flag> flags(WorkCase one, boolean waits, boolean reasonAsked) {
    var flags = EnumSet.noneOf(Flag.class);
    if (one.isReturned()) flags.add(Flag.RETURNED);
    if (waits) flags.add(Flag.WAITING);
    if (reasonAsked) flags.add(Flag.REASON_ASKED);
    if (!one.isOpenOn(today)) return flags;
    if (one.officer() == null) flags.add(Flag.NO_OFFICER);
    else if (one.openedAt() == null) flags.add(Flag.NEVER_OPENED);
    var dueOn = one.dueOn();
    if (dueOn == null) return flags;
    if (dueOn.isBefore(today)) flags.add(Flag.OVERDUE);
    if (dueOn.equals(today)) flags.add(Flag.DUE_TODAY);
    if (!dueOn.isBefore(today) && !dueOn.isAfter(today.plusDays(WEEK))) {
      flags.add(Flag.DUE_THIS_WEEK);
    }
    return flags;
  }

  /// Everything, by days left.
  public List<WorkLine> all() {
    return lines;
  }

  /// An officer's own cases.
  public List<WorkLine> mine(String officer) {
    return lines.stream().filter(line -> officer.equals(line.officer())).toList();
  }

  public List<WorkLine> with(Flag flag) {
    return lines.stream().filter(line -> line.flags().contains(flag)).toList();
  }

  /// Cases that wait for a laboratory, a hospital, a court's office, the prosecution, another state;
  /// those that have waited longest first.
  public List<WorkLine> waitingOn(Holder holder) {
    return lines.stream()
        .filter(line -> line.obstacles().stream().anyMatch(one -> one.holder() == holder))
        .sorted(Comparator.comparing((WorkLine line) -> since(line, holder)).thenComparing(ORDER))
        .toList();
  }

  private static LocalDate since(WorkLine line, Holder holder) {
    return line.obstacles().stream()
        .filter(one -> one.holder() == holder)
        .map(one -> one.since())
        .min(Comparator.naturalOrder())
        .orElse(LocalDate.MAX);
  }
}
