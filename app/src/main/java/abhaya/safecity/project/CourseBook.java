package abhaya.safecity.project;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whether a turn in the course of a work may be entered, and what the work is afterwards.
///
/// No plan is overwritten, and no past is planned: the months that have ended hold in a new plan what
/// was proven in them, and only what is left is spread anew.
final class CourseBook {
  private static final int YEARS_MAX = 20;

  private CourseBook() {}

  /// Why a turn is not taken; each names one sentence.
  enum Problem {
    LIES_AHEAD,
    DUE_HAS_PASSED,
    DUE_TOO_FAR,
    FROZEN_NEEDS_A_REASON,
    STAGE_CANNOT_FOLLOW,
    EARLIER_THAN_THE_LAST,
    NEEDS_A_REASON,
    NEEDS_A_MEETING,
    MONTHS_DO_NOT_MAKE_THE_TARGET,
    MONTHS_BEYOND_THE_DUE_DAY,
    TARGET_BELOW_NOUGHT,
    TARGET_BELOW_PROVEN,
    NO_SUCH_MILESTONE,
    DONE_ALREADY,
    BLOCKED_ALREADY,
    NOT_IN_THE_WAY
  }

  /// What is wrong with it on the day it is entered: days that lie ahead or have passed, frozen
  /// months; and what is wrong with it on any day.
  static Optional<Problem> whenEntered(
      WorkPackage work, WorkChange.Course course, LocalDate today) {
    var problem =
        switch (course) {
          case WorkChange.Reached reached -> happened(reached.on(), reached.reason(), today);
          case WorkChange.Done done -> happened(done.on(), done.reason(), today);
          case WorkChange.Blocked blocked -> happened(blocked.on(), blocked.reason(), today);
          case WorkChange.Cleared cleared -> happened(cleared.on(), cleared.reason(), today);
          case WorkChange.Replanned plan -> planned(plan.plan(), today);
          case WorkChange.Moved moved -> planned(moved.plan(), today);
        };
    return problem.isPresent() ? problem : onAnyDay(work, course);
  }

  private static Optional<Problem> happened(LocalDate on, String reason, LocalDate today) {
    if (on.isAfter(today)) return Optional.of(Problem.LIES_AHEAD);
    var period = new ReportPeriod(YearMonth.from(on)).stateOn(today);
    return period == ReportPeriod.State.FROZEN && reason.isBlank()
        ? Optional.of(Problem.FROZEN_NEEDS_A_REASON)
        : Optional.empty();
  }

  private static Optional<Problem> planned(PlanHistory.Plan plan, LocalDate today) {
    if (plan.approvedOn().isAfter(today)) return Optional.of(Problem.LIES_AHEAD);
    if (plan.dueOn().isBefore(today)) return Optional.of(Problem.DUE_HAS_PASSED);
    return plan.dueOn().isAfter(today.plusYears(YEARS_MAX))
        ? Optional.of(Problem.DUE_TOO_FAR)
        : Optional.empty();
  }

  /// What is wrong with it as the work stands: asked when it is entered and when it is accepted.
  static Optional<Problem> onAnyDay(WorkPackage work, WorkChange.Course course) {
    return switch (course) {
      case WorkChange.Reached one ->
          work.stages().step(one.stage(), one.on(), one.reason())
                  instanceof StageHistory.Refused refused
              ? Optional.of(Problem.valueOf(refused.reason().name()))
              : Optional.empty();
      case WorkChange.Replanned one -> problem(work.plans().replan(one.plan()));
      case WorkChange.Moved one ->
          find(work, one.milestone())
              .map(milestone ->
                  milestone.doneOn().isPresent()
                      ? Optional.of(Problem.DONE_ALREADY)
                      : problem(milestone.plans().replan(one.plan())))
              .orElse(Optional.of(Problem.NO_SUCH_MILESTONE));
      case WorkChange.Done one ->
          find(work, one.milestone())
              .map(milestone ->
                  milestone.doneOn().isPresent()
                      ? Optional.of(Problem.DONE_ALREADY)
                      : Optional.<Problem>empty())
              .orElse(Optional.of(Problem.NO_SUCH_MILESTONE));
      case WorkChange.Blocked one -> blocked(work, one);
      case WorkChange.Cleared one ->
          standing(work, one.code())
              .map(obstacle ->
                  one.on().isBefore(obstacle.sinceOn())
                      ? Optional.of(Problem.EARLIER_THAN_THE_LAST)
                      : Optional.<Problem>empty())
              .orElse(Optional.of(Problem.NOT_IN_THE_WAY));
    };
  }

  private static Optional<Problem> blocked(WorkPackage work, WorkChange.Blocked one) {
    if (one.reason().isBlank()) return Optional.of(Problem.NEEDS_A_REASON);
    return standing(work, one.code()).isPresent()
        ? Optional.of(Problem.BLOCKED_ALREADY)
        : Optional.empty();
  }

  private static Optional<WorkPackage.Obstacle> standing(WorkPackage work, Bottleneck code) {
    return work.obstacles().stream()
        .filter(one -> one.code() == code && one.clearedOn().isEmpty())
        .findFirst();
  }

