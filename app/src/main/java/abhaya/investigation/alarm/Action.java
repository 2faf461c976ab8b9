package abhaya.investigation.alarm;

/// With what a person answers an alarm. "Seen" is not an answer.
public enum Action {
  STEP_RECORDED,
  REASON_GIVEN,
  TASK_SET,
  HOLDER_ASKED,
  REPORT_PROPOSED,
  HANDED_OVER,
  /// The wrong person was told: the rung goes up at once.
  NOT_MINE;

  boolean settles() {
    return this != NOT_MINE;
  }

  public String messageKey() {
    return "alarm.action." + name();
  }
}
