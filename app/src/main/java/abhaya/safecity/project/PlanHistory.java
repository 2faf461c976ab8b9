package abhaya.safecity.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The baseline of a milestone or a target and every re-plan after it. None is overwritten.
public record PlanHistory(List<Plan> plans) {

  /// @param dueOn when it is to be done
  /// @param target units in all
  /// @param perMonth units planned for each month; together they are the target
  /// @param approvedIn the meeting; null for a baseline that came with the sanction
  public record Plan(
      LocalDate dueOn,
      long target,
      Map<YearMonth, Long> perMonth,
      LocalDate approvedOn,
      String reason,
      @Nullable String approvedIn) {

    public Plan {
      perMonth = Map.copyOf(perMonth);
    }

    long planned() {
      return perMonth.values().stream().mapToLong(units -> units).sum();
    }

    /// Units planned for each month, as an S-curve takes them.
    public Map<YearMonth, BigDecimal> curve() {
      var curve = new TreeMap<YearMonth, BigDecimal>();
      perMonth.forEach((month, units) -> curve.put(month, BigDecimal.valueOf(units)));
      return curve;
    }
  }

  /// What came of a new plan.
  public sealed interface Outcome {}

  public record Taken(PlanHistory history) implements Outcome {}

  public record Refused(Reason reason) implements Outcome {}

  /// Why a plan is not taken.
  public enum Reason {
    NEEDS_A_REASON,
    NEEDS_A_MEETING,
    EARLIER_THAN_THE_LAST,
    MONTHS_DO_NOT_MAKE_THE_TARGET,
    TARGET_BELOW_NOUGHT
  }

  public PlanHistory {
    plans = List.copyOf(plans);
  }

  public static Outcome baseline(Plan plan) {
    return problemOf(plan)
        .<Outcome>map(Refused::new)
        .orElseGet(() -> new Taken(new PlanHistory(List.of(plan))));
  }

  public Outcome replan(Plan plan) {
    var problem = problemOf(plan);
    if (problem.isPresent()) return new Refused(problem.get());
    if (plan.reason().isBlank()) return new Refused(Reason.NEEDS_A_REASON);
    if (plan.approvedIn() == null || plan.approvedIn().isBlank())
      return new Refused(Reason.NEEDS_A_MEETING);
    if (plan.approvedOn().isBefore(current().approvedOn()))
      return new Refused(Reason.EARLIER_THAN_THE_LAST);
    var longer = new ArrayList<>(plans);
    longer.add(plan);
    return new Taken(new PlanHistory(longer));
  }

  private static Optional<Reason> problemOf(Plan plan) {
    if (plan.target() < 0 || plan.perMonth().values().stream().anyMatch(units -> units < 0))
      return Optional.of(Reason.TARGET_BELOW_NOUGHT);
    if (!plan.perMonth().isEmpty() && plan.planned() != plan.target())
      return Optional.of(Reason.MONTHS_DO_NOT_MAKE_THE_TARGET);
    return Optional.empty();
  }

  public Plan first() {
    return plans.getFirst();
  }

  public Plan current() {
    return plans.getLast();
  }

  /// The plan in force on a day; empty before the baseline.
  public Optional<Plan> planOn(LocalDate day) {
    return plans.stream()
        .filter(plan -> !plan.approvedOn().isAfter(day))
        .reduce((_, later) -> later);
  }

  /// Days behind the first baseline, which no re-plan hides; below nought ahead of it.
  public long slipDays(LocalDate forecast) {
    return ChronoUnit.DAYS.between(first().dueOn(), forecast);
  }

  /// Days behind the plan in force.
  public long slipOfPlan(LocalDate forecast) {
    return ChronoUnit.DAYS.between(current().dueOn(), forecast);
  }
}
