package abhaya.investigation.alarm;

/// Who asked the court for an adjournment.
public enum Side {
  PROSECUTION,
  DEFENCE,
  COURT,
  UNKNOWN
}
