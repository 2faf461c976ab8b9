package abhaya.response.volunteer;

import abhaya.base.geo.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Volunteers on duty by where they are, in cells of a hundredth of a degree: who is within some
/// metres is asked of a few cells. A change is seen by the next question.
public final class Nearby {
  private static final double DEGREES = 0.01;
  private static final int ROWS = 18_000;
  private static final int COLUMNS = 36_000;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Long, Spot> spots = new HashMap<>();
  private final Map<Integer, List<Spot>> cells = new HashMap<>();

  /// One who is near enough.
  public record Near(Spot spot, double metres) {}

  public void put(Spot spot) {
    lock.writeLock().lock();
    try {
      drop(spots.put(spot.volunteer(), spot));
      cells.computeIfAbsent(cell(spot.point()), key -> new ArrayList<>(2)).add(spot);
    } finally {
      lock.writeLock().unlock();
    }
  }

  public void remove(long volunteer) {
    lock.writeLock().lock();
    try {
      drop(spots.remove(volunteer));
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void drop(@Nullable Spot spot) {
    if (spot == null) return;
    var key = cell(spot.point());
    var list = cells.get(key);
    if (list == null) return;
    list.remove(spot);
    if (list.isEmpty()) cells.remove(key);
  }

  public @Nullable Spot find(long volunteer) {
    lock.readLock().lock();
    try {
      return spots.get(volunteer);
    } finally {
      lock.readLock().unlock();
    }
  }

  public int size() {
    lock.readLock().lock();
    try {
      return spots.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  /// All within so many metres, the nearest first.
  public List<Near> within(Point from, double metres) {
    var high = metres / Point.DEGREE_METRES;
    var widest = Math.min(89, Math.abs(from.lat()) + high);
    var wide = high / Math.cos(Math.toRadians(widest));
    int south = row(from.lat() - high);
    int north = row(from.lat() + high);
    int west = column(from.lon() - wide);
    int east = column(from.lon() + wide);
    var found = new ArrayList<Near>();
    lock.readLock().lock();
    try {
      for (int r = south; r <= north; r++) {
        for (int c = west; c <= east; c++) {
          for (var spot : cells.getOrDefault(r * COLUMNS + c, List.of())) {
            var far = from.metresTo(spot.point());
            if (far <= metres) found.add(new Near(spot, far));
          }
        }
      }
    } finally {
      lock.readLock().unlock();
    }
    found.sort(
        Comparator.comparingDouble(Near::metres)
            .thenComparingLong(near -> near.spot().volunteer()));
    return found;
  }

  private static int cell(Point point) {
    return row(point.lat()) * COLUMNS + column(point.lon());
  }

  private static int row(double lat) {
    return Math.clamp((long) Math.floor((lat + 90) / DEGREES), 0, ROWS - 1);
  }

  private static int column(double lon) {
    return Math.clamp((long) Math.floor((lon + 180) / DEGREES), 0, COLUMNS - 1);
  }
}
