package abhaya.response.unit;

/// What moves.
public enum UnitKind {
  CAR,
  TWO_WHEELER,
  VAN,
  AMBULANCE,
  ENGINE,
  BOAT,
  FOOT
}
