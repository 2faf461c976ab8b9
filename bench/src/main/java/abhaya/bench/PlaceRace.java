package abhaya.bench;

import abhaya.safecity.measure.CellCounts;
import abhaya.safecity.measure.GiStar;
import abhaya.safecity.measure.Grid;
import abhaya.safecity.measure.KernelDensity;
import abhaya.safecity.measure.Neighbourhood;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// Kernel density of ten million points and Gi* of a million cells, beside plain loops that say what
/// is meant. The plain loops are the oracle too.
final class PlaceRace {
  private static final String DENSITY = "density";
  private static final String LOCAL = "gi-star";
  private static final double SIDE_METRES = 60_000;
  private static final int CELLS = 1_024;
  private static final double BANDWIDTH = 300;
  private static final double REACH_METRES = 300;
  private static final double WITHIN = 1e-5;

  private final Options options;
  private final Report report;
  private final Grid grid = new Grid(0, 0, SIDE_METRES / CELLS, CELLS, CELLS);

  PlaceRace(Options options, Report report) {
    this.options = options;
    this.report = report;
  }

  void run() {
    missing();
    var points = options.points();
    var xs = new double[points];
    var ys = new double[points];
    scatter(xs, ys);
    density(xs, ys);
    local(CellCounts.of(grid, xs, ys));
  }

  /// The peers of the targets are other programs; none is installed by this run.
  private void missing() {
    for (var peer : new String[] {"SciPy histogram + filter", "R spatstat"})
      report.note(DENSITY, "peer missing: " + peer);
    report.note(LOCAL, "peer missing: R spdep");
  }

  /// Points round two hundred corners, a third anywhere.
  private void scatter(double[] xs, double[] ys) {
    var random = new SplittableRandom(options.seed());
    var corners = 200;
    var east = random.doubles(corners, 0, SIDE_METRES).toArray();
    var north = random.doubles(corners, 0, SIDE_METRES).toArray();
    for (var i = 0; i < xs.length; i++) {
      var corner = random.nextInt(corners * 3 / 2);
      var anywhere = corner >= corners;
      xs[i] = anywhere ? random.nextDouble() * SIDE_METRES : near(random, east[corner]);
      ys[i] = anywhere ? random.nextDouble() * SIDE_METRES : near(random, north[corner]);
    }
  }

  private static double near(SplittableRandom random, double middle) {
    return Math.clamp(middle + random.nextGaussian() * 900, 0, Math.nextDown(SIDE_METRES));
  }

  private void density(double[] xs, double[] ys) {
    var method = new KernelDensity(BANDWIDTH);
    var ours = new double[options.rounds()];
    var plain = new double[options.rounds()];
    double[] fast = {};
    double[] slow = {};
    for (var round = 0; round < options.rounds(); round++) {
      var start = System.nanoTime();
      fast = method.gaussian(CellCounts.of(grid, xs, ys)).toArray();
      ours[round] = millisSince(start);
      start = System.nanoTime();
      slow = plainDensity(xs, ys);
      plain[round] = millisSince(start);
    }
    var ratio = said(DENSITY, xs.length + " points", ours, plain);
    // a plain twin is no peer: a fast form under twice its twin would be removed
    report.ratio(DENSITY, "against the plain loop", ratio, 2);
    check(DENSITY, fast, slow, WITHIN);
  }

  /// Bins the points, then adds the kernel of every cell with events to each cell within reach.
  private double[] plainDensity(double[] xs, double[] ys) {
    var counts = new int[grid.cells()];
    for (var i = 0; i < xs.length; i++) counts[grid.cellOf(xs[i], ys[i])]++;
    var reach = (int) Math.ceil(5 * BANDWIDTH / grid.cellMetres());
    var side = 2 * reach + 1;
    var kernel = new double[side * side];
    var height = 1e6 / (2 * Math.PI * BANDWIDTH * BANDWIDTH);
    for (var dy = -reach; dy <= reach; dy++)
      for (var dx = -reach; dx <= reach; dx++) {
        var metres2 = (dx * dx + dy * dy) * grid.cellMetres() * grid.cellMetres();
        kernel[(dy + reach) * side + dx + reach] =
            height * Math.exp(-metres2 / (2 * BANDWIDTH * BANDWIDTH));
      }
    var values = new double[grid.cells()];
    for (var row = 0; row < CELLS; row++)
      for (var column = 0; column < CELLS; column++) {
        var count = counts[row * CELLS + column];
        if (count > 0) spread(values, kernel, reach, new int[] {row, column, count});
      }
    return values;
  }

