package abhaya.safecity.measure;

import java.util.stream.IntStream;

/// How thickly events lie round a place, in events per square kilometre.
///
/// On a grid each event counts from the centre of its cell, so a cell should be a fifth of the
/// bandwidth or smaller. The Gaussian is taken along rows and then along columns, so its cost grows
/// with cells × bandwidth; it is cut at five bandwidths, where it has fallen below 4 in a million of
/// its height. The quartic kernel ends at the bandwidth by itself and is summed over its disc.
public final class KernelDensity {
  private static final double PER_SQUARE_KM = 1e6;
  private static final double CUT = 5;
  private static final int TAPS_MAX = 2_048;

  private final double bandwidth;

  public KernelDensity(double bandwidthMetres) {
    if (!(bandwidthMetres > 0)) throw new IllegalArgumentException("a bandwidth is above nought");
    bandwidth = bandwidthMetres;
  }

  /// The quartic kernel at a point, event by event: 3/(πh²) (1 − d²/h²)².
  public double quarticAt(double x, double y, double[] xs, double[] ys) {
    var sum = 0.0;
    for (var i = 0; i < xs.length; i++) {
      var share = 1 - squared(x - xs[i], y - ys[i]) / (bandwidth * bandwidth);
      if (share > 0) sum += share * share;
    }
    return sum * quarticHeight();
  }

  /// The Gaussian kernel at a point, event by event: exp(−d²/2h²)/(2πh²).
  public double gaussianAt(double x, double y, double[] xs, double[] ys) {
    var sum = 0.0;
    for (var i = 0; i < xs.length; i++)
      sum += Math.exp(-squared(x - xs[i], y - ys[i]) / (2 * bandwidth * bandwidth));
    return sum * gaussianHeight();
  }

  public CellValues gaussian(CellCounts counts) {
    var grid = counts.grid();
    var taps = new double[reach(grid, CUT * bandwidth) + 1];
    for (var k = 0; k < taps.length; k++)
      taps[k] = Math.exp(-squared(k * grid.cellMetres(), 0) / (2 * bandwidth * bandwidth));
    var alongRows = new double[grid.cells()];
    rows(grid).forEach(row -> smoothRow(counts.counts(), alongRows, grid, row, taps));
    var values = new double[grid.cells()];
    rows(grid).forEach(row -> smoothColumns(alongRows, values, grid, row, taps));
    return new CellValues(grid, values);
  }

  public CellValues quartic(CellCounts counts) {
    var grid = counts.grid();
    var reach = reach(grid, bandwidth);
    var values = new double[grid.cells()];
    rows(grid).forEach(row -> addDisc(counts.counts(), values, grid, row, reach));
    return new CellValues(grid, values);
  }

  private static IntStream rows(Grid grid) {
    return IntStream.range(0, grid.rows()).parallel();
  }

  private static int reach(Grid grid, double metres) {
    var cells = Math.ceil(metres / grid.cellMetres());
    if (cells > TAPS_MAX) throw new IllegalArgumentException("the bandwidth is too many cells");
    return (int) cells;
  }

  /// The cells left and right at the same distance have the same weight, so they are added before
  /// weighing; two distances are taken in one go, which halves the way through memory.
  private static void smoothRow(int[] counts, double[] out, Grid grid, int row, double[] taps) {
    var reach = taps.length - 1;
    var columns = grid.columns();
    var padded = new double[columns + 2 * reach];
    var sums = new double[columns];
    var start = row * columns;
    for (var column = 0; column < columns; column++) {
      padded[reach + column] = counts[start + column];
      sums[column] = counts[start + column];
    }
    for (var k = 1; k <= reach; k += 2) {
      var tap = taps[k];
      var next = k < reach ? taps[k + 1] : 0;
      var far = k < reach ? k + 1 : k;
      for (var column = 0; column < columns; column++) {
        var at = reach + column;
        sums[column] +=
            tap * (padded[at - k] + padded[at + k]) + next * (padded[at - far] + padded[at + far]);
      }
    }
    System.arraycopy(sums, 0, out, start, columns);
  }

  /// The rows above and below, as the cells left and right; beyond the edge there is an empty row.
  private void smoothColumns(double[] in, double[] out, Grid grid, int row, double[] taps) {
    var columns = grid.columns();
    var height = gaussianHeight();
    var sums = new double[columns];
    var start = row * columns;
    for (var column = 0; column < columns; column++) sums[column] = in[start + column];
    for (var k = 1; k < taps.length; k++) {
      var above = row - k >= 0 ? start - k * columns : -1;
      var below = row + k < grid.rows() ? start + k * columns : -1;
      if (above >= 0 && below >= 0) addBoth(in, above, below, taps[k], sums);
      else if (above >= 0 || below >= 0) addOne(in, Math.max(above, below), taps[k], sums);
    }
    for (var column = 0; column < columns; column++) out[start + column] = sums[column] * height;
  }

  private static void addBoth(double[] in, int above, int below, double tap, double[] sums) {
    for (var column = 0; column < sums.length; column++)
      sums[column] += tap * (in[above + column] + in[below + column]);
  }

  private static void addOne(double[] in, int from, double tap, double[] sums) {
    for (var column = 0; column < sums.length; column++) sums[column] += tap * in[from + column];
  }

  /// Two rows at the same distance have the same weights, so they are added before weighing.
  private void addDisc(int[] counts, double[] out, Grid grid, int row, int reach) {
    var columns = grid.columns();
    var padded = new double[columns + 2 * reach];
    var sums = new double[columns];
    for (var dy = 0; dy <= reach; dy++) {
      for (var column = 0; column < columns; column++) {
        var sum = row + dy < grid.rows() ? counts[(row + dy) * columns + column] : 0;
        if (dy > 0 && row - dy >= 0) sum += counts[(row - dy) * columns + column];
        padded[reach + column] = sum;
      }
      for (var dx = 0; dx <= reach; dx++) {
        var weight = quarticWeight(grid, dx, dy);
        if (weight == 0) break;
        for (var column = 0; column < columns; column++) {
          var sum = padded[reach + column + dx];
          sums[column] += weight * (dx == 0 ? sum : sum + padded[reach + column - dx]);
        }
      }
    }
    System.arraycopy(sums, 0, out, row * columns, columns);
  }

  private double quarticWeight(Grid grid, int dx, int dy) {
    var metres2 = squared(dx * grid.cellMetres(), dy * grid.cellMetres());
    var share = 1 - metres2 / (bandwidth * bandwidth);
    return share > 0 ? share * share * quarticHeight() : 0;
  }

  private double quarticHeight() {
    return 3 / (Math.PI * bandwidth * bandwidth) * PER_SQUARE_KM;
  }

  private double gaussianHeight() {
    return 1 / (2 * Math.PI * bandwidth * bandwidth) * PER_SQUARE_KM;
  }

  private static double squared(double dx, double dy) {
    return dx * dx + dy * dy;
  }
}
