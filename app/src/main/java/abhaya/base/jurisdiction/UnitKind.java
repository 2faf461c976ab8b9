package abhaya.base.jurisdiction;

/// The levels of the tree, from the top. Range and sub-division appear only where they exist.
public enum UnitKind {
  NATION,
  STATE,
  RANGE,
  DISTRICT,
  SUBDIVISION,
  STATION;

  /// Whether a unit of this kind may stand directly under one of that kind.
  ///
  /// A station directly under a state or a range (crime branch, railways) is allowed and listed as
  /// a station without district.
  public boolean mayStandUnder(UnitKind parent) {
    return switch (this) {
      case NATION -> false;
      case STATE -> parent == NATION;
      case RANGE -> parent == STATE;
      case DISTRICT -> parent == STATE || parent == RANGE;
      case SUBDIVISION -> parent == DISTRICT;
      case STATION -> parent != NATION && parent != STATION;
    };
  }

  int level() {
    return switch (this) {
      case NATION -> 0;
      case STATE -> 1;
      case RANGE -> 2;
      case DISTRICT -> 3;
      case SUBDIVISION -> 4;
      case STATION -> 5;
    };
  }
}
