package abhaya.safecity.project;

import java.util.EnumSet;
import java.util.Set;

/// Where a component or a work package stands, from the proposal to the end.
///
/// "Installed" is not "accepted", and "accepted" is not "live". Operation is a stage of years, never
/// "100 % and forgotten".
public enum WorkStage {
  PROPOSED,
  APPRAISED,
  SANCTIONED,
  REPORT_APPROVED,
  TENDERED,
  TENDER_CANCELLED,
  ORDERED,
  IN_PROGRESS,
  INSTALLED,
  ACCEPTED,
  LIVE,
  OPERATED,
  HANDED_OVER,
  CLOSED,
  DROPPED;

  /// The stages that may follow. A project may be dropped until something stands in the street.
  public Set<WorkStage> next() {
    return switch (this) {
      case PROPOSED -> EnumSet.of(APPRAISED, DROPPED);
      case APPRAISED -> EnumSet.of(SANCTIONED, DROPPED);
      case SANCTIONED -> EnumSet.of(REPORT_APPROVED, DROPPED);
      case REPORT_APPROVED -> EnumSet.of(TENDERED, DROPPED);
      case TENDERED -> EnumSet.of(ORDERED, TENDER_CANCELLED);
      case TENDER_CANCELLED -> EnumSet.of(TENDERED, DROPPED);
      case ORDERED -> EnumSet.of(IN_PROGRESS, TENDER_CANCELLED, DROPPED);
      case IN_PROGRESS -> EnumSet.of(INSTALLED);
      case INSTALLED -> EnumSet.of(ACCEPTED, IN_PROGRESS);
      case ACCEPTED -> EnumSet.of(LIVE);
      case LIVE -> EnumSet.of(OPERATED);
      case OPERATED -> EnumSet.of(HANDED_OVER);
      case HANDED_OVER -> EnumSet.of(CLOSED);
      case CLOSED, DROPPED -> EnumSet.noneOf(WorkStage.class);
    };
  }

  public boolean mayBecome(WorkStage stage) {
    return next().contains(stage);
  }

  public boolean isEnd() {
    return next().isEmpty();
  }
}
