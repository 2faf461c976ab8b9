package abhaya.safecity.measure;

import java.util.List;

/// Density in space and time: the newer and nearer an event, the more it counts.
public final class RecentRisk {
  private static final double PROMAP_METRES = 400;
  private static final double PROMAP_WEEKS = 8;

  private RecentRisk() {}

  /// An event at a place and a time, counted in days or weeks from any beginning.
  public record Event(double x, double y, double time) {}

  /// Space-time kernel density per square metre and day, over events up to the moment.
  public static double density(Event at, List<Event> events, double metres, double days) {
    var sum = 0.0;
    for (var event : events) {
      var age = at.time - event.time;
      var u2 = squaredMetres(at, event) / (metres * metres);
      var v = age / days;
      if (age < 0 || u2 >= 1 || v >= 1) continue;
      sum += 2 / Math.PI * (1 - u2) * 0.75 * (1 - v * v);
    }
    return events.isEmpty() ? 0 : sum / (events.size() * metres * metres * days);
  }

  /// ProMap: 1 / ((1 + weeks since) (1 + half cells away)), within 400 m and 8 weeks.
  public static double promap(Event at, List<Event> events, double cellMetres) {
    var sum = 0.0;
    for (var event : events) {
      var weeks = at.time - event.time;
      var metres = Math.sqrt(squaredMetres(at, event));
      if (weeks < 0 || weeks > PROMAP_WEEKS || metres > PROMAP_METRES) continue;
      sum += 1 / ((1 + weeks) * (1 + metres / (cellMetres / 2)));
    }
    return sum;
  }

  private static double squaredMetres(Event a, Event b) {
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
  }
}
