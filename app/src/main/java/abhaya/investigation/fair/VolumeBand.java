package abhaya.investigation.fair;

/// Units of about the same size are compared with each other: nine FIRs do not stand beside
/// seventy-seven thousand.
public enum VolumeBand {
  UNDER_50(0),
  FROM_50(50),
  FROM_200(200),
  FROM_1000(1_000),
  FROM_5000(5_000),
  FROM_20000(20_000);

  private final long least;

  VolumeBand(long least) {
    this.least = least;
  }

  public long least() {
    return least;
  }

  /// By the number of cases in the window.
  public static VolumeBand of(long cases) {
    if (cases < 0) throw new IllegalArgumentException("a count is never below zero");
    var found = UNDER_50;
    for (var band : values()) if (cases >= band.least) found = band;
    return found;
  }

  public String messageKey() {
    return "fair.band." + name();
  }
}
