package abhaya.safecity.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How many events fell in each cell of a grid, and how many outside it: none is lost silently.
public final class CellCounts {
  private static final int SLICE = 500_000;

  private final Grid grid;
  private final int[] counts;
  private final long outside;

  private CellCounts(Grid grid, int[] counts, long outside) {
    this.grid = grid;
    this.counts = counts;
    this.outside = outside;
  }

  public static CellCounts of(Grid grid, int[] counts) {
    if (counts.length != grid.cells()) throw new IllegalArgumentException("one count a cell");
    return new CellCounts(grid, counts.clone(), 0);
  }

  /// Bins points, each slice of them into a grid of its own, then adds the grids up.
  public static CellCounts of(Grid grid, double[] xs, double[] ys) {
    if (xs.length != ys.length) throw new IllegalArgumentException("as many x as y");
    // a grid for each core: more would be filled and added up for nothing
    var slices = Math.clamp(xs.length / SLICE, 1, Runtime.getRuntime().availableProcessors());
    var parts = new int[slices][];
    IntStream.range(0, slices)
        .parallel()
        .forEach(slice -> parts[slice] = bin(grid, xs, ys, slice, slices));
    var counts = parts[0];
    for (var slice = 1; slice < slices; slice++)
      for (var cell = 0; cell < counts.length; cell++) counts[cell] += parts[slice][cell];
    var inside = Arrays.stream(counts).asLongStream().sum();
    return new CellCounts(grid, counts, xs.length - inside);
  }

  private static int[] bin(Grid grid, double[] xs, double[] ys, int slice, int slices) {
    var counts = new int[grid.cells()];
    var from = (int) ((long) xs.length * slice / slices);
    var to = (int) ((long) xs.length * (slice + 1) / slices);
    for (var i = from; i < to; i++) {
      var cell = grid.cellOf(xs[i], ys[i]);
      if (cell >= 0) counts[cell]++;
    }
    return counts;
  }

  public Grid grid() {
    return grid;
  }

  public int at(int column, int row) {
    return counts[grid.index(column, row)];
  }

  public long outside() {
    return outside;
  }

  public long total() {
    return Arrays.stream(counts).asLongStream().sum();
  }

  int[] counts() {
    return counts;
  }
}
