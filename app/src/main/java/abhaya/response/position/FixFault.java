package abhaya.response.position;

/// Why a report is kept and does not stand on the map.
public enum FixFault {
  /// The same place at the same moment came before.
  DUPLICATE,
  /// A later fix of the device is known: part of the track, not the present place.
  LATE,
  /// Ahead of our clock.
  AHEAD,
  /// A year that cannot be: 1970, 2090.
  TIME_IMPOSSIBLE,
  /// Zero and zero: a receiver without a fix.
  ZERO,
  OUT_OF_RANGE,
  /// The device says that it does not know where it is, or tells only of itself.
  NO_FIX
}
