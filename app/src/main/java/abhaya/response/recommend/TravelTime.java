package abhaya.response.recommend;

import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;

/// How long the way takes. A road graph answers where one was imported; without it the distance.
public interface TravelTime {

  /// An answer and what it rests on.
  ///
  /// @param metres length of the way as assumed
  record Way(Duration time, double metres, Basis basis) {}

  /// What an estimate rests on; the screen says it.
  enum Basis {
    ROADS,
    DISTANCE
  }

  Way between(Point from, Point to, Instant at);
}
