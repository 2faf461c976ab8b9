package abhaya.investigation.fair;

import java.util.Collection;

/// Closures that crowd into the last five days of the two months, more than charge sheets do: a sign
/// that a case may have been closed to meet the clock. A sign to look, not a finding.
///
/// @param closuresLate closures of the last five days, due day included
/// @param closures all closures in time
/// @param chargeSheetsLate charge sheets of the last five days
/// @param chargeSheets all charge sheets in time
/// @param chance how likely at least so many late closures are if closures and charge sheets were
///     timed alike (Fisher's exact test, one side)
public record ClosureSpike(
    long closuresLate, long closures, long chargeSheetsLate, long chargeSheets, double chance) {
  /// The last five days: the due day and the four before.
  static final int LAST_DAYS = 5;

  private static final long LEAST_CLOSURES = 10;
  private static final double UNLIKELY = 0.01;

  /// A final report in time.
  ///
  /// @param daysBefore days from the report to the last day; below 0 for a late one
  public record Report(long daysBefore, boolean chargeSheet) {}

  public static ClosureSpike of(Collection<Report> reports) {
    var counts = new long[4];
    for (var report : reports) {
      if (report.daysBefore() < 0) continue;
      var late = report.daysBefore() < LAST_DAYS;
      var kind = report.chargeSheet() ? 2 : 0;
      counts[kind + 1]++;
      if (late) counts[kind]++;
    }
    return counted(new Share(counts[0], counts[1]), new Share(counts[2], counts[3]));
  }

  /// @param closures those of the last five days among all in time
  /// @param chargeSheets the same
  public static ClosureSpike counted(Share closures, Share chargeSheets) {
    var all = closures.whole() + chargeSheets.whole();
    var late = closures.part() + chargeSheets.part();
    var chance = Binomial.hypergeometricFrom(closures.part(), all, closures.whole(), late);
    return new ClosureSpike(
        closures.part(), closures.whole(), chargeSheets.part(), chargeSheets.whole(), chance);
  }

  public Share lateClosures() {
    return new Share(closuresLate, closures);
  }

  public Share lateChargeSheets() {
    return new Share(chargeSheetsLate, chargeSheets);
  }

  public boolean isSpike() {
    return closures >= LEAST_CLOSURES
        && chance < UNLIKELY
        && lateClosures().compareTo(lateChargeSheets()) > 0;
  }
}
