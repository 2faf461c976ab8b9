package abhaya.response.recommend;

import abhaya.base.geo.Box;
import abhaya.base.geo.CellGrid;
import abhaya.base.geo.Point;
import java.util.Arrays;
import java.util.concurrent.locks.StampedLock;

/// Where the free units are, so that the nearest few are found without looking at all.
///
/// A grid of 0.05 degrees whose cells are doubly linked lists in plain arrays: a unit moves in
/// constant time. Only free units are in it. One writer; readers hold a lock for microseconds.
/// Units are slots, numbered from zero.
public final class NearestUnits {
  private static final int NONE = -1;

  /// Metres by which a distance may be rounded short before a cell is left out.
  private static final double ROUNDING = 0.999_999;

  private final CellGrid grid = new CellGrid(Box.INDIA, 0.05);
  private final StampedLock lock = new StampedLock();
  private final int[] first = new int[grid.size()];
  private int[] next = new int[0];
  private int[] before = new int[0];
  private int[] cells = new int[0];
  private double[] lats = new double[0];
  private double[] lons = new double[0];
  private long[] abilities = new long[0];

  public NearestUnits() {
    Arrays.fill(first, NONE);
  }

  /// A free unit is here now and can do what the bits say.
  public void put(int slot, double lat, double lon, long ability) {
    long stamp = lock.writeLock();
    try {
      grow(slot + 1);
      int cell = grid.cell(lat, lon);
      if (cells[slot] != cell) {
        unlink(slot);
        link(slot, cell);
      }
      lats[slot] = lat;
      lons[slot] = lon;
      abilities[slot] = ability;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /// The unit is no longer free.
  public void remove(int slot) {
    long stamp = lock.writeLock();
    try {
      if (slot < cells.length) unlink(slot);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /// The nearest slots that have all asked bits, nearest first; of equal ones the lower number.
  public int[] nearest(Point place, int count, long asked) {
    if (count <= 0) return new int[0];
    long stamp = lock.readLock();
    try {
      return search(place, count, asked);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  private int[] search(Point place, int count, long asked) {
    var found = new Best(count);
    int row = grid.row(place.lat());
    int column = grid.column(place.lon());
    int rings = Math.max(grid.rows(), grid.columns());
    for (int ring = 0; ring <= rings; ring++) {
      if (found.isFull() && outside(place, row, column, ring - 1) > found.worst()) break;
      for (int r = Math.max(0, row - ring); r <= Math.min(grid.rows() - 1, row + ring); r++) {
        var edge = Math.abs(r - row) == ring;
        int step = edge ? 1 : 2 * ring;
        for (int c = column - ring; c <= column + ring; c += Math.max(1, step)) {
          if (c >= 0 && c < grid.columns()) scan(r * grid.columns() + c, place, asked, found);
        }
      }
    }
    return found.slots();
  }

  private void scan(int cell, Point place, long asked, Best found) {
    for (int slot = first[cell]; slot != NONE; slot = next[slot]) {
      if ((abilities[slot] & asked) != asked) continue;
      found.offer(slot, Point.metres(place.lat(), place.lon(), lats[slot], lons[slot]));
    }
  }

  /// At least so far is everything beyond the block of rings up to this one. Zero where a side of
  /// the block is the edge of the grid's neighbourhood of the place.
  private double outside(Point place, int row, int column, int ring) {
    if (ring < 0) return 0;
    double south = grid.box().south() + (row - ring) * grid.degrees();
    double north = grid.box().south() + (row + ring + 1) * grid.degrees();
    double west = grid.box().west() + (column - ring) * grid.degrees();
    double east = grid.box().west() + (column + ring + 1) * grid.degrees();
    double least = Double.MAX_VALUE;
    if (row - ring > 0) least = Math.min(least, parallel(place, south));
    if (row + ring < grid.rows() - 1) least = Math.min(least, parallel(place, north));
    if (column - ring > 0) least = Math.min(least, meridian(place, west));
    if (column + ring < grid.columns() - 1) least = Math.min(least, meridian(place, east));
    return least * ROUNDING;
  }

  private static double parallel(Point place, double lat) {
    return Math.abs(lat - place.lat()) * Point.DEGREE_METRES;
  }

  /// To the nearest point of a meridian, on the sphere.
  private static double meridian(Point place, double lon) {
    double turn = Math.toRadians(Math.abs(lon - place.lon()));
    if (turn >= Math.PI / 2) return (90 - Math.abs(place.lat())) * Point.DEGREE_METRES;
    double sine = Math.cos(Math.toRadians(place.lat())) * Math.sin(turn);
    return Math.asin(sine) * Point.EARTH_RADIUS_METRES;
  }

  private void link(int slot, int cell) {
    cells[slot] = cell;
    before[slot] = NONE;
    next[slot] = first[cell];
    if (first[cell] != NONE) before[first[cell]] = slot;
    first[cell] = slot;
  }

  private void unlink(int slot) {
    int cell = cells[slot];
    if (cell == NONE) return;
    if (before[slot] == NONE) first[cell] = next[slot];
    else next[before[slot]] = next[slot];
    if (next[slot] != NONE) before[next[slot]] = before[slot];
    cells[slot] = NONE;
  }

  private void grow(int size) {
    int old = cells.length;
    if (size <= old) return;
    int room = Math.max(size, old * 2);
    next = Arrays.copyOf(next, room);
    before = Arrays.copyOf(before, room);
    cells = Arrays.copyOf(cells, room);
    lats = Arrays.copyOf(lats, room);
    lons = Arrays.copyOf(lons, room);
    abilities = Arrays.copyOf(abilities, room);
    Arrays.fill(cells, old, room, NONE);
  }

  /// The few nearest so far, in order.
  private static final class Best {
    private final int[] slots;
    private final double[] metres;
    private int size;

    Best(int count) {
      slots = new int[count];
      metres = new double[count];
    }

    boolean isFull() {
      return size == slots.length;
    }

    double worst() {
      return metres[size - 1];
    }

    void offer(int slot, double away) {
      if (isFull() && !isNearer(slot, away, size - 1)) return;
      int at = isFull() ? size - 1 : size++;
      while (at > 0 && isNearer(slot, away, at - 1)) {
        slots[at] = slots[at - 1];
        metres[at] = metres[at - 1];
        at--;
      }
      slots[at] = slot;
      metres[at] = away;
    }

    private boolean isNearer(int slot, double away, int at) {
      return away != metres[at] ? away < metres[at] : slot < slots[at];
    }

    int[] slots() {
      return Arrays.copyOf(slots, size);
    }
  }
}
