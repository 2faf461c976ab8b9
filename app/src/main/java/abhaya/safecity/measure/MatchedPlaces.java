package abhaya.safecity.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Places to compare a mended place with: what happened where nothing was mended.
///
/// A place is matched by its events in each month before the remedy (their distance is that of the
/// two rows of months). The ring round the place is left out: what moved there would hide what was
/// won. A place matched for its high counts alone tends to fall by itself; places matched with it
/// fall as well, and the ratio between them does not.
public record MatchedPlaces(List<Integer> controls, List<Integer> ring) {
  public MatchedPlaces {
    controls = List.copyOf(controls);
    ring = List.copyOf(ring);
  }

  /// Events of each cell by month; the first months lie before the remedy.
  ///
  /// @param before how many of the months lie before it
  @SuppressWarnings("ArrayRecordComponent")
  public record Months(int[][] byCell, int before) {
    public Months {
      for (var months : byCell)
        if (months.length < before) throw new IllegalArgumentException("months before are missing");
    }

    private long sum(int cell, boolean after) {
      var sum = 0L;
      var from = after ? before : 0;
      var to = after ? Math.min(byCell[cell].length, 2 * before) : before;
      for (var month = from; month < to; month++) sum += byCell[cell][month];
      return sum;
    }

    private double apart(int one, int other) {
      var sum = 0.0;
      for (var month = 0; month < before; month++) {
        var gap = (double) byCell[one][month] - byCell[other][month];
        sum += gap * gap;
      }
      return sum;
    }
  }

  /// The cells most like this one before its remedy.
  ///
  /// @param inside cells of the study area
  public static MatchedPlaces of(
      Grid grid, List<Integer> inside, int cell, Months months, Choice choice) {
    var near = new ArrayList<Integer>();
    var far = new ArrayList<Integer>();
    for (var other : inside) {
      if (other == cell) continue;
      var columns = Math.abs(other % grid.columns() - cell % grid.columns());
      var rows = Math.abs(other / grid.columns() - cell / grid.columns());
      if (Math.max(columns, rows) <= choice.ringCells()) near.add(other);
      else if (!choice.mended().contains(other)) far.add(other);
    }
    far.sort(
        Comparator.comparingDouble((Integer other) -> months.apart(cell, other))
            .thenComparing(Comparator.naturalOrder()));
    return new MatchedPlaces(far.subList(0, Math.min(choice.controls(), far.size())), near);
  }

  /// @param ringCells how far the ring reaches, in cells
  /// @param controls how many places to compare with
  /// @param mended cells that had a remedy of their own in the time: no controls
  public record Choice(int controls, int ringCells, List<Integer> mended) {
    public Choice {
      mended = List.copyOf(mended);
      if (controls < 1 || ringCells < 1) throw new IllegalArgumentException("a control and a ring");
    }
  }

  /// Equal spans before and after, at the place, its controls and its ring.
  public BeforeAfter compare(int cell, Months months) {
    return new BeforeAfter(
        counts(List.of(cell), months), counts(controls, months), counts(ring, months));
  }

  private static BeforeAfter.Counts counts(List<Integer> cells, Months months) {
    return new BeforeAfter.Counts(sum(cells, months, false), sum(cells, months, true));
  }

  private static long sum(List<Integer> cells, Months months, boolean after) {
    return IntStream.range(0, cells.size()).mapToLong(i -> months.sum(cells.get(i), after)).sum();
  }
}
