package abhaya.bench;

import abhaya.safecity.measure.CellCounts;
import abhaya.safecity.measure.Grid;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// Kernel density of ten million points and Gi* of their cells, beside plain loops that say what is
/// meant and are the oracle too, and beside the programs in which analysts work them out.
final class PlaceRace {
  static final int CELLS = 1_024;
  static final Grid GRID = new Grid(0, 0, Points.SIDE_METRES / CELLS, CELLS, CELLS);

  private final Options options;
  private final Report report;

  PlaceRace(Options options, Report report) {
    this.options = options;
    this.report = report;
  }

  void run(Path folder) throws Exception {
    var peers = Peers.find(options.installPeers(), report, Peer.SCIPY, Peer.SPATSTAT, Peer.SPDEP);
    report.progress(options.points() + " points");
    var points = new Points(options.points(), options.seed());
    new DensityRace(points, options.rounds(), report).run(folder, peers);
    new LocalRace(CellCounts.of(GRID, points.xs(), points.ys()), options.rounds(), report)
        .run(folder, peers);
  }

  /// Compares with what is meant, the greatest difference as a share of the greatest value.
  static void check(Report report, String job, String who, double[] values, double[] meant) {
    var most = Arrays.stream(meant).map(Math::abs).max().orElse(0);
    var apart = values.length == meant.length ? 0 : Double.NaN;
    for (var i = 0; i < Math.min(values.length, meant.length); i++)
      apart = Math.max(apart, Math.abs(values[i] - meant[i]));
    var share = most == 0 ? apart : apart / most;
    // what is no number is wrong as well
    if (!(share <= DensityRace.WITHIN)) report.wrong(job, who + " differs from the plain loop");
    var text = "%s: %,d values equal the plain loop within %.1e of the greatest";
    report.note(job, String.format(Locale.ROOT, text, who, values.length, share));
  }

  static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
