package abhaya.investigation.mirror;

/// The twelve columns of a unit. Every case is in exactly one of the first five.
///
/// @param upTo30 overdue cases by days over the last day
/// @param returned cases whose final report a court sent back, counted apart
public record Counts(
    long inTime,
    long late,
    long overdue,
    long youngDisposed,
    long youngOpen,
    long chargeSheets,
    long upTo30,
    long upTo60,
    long upTo120,
    long upTo180,
    long over180,
    long returned) {

  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public long registered() {
    return inTime + late + overdue + youngDisposed + youngOpen;
  }

  public long finalReports() {
    return inTime + late + youngDisposed;
  }

  public Counts plus(Counts other) {
    return new Counts(
        inTime + other.inTime,
        late + other.late,
        overdue + other.overdue,
        youngDisposed + other.youngDisposed,
        youngOpen + other.youngOpen,
        chargeSheets + other.chargeSheets,
        upTo30 + other.upTo30,
        upTo60 + other.upTo60,
        upTo120 + other.upTo120,
        upTo180 + other.upTo180,
        over180 + other.over180,
        returned + other.returned);
  }
}
