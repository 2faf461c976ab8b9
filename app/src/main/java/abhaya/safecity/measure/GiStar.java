package abhaya.safecity.measure;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Getis-Ord Gi* of every cell: by how many standard errors the events near it exceed the expected.
///
/// Sums of rows are kept once, so a neighbourhood costs one subtraction a row whatever its width.
/// Sums are whole numbers until the last step: the scores are those of the definition.
public final class GiStar {
  private final CellCounts counts;
  private final Neighbourhood near;
  private final @Nullable BitSet inside;

  /// All cells of the grid are the study area.
  public GiStar(CellCounts counts, Neighbourhood near) {
    this(counts, near, null);
  }

  /// Only cells inside the area count: an empty cell beyond the city's limits is no quiet street.
  public GiStar(CellCounts counts, Neighbourhood near, @Nullable BitSet inside) {
    this.counts = counts;
    this.near = near;
    this.inside = inside;
  }

  /// The scores; a cell outside the area has score 0. Empty if all cells hold the same count.
  ///
  /// @throws IllegalArgumentException where a row of a neighbourhood could hold 2³¹ events or more
  public Optional<CellValues> scores() {
    var grid = counts.grid();
    var events = new int[grid.cells() + grid.rows()];
    var cells = new int[grid.cells() + grid.rows()];
    var n = 0L;
    var sum = 0L;
    var squares = 0.0;
    var most = 0;
    for (var row = 0; row < grid.rows(); row++) {
      for (var column = 0; column < grid.columns(); column++) {
        var cell = grid.index(column, row);
        var in = inside == null || inside.get(cell);
        var value = in ? counts.counts()[cell] : 0;
        var at = row * (grid.columns() + 1) + column;
        events[at + 1] = events[at] + value;
        cells[at + 1] = cells[at] + (in ? 1 : 0);
        n += in ? 1 : 0;
        sum += value;
        most = Math.max(most, value);
        squares += (double) value * value;
      }
    }
    if ((long) most * Math.min(grid.columns(), 2 * near.rows() + 1) > Integer.MAX_VALUE)
      throw new IllegalArgumentException("near a cell lie more events of a row than are summed");
    var mean = (double) sum / Math.max(1, n);
    var variance = squares / Math.max(1, n) - mean * mean;
    if (n < 2 || variance <= 1e-12 * Math.max(1, mean * mean)) return Optional.empty();
    var row = new Row(events, cells, n, mean, Math.sqrt(variance));
    var scores = new double[grid.cells()];
    IntStream.range(0, grid.rows()).parallel().forEach(at -> score(row, at, scores));
    return Optional.of(new CellValues(grid, scores));
  }

  /// Running sums of each row, which begin with 0, and the figures of the whole area. They are of
  /// another type than what they are added to: see {@link KernelDensity}. A long row's sum may go
  /// round beyond an int; the difference of two sums is right all the same, since what is near fits.
  @SuppressWarnings("ArrayRecordComponent")
  private record Row(int[] events, int[] cells, long n, double mean, double deviation) {}

  private void score(Row sums, int row, double[] scores) {
    var grid = counts.grid();
    var columns = grid.columns();
    var events = new long[columns];
    var cells = new long[columns];
    var top = Math.min(grid.rows() - 1, row + near.rows());
    for (var other = Math.max(0, row - near.rows()); other <= top; other++) {
      var half = near.halfWidth(other - row);
      var start = other * (columns + 1);
      var left = Math.min(half, columns);
      var right = Math.max(left, columns - half);
      addCut(sums, start, half, 0, left, events, cells);
      for (var column = left; column < right; column++) {
        var from = start + column - half;
        events[column] += sums.events[from + 2 * half + 1] - sums.events[from];
        cells[column] += sums.cells[from + 2 * half + 1] - sums.cells[from];
      }
      addCut(sums, start, half, right, columns, events, cells);
    }
    var known = -1L;
    var spread = 0.0;
    for (var column = 0; column < columns; column++) {
      var cell = grid.index(column, row);
      if (inside != null && !inside.get(cell)) continue;
      var w = (double) cells[column];
      if (cells[column] != known) {
        // most cells have as many near them as the one before
        known = cells[column];
        spread = sums.deviation * Math.sqrt((sums.n * w - w * w) / (sums.n - 1));
      }
      scores[cell] = spread > 0 ? (events[column] - sums.mean * w) / spread : 0;
    }
  }

  /// Adds one row of the neighbourhood for columns where the grid's edge may cut it.
  private void addCut(
      Row sums, int start, int half, int first, int end, long[] events, long[] cells) {
    var columns = counts.grid().columns();
    for (var column = first; column < end; column++) {
      var from = start + Math.max(0, column - half);
      var to = start + Math.min(columns, column + half + 1);
      events[column] += sums.events[to] - sums.events[from];
      cells[column] += sums.cells[to] - sums.cells[from];
    }
  }

  /// The scores in one row, for tests of significance; only cells of the area.
  public double[] of(CellValues scores) {
    var all = scores.toArray();
    return inside == null ? all : inside.stream().mapToDouble(cell -> all[cell]).toArray();
  }
}
