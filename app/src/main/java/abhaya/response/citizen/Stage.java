package abhaya.response.citizen;

/// How far help is, as the caller is told.
public enum Stage {
  /// Received and kept.
  SENT,
  /// A person in the control room has it open.
  HEARD,
  /// Somebody is on the way.
  COMING,
  THERE,
  OVER;

  /// A stage is never taken back by an event that comes late, except that what is over may begin
  /// again.
  Stage after(Stage known) {
    if (known == OVER) return this;
    return compareTo(known) > 0 ? this : known;
  }
}
