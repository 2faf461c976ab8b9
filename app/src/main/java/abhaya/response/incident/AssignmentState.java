package abhaya.response.incident;

/// Where one unit's job at one incident stands. The unit's availability is a matter apart: a second
/// job never hides the first.
public enum AssignmentState {
  DISPATCHED,
  ACKNOWLEDGED,
  EN_ROUTE,
  ON_SCENE,
  TRANSPORTING,
  AT_HOSPITAL,
  CLEARED,
  DECLINED,
  CANCELLED;

  public boolean isOver() {
    return this == CLEARED || this == DECLINED || this == CANCELLED;
  }
}
