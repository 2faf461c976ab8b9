package abhaya.response.volunteer;

/// Where one volunteer's part in one call stands.
public enum AlertState {
  /// Told of a cell; nothing else.
  ALERTED,
  ACCEPTED,
  /// May see the exact place, while the call lives.
  RELEASED,
  ARRIVED,
  REPORTED,
  DECLINED,
  NO_ANSWER,
  /// Said no after yes.
  WITHDRAWN,
  STOOD_DOWN;

  /// Takes one of the few places of a call.
  boolean isActive() {
    return this == ALERTED || isComing();
  }

  boolean isComing() {
    return this == ACCEPTED || this == RELEASED || this == ARRIVED;
  }

  boolean seesPlace() {
    return this == RELEASED || this == ARRIVED;
  }
}
