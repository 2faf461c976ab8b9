package abhaya.response.recommend;

import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long ways take. A road graph answers where one was imported and knows the way; the distance
/// answers for the rest, and says why.
public interface TravelTime {

  /// An answer and what it rests on.
  ///
  /// @param metres length of the way as assumed
  /// @param factor way ÷ straight line where it rests on the distance; 1 by road
  /// @param graphOn the day of the graph that was asked; null where there is none
  /// @param footing what trips say of the place and the hour
  record Way(
      Duration time,
      double metres,
      Basis basis,
      double factor,
      @Nullable LocalDate graphOn,
      Footing footing) {}

  /// What driven trips say of the place at this hour, and how they went into an estimate: the pace
  /// into all that rests on the distance, the slowness into all that rests on roads.
  ///
  /// @param slowness by which times of roads are multiplied; 1 where nothing was learnt
  record Footing(Pace pace, double slowness) {}

  /// What an estimate rests on; the screen says it. All but the first are the distance.
  enum Basis {
    ROADS,
    /// No graph was imported.
    NO_GRAPH,
    /// The place of the incident is on no known road.
    PLACE_OFF_ROAD,
    /// The unit is on no known road.
    UNIT_OFF_ROAD,
    /// The graph knows no way from the unit.
    NO_WAY,
    /// The search was at its bound before it came to the unit: it is no nearer than what it found.
    OUT_OF_TIME;

    public boolean isDistance() {
      return this != ROADS;
    }
  }

  /// The ways of several to one place, in their order.
  ///
  /// @param bound how long the search may take
  List<Way> ways(List<Point> from, Point to, Instant at, Duration bound);
}
