package abhaya.investigation.fair;

/// The rates by which ranks are published. The denominator of pendency is not known in public; both
/// are offered, and which was taken is said.
public enum Measure {
  /// Final reports of registered, highest first.
  DISPOSAL(true),
  /// In time of mature, highest first.
  COMPLIANCE(true),
  /// Overdue of mature, lowest first.
  PENDENCY_OF_MATURE(false),
  /// Overdue of registered, lowest first.
  PENDENCY_OF_REGISTERED(false);

  private final boolean highestFirst;

  Measure(boolean highestFirst) {
    this.highestFirst = highestFirst;
  }

  boolean highestFirst() {
    return highestFirst;
  }

  Share of(UnitCounts counts) {
    return switch (this) {
      case DISPOSAL -> new Share(counts.finalReports(), counts.registered());
      case COMPLIANCE -> new Share(counts.inTime(), counts.mature());
      case PENDENCY_OF_MATURE -> new Share(counts.overdue(), counts.mature());
      case PENDENCY_OF_REGISTERED -> new Share(counts.overdue(), counts.registered());
    };
  }

  public String messageKey() {
    return "fair.measure." + name();
  }
}
