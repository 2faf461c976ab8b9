package abhaya.response.recommend;

import abhaya.base.geo.Box;
import abhaya.base.geo.CellGrid;
import abhaya.base.geo.Point;
import java.util.Arrays;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/// Where the free units are, so that the nearest few are found without looking at all.
///
/// Cells of 0.05 degrees hold every unit: in a town the nearest are in the first of them. Beyond
/// two rings the search goes on in cells of 0.25 degrees that hold only those with one ability, the
/// rarest asked for, so that what is rare is not sought among what is common. A unit moves in
/// constant time. Only free units are in it. One writer; readers hold a lock for microseconds.
/// Units are slots, numbered from zero.
public final class NearestUnits {
  private static final int NEAR_RINGS = 2;

  /// Narrow cells along one side of a wide one.
  private static final int WIDE = 5;

  private static final double DEGREES = 0.05;

  /// The wide cells of all units come after those of each bit.
  private static final int ALL = Long.SIZE;

  private final CellGrid narrow = new CellGrid(Box.INDIA, DEGREES);
  private final CellGrid wide = new CellGrid(Box.INDIA, DEGREES * WIDE);
  private final CellRings narrowRings = new CellRings(narrow);
  private final CellRings wideRings = new CellRings(wide);
  private final StampedLock lock = new StampedLock();
  private final CellLists near = new CellLists(narrow.size());
  private final @Nullable CellLists[] far = new CellLists[ALL + 1];
  private double[] lats = new double[0];
  private double[] lons = new double[0];
  private long[] abilities = new long[0];

  /// A free unit is here now and can do what the bits say.
  public void put(int slot, double lat, double lon, long ability) {
    long stamp = lock.writeLock();
    try {
      grow(slot + 1);
      int row = narrow.row(lat);
      int column = narrow.column(lon);
      int cell = row * narrow.columns() + column;
      if (!near.isIn(slot, cell) || abilities[slot] != ability) {
        leave(abilities[slot] & ~ability, slot);
        near.put(slot, cell);
        enter(ability, slot, row / WIDE * wide.columns() + column / WIDE);
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
      if (slot >= abilities.length) return;
      near.remove(slot);
      leave(abilities[slot], slot);
      lists(ALL).remove(slot);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  private void enter(long bits, int slot, int cell) {
    lists(ALL).put(slot, cell);
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      lists(Long.numberOfTrailingZeros(rest)).put(slot, cell);
    }
  }

  private void leave(long bits, int slot) {
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      lists(Long.numberOfTrailingZeros(rest)).remove(slot);
    }
  }

  private CellLists lists(int bit) {
    var lists = far[bit];
    if (lists == null) far[bit] = lists = new CellLists(wide.size());
    return lists;
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
    var rare = rarest(asked);
    if (rare == null) return new int[0];
    int row = narrow.row(place.lat());
    int column = narrow.column(place.lon());
    var found = new NearestFew(place, count, Double.MAX_VALUE);
    if (narrowRings.walk(
        found, row, column, NEAR_RINGS, near.size(), cell -> scan(near, cell, asked, found))) {
      return found.slots();
    }
    var more = new NearestFew(place, count, found.worst());
    wideRings.walk(
        more,
        row / WIDE,
        column / WIDE,
        Integer.MAX_VALUE,
        rare.size(),
        cell -> scan(rare, cell, asked, more));
    return more.slots();
  }

  /// The wide cells of the bit that the fewest have; null if nobody has one of those asked for.
  private @Nullable CellLists rarest(long asked) {
    var best = far[ALL];
    for (long rest = asked; rest != 0; rest &= rest - 1) {
      var lists = far[Long.numberOfTrailingZeros(rest)];
      if (best == null || lists == null) return null;
      if (lists.size() <= best.size()) best = lists;
    }
    return best;
  }

  private int scan(CellLists lists, int cell, long asked, NearestFew found) {
    int seen = 0;
    for (int slot = lists.first(cell); slot != CellLists.NONE; slot = lists.next(slot)) {
      seen++;
      if ((abilities[slot] & asked) == asked) found.offer(slot, lats[slot], lons[slot]);
    }
    return seen;
  }

  private void grow(int size) {
    int old = lats.length;
    if (size <= old) return;
    int room = Math.max(size, old * 2);
    lats = Arrays.copyOf(lats, room);
    lons = Arrays.copyOf(lons, room);
    abilities = Arrays.copyOf(abilities, room);
  }
}
