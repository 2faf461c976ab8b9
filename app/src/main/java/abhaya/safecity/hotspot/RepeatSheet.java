package abhaya.safecity.hotspot;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Cell;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.measure.CellRepeat;
import abhaya.safecity.measure.NearRepeat;
import abhaya.safecity.measure.Significance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Whether one event brings another near it and soon, in words.
///
/// Of each event only cell and month are kept, so near is the same cell or the ring round it, and
/// soon is the same month or the next ones.
final class RepeatSheet {
  static final int DEALINGS = 99;
  private static final int LAGS = 3;
  private static final double[] REACH_IN_CELLS = {0, 1.5, 3};

  private final Words words;
  private final Ground ground;
  private final long seed;
  private final List<NearRepeat.Cell> cells;
  private final BitSet standing;

  /// @param months events of each cell in each month
  /// @param falseShare of the bands that stand at most so many may be false
  RepeatSheet(Words words, Ground ground, int[][] months, long seed, double falseShare) {
    this.words = words;
    this.ground = ground;
    this.seed = seed;
    this.cells = new CellRepeat(ground.grid(), metres(), LAGS).test(months, DEALINGS, seed);
    this.standing =
        Significance.discoveries(
            cells.stream().mapToDouble(NearRepeat.Cell::chance).toArray(), falseShare);
  }

  private double[] metres() {
    var metres = REACH_IN_CELLS.clone();
    for (var i = 0; i < metres.length; i++) metres[i] *= ground.grid().cellMetres();
    return metres;
  }

  /// A row for each band of distance, a column for each of time.
  DataTable table() {
    var rows = new ArrayList<Row>();
    for (var band = 0; band < REACH_IN_CELLS.length; band++) {
      var row = new ArrayList<Cell>();
      row.add(new Text(distance(band)));
      for (var lag = 0; lag < LAGS; lag++) row.add(cell(band * LAGS + lag));
      rows.add(new Row(false, row));
    }
    var columns = new ArrayList<Column>();
    columns.add(Column.text(words.say("hotspot.repeat.where"), true));
    for (var lag = 0; lag < LAGS; lag++)
      columns.add(Column.text(words.say("hotspot.repeat.lag." + lag), true));
    return new DataTable(words.say("hotspot.repeat"), columns, rows, null, "");
  }

  private String distance(int band) {
    if (band == 0) return words.say("hotspot.repeat.same");
    return words.say("hotspot.repeat.within", (int) metres()[band]);
  }

  private Cell cell(int at) {
    var one = cells.get(at);
    if (one.observed() < ShownCount.LEAST)
      return new DataTable.Withheld(words.say("hotspot.withheld"));
    var ratio = words.decimal(BigDecimal.valueOf(one.ratio()));
    return standing.get(at)
        ? new DataTable.State(Tone.LATE, words.say("hotspot.repeat.more", ratio))
        : new Text(words.say("hotspot.repeat.chance", ratio));
  }

  /// What was found, first; then how it was reckoned.
  List<String> sentences() {
    var sentences = new ArrayList<String>();
    sentences.add(found());
    sentences.add(words.say("hotspot.repeat.method", (int) ground.grid().cellMetres()));
    sentences.add(words.say("hotspot.repeat.dealings", DEALINGS, seed));
    return sentences;
  }

  private String found() {
    var first = cells.getFirst();
    if (first.observed() < ShownCount.LEAST) return words.say("hotspot.repeat.found.few");
    if (!standing.get(0)) return words.say("hotspot.repeat.found.none");
    return words.say(
        "hotspot.repeat.found",
        words.decimal(BigDecimal.valueOf(first.ratio())),
        Math.round(first.chance() * (DEALINGS + 1)) - 1,
        DEALINGS);
  }
}
