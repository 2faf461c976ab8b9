package abhaya.base.geo;

/// Where a point lies with regard to an outline.
public enum Side {
  INSIDE,
  /// Exactly on the drawn line, as the numbers stand; never "almost".
  EDGE,
  OUTSIDE
}
