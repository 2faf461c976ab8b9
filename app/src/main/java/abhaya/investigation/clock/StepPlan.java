package abhaya.investigation.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The time-table of actions the law makes for a case on the day it is recorded.
///
/// Lines with a duty are law; the others are the reviews and reminders of the alert ladder, and say
/// so: once the report is filed they are not asked for any more.
public record StepPlan(List<PlannedStep> steps) {
  private static final int MIDPOINT = 30;
  private static final int PENDING_STEPS = 45;
  private static final int DRAFT = 50;

  public StepPlan {
    steps = List.copyOf(steps);
  }

  /// From the clocks of the case, as they stand on a day.
  public static StepPlan of(CaseFacts facts, List<DutyClock> clocks) {
    var steps = new ArrayList<PlannedStep>();
    for (var clock : clocks) {
      if (!clock.applies() || clock.startOn() == null) continue;
      steps.add(duty(clock));
      if (clock.duty().conditions().contains(Condition.CLOCK_SECTION)) ladder(facts, clock, steps);
    }
    steps.sort(Comparator.comparing(StepPlan::order));
    return new StepPlan(steps);
  }

  private static LocalDate order(PlannedStep step) {
    return step.by() == null ? LocalDate.MIN : step.by();
  }

  private static PlannedStep duty(DutyClock clock) {
    var duty = clock.duty();
    var step = duty.stops().isEmpty() ? null : duty.stops().getFirst();
    var why = Explanation.of(Sentence.PLAN_DUTY, duty.provision());
    return new PlannedStep(
        step,
        duty.messageKey(),
        duty,
        clock,
        duty.responsible(),
        clock.lastDay(),
        clock.state(),
        why);
  }

  private static void ladder(CaseFacts facts, DutyClock clock, List<PlannedStep> steps) {
    var lastDay = clock.lastDay();
    if (lastDay == null) return;
    var start = facts.recordedOn();
    var done = clock.stoppedAt() != null;
    var state = done ? ClockState.NOT_APPLICABLE : ClockState.RUNNING;
    add(
        steps,
        "midpoint",
        Responsible.SDPO,
        start.plusDays(MIDPOINT),
        state,
        Sentence.PLAN_MIDPOINT);
    add(
        steps,
        "pending-steps",
        Responsible.SP,
        start.plusDays(PENDING_STEPS),
        state,
        Sentence.PLAN_PENDING_STEPS);
    add(steps, "draft", Responsible.IO, start.plusDays(DRAFT), state, Sentence.PLAN_DRAFT);
    for (var days : List.of(5, 1)) {
      var why = Explanation.of(Sentence.PLAN_REMINDER, days);
      var by = lastDay.minusDays(days);
      steps.add(
          new PlannedStep(null, key("reminder"), null, null, Responsible.SHO, by, state, why));
    }
    add(steps, "overdue", Responsible.SHO, lastDay.plusDays(1), state, Sentence.PLAN_OVERDUE);
  }

  private static void add(
      List<PlannedStep> steps,
      String name,
      Responsible who,
      LocalDate by,
      ClockState state,
      Sentence why) {
    steps.add(new PlannedStep(null, key(name), null, null, who, by, state, Explanation.of(why)));
  }

  private static String key(String name) {
    return "clock.plan." + name;
  }
}
