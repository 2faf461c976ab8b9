package abhaya.response.incident;

/// How an incident ended, by the codes of APCO 1.111.2.
public enum Disposition {
  REPORT_TAKEN("01"),
  NO_REPORT("02"),
  ARREST("03"),
  SETTLED_BY_PHONE("05"),
  EVENT_CANCELLED("10"),
  GONE_ON_ARRIVAL("14"),
  REFERRED("15"),
  FALSE_ALARM("17"),
  SETTLED_BY_CONTACT("18"),
  CANCELLED_EN_ROUTE("21"),
  DUPLICATE_CALL("22"),
  CANCELLED_BEFORE_ARRIVAL("32"),
  NO_PATIENT("38");

  private final String code;

  Disposition(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /// Whether somebody must have been there for this to be true.
  public boolean needsArrival() {
    return switch (this) {
      case REPORT_TAKEN, ARREST, GONE_ON_ARRIVAL, SETTLED_BY_CONTACT, NO_PATIENT -> true;
      default -> false;
    };
  }
}
