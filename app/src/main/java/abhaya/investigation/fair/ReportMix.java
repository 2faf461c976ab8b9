package abhaya.investigation.fair;

/// What kind of final reports a unit makes: speed is not all.
///
/// @param returned reports the court sent back
/// @param supplementary charge sheets completed later
/// @param falseReports closures as false
public record ReportMix(
    long chargeSheets, long closures, long falseReports, long returned, long supplementary) {

  public ReportMix {
    if (falseReports > closures || supplementary > chargeSheets) {
      throw new IllegalArgumentException("parts larger than their whole");
    }
    if (returned > chargeSheets + closures) {
      throw new IllegalArgumentException("more returned than made");
    }
  }

  public long reports() {
    return chargeSheets + closures;
  }

  /// Among the final reports; newspapers often divide by all cases instead.
  public Share chargeSheetShare() {
    return new Share(chargeSheets, reports());
  }

  public Share closureShare() {
    return new Share(closures, reports());
  }

  public Share falseShare() {
    return new Share(falseReports, reports());
  }

  public Share returnedShare() {
    return new Share(returned, reports());
  }

  public Share supplementaryShare() {
    return new Share(supplementary, chargeSheets);
  }
}
