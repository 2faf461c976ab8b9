package abhaya.safecity.board;

import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.fund.FundBook;
import abhaya.safecity.fund.Ledger;
import abhaya.safecity.fund.Rupees;
import abhaya.safecity.measure.EarnedValue;
import abhaya.safecity.measure.ScheduleCurve;
import abhaya.safecity.measure.WeightedProgress;
import abhaya.safecity.measure.WorkStatus;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.PlanHistory;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkReport;
import abhaya.safecity.project.WorkStage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What became of one city's money and promises, worked out for a day.
record CityStanding(
    CityProject city,
    FundBook book,
    List<WorkPackage> works,
    List<WorkReport> reports,
    LocalDate today) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  CityStanding {
    works = List.copyOf(works);
    reports = List.copyOf(reports);
  }

  Ledger ledger() {
    return book.ledger();
  }

  Rupees sanctioned() {
    return ledger().total(EntryKind.SANCTION);
  }

  /// Weighted progress of what is proven at the end of a month, in per cent.
  Optional<BigDecimal> physicalAt(YearMonth month) {
    return new WeightedProgress(
            works.stream()
                .map(work ->
                    new WeightedProgress.Item(work.weight(), work.provenAt(month), work.target()))
                .toList())
        .percent();
  }

  Optional<BigDecimal> physical() {
    return physicalAt(lastMonth());
  }

  /// The last month that has ended.
  YearMonth lastMonth() {
    return YearMonth.from(today).minusMonths(1);
  }

  /// What was typed, weighted the same way; packages without a report count nothing.
  Optional<BigDecimal> typed() {
    return new WeightedProgress(
            works.stream()
                .map(work ->
                    new WeightedProgress.Item(
                        work.weight(), typedOf(work).orElse(0L), work.target()))
                .toList())
        .percent();
  }

  Optional<Long> typedOf(WorkPackage work) {
    return reports.stream()
        .filter(report -> report.packageHandle().equals(work.handle()) && report.counts())
        .max(Comparator.comparing(WorkReport::month).thenComparingInt(WorkReport::version))
        .map(WorkReport::quantity);
  }

  /// What should stand at the end of a month, by the first plans or by those in force, in per cent.
  BigDecimal plannedAt(YearMonth month, Function<PlanHistory, PlanHistory.Plan> which) {
    var sum = BigDecimal.ZERO;
    var weights = BigDecimal.ZERO;
    for (var work : works) {
      weights = weights.add(work.weight());
      var plan = which.apply(work.plans());
      if (plan.target() == 0) continue;
      var share =
          ScheduleCurve.of(plan.curve())
              .plannedAt(month)
              .divide(BigDecimal.valueOf(plan.target()), MathContext.DECIMAL64);
      sum = sum.add(work.weight().multiply(share));
    }
    if (weights.signum() == 0) return BigDecimal.ZERO;
    return sum.multiply(HUNDRED).divide(weights, 2, RoundingMode.HALF_UP);
  }

  BigDecimal planned() {
    return plannedAt(lastMonth(), PlanHistory::current);
  }

  BigDecimal plannedAtFirst() {
    return plannedAt(lastMonth(), PlanHistory::first);
  }

  /// Spent of sanctioned at the end of a month, in per cent.
  Optional<BigDecimal> financialAt(YearMonth month) {
    if (sanctioned().isZero()) return Optional.empty();
    var spent = ledger().upTo(month.atEndOfMonth()).spent();
    return Optional.of(
        spent
            .toDecimal()
            .multiply(HUNDRED)
            .divide(sanctioned().toDecimal(), 2, RoundingMode.HALF_UP));
  }

  EarnedValue earnedValue() {
    return EarnedValue.ofShares(
        sanctioned().toDecimal(),
        planned().movePointLeft(2),
        physical().orElse(BigDecimal.ZERO).movePointLeft(2),
        ledger().spent().toDecimal());
  }

  WorkStatus status() {
    var overdue = book.due(today).stream().mapToLong(due -> due.monthsOverdue()).max().orElse(0);
    return WorkStatus.of(
        new WorkStatus.Facts(
            earnedValue().scheduleIndex().orElse(null),
            works.isEmpty() ? null : Math.toIntExact(worstSlip()),
            financialAt(lastMonth()).orElse(null),
            physical().orElse(null),
            works.stream().anyMatch(this::isWithoutTender),
            Math.toIntExact(overdue),
            cyclesWithoutReport()));
  }

  private boolean isWithoutTender(WorkPackage work) {
    return work.stages().stage() == WorkStage.TENDER_CANCELLED;
  }

  /// Days behind the first baseline of the milestone that is furthest behind.
  long worstSlip() {
    return works.stream()
        .flatMap(work -> work.milestones().stream())
        .filter(milestone -> milestone.doneOn().isEmpty())
        .mapToLong(milestone -> milestone.slipDays(today))
        .max()
        .orElse(0);
  }

  private int cyclesWithoutReport() {
    return reports.stream()
        .map(WorkReport::month)
        .max(YearMonth::compareTo)
        .map(last -> (int) Math.max(0, last.until(lastMonth(), ChronoUnit.MONTHS)))
        .orElse(99);
  }

  long openObstacles() {
    return works.stream().mapToLong(work -> work.openOn(today).size()).sum();
  }

  long overdueCertificates() {
    return book.due(today).stream().filter(due -> due.isOverdue(today)).count();
  }

  /// From the first month of any plan to the last of any, or today if that is later.
  List<YearMonth> months() {
    var plans = works.stream().flatMap(work -> work.plans().plans().stream()).toList();
    var first =
        plans.stream()
            .flatMap(plan -> plan.perMonth().keySet().stream())
            .min(YearMonth::compareTo)
            .orElse(lastMonth());
    var last =
        plans.stream()
            .map(plan -> YearMonth.from(plan.dueOn()))
            .max(YearMonth::compareTo)
            .filter(month -> month.isAfter(lastMonth()))
            .orElse(lastMonth());
    return java.util.stream.Stream.iterate(
            first, month -> !month.isAfter(last), month -> month.plusMonths(1))
        .toList();
  }
}
