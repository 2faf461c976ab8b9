package abhaya.investigation.clock;

import java.util.List;

/// The time-table of actions the law makes for a case on the day it is recorded.
public record StepPlan(List<PlannedStep> steps) {
  public StepPlan {
    steps = List.copyOf(steps);
  }

  /// From the clocks of the case, as they stand on a day.
  public static StepPlan of(CaseFacts facts, List<DutyClock> clocks) {
    return new StepPlan(List.of());
  }
}
