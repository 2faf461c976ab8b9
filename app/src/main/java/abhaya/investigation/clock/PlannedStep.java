package abhaya.investigation.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One line of the time-table of a case.
///
/// @param step what is to be done; null for a review
/// @param titleKey message key of the line's name
/// @param duty the duty behind it; null for a suggested step
/// @param by last day; null for "without delay"
/// @param clock where the duty stands; null for a suggested step
public record PlannedStep(
    @Nullable Step step,
    String titleKey,
    @Nullable Duty duty,
    @Nullable DutyClock clock,
    Responsible responsible,
    @Nullable LocalDate by,
    ClockState state,
    Explanation why) {

  /// Custody and reviews run towards the final report.
  public Stage stage() {
    return step == null ? Stage.REPORT : Stage.of(step);
  }

  /// A review or reminder of ours; no law asks for it.
  public boolean isSuggested() {
    return duty == null;
  }
}
