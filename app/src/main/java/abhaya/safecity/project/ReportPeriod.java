package abhaya.safecity.project;

import java.time.LocalDate;
import java.time.YearMonth;

/// A month that is reported on. Figures are entered until the cut-off, approved until the approval
/// day, and then they are frozen.
public record ReportPeriod(YearMonth month) {
  private static final int CUT_OFF_DAY = 5;
  private static final int APPROVAL_DAY = 10;

  /// What may still be done.
  public enum State {
    RUNNING,
    ENTRY,
    APPROVAL,
    FROZEN
  }

  public LocalDate cutOffOn() {
    return month.plusMonths(1).atDay(CUT_OFF_DAY);
  }

  public LocalDate approvalOn() {
    return month.plusMonths(1).atDay(APPROVAL_DAY);
  }

  public State stateOn(LocalDate day) {
    if (!day.isAfter(month.atEndOfMonth())) return State.RUNNING;
    if (!day.isAfter(cutOffOn())) return State.ENTRY;
    return day.isAfter(approvalOn()) ? State.FROZEN : State.APPROVAL;
  }
}
