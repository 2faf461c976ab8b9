package abhaya.response.recommend;

import java.util.Arrays;
import java.util.OptionalInt;

/// Gives units to many incidents at once, exactly: first as many priority-1 incidents as can be
/// served, then priority 2 and so on; among those the least time for priority 1, then the least in
/// all.
///
/// The assignment problem by shortest augmenting paths (Kuhn and Munkres), with costs of two parts
/// compared one after the other, so that no weight stands in for an order of importance.
public final class ManyAtOnce {
  /// No way from this unit to this incident.
  public static final int NEVER = Integer.MAX_VALUE;

  static final int INCIDENTS_MAX = 500;
  private static final int SECONDS_MAX = 86_400;
  private static final long RADIX = INCIDENTS_MAX + 1L;
  private static final long FIRST_WEIGHT = 1L << 30;

  private final int rows;
  private final int columns;
  private final int units;
  private final int[][] seconds;
  private final int[] priorities;

  private final long[] rowMain;
  private final long[] rowFine;
  private final long[] columnMain;
  private final long[] columnFine;
  private final int[] takenBy;

  private ManyAtOnce(int[][] seconds, int[] priorities) {
    this.seconds = seconds;
    this.priorities = priorities;
    rows = priorities.length;
    units = rows == 0 ? 0 : seconds[0].length;
    columns = units + rows;
    rowMain = new long[rows + 1];
    rowFine = new long[rows + 1];
    columnMain = new long[columns + 1];
    columnFine = new long[columns + 1];
    takenBy = new int[columns + 1];
  }

  /// Which unit goes to which incident; nothing for those that none is left for.
  ///
  /// @param seconds per incident and unit; [#NEVER] where the unit cannot go
  /// @param priorities of the incidents, 1 to 5
  public static OptionalInt[] assign(int[][] seconds, int[] priorities) {
    check(seconds, priorities);
    var work = new ManyAtOnce(seconds, priorities);
    for (int row = 1; row <= work.rows; row++) work.augment(row);
    var answer = new OptionalInt[work.rows];
    Arrays.fill(answer, OptionalInt.empty());
    for (int column = 1; column <= work.units; column++) {
      if (work.takenBy[column] > 0) answer[work.takenBy[column] - 1] = OptionalInt.of(column - 1);
    }
    return answer;
  }

  private static void check(int[][] seconds, int[] priorities) {
    if (seconds.length != priorities.length || seconds.length > INCIDENTS_MAX) {
      throw new IllegalArgumentException("one row an incident, 500 at most");
    }
    for (var row : seconds) {
      if (row.length != seconds[0].length) throw new IllegalArgumentException("ragged");
      for (int one : row) if (one < 0) throw new IllegalArgumentException("time runs forward");
    }
    for (int priority : priorities) {
      if (priority < 1 || priority > 5) throw new IllegalArgumentException("priority is 1 to 5");
    }
  }

  /// What goes unserved, the gravest in the highest place of a number to the base 501; an impossible
  /// way costs more than everything unserved.
  private long main(int row, int column) {
    if (column <= units) {
      return seconds[row - 1][column - 1] == NEVER ? power(6) : 0;
    }
    return column - units == row ? power(5 - priorities[row - 1]) : power(6);
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) power *= RADIX;
    return power;
  }

  private long fine(int row, int column) {
    if (column > units) return 0;
    int time = seconds[row - 1][column - 1];
    if (time == NEVER) return 0;
    return Math.min(time, SECONDS_MAX) * (priorities[row - 1] == 1 ? FIRST_WEIGHT : 1);
  }

  private void augment(int start) {
    var main = new long[columns + 1];
    var fine = new long[columns + 1];
    var before = new int[columns + 1];
    var done = new boolean[columns + 1];
    Arrays.fill(main, Long.MAX_VALUE);
    takenBy[0] = start;
    int column = 0;
    do {
      done[column] = true;
      int next = relax(takenBy[column], column, main, fine, before, done);
      shift(next, main, fine, done);
      column = next;
    } while (takenBy[column] != 0);
    while (column != 0) {
      takenBy[column] = takenBy[before[column]];
      column = before[column];
    }
  }

  /// Looks from one row at all open columns; the nearest of them.
  private int relax(int row, int from, long[] main, long[] fine, int[] before, boolean[] done) {
    int nearest = -1;
    for (int column = 1; column <= columns; column++) {
      if (done[column]) continue;
      long costMain = main(row, column) - rowMain[row] - columnMain[column];
      long costFine = fine(row, column) - rowFine[row] - columnFine[column];
      if (less(costMain, costFine, main[column], fine[column])) {
        main[column] = costMain;
        fine[column] = costFine;
        before[column] = from;
      }
      if (nearest < 0 || less(main[column], fine[column], main[nearest], fine[nearest])) {
        nearest = column;
      }
    }
    return nearest;
  }

  private void shift(int nearest, long[] main, long[] fine, boolean[] done) {
    long byMain = main[nearest];
    long byFine = fine[nearest];
    for (int column = 0; column <= columns; column++) {
      if (done[column]) {
        rowMain[takenBy[column]] += byMain;
        rowFine[takenBy[column]] += byFine;
        columnMain[column] -= byMain;
        columnFine[column] -= byFine;
      } else if (column > 0) {
        main[column] -= byMain;
        fine[column] -= byFine;
      }
    }
  }

  private static boolean less(long main, long fine, long otherMain, long otherFine) {
    return main != otherMain ? main < otherMain : fine < otherFine;
  }
}