  private static void spread(double[] values, double[] kernel, int reach, int[] cell) {
    var side = 2 * reach + 1;
    for (var dy = -reach; dy <= reach; dy++) {
      var row = cell[0] + dy;
      if (row < 0 || row >= CELLS) continue;
      for (var dx = -reach; dx <= reach; dx++) {
        var column = cell[1] + dx;
        if (column >= 0 && column < CELLS)
          values[row * CELLS + column] += cell[2] * kernel[(dy + reach) * side + dx + reach];
      }
    }
  }

  private void local(CellCounts counts) {
    var near = Neighbourhood.disc(REACH_METRES, grid.cellMetres());
    var ours = new double[options.rounds()];
    var plain = new double[options.rounds()];
    double[] fast = {};
    double[] slow = {};
    for (var round = 0; round < options.rounds(); round++) {
      var start = System.nanoTime();
      fast = new GiStar(counts, near).scores().orElseThrow().toArray();
      ours[round] = millisSince(start);
      start = System.nanoTime();
      slow = plainLocal(counts, near);
      plain[round] = millisSince(start);
    }
    var ratio = said(LOCAL, CELLS + "² cells", ours, plain);
    report.ratio(LOCAL, "against the definition in loops", ratio, 2);
    check(LOCAL, fast, slow, 1e-9);
  }

  /// Getis and Ord's formula, cell by cell and neighbour by neighbour.
  private static double[] plainLocal(CellCounts counts, Neighbourhood near) {
    var n = (double) CELLS * CELLS;
    var sum = 0.0;
    var squares = 0.0;
    for (var row = 0; row < CELLS; row++)
      for (var column = 0; column < CELLS; column++) {
        var x = counts.at(column, row);
        sum += x;
        squares += (double) x * x;
      }
    var mean = sum / n;
    var deviation = Math.sqrt(squares / n - mean * mean);
    var scores = new double[CELLS * CELLS];
    for (var row = 0; row < CELLS; row++)
      for (var column = 0; column < CELLS; column++) {
        var w = 0;
        var events = 0L;
        for (var dy = -8; dy <= 8; dy++)
          for (var dx = -8; dx <= 8; dx++) {
            var r = row + dy;
            var c = column + dx;
            if (!near.includes(dx, dy) || r < 0 || r >= CELLS || c < 0 || c >= CELLS) continue;
            w++;
            events += counts.at(c, r);
          }
        scores[row * CELLS + column] =
            (events - mean * w) / (deviation * Math.sqrt((n * w - (double) w * w) / (n - 1)));
      }
    return scores;
  }

  /// Prints both medians; the answer is how many times as long the plain one takes.
  private double said(String job, String what, double[] ours, double[] plain) {
    var mine = median(ours);
    var twin = median(plain);
    report.result(job, "ours, " + what, "median", mine, "ms");
    report.result(job, "plain twin, " + what, "median", twin, "ms");
    return twin / mine;
  }

  private void check(String job, double[] fast, double[] slow, double within) {
    var most = Arrays.stream(slow).map(Math::abs).max().orElse(0);
    var apart = 0.0;
    for (var i = 0; i < fast.length; i++) apart = Math.max(apart, Math.abs(fast[i] - slow[i]));
    if (apart > within * most) report.wrong(job, "scores differ from the plain loop");
    else
      report.note(
          job,
          String.format(
              Locale.ROOT,
              "%,d values equal the plain loop within %.1e of the greatest",
              fast.length,
              most == 0 ? 0 : apart / most));
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
