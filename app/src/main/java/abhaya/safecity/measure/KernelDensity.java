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
    var reach = taps.length - 1;
    // beyond the first and the last row lie empty ones, so that every row has as many round it
    var alongRows = new float[grid.columns() * (grid.rows() + 2 * reach)];
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

  private static void smoothRow(int[] counts, float[] out, Grid grid, int row, double[] taps) {
    var reach = taps.length - 1;
    var columns = grid.columns();
    var padded = new float[columns + 2 * reach];
    for (var column = 0; column < columns; column++)
      padded[reach + column] = counts[row * columns + column];
    var sums = new double[columns];
    weigh(padded, reach, 1, taps, sums);
    var start = (row + reach) * columns;
    for (var column = 0; column < columns; column++) out[start + column] = (float) sums[column];
  }

  private void smoothColumns(float[] in, double[] out, Grid grid, int row, double[] taps) {
    var columns = grid.columns();
    var height = gaussianHeight();
    var sums = new double[columns];
    weigh(in, (row + taps.length - 1) * columns, columns, taps, sums);
    var start = row * columns;
    for (var column = 0; column < columns; column++) out[start + column] = sums[column] * height;
  }

  /// Adds what lies before and after each place, step by step, with the weight of its distance. The
  /// two at the same distance have the same weight, so they are added before weighing.
  ///
  /// The sums are of another type than what is summed: arrays of one type might be the same array,
  /// and then the compiler must take one place after another instead of eight at once.
  private static void weigh(float[] in, int first, int step, double[] taps, double[] sums) {
    for (var at = 0; at < sums.length; at++) sums[at] = taps[0] * in[first + at];
    for (var k = 1; k < taps.length; k++)
      addBoth(in, first - k * step, first + k * step, taps[k], sums);
  }

  private static void addBoth(float[] in, int before, int after, double tap, double[] sums) {
    for (var at = 0; at < sums.length; at++)
      sums[at] += tap * ((double) in[before + at] + in[after + at]);
  }

  /// Two rows at the same distance have the same weights, so they are added before weighing.
  private void addDisc(int[] counts, double[] out, Grid grid, int row, int reach) {
    var columns = grid.columns();
    var padded = new float[columns + 2 * reach];
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
        // the middle stands on both sides of itself
        addBoth(padded, reach - dx, reach + dx, dx == 0 ? weight / 2 : weight, sums);
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
