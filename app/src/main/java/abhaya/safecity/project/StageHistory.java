package abhaya.safecity.project;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every stage a work has been in, with the day it came there.
public record StageHistory(List<Step> steps) {

  /// @param reason empty where the stage explains itself; a cancelled tender never does
  public record Step(WorkStage stage, LocalDate on, String reason) {}

  /// What came of a step.
  public sealed interface Outcome {}

  public record Taken(StageHistory history) implements Outcome {}

  public record Refused(Reason reason) implements Outcome {}

  /// Why a step is not taken.
  public enum Reason {
    STAGE_CANNOT_FOLLOW,
    EARLIER_THAN_THE_LAST,
    NEEDS_A_REASON
  }

  public StageHistory {
    steps = List.copyOf(steps);
  }

  public static StageHistory proposedOn(LocalDate day) {
    return new StageHistory(List.of(new Step(WorkStage.PROPOSED, day, "")));
  }

  public Outcome step(WorkStage stage, LocalDate on, String reason) {
    var last = steps.getLast();
    if (!last.stage().mayBecome(stage)) return new Refused(Reason.STAGE_CANNOT_FOLLOW);
    if (on.isBefore(last.on())) return new Refused(Reason.EARLIER_THAN_THE_LAST);
    var explained =
        stage != WorkStage.TENDER_CANCELLED
            && stage != WorkStage.DROPPED
            && !isBackwards(last.stage(), stage);
    if (!explained && reason.isBlank()) return new Refused(Reason.NEEDS_A_REASON);
    var longer = new ArrayList<>(steps);
    longer.add(new Step(stage, on, reason.strip()));
    return new Taken(new StageHistory(longer));
  }

  private static boolean isBackwards(WorkStage from, WorkStage to) {
    return from == WorkStage.INSTALLED && to == WorkStage.IN_PROGRESS;
  }

  public WorkStage stage() {
    return steps.getLast().stage();
  }

  /// As it stood at the end of a day; empty before the proposal.
  public Optional<WorkStage> stageOn(LocalDate day) {
    return steps.stream()
        .filter(step -> !step.on().isAfter(day))
        .reduce((_, later) -> later)
        .map(Step::stage);
  }

  /// The stage clock: days in the present stage.
  public long daysInStage(LocalDate on) {
    return Math.max(0, ChronoUnit.DAYS.between(steps.getLast().on(), on));
  }

  public long tendersCancelled() {
    return steps.stream().filter(step -> step.stage() == WorkStage.TENDER_CANCELLED).count();
  }

  /// Days from sanction to the work order; empty until there is one.
  public Optional<Long> daysToOrder() {
    var sanctioned = first(WorkStage.SANCTIONED);
    var ordered =
        steps.stream()
            .filter(step -> step.stage() == WorkStage.ORDERED)
            .reduce((_, later) -> later)
            .map(Step::on);
    return sanctioned.flatMap(from -> ordered.map(to -> ChronoUnit.DAYS.between(from, to)));
  }

  private Optional<LocalDate> first(WorkStage stage) {
    return steps.stream().filter(step -> step.stage() == stage).map(Step::on).findFirst();
  }
}
