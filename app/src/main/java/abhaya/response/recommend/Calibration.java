package abhaya.response.recommend;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Learns the pace of a place and hour from trips: straight metres beside driven time.
public final class Calibration {
  private static final int TRIPS_MIN = 20;
  private static final double STRAIGHT_METRES_MIN = 200;

  private Calibration() {}

  public record Trip(double straightMetres, double drivenMetres, Duration time) {}

  /// What the middle trip shows: half were slower, half quicker.
  public record Learnt(double detour, double speedKmh, int trips) {}

  /// Empty with too few trips to tell. Very short ones say nothing of the road.
  public static Optional<Learnt> from(List<Trip> trips) {
    var told =
        trips.stream()
            .filter(trip -> trip.straightMetres() >= STRAIGHT_METRES_MIN)
            .filter(trip -> trip.drivenMetres() > 0 && trip.time().toMillis() > 0)
            .toList();
    if (told.size() < TRIPS_MIN) return Optional.empty();
    var detours = told.stream().mapToDouble(trip -> trip.drivenMetres() / trip.straightMetres());
    var speeds =
        told.stream().mapToDouble(trip -> trip.drivenMetres() / trip.time().toMillis() * 3600);
    double detour = Math.max(1, middle(detours.sorted().toArray()));
    return Optional.of(new Learnt(detour, middle(speeds.sorted().toArray()), told.size()));
  }

  private static double middle(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
