package abhaya.investigation.alarm;

/// What a rung wants.
public enum RungKind {
  /// The duties of the first day.
  CHECKLIST(Recipient.SDPO),
  /// A look at the case by a supervisor, or the draft to the prosecutor.
  REVIEW(Recipient.SP),
  /// Time is running out.
  REMINDER(Recipient.SP),
  /// The last day.
  LAST_DAY(Recipient.RANGE),
  /// The limit is over.
  BREACH(Recipient.STATE_HQ),
  /// Thirty days more, and still open.
  OVERDUE(Recipient.STATE_HQ),
  /// The prosecution has sought adjournments as often as the law allows, or oftener.
  ADJOURNMENT(Recipient.STATE_HQ);

  private final Recipient ceiling;

  RungKind(Recipient ceiling) {
    this.ceiling = ceiling;
  }

  /// The highest post to which silence carries it.
  Recipient ceiling() {
    return ceiling;
  }

  public String messageKey() {
    return "alarm.kind." + name();
  }
}
