package abhaya.response.recommend;

/// How ways go at a place between two hours of the day, and how many trips say so.
///
/// @param fromHour first hour in India, `toHour` the one after the last; 0 and 24 for the whole day,
///     22 and 6 over midnight
/// @param detour way ÷ straight line, at least one
/// @param speedKmh along the way
/// @param trips driven there at these hours in the time looked at; 0 where it is assumed
/// @param level of whose trips it is
public record Pace(
    int fromHour, int toHour, double detour, double speedKmh, int trips, Level level) {
  private static final int HOURS = 24;

  /// What is assumed before any trip was learnt: roads a third longer than the straight line, 30 km/h.
  public static final Pace USUAL = new Pace(0, HOURS, 1.35, 30, 0, Level.ASSUMED);

  /// Whose trips a pace rests on, the finest first.
  public enum Level {
    /// The square of 0.05 degrees around the place, some 5 km across.
    HERE,
    DISTRICT,
    STATE,
    ASSUMED
  }

  public Pace {
    if (!(detour >= 1) || !(speedKmh > 0)) throw new IllegalArgumentException("no such pace");
  }

  public boolean isLearnt() {
    return level != Level.ASSUMED;
  }

  boolean holds(int hour) {
    return fromHour <= toHour
        ? hour >= fromHour && hour < toHour
        : hour >= fromHour || hour < toHour;
  }
}
