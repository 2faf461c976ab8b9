package abhaya.safecity.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What `NearRepeat` asks of events, asked of counts by cell and period: it gives the same answer as
/// if each event lay in the middle of its cell and on the number of its period.
///
/// Where no exact place and no day is kept, this is all that can be asked. Chance leaves each cell its
/// events and each period its own, so neither a busy street nor a busy month makes a repeat.
public final class CellRepeat {
  private final Grid grid;
  private final double[] metres;
  private final int lags;
  private final List<Step> steps;

  /// A cell to the right or below, and the band of distance in which its middle lies.
  private record Step(int dx, int dy, int band) {}

  /// @param metres upper ends of the bands of distance, rising; 0 is the cell itself
  /// @param lags bands of time: the same period, the next, and so on
  public CellRepeat(Grid grid, double[] metres, int lags) {
    this.grid = grid;
    this.metres = metres.clone();
    this.lags = lags;
    if (metres.length == 0 || lags < 1) throw new IllegalArgumentException("no band");
    for (var i = 1; i < metres.length; i++)
      if (metres[i] <= metres[i - 1]) throw new IllegalArgumentException("bands rise");
    this.steps = steps();
  }

  /// Half of the cells within reach: each pair of cells is met once.
  private List<Step> steps() {
    var found = new ArrayList<Step>();
    var reach = (int) Math.floor(metres[metres.length - 1] / grid.cellMetres());
    for (var dy = 0; dy <= reach; dy++) {
      for (var dx = dy == 0 ? 1 : -reach; dx <= reach; dx++) {
        var apart = Math.hypot(dx, dy) * grid.cellMetres();
        if (apart <= metres[metres.length - 1]) found.add(new Step(dx, dy, bandOf(apart)));
      }
    }
    return found;
  }

  private int bandOf(double apart) {
    var band = 0;
    while (apart > metres[band]) band++;
    return band;
  }

  /// @param counts of each cell in each period
  public List<NearRepeat.Cell> test(int[][] counts, int permutations, long seed) {
    var busy = busy(counts);
    var when = periods(counts, busy);
    var observed = pairs(counts, busy);
    var sums = new double[observed.length];
    var atLeast = new int[observed.length];
    var random = new SplittableRandom(seed);
    for (var round = 0; round < permutations; round++) {
      NearRepeat.shuffle(when, random);
      var dealt = pairs(dealt(counts, busy, when), busy);
      for (var i = 0; i < dealt.length; i++) {
        sums[i] += dealt[i];
        if (dealt[i] >= observed[i]) atLeast[i]++;
      }
    }
    var cells = new ArrayList<NearRepeat.Cell>();
    for (var i = 0; i < observed.length; i++)
      cells.add(
          new NearRepeat.Cell(
              metres[i / lags],
              i % lags,
              observed[i],
              permutations == 0 ? 0 : sums[i] / permutations,
              (atLeast[i] + 1.0) / (permutations + 1)));
    return cells;
  }

  private static int[] busy(int[][] counts) {
    var busy = new ArrayList<Integer>();
    for (var cell = 0; cell < counts.length; cell++) if (sum(counts[cell]) > 0) busy.add(cell);
    return busy.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int sum(int[] counts) {
    var sum = 0;
    for (var count : counts) sum += count;
    return sum;
  }

  /// The period of each event, cell after cell.
  private static int[] periods(int[][] counts, int[] busy) {
    var events = 0;
    for (var cell : busy) events += sum(counts[cell]);
    var when = new int[events];
    var at = 0;
    for (var cell : busy)
      for (var period = 0; period < counts[cell].length; period++)
        for (var i = 0; i < counts[cell][period]; i++) when[at++] = period;
    return when;
  }

  /// Each cell's events with the periods that were dealt to them.
  private static int[][] dealt(int[][] counts, int[] busy, int[] when) {
    var dealt = new int[counts.length][];
    var at = 0;
    for (var cell : busy) {
      dealt[cell] = new int[counts[cell].length];
      var events = sum(counts[cell]);
      for (var i = 0; i < events; i++) dealt[cell][when[at++]]++;
    }
    return dealt;
  }

  private long[] pairs(int[][] counts, int[] busy) {
    var pairs = new long[metres.length * lags];
    for (var cell : busy) {
      within(counts[cell], pairs);
      var column = cell % grid.columns();
      var row = cell / grid.columns();
      for (var step : steps) {
        var x = column + step.dx();
        var y = row + step.dy();
        if (x < 0 || x >= grid.columns() || y >= grid.rows()) continue;
        var other = counts[grid.index(x, y)];
        if (other != null) between(counts[cell], other, pairs, step.band() * lags);
      }
    }
    return pairs;
  }

  private void within(int[] counts, long[] pairs) {
    for (var period = 0; period < counts.length; period++) {
      long events = counts[period];
      if (events == 0) continue;
      pairs[0] += events * (events - 1) / 2;
      for (var lag = 1; lag < lags && period + lag < counts.length; lag++)
        pairs[lag] += events * counts[period + lag];
    }
  }

  private void between(int[] one, int[] other, long[] pairs, int from) {
    for (var period = 0; period < one.length; period++) {
      pairs[from] += (long) one[period] * other[period];
      for (var lag = 1; lag < lags && period + lag < one.length; lag++)
        pairs[from + lag] +=
            (long) one[period] * other[period + lag] + (long) one[period + lag] * other[period];
    }
  }
}
