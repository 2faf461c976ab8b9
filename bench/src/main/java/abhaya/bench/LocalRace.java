package abhaya.bench;

import abhaya.safecity.measure.CellCounts;
import abhaya.safecity.measure.GiStar;
import abhaya.safecity.measure.Grid;
import abhaya.safecity.measure.Neighbourhood;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Gi* of every cell: ours beside the definition in loops on all cells, and beside spdep on a
/// square from the middle of them, with the same neighbours.
final class LocalRace {
  private static final String JOB = "gi-star";
  private static final int CELLS = PlaceRace.CELLS;
  private static final int FEW = 256;
  private static final double REACH_METRES = 300;
  private static final double CELL_METRES = PlaceRace.GRID.cellMetres();
  private static final int REPEATS = 20;
  private static final double TWIN = 2;
  private static final double SPDEP = 400;

  private final CellCounts all;
  private final int rounds;
  private final Report report;
  private final Neighbourhood near = Neighbourhood.disc(REACH_METRES, CELL_METRES);
  private double[] fast = {};
  private double[] meant = {};

  LocalRace(CellCounts all, int rounds, Report report) {
    this.all = all;
    this.rounds = rounds;
    this.report = report;
  }

  void run(Path folder, Peers peers) throws Exception {
    peers.tellMissing(JOB, report, Peer.SPDEP);
    var plain = race(all, 1, "the definition in loops", () -> plain(all));
    report.ratio(JOB, "against the definition in loops", plain.ratio(), TWIN);
    PlaceRace.check(report, JOB, "ours, %d² cells".formatted(CELLS), fast, meant);
    if (peers.has(Peer.SPDEP)) spdep(folder, middle());
    report.note(JOB, "memory; cells are near within %.0f m, itself too".formatted(REACH_METRES));
  }

  /// @param repeats of ours in one turn, whose time is divided by them
  private Turns race(CellCounts counts, int repeats, String other, Turns.Side theirs)
      throws Exception {
    report.progress("gi-star: ours and " + other);
    var turns = Turns.take(rounds, () -> ours(counts, repeats), theirs);
    var cells = ", %d² cells".formatted(counts.grid().columns());
    report.result(JOB, "ours beside " + other + cells, "median", turns.ours(), "ms");
    report.result(JOB, other + cells, "median", turns.theirs(), "ms");
    return turns;
  }

  private double ours(CellCounts counts, int repeats) {
    var start = System.nanoTime();
    for (var repeat = 0; repeat < repeats; repeat++)
      fast = new GiStar(counts, near).scores().orElseThrow().toArray();
    return PlaceRace.millisSince(start) / repeats;
  }

  private CellCounts middle() {
    var from = (CELLS - FEW) / 2;
    var counts = new int[FEW * FEW];
    for (var row = 0; row < FEW; row++)
      for (var column = 0; column < FEW; column++)
        counts[row * FEW + column] = all.at(from + column, from + row);
    return CellCounts.of(new Grid(0, 0, CELL_METRES, FEW, FEW), counts);
  }

  private void spdep(Path folder, CellCounts counts) throws Exception {
    report.progress("gi-star: spdep makes its neighbours");
    var file = write(counts, folder.resolve("counts"));
    var reach = REACH_METRES / CELL_METRES;
    var program = List.of(Peer.R, "--vanilla");
    try (var peer = new ScriptPeer(folder, program, "gi-star.R", file, FEW, reach)) {
      var turns = race(counts, REPEATS, "spdep localG", () -> peer.go("go"));
      plain(counts);
      PlaceRace.check(report, JOB, "ours, %d² cells".formatted(FEW), fast, meant);
      PlaceRace.check(report, JOB, "spdep", peer.values(), meant);
      report.result(JOB, "spdep", "making neighbours, before", peer.readyMillis(), "ms");
      report.ratio(JOB, "against R spdep localG", turns.ratio(), SPDEP);
    }
  }

  private static Path write(CellCounts counts, Path file) throws IOException {
    var bytes = ByteBuffer.allocate(FEW * FEW * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (var row = 0; row < FEW; row++)
      for (var column = 0; column < FEW; column++) bytes.putInt(counts.at(column, row));
    return Files.write(file, bytes.array());
  }

  /// Getis and Ord's formula, cell by cell and neighbour by neighbour.
  private double plain(CellCounts counts) {
    var start = System.nanoTime();
    var side = counts.grid().columns();
    var n = (double) side * side;
    var sum = 0.0;
    var squares = 0.0;
    for (var row = 0; row < side; row++)
      for (var column = 0; column < side; column++) {
        var x = counts.at(column, row);
        sum += x;
        squares += (double) x * x;
      }
    var mean = sum / n;
    var deviation = Math.sqrt(squares / n - mean * mean);
    var scores = new double[side * side];
    for (var row = 0; row < side; row++)
      for (var column = 0; column < side; column++) {
        var here = here(counts, column, row);
        var w = (double) here[0];
        scores[row * side + column] =
            (here[1] - mean * w) / (deviation * Math.sqrt((n * w - w * w) / (n - 1)));
      }
    meant = scores;
    return PlaceRace.millisSince(start);
  }

  /// Cells near a cell, and their events.
  private long[] here(CellCounts counts, int column, int row) {
    var side = counts.grid().columns();
    var cells = 0L;
    var events = 0L;
    for (var dy = -8; dy <= 8; dy++)
      for (var dx = -8; dx <= 8; dx++) {
        var r = row + dy;
        var c = column + dx;
        if (!near.includes(dx, dy) || r < 0 || r >= side || c < 0 || c >= side) continue;
        cells++;
        events += counts.at(c, r);
      }
    return new long[] {cells, events};
  }
}