  private static Optional<Problem> problem(PlanHistory.Outcome outcome) {
    return outcome instanceof PlanHistory.Refused refused
        ? Optional.of(Problem.valueOf(refused.reason().name()))
        : Optional.empty();
  }

  private static Optional<WorkPackage.Milestone> find(WorkPackage work, String kind) {
    return work.milestones().stream().filter(one -> one.kind().equals(kind)).findFirst();
  }

  /// The work after the turn. A turn that no longer fits changes nothing.
  static WorkPackage after(WorkPackage work, WorkChange.Course course) {
    return switch (course) {
      case WorkChange.Reached one ->
          work.stages().step(one.stage(), one.on(), one.reason())
                  instanceof StageHistory.Taken taken
              ? work.with(taken.history())
              : work;
      case WorkChange.Replanned one ->
          work.plans().replan(one.plan()) instanceof PlanHistory.Taken taken
              ? work.with(taken.history())
              : work;
      case WorkChange.Moved one ->
          work.with(
              work.milestones().stream()
                  .map(milestone ->
                      milestone.kind().equals(one.milestone())
                          ? moved(milestone, one.plan())
                          : milestone)
                  .toList());
      case WorkChange.Done one ->
          work.with(
              work.milestones().stream()
                  .map(milestone ->
                      milestone.kind().equals(one.milestone())
                          ? new WorkPackage.Milestone(
                              milestone.kind(), milestone.plans(), Optional.of(one.on()))
                          : milestone)
                  .toList());
      case WorkChange.Blocked one -> blockedAfter(work, one);
      case WorkChange.Cleared one ->
          work.inTheWay(
              work.obstacles().stream()
                  .map(obstacle ->
                      obstacle.code() == one.code() && obstacle.clearedOn().isEmpty()
                          ? new WorkPackage.Obstacle(
                              obstacle.code(),
                              obstacle.sinceOn(),
                              Optional.of(one.on()),
                              obstacle.remark())
                          : obstacle)
                  .toList());
    };
  }

  private static WorkPackage blockedAfter(WorkPackage work, WorkChange.Blocked one) {
    var obstacles = new ArrayList<>(work.obstacles());
    obstacles.add(new WorkPackage.Obstacle(one.code(), one.on(), Optional.empty(), one.reason()));
    obstacles.sort(Comparator.comparing(WorkPackage.Obstacle::sinceOn));
    return work.inTheWay(obstacles);
  }

  private static WorkPackage.Milestone moved(
      WorkPackage.Milestone milestone, PlanHistory.Plan plan) {
    return milestone.plans().replan(plan) instanceof PlanHistory.Taken taken
        ? new WorkPackage.Milestone(milestone.kind(), taken.history(), milestone.doneOn())
        : milestone;
  }

  /// What came of spreading a target over months.
  sealed interface Spread {}

  record Months(Map<YearMonth, Long> perMonth) implements Spread {}

  /// @param given what the typed months make
  /// @param left what they would have to make
  record NotSpread(Problem problem, long given, long left) implements Spread {}

  /// The months of a new plan: those before this one as proven, those from it on as typed or, if
  /// none were typed, what is left in even parts up to the month in which all is due.
  static Spread spread(
      WorkPackage work, long target, LocalDate dueOn, List<Long> typed, YearMonth now) {
    var months = provenBefore(work, now);
    var proven = months.values().stream().mapToLong(units -> units).sum();
    var left = target - proven;
    if (left < 0) return new NotSpread(Problem.TARGET_BELOW_PROVEN, target, proven);
    var due = YearMonth.from(dueOn);
    var ahead = typed.isEmpty() ? even(left, now, due) : typed;
    var given = ahead.stream().mapToLong(units -> units).sum();
    if (given != left) return new NotSpread(Problem.MONTHS_DO_NOT_MAKE_THE_TARGET, given, left);
    if (now.plusMonths(ahead.size() - 1L).isAfter(due))
      return new NotSpread(Problem.MONTHS_BEYOND_THE_DUE_DAY, given, left);
    for (var i = 0; i < ahead.size(); i++) months.put(now.plusMonths(i), ahead.get(i));
    return new Months(months);
  }

  /// What each ended month added to what is proven; what was lost again is not planned back.
  private static Map<YearMonth, Long> provenBefore(WorkPackage work, YearMonth now) {
    var months = new TreeMap<YearMonth, Long>();
    var reached = 0L;
    for (var one : work.evidence()) {
      if (!one.month().isBefore(now)) break;
      months.put(one.month(), Math.max(0, one.proven() - reached));
      reached = Math.max(reached, one.proven());
    }
    return months;
  }

  private static List<Long> even(long left, YearMonth from, YearMonth to) {
    var many = Math.max(1, java.time.temporal.ChronoUnit.MONTHS.between(from, to) + 1);
    var parts = new ArrayList<Long>();
    for (var i = 1L; i <= many; i++) parts.add(left * i / many - left * (i - 1) / many);
    return parts;
  }
}
