package abhaya.investigation.compliance;

import java.util.BitSet;
import java.util.List;

/// Which cells of a table are withheld so that no small group of victims can be made out.
///
/// Every cell below the limit is withheld; then, in every sum where just one part is hidden, the
/// smallest other part is hidden too, until no sum gives a hidden cell away.
final class SmallCells {

  static final int LIMIT = 5;

  /// A sum of the table: one of the cells is the total of the others.
  ///
  /// @param cells positions of total and parts
  record Line(List<Integer> cells) {

    Line {
      cells = List.copyOf(cells);
    }
  }

  private final long[] counts;
  private final List<Line> lines;
  private final BitSet withheld = new BitSet();

  /// @param counts the filtered cells
  /// @param wholes the same cells without the filter: their difference is a cell as well
  SmallCells(long[] counts, long[] wholes, List<Line> lines) {
    this.counts = counts.clone();
    this.lines = List.copyOf(lines);
    for (int cell = 0; cell < counts.length; cell++) {
      long rest = wholes[cell] - counts[cell];
      if (counts[cell] < LIMIT || (rest > 0 && rest < LIMIT)) withheld.set(cell);
    }
  }

  /// The cells to leave out.
  BitSet withheld() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var line : lines) changed |= complement(line);
    }
    return (BitSet) withheld.clone();
  }

  /// Hides a second cell of a line that has exactly one hidden.
  private boolean complement(Line line) {
    int hidden = 0;
    int smallest = -1;
    for (int cell : line.cells()) {
      if (withheld.get(cell)) {
        hidden++;
      } else if (smallest < 0 || counts[cell] < counts[smallest]) {
        smallest = cell;
      }
    }
    if (hidden != 1 || smallest < 0) return false;
    withheld.set(smallest);
    return true;
  }
}
