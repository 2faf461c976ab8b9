package abhaya.safecity.measure;

/// Why a device was not at work.
public enum OutageCause {
  FAULT,
  NETWORK,
  PLANNED_MAINTENANCE,
  POWER_CUT,
  VANDALISM,
  ROAD_WORK,
  UNKNOWN
}
