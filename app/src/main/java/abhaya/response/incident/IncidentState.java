package abhaya.response.incident;

/// Where an incident, or one agency's case of it, stands.
public enum IncidentState {
  DRAFT,
  OPEN,
  /// Held back, with a reason and a time to look again.
  PENDING,
  ASSIGNED,
  EN_ROUTE,
  ON_SCENE,
  UNDER_CONTROL,
  AWAITING_REPORT,
  CLOSED,
  REOPENED,
  CANCELLED,
  /// Linked to another incident that stands for both. Can be undone.
  DUPLICATE,
  /// Offered to another centre; ours until they accept.
  HANDING_OVER,
  TRANSFERRED;

  public boolean isOver() {
    return this == CLOSED || this == CANCELLED || this == DUPLICATE || this == TRANSFERRED;
  }
}
