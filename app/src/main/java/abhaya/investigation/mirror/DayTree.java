package abhaya.investigation.mirror;

import java.util.Arrays;

/// A Fenwick tree of five counts by day of record: adding to a day and summing up to a day each take
/// as many steps as the number of days has bits.
final class DayTree {
  private static final int FIRST_SIZE = 512;

  /// Node `i` (from 1) of column `c` stands at `i * COUNT + c`.
  private int[] tree = new int[(FIRST_SIZE + 1) * Columns.COUNT];

  private int size = FIRST_SIZE;

  void add(int day, int[] counts) {
    while (day >= size) grow();
    for (var at = day + 1; at <= size; at += at & -at) {
      var base = at * Columns.COUNT;
      for (var c = 0; c < Columns.COUNT; c++) tree[base + c] += counts[c];
    }
  }

  /// The root of a tree twice as large has the whole below it; the other new nodes are empty.
  private void grow() {
    var total = Arrays.copyOfRange(tree, size * Columns.COUNT, (size + 1) * Columns.COUNT);
    tree = Arrays.copyOf(tree, (2 * size + 1) * Columns.COUNT);
    size *= 2;
    System.arraycopy(total, 0, tree, size * Columns.COUNT, Columns.COUNT);
  }

  /// Adds the counts of all days up to and including `day` to `out`, from `at` on.
  void sumUpTo(int day, long[] out, int at) {
    for (var node = Math.min(day + 1, size); node > 0; node &= node - 1) {
      var base = node * Columns.COUNT;
      for (var c = 0; c < Columns.COUNT; c++) out[at + c] += tree[base + c];
    }
  }

  long bytes() {
    return tree.length * 4L;
  }
}
