package abhaya.safecity.project;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes typed figures of works and leads them from desk to desk. The only way a report comes to be.
@Component
public class ReportRegister {
  private final WorkQueries works;
  private final WorkStore store;
  private final TrailRegister trail;
  private final Events events;
  private final Clock clock;

  ReportRegister(
      WorkQueries works, WorkStore store, TrailRegister trail, Events events, Clock clock) {
    this.works = works;
    this.store = store;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /// What somebody typed.
  public record Typed(
      YearMonth month, long quantity, List<Long> parts, String reason, String remark) {

    public Typed {
      parts = List.copyOf(parts);
    }
  }

  /// What came of it.
  public sealed interface Outcome {}

  public record Taken(String handle, EntryReview.State state) implements Outcome {}

  /// @param code names one sentence in the message files
  public record NotTaken(String code, List<Object> arguments) implements Outcome {

    public NotTaken {
      arguments = List.copyOf(arguments);
    }

    static NotTaken because(Enum<?> reason) {
      return new NotTaken(reason.name(), List.of());
    }
  }

  /// A report went one step on.
  public record WorkReportMoved(String city, String report, String move) {}

  /// Enters and submits a figure, as a first version or as a correction.
  @Transactional
  public Outcome enter(Scope scope, WorkPackage work, Typed typed) {
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, work.place().unit()));
    var now = clock.instant();
    var today = India.dateOf(now);
    var period = new ReportPeriod(typed.month());
    if (period.stateOn(today) == ReportPeriod.State.RUNNING)
      return new NotTaken("MONTH_HAS_NOT_ENDED", List.of());
    var problem = partsProblem(typed);
    if (problem.isPresent()) return problem.get();
    if (typed.quantity() > work.target() * 2 && work.target() > 0)
      return new NotTaken("FAR_ABOVE_TARGET", List.of(typed.quantity(), work.target()));
    store.lock(work.handle());
    var versions = versionsOf(scope, work, typed.month());
    var entered =
        new ReportedFigure(period, versions.stream().map(ReportRegister::version).toList())
            .enter(
                new ReportedFigure.Version(
                    BigDecimal.valueOf(typed.quantity()),
                    today,
                    scope.person().handle(),
                    typed.reason()));
    if (entered instanceof ReportedFigure.Refused refused)
      return NotTaken.because(refused.reason());
    if (!versions.isEmpty() && typed.reason().isBlank())
      return new NotTaken("CORRECTION_NEEDS_A_REASON", List.of());
    var report =
        new WorkReport(
            "",
            work.handle(),
            work.place().unit(),
            typed.month(),
            versions.size() + 1,
            typed.quantity(),
            typed.parts(),
            typed.reason().strip(),
            typed.remark().strip(),
            EntryReview.draft(),
            now);
    var handle = store.insertReport(report, work.place().city(), scope.person().id());
    return move(scope, work.place().city(), with(report, handle), EntryReview.Move.SUBMIT, "");
  }

  /// Does the next step to a report.
  @Transactional
  public Outcome act(
      Scope scope, String city, String handle, EntryReview.Move move, String remark) {
    var report =
        works.reports(scope, city).stream()
            .filter(one -> one.handle().equals(handle))
            .findFirst()
            .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    store.lock(report.packageHandle());
    return move(scope, city, report, move, remark);
  }

  private Outcome move(
      Scope scope, String city, WorkReport report, EntryReview.Move move, String remark) {
    var acted = ReviewDesk.act(scope, report.unit(), report.review(), move, remark);
    if (acted instanceof EntryReview.Refused refused) return NotTaken.because(refused.reason());
    var after = ((EntryReview.Taken) acted).review();
    store.insertAct(scope, report, after, clock.instant());
    trail.record(
        scope,
        TrailAct.allowed(move.name(), "WORK_REPORT", report.handle())
            .with("city", city)
            .with("version", report.version()));
    events.tell(new WorkReportMoved(city, report.handle(), move.name()));
    return new Taken(report.handle(), after.state());
  }

  private List<WorkReport> versionsOf(Scope scope, WorkPackage work, YearMonth month) {
    return works.reports(scope, work.place().city()).stream()
        .filter(report -> report.packageHandle().equals(work.handle()))
        .filter(report -> report.month().equals(month))
        .sorted(Comparator.comparingInt(WorkReport::version))
        .toList();
  }

  private static ReportedFigure.Version version(WorkReport report) {
    return new ReportedFigure.Version(
        BigDecimal.valueOf(report.quantity()),
        India.dateOf(report.enteredAt()),
        "",
        report.reason());
  }

  /// 2,800 + 280 + 400 do not make 3,400.
  private static Optional<NotTaken> partsProblem(Typed typed) {
    if (typed.parts().isEmpty()) return Optional.empty();
    var sum = typed.parts().stream().reduce(0L, Math::addExact);
    if (sum == typed.quantity()) return Optional.empty();
    return Optional.of(new NotTaken("PARTS_DO_NOT_MAKE_THE_WHOLE", List.of(sum, typed.quantity())));
  }

  private static WorkReport with(WorkReport report, String handle) {
    return new WorkReport(
        handle,
        report.packageHandle(),
        report.unit(),
        report.month(),
        report.version(),
        report.quantity(),
        report.parts(),
        report.reason(),
        report.remark(),
        report.review(),
        report.enteredAt());
  }
}
