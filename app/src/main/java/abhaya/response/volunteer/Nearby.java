package abhaya.response.volunteer;

import abhaya.base.geo.Box;
import abhaya.base.geo.CellGrid;
import abhaya.base.geo.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Volunteers on duty by where they are, in cells of a fiftieth of a degree: who is within some
/// metres is asked of a few cells. A row of cells is made when the first volunteer comes into it. A
/// change is seen by the next question.
public final class Nearby {
  private final CellGrid grid = new CellGrid(Box.INDIA, 0.02);
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Long, Spot> spots = new HashMap<>();
  private final @Nullable Row[] rows = new Row[grid.rows()];

  /// The cells of one row; null where nobody is.
  private static final class Row {
    private final @Nullable SpotCell[] cells;

    Row(int columns) {
      cells = new SpotCell[columns];
    }
  }

  /// One who is near enough.
  public record Near(Spot spot, double metres) {}

  public void put(Spot spot) {
    lock.writeLock().lock();
    try {
      drop(spots.put(spot.volunteer(), spot));
      cell(spot.point()).add(spot);
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

  private SpotCell cell(Point point) {
    int row = grid.row(point.lat());
    var cells = rows[row];
    if (cells == null) rows[row] = cells = new Row(grid.columns());
    int column = grid.column(point.lon());
    var cell = cells.cells[column];
    if (cell == null) cells.cells[column] = cell = new SpotCell();
    return cell;
  }

  private void drop(@Nullable Spot spot) {
    if (spot == null) return;
    var cells = rows[grid.row(spot.point().lat())];
    if (cells == null) return;
    int column = grid.column(spot.point().lon());
    var cell = cells.cells[column];
    if (cell == null) return;
    cell.remove(spot);
    if (cell.isEmpty()) cells.cells[column] = null;
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
    var found = new ArrayList<Near>();
    if (!(metres >= 0)) return found;
    var box = Box.around(from, metres);
    lock.readLock().lock();
    try {
      collect(from, metres, box, found);
    } finally {
      lock.readLock().unlock();
    }
    found.sort(
        Comparator.comparingDouble(Near::metres)
            .thenComparingLong(near -> near.spot().volunteer()));
    return found;
  }

  private void collect(Point from, double metres, Box box, List<Near> found) {
    int north = grid.row(box.north());
    int west = grid.column(box.west());
    int east = grid.column(box.east());
    for (int row = grid.row(box.south()); row <= north; row++) {
      var cells = rows[row];
      if (cells == null) continue;
      for (int column = west; column <= east; column++) {
        var cell = cells.cells[column];
        if (cell != null) cell.collect(from, metres, box, found);
      }
    }
  }
}
