package abhaya.safecity.plate;

/// A listed plate may have been seen.
///
/// @param kind HINT or ALARM
public record PlateHit(String hit, int unit, String kind) {}
