package abhaya.investigation.compliance;

import java.util.Collection;

/// The counts of one unit, one window and one day. Every case is in exactly one of in time, late,
/// overdue, young and disposed, young and open.
///
/// @param inTime two months old or more, final report on or before the last day
/// @param late two months old or more, final report after the last day
/// @param overdue two months old or more, no final report
/// @param youngDisposed not yet two months old, final report there
/// @param youngOpen not yet two months old, no final report
/// @param chargeSheets final reports that are charge sheets; the others are closures
/// @param ageing the overdue ones by days over the last day
public record Figures(
    long inTime,
    long late,
    long overdue,
    long youngDisposed,
    long youngOpen,
    long chargeSheets,
    Ageing ageing) {

  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, Ageing.NONE);

  public Figures {
    if (inTime < 0 || late < 0 || overdue < 0 || youngDisposed < 0 || youngOpen < 0) {
      throw new IllegalArgumentException("a count is never below zero");
    }
    if (chargeSheets < 0 || chargeSheets > inTime + late + youngDisposed) {
      throw new IllegalArgumentException("a charge sheet is a final report");
    }
    if (ageing.total() != overdue) {
      throw new IllegalArgumentException("ageing splits the overdue cases, no more and no fewer");
    }
  }

  /// N: FIRs of the window that carry the two-month clock.
  public long registered() {
    return mature() + young();
  }

  /// M: those whose last day is over.
  public long mature() {
    return inTime + late + overdue;
  }

  /// Y: those whose last day is still to come, or is today.
  public long young() {
    return youngDisposed + youngOpen;
  }

  /// F: all with a final report, charge sheet or closure.
  public long finalReports() {
    return inTime + late + youngDisposed;
  }

  public long closures() {
    return finalReports() - chargeSheets;
  }

  /// Still under investigation, whatever their age.
  public long open() {
    return overdue + youngOpen;
  }

  public Rates rates() {
    return Rates.of(this);
  }

  /// Both together: children add up to their parent.
  public Figures plus(Figures other) {
    return new Figures(
        inTime + other.inTime,
        late + other.late,
        overdue + other.overdue,
        youngDisposed + other.youngDisposed,
        youngOpen + other.youngOpen,
        chargeSheets + other.chargeSheets,
        ageing.plus(other.ageing));
  }

  public static Figures sum(Collection<Figures> parts) {
    return parts.stream().reduce(NONE, Figures::plus);
  }
}
