package abhaya.safecity.followup;

/// What kind of thing has to be followed up.
public enum MatterKind {
  /// A meeting with its minutes; its decisions are actions.
  MEETING,
  /// What a meeting decided, as something an owner has to do by a day.
  ACTION,
  /// What may go wrong.
  RISK,
  /// A paragraph of an auditor; it needs a reply before it is closed.
  OBSERVATION,
  /// What somebody found at a place that was drawn at random.
  INSPECTION,
  /// An event for the public.
  OUTREACH,
  /// What worked in one city, for others to take over.
  PRACTICE;

  /// Whether somebody has to do it and somebody else has to close it.
  public boolean isOpenEnded() {
    return switch (this) {
      case ACTION, RISK, OBSERVATION, INSPECTION -> true;
      case MEETING, OUTREACH, PRACTICE -> false;
    };
  }

  /// Whether it needs an owner and a day.
  boolean needsOwner() {
    return this == ACTION || this == RISK || this == OBSERVATION;
  }
}
