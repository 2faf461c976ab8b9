package abhaya.response.volunteer;

import abhaya.base.geo.Box;
import abhaya.base.geo.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The volunteers of one cell: their degrees one after the other, so that who is too far is passed
/// over without being fetched. Not safe for threads: its owner locks.
final class SpotCell {
  private final List<Spot> spots = new ArrayList<>(2);
  private double[] degrees = new double[4];

  void add(Spot spot) {
    int at = 2 * spots.size();
    if (at == degrees.length) degrees = Arrays.copyOf(degrees, 2 * at);
    set(at / 2, spot);
    spots.add(spot);
  }

  /// The last one takes the place of the one that goes.
  void remove(Spot spot) {
    int at = spots.indexOf(spot);
    if (at < 0) return;
    var last = spots.removeLast();
    if (at == spots.size()) return;
    spots.set(at, last);
    set(at, last);
  }

  private void set(int at, Spot spot) {
    degrees[2 * at] = spot.point().lat();
    degrees[2 * at + 1] = spot.point().lon();
  }

  boolean isEmpty() {
    return spots.isEmpty();
  }

  /// Adds those within so many metres.
  ///
  /// @param box holds every place within them
  void collect(Point from, double metres, Box box, List<Nearby.Near> found) {
    for (int i = 0; i < spots.size(); i++) {
      double lat = degrees[2 * i];
      double lon = degrees[2 * i + 1];
      if (!box.holds(lat, lon)) continue;
      double far = Point.metres(from.lat(), from.lon(), lat, lon);
      if (far <= metres) found.add(new Nearby.Near(spots.get(i), far));
    }
  }
}
