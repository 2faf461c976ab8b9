package abhaya.investigation.outlook;

/// Where a missing thing lies.
public enum Holder {
  /// The investigating officer; never known by name here.
  OFFICER(false),
  SUPERVISOR(false),
  LABORATORY(true),
  HOSPITAL(true),
  /// A court's office, not its judge.
  MAGISTRATE(true),
  COURT(true),
  /// An office of prosecution.
  PROSECUTOR(true),
  GOVERNMENT(true),
  OTHER_STATE(true),
  /// A carrier or platform that is asked for data.
  COMPANY(true),
  ACCUSED(false),
  OTHER(false);

  private final boolean institution;

  Holder(boolean institution) {
    this.institution = institution;
  }

  /// Only institutions have habits of their own; persons do not.
  public boolean isInstitution() {
    return institution;
  }

  public String messageKey() {
    return "outlook.holder." + name();
  }
}
