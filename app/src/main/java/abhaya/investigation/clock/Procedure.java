package abhaya.investigation.clock;

/// The code that governs the steps of police and courts.
public enum Procedure {
  CRPC("CrPC"),
  BNSS("BNSS");

  private final String shortName;

  Procedure(String shortName) {
    this.shortName = shortName;
  }

  public String shortName() {
    return shortName;
  }
}
