package abhaya.bench;

import abhaya.safecity.measure.CellCounts;
import abhaya.safecity.measure.KernelDensity;
import java.nio.file.Path;
import java.util.List;

/// Kernel density from points to values: ours, the kernel of each cell added in plain loops, SciPy
/// and spatstat. All from points in memory to a grid of densities.
final class DensityRace {
  static final double WITHIN = 1e-5;
  private static final String JOB = "density";
  private static final int CELLS = PlaceRace.CELLS;
  private static final double BANDWIDTH = 300;
  private static final double TWIN = 2;
  private static final double SCIPY = 30;
  private static final double SPATSTAT = 250;

  private final Points points;
  private final int rounds;
  private final Report report;
  private double[] fast = {};
  private double[] meant = {};

  DensityRace(Points points, int rounds, Report report) {
    this.points = points;
    this.rounds = rounds;
    this.report = report;
  }

  void run(Path folder, Peers peers) throws Exception {
    peers.tellMissing(JOB, report, Peer.SCIPY, Peer.SPATSTAT);
    var plain = race("the plain loop", this::plain);
    // a plain twin is no peer: a fast form under twice its twin would be removed
    report.ratio(JOB, "against the plain loop", plain.ratio(), TWIN);
    PlaceRace.check(report, JOB, "ours", fast, meant);
    var file = points.write(folder.resolve("points"));
    if (peers.has(Peer.SCIPY)) scipy(folder, file);
    if (peers.has(Peer.SPATSTAT)) spatstat(folder, file);
    report.note(
        JOB,
        "memory; ours on all cores, each peer on one as it comes, its points loaded before; the"
            + " grid is %d × %d cells, the bandwidth %.0f m".formatted(CELLS, CELLS, BANDWIDTH));
  }

  private Turns race(String other, Turns.Side theirs) throws Exception {
    report.progress("density: ours and " + other);
    var turns = Turns.take(rounds, this::ours, theirs);
    var count = ", " + points.count() + " points";
    report.result(JOB, "ours beside " + other + count, "median", turns.ours(), "ms");
    report.result(JOB, other + count, "median", turns.theirs(), "ms");
    return turns;
  }

  private double ours() {
    var start = System.nanoTime();
    var counts = CellCounts.of(PlaceRace.GRID, points.xs(), points.ys());
    fast = new KernelDensity(BANDWIDTH).gaussian(counts).toArray();
    return PlaceRace.millisSince(start);
  }

  /// Once as it is named most often and once as NumPy counts fastest; the second is the sterner.
  private void scipy(Path folder, Path file) throws Exception {
    var python = List.of(Peer.PYTHON);
    try (var peer = peer(folder, python, "density.py", file)) {
      var named = race("SciPy histogram2d + filter", () -> peer.go("histogram2d"));
      PlaceRace.check(report, JOB, "SciPy histogram2d", peer.values(), meant);
      report.ratio(JOB, "against SciPy histogram2d + filter", named.ratio(), SCIPY);
      var fastest = race("SciPy bincount + filter", () -> peer.go("bincount"));
      PlaceRace.check(report, JOB, "SciPy bincount", peer.values(), meant);
      report.result(JOB, "ours", "against SciPy bincount + filter", fastest.ratio(), "×");
    }
  }

  private void spatstat(Path folder, Path file) throws Exception {
    try (var peer = peer(folder, List.of(Peer.R, "--vanilla"), "density.R", file)) {
      var turns = race("spatstat density.ppp", () -> peer.go("go"));
      PlaceRace.check(report, JOB, "spatstat", peer.values(), meant);
      report.ratio(JOB, "against R spatstat density.ppp", turns.ratio(), SPATSTAT);
    }
  }

  private static ScriptPeer peer(Path folder, List<String> program, String script, Path file)
      throws Exception {
    return new ScriptPeer(folder, program, script, file, CELLS, Points.SIDE_METRES, BANDWIDTH);
  }

  /// Bins the points, then adds the kernel of every cell with events to each cell within reach.
  private double plain() {
    var start = System.nanoTime();
    var grid = PlaceRace.GRID;
    var counts = new int[grid.cells()];
    for (var i = 0; i < points.count(); i++) counts[grid.cellOf(points.xs()[i], points.ys()[i])]++;
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
    meant = values;
    return PlaceRace.millisSince(start);
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
}
