package abhaya.investigation.clock;

/// How sure a row of law is.
public enum Mark {
  /// Read in the cited source.
  V,
  /// Read in an unofficial reproduction of the text.
  V2,
  /// General knowledge, to be confirmed.
  G,
  /// Derived from what was read.
  D;

  public String messageKey() {
    return "clock.mark." + name();
  }
}
