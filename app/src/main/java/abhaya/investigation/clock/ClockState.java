package abhaya.investigation.clock;

/// Where a duty stands on a day. Worked out, never stored.
public enum ClockState {
  NOT_STARTED,
  RUNNING,
  MET,
  MET_LATE,
  BREACHED,
  NOT_APPLICABLE;

  public String messageKey() {
    return "clock.state." + name();
  }
}
