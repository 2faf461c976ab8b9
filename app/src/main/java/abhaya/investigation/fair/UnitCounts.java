package abhaya.investigation.fair;

/// The counts of a unit from which every published rate is made.
public record UnitCounts(
    String unit, long registered, long mature, long inTime, long overdue, long finalReports) {

  public UnitCounts {
    if (mature > registered || inTime + overdue > mature || finalReports > registered) {
      throw new IllegalArgumentException("parts larger than their whole");
    }
  }

  /// Where only registered cases and final reports were printed.
  public static UnitCounts ofDisposal(String unit, long registered, long finalReports) {
    return new UnitCounts(unit, registered, 0, 0, 0, finalReports);
  }
}
