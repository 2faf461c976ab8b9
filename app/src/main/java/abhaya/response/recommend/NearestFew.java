package abhaya.response.recommend;

import abhaya.base.geo.Point;
import java.util.Arrays;

/// The few nearest so far to a place, in order; of equal ones the lower number.
final class NearestFew {

  /// A distance along the meridian is rounded by less.
  private static final double ROUNDING = 0.999_999;

  private final Point place;
  private final int[] slots;
  private final double[] metres;
  private final double bound;
  private int size;
  private double degrees;

  /// @param bound nobody farther than so many metres is among them
  NearestFew(Point place, int count, double bound) {
    this.place = place;
    this.bound = bound;
    slots = new int[count];
    metres = new double[count];
    narrow();
  }

  Point place() {
    return place;
  }

  /// Nobody farther can become one of them.
  double worst() {
    return size == slots.length ? metres[size - 1] : bound;
  }

  private void narrow() {
    degrees = worst() / Point.DEGREE_METRES / ROUNDING;
  }

  void offer(int slot, double lat, double lon) {
    if (Math.abs(lat - place.lat()) > degrees) return;
    double away = Point.metres(place.lat(), place.lon(), lat, lon);
    if (away > bound) return;
    var full = size == slots.length;
    if (full && !isNearer(slot, away, size - 1)) return;
    int at = full ? size - 1 : size++;
    while (at > 0 && isNearer(slot, away, at - 1)) {
      slots[at] = slots[at - 1];
      metres[at] = metres[at - 1];
      at--;
    }
    slots[at] = slot;
    metres[at] = away;
    narrow();
  }

  private boolean isNearer(int slot, double away, int at) {
    return away != metres[at] ? away < metres[at] : slot < slots[at];
  }

  int[] slots() {
    return Arrays.copyOf(slots, size);
  }
}
