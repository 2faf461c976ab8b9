package abhaya.safecity.hotspot;

import abhaya.base.geo.Plane;
import abhaya.base.geo.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Places as they were sent, laid on one plane in metres: `x` and `y` on a plane of the sender's, or
/// `lat` and `lon`, which are laid on a plane at the mean of the first list.
///
/// @param plane null where the sender's own plane is used
@SuppressWarnings("ArrayRecordComponent")
record AskedPlaces(double[] xs, double[] ys, @Nullable Plane plane) {
  private static final double METRES_MAX = 10_000_000;
  private static final double REACH_MAX = 100_000;

  /// The same, of objects that hold nothing but the place.
  static AskedPlaces only(String field, List<AskedFields> objects) {
    var places = read(field, objects);
    objects.forEach(AskedFields::nothingElse);
    return places;
  }

  static AskedPlaces read(String field, List<AskedFields> objects) {
    if (objects.isEmpty() || !objects.getFirst().has("lat")) return flat(objects);
    var lats = new double[objects.size()];
    var lons = new double[objects.size()];
    var latSum = 0.0;
    var lonSum = 0.0;
    for (var i = 0; i < lats.length; i++) {
      lats[i] = objects.get(i).number("lat", -60, 60);
      lons[i] = objects.get(i).number("lon", -180, 180);
      latSum += lats[i];
      lonSum += lons[i];
    }
    var plane = new Plane(new Point(latSum / lats.length, lonSum / lats.length));
    return onPlane(field, plane, lats, lons);
  }

  private static AskedPlaces flat(List<AskedFields> objects) {
    var xs = new double[objects.size()];
    var ys = new double[objects.size()];
    for (var i = 0; i < xs.length; i++) {
      xs[i] = objects.get(i).number("x", -METRES_MAX, METRES_MAX);
      ys[i] = objects.get(i).number("y", -METRES_MAX, METRES_MAX);
    }
    return new AskedPlaces(xs, ys, null);
  }

  private static AskedPlaces onPlane(String field, Plane plane, double[] lats, double[] lons) {
    var xs = new double[lats.length];
    var ys = new double[lats.length];
    for (var i = 0; i < xs.length; i++) {
      var point = new Point(lats[i], lons[i]);
      xs[i] = plane.east(point);
      ys[i] = plane.north(point);
      if (Math.hypot(xs[i], ys[i]) > REACH_MAX)
        throw AskedFields.fault(field, "too-wide", (long) REACH_MAX / 1000);
    }
    return new AskedPlaces(xs, ys, plane);
  }

  /// More places of the same kind, on the same plane.
  AskedPlaces more(String field, List<AskedFields> objects) {
    var sheet = plane;
    if (sheet == null) {
      var places = flat(objects);
      objects.forEach(AskedFields::nothingElse);
      return places;
    }
    var lats = objects.stream().mapToDouble(one -> one.number("lat", -60, 60)).toArray();
    var lons = objects.stream().mapToDouble(one -> one.number("lon", -180, 180)).toArray();
    objects.forEach(AskedFields::nothingElse);
    return onPlane(field, sheet, lats, lons);
  }

  int size() {
    return xs.length;
  }
}
