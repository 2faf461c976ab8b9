package abhaya.response.position;

import abhaya.base.geo.Box;
import abhaya.base.geo.CellGrid;
import abhaya.base.geo.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The carriers' places in cells of a twentieth of a degree, for "who is nearest". Moving is a matter
/// of two links. What lies outside the box is looked through one by one. Not safe for threads: its
/// owner locks.
final class FixGrid {
  private static final double DEGREES = 0.05;

  private final CellGrid cells = new CellGrid(Box.INDIA, DEGREES);
  private final @Nullable Spot[] heads = new Spot[cells.size() + 1];
  private final Map<String, Spot> spots = new HashMap<>();

  /// A carrier's place, linked to the others of its cell.
  private static final class Spot {
    private Fix fix;
    private int cell;
    private @Nullable Spot before;
    private @Nullable Spot after;

    Spot(Fix fix, int cell) {
      this.fix = fix;
      this.cell = cell;
    }
  }

  int size() {
    return spots.size();
  }

  void put(Fix fix) {
    int cell = cellOf(fix.point());
    var spot = spots.get(fix.carrier());
    if (spot == null) {
      spot = new Spot(fix, cell);
      spots.put(fix.carrier(), spot);
      link(spot);
      return;
    }
    spot.fix = fix;
    if (spot.cell == cell) return;
    unlink(spot);
    spot.cell = cell;
    link(spot);
  }

  void remove(String carrier) {
    var spot = spots.remove(carrier);
    if (spot != null) unlink(spot);
  }

  @Nullable Fix get(String carrier) {
    var spot = spots.get(carrier);
    return spot == null ? null : spot.fix;
  }

  List<Fix> all() {
    return spots.values().stream().map(spot -> spot.fix).toList();
  }

  /// Rings of cells, until a ring is farther away than the last of those found.
  List<Near> nearest(Point from, int count, Predicate<Fix> fits) {
    var far = Comparator.comparingDouble(Near::metres);
    var found = new PriorityQueue<>(Math.max(1, count), far.reversed());
    collect(cells.size(), from, count, fits, found);
    int row = cells.row(from.lat());
    int column = cells.column(from.lon());
    int rings = Math.max(cells.rows(), cells.columns());
    for (int ring = 0; ring <= rings; ring++) {
      var farthest = found.peek();
      if (found.size() >= count && farthest != null && atLeast(from, ring) > farthest.metres()) {
        break;
      }
      ring(row, column, ring, from, count, fits, found);
    }
    var sorted = new ArrayList<>(found);
    sorted.sort(far);
    return sorted;
  }

  /// No place in this ring of cells is nearer.
  private static double atLeast(Point from, int ring) {
    double degrees = Math.max(0, ring - 1) * DEGREES;
    double lat = Math.min(89, Math.max(Math.abs(from.lat()), Box.INDIA.north()) + DEGREES);
    return degrees * Point.DEGREE_METRES * Math.cos(Math.toRadians(lat));
  }

  private void ring(
      int row,
      int column,
      int ring,
      Point from,
      int count,
      Predicate<Fix> fits,
      PriorityQueue<Near> found) {
    for (int r = Math.max(0, row - ring); r <= Math.min(cells.rows() - 1, row + ring); r++) {
      var whole = Math.abs(r - row) == ring;
      int step = whole || ring == 0 ? 1 : 2 * ring;
      for (int c = column - ring; c <= column + ring; c += step) {
        if (c >= 0 && c < cells.columns()) {
          collect(r * cells.columns() + c, from, count, fits, found);
        }
      }
    }
  }

  private void collect(
      int cell, Point from, int count, Predicate<Fix> fits, PriorityQueue<Near> found) {
    for (var spot = heads[cell]; spot != null; spot = spot.after) {
      if (!fits.test(spot.fix)) continue;
      found.add(new Near(spot.fix, from.metresTo(spot.fix.point())));
      if (found.size() > count) found.poll();
    }
  }

  private int cellOf(Point point) {
    return Box.INDIA.holds(point) ? cells.cell(point.lat(), point.lon()) : cells.size();
  }

  private void link(Spot spot) {
    var head = heads[spot.cell];
    spot.before = null;
    spot.after = head;
    if (head != null) head.before = spot;
    heads[spot.cell] = spot;
  }

  private void unlink(Spot spot) {
    if (spot.before == null) heads[spot.cell] = spot.after;
    else spot.before.after = spot.after;
    if (spot.after != null) spot.after.before = spot.before;
  }
}
