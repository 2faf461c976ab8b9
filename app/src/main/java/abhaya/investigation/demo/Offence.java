package abhaya.investigation.demo;

/// Kinds of case, as the country draws them.
enum Offence {
  RAPE("Rape", 0.78, -0.1),
  /// Rape of a child, booked under the rape sections: the habit of three states.
  CHILD("Rape", 0.86, 0),
  GANG("Gang rape", 0.8, -0.4),
  PENETRATIVE("POCSO", 0.955, 0),
  ASSAULT("POCSO", 0.94, 0.25),
  ATTEMPT("Attempt to rape", 0.72, 0.1),
  /// Beside the clock sections: carries no two-month clock.
  RELATED("Sexual offence", 0.8, 0);

  private final String majorHead;
  private final double chargeSheets;
  private final double ease;

  Offence(String majorHead, double chargeSheets, double ease) {
    this.majorHead = majorHead;
    this.chargeSheets = chargeSheets;
    this.ease = ease;
  }

  String majorHead() {
    return majorHead;
  }

  /// Share of final reports that are charge sheets: near NCRB's four fifths and nineteen twentieths.
  double chargeSheets() {
    return chargeSheets;
  }

  /// Shift of the chance to be in time, on the logit scale.
  double ease() {
    return ease;
  }

  boolean hasClock() {
    return this != RELATED;
  }

  boolean hasChild() {
    return this == CHILD || this == PENETRATIVE || this == ASSAULT;
  }
}
