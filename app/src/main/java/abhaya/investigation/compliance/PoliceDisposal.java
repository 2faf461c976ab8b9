package abhaya.investigation.compliance;

import java.util.ArrayList;
import java.util.List;

/// One row of the national "police disposal" table for a head of crime and a year.
///
/// Withdrawn and quashed cases are no disposals but leave the pending ones; stayed cases are shown
/// and change nothing. Columns are numbered as in the printed table.
///
/// @param brought columns 3 to 5: pending, reported, reopened
/// @param ended columns 7 to 9: not investigated, transferred, withdrawn
/// @param closed columns 10 to 14: the five closure reports
/// @param charged columns 16 and 17: cases of earlier years and of the year
public record PoliceDisposal(
    Brought brought, Ended ended, Closed closed, Charged charged, long quashed, long stayed) {

  public record Brought(long pendingBefore, long reported, long reopened) {}

  public record Ended(long notInvestigated, long transferred, long withdrawn) {}

  public record Closed(
      long nonCognizable, long isFalse, long mistake, long insufficient, long abated) {}

  public record Charged(long earlierYears, long thisYear) {}

  /// The totals as somebody printed them.
  public record Printed(
      long total, long finalReports, long chargeSheets, long disposed, long pendingAfter) {}

  /// Column 6.
  public long total() {
    return brought.pendingBefore + brought.reported + brought.reopened;
  }

  /// Column 15.
  public long finalReports() {
    return closed.nonCognizable
        + closed.isFalse
        + closed.mistake
        + closed.insufficient
        + closed.abated;
  }

  /// Column 18.
  public long chargeSheets() {
    return charged.earlierYears + charged.thisYear;
  }

  /// Column 19.
  public long disposed() {
    return ended.notInvestigated + ended.transferred + finalReports() + chargeSheets();
  }

  /// Column 22.
  public long pendingAfter() {
    return total() - ended.withdrawn - disposed() - quashed;
  }

  /// Column 23: charge sheets among the disposed, not among all cases as newspapers often have it.
  public Rate chargeSheeting() {
    return new Rate(chargeSheets(), disposed());
  }

  /// Column 24.
  public Rate pendency() {
    return new Rate(pendingAfter(), total());
  }

  /// The columns in which a printed row does not agree with its own parts; empty for a good row.
  public List<Integer> disagreements(Printed printed) {
    var columns = new ArrayList<Integer>();
    if (printed.total != total()) columns.add(6);
    if (printed.finalReports != finalReports()) columns.add(15);
    if (printed.chargeSheets != chargeSheets()) columns.add(18);
    if (printed.disposed != disposed()) columns.add(19);
    if (printed.pendingAfter != pendingAfter()) columns.add(22);
    return List.copyOf(columns);
  }

  /// Cases by which the pending ones at the start of a year differ from the year before's end: a
  /// reclassification to report, not an error to refuse.
  public long reclassifiedAfter(PoliceDisposal yearBefore) {
    return brought.pendingBefore - yearBefore.pendingAfter();
  }
}
