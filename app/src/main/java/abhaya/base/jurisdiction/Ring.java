package abhaya.base.jurisdiction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// A closed line; the last position is the first.
public final class Ring {
  private static final int RING_MIN = 4;

  private final double[] lon;
  private final double[] lat;

  public Ring(double[] lon, double[] lat) {
    if (lon.length != lat.length || lon.length == 0) {
      throw new IllegalArgumentException("as many longitudes as latitudes");
    }
    this.lon = lon.clone();
    this.lat = lat.clone();
  }

  double lon(int i) {
    return lon[i];
  }

  double lat(int i) {
    return lat[i];
  }

  int size() {
    return lon.length;
  }

  double area() {
    double doubled = 0;
    for (int i = 1; i < size(); i++) doubled += lon[i - 1] * lat[i] - lon[i] * lat[i - 1];
    return Math.abs(doubled) / 2;
  }

  Optional<String> fault() {
    if (size() < RING_MIN) return Optional.of("ring-short");
    for (int i = 0; i < size(); i++) {
      if (!(Math.abs(lon[i]) <= 180 && Math.abs(lat[i]) <= 90)) {
        return Optional.of("position-out-of-range");
      }
    }
    int last = size() - 1;
    if (lon[0] != lon[last] || lat[0] != lat[last]) return Optional.of("ring-open");
    return switch (RingCrossing.find(lon, lat)) {
      case NONE -> area() == 0 ? Optional.of("ring-short") : Optional.empty();
      case CROSSES -> Optional.of("ring-crosses-itself");
      case TOO_MUCH_TO_TELL -> Optional.of("outline-too-large");
    };
  }

  /// Douglas and Peucker: no dropped position lies further from the line than the tolerance.
  Ring simplified(double tolerance) {
    var kept = new boolean[size()];
    int far = farthestFromStart();
    kept[0] = true;
    kept[far] = true;
    kept[size() - 1] = true;
    keep(kept, 0, far, tolerance);
    keep(kept, far, size() - 1, tolerance);
    int count = 0;
    for (boolean one : kept) if (one) count++;
    if (count < RING_MIN) return this;
    var fewerLon = new double[count];
    var fewerLat = new double[count];
    int at = 0;
    for (int i = 0; i < size(); i++) {
      if (!kept[i]) continue;
      fewerLon[at] = lon[i];
      fewerLat[at++] = lat[i];
    }
    return new Ring(fewerLon, fewerLat);
  }

  private int farthestFromStart() {
    int far = 1;
    for (int i = 1; i < size() - 1; i++) {
      if (Math.hypot(lon[i] - lon[0], lat[i] - lat[0])
          > Math.hypot(lon[far] - lon[0], lat[far] - lat[0])) far = i;
    }
    return far;
  }

  /// With a stack of its own: a ring may be longer than the thread's stack is deep.
  private void keep(boolean[] kept, int first, int last, double tolerance) {
    var open = new ArrayList<int[]>();
    open.add(new int[] {first, last});
    while (!open.isEmpty()) {
      var part = open.removeLast();
      int far = -1;
      double most = tolerance;
      for (int i = part[0] + 1; i < part[1]; i++) {
        double away = distance(i, part[0], part[1]);
        if (away <= most) continue;
        most = away;
        far = i;
      }
      if (far < 0) continue;
      kept[far] = true;
      open.add(new int[] {part[0], far});
      open.add(new int[] {far, part[1]});
    }
  }

  private double distance(int i, int a, int b) {
    double dx = lon[b] - lon[a];
    double dy = lat[b] - lat[a];
    double length = dx * dx + dy * dy;
    double along =
        length == 0
            ? 0
            : Math.clamp(((lon[i] - lon[a]) * dx + (lat[i] - lat[a]) * dy) / length, 0, 1);
    return Math.hypot(lon[i] - lon[a] - along * dx, lat[i] - lat[a] - along * dy);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ring ring
        && Arrays.equals(lon, ring.lon)
        && Arrays.equals(lat, ring.lat);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lon) + Arrays.hashCode(lat);
  }
}
