package abhaya.response.signal;

/// How well a place is known. From [#D] on the script for finding the caller begins, and a unit
/// sent is sent to search.
public enum Grade {
  /// Within 50 m.
  A,
  /// Within 200 m.
  B,
  /// Within 2 km.
  C,
  D,
  /// Not at all.
  X;

  public static Grade of(double radiusMetres) {
    if (radiusMetres <= 50) return A;
    if (radiusMetres <= 200) return B;
    return radiusMetres <= 2000 ? C : D;
  }

  public boolean needsConfirming() {
    return this == D || this == X;
  }
}
