package abhaya.investigation.compliance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Figures as far as they may be shown: a withheld count is null, and so is every rate that would
/// tell it.
final class ShownFigures {

  /// Places of the counts in a row of a table.
  private enum Count {
    IN_TIME,
    LATE,
    OVERDUE,
    YOUNG_DISPOSED,
    YOUNG_OPEN,
    MATURE,
    YOUNG,
    REGISTERED,
    FINAL_REPORTS,
    CHARGE_SHEETS,
    CLOSURES,
    UP_TO_30,
    UP_TO_60,
    UP_TO_120,
    UP_TO_180,
    OVER_180
  }

  private static final List<Count> ORDER = List.of(Count.values());
  private static final int WIDTH = ORDER.size();

  /// The sums within one row.
  private static final List<List<Count>> SUMS =
      List.of(
          List.of(Count.MATURE, Count.IN_TIME, Count.LATE, Count.OVERDUE),
          List.of(Count.YOUNG, Count.YOUNG_DISPOSED, Count.YOUNG_OPEN),
          List.of(Count.REGISTERED, Count.MATURE, Count.YOUNG),
          List.of(Count.FINAL_REPORTS, Count.IN_TIME, Count.LATE, Count.YOUNG_DISPOSED),
          List.of(Count.FINAL_REPORTS, Count.CHARGE_SHEETS, Count.CLOSURES),
          List.of(
              Count.OVERDUE,
              Count.UP_TO_30,
              Count.UP_TO_60,
              Count.UP_TO_120,
              Count.UP_TO_180,
              Count.OVER_180));

  private final Figures figures;
  private final BitSet withheld;

  private ShownFigures(Figures figures, BitSet withheld) {
    this.figures = figures;
    this.withheld = withheld;
  }

  /// Everything shown.
  static ShownFigures whole(Figures figures) {
    return new ShownFigures(figures, new BitSet());
  }

  /// A table of rows that add up to the first of them, small cells withheld.
  ///
  /// @param filtered the rows of the question
  /// @param unfiltered the same rows whatever the age of the victims
  static List<ShownFigures> shielded(List<Figures> filtered, List<Figures> unfiltered) {
    long[] counts = cells(filtered);
    var withheld = new SmallCells(counts, cells(unfiltered), lines(filtered.size())).withheld();
    var shown = new ArrayList<ShownFigures>();
    for (int row = 0; row < filtered.size(); row++) {
      shown.add(new ShownFigures(filtered.get(row), withheld.get(row * WIDTH, (row + 1) * WIDTH)));
    }
    return shown;
  }

  private static List<SmallCells.Line> lines(int rows) {
    var lines = new ArrayList<SmallCells.Line>();
    for (int row = 0; row < rows; row++) {
      int start = row * WIDTH;
      for (var sum : SUMS) {
        lines.add(
            new SmallCells.Line(sum.stream().map(one -> start + ORDER.indexOf(one)).toList()));
      }
    }
    if (rows < 2) return lines;
    for (int column = 0; column < WIDTH; column++) {
      var cells = new ArrayList<Integer>();
      for (int row = 0; row < rows; row++) cells.add(row * WIDTH + column);
      lines.add(new SmallCells.Line(cells));
    }
    return lines;
  }

  private static long[] cells(List<Figures> rows) {
    long[] cells = new long[rows.size() * WIDTH];
    int at = 0;
    for (var row : rows) for (var count : Count.values()) cells[at++] = value(row, count);
    return cells;
  }

  private static long value(Figures figures, Count count) {
    var ageing = figures.ageing();
    return switch (count) {
      case IN_TIME -> figures.inTime();
      case LATE -> figures.late();
      case OVERDUE -> figures.overdue();
      case YOUNG_DISPOSED -> figures.youngDisposed();
      case YOUNG_OPEN -> figures.youngOpen();
      case MATURE -> figures.mature();
      case YOUNG -> figures.young();
      case REGISTERED -> figures.registered();
      case FINAL_REPORTS -> figures.finalReports();
      case CHARGE_SHEETS -> figures.chargeSheets();
      case CLOSURES -> figures.closures();
      case UP_TO_30 -> ageing.upTo30();
      case UP_TO_60 -> ageing.upTo60();
      case UP_TO_120 -> ageing.upTo120();
      case UP_TO_180 -> ageing.upTo180();
      case OVER_180 -> ageing.over180();
    };
  }

  boolean isWhole() {
    return withheld.isEmpty();
  }

  private @Nullable Long shown(Count count) {
    return withheld.get(ORDER.indexOf(count)) ? null : value(figures, count);
  }

  /// The counts by their names in the contract.
  Summary.Counts counts() {
    return new Summary.Counts(
        shown(Count.REGISTERED),
        shown(Count.MATURE),
        shown(Count.YOUNG),
        shown(Count.IN_TIME),
        shown(Count.LATE),
        shown(Count.OVERDUE),
        shown(Count.YOUNG_DISPOSED),
        shown(Count.YOUNG_OPEN),
        shown(Count.FINAL_REPORTS),
        shown(Count.CHARGE_SHEETS),
        shown(Count.CLOSURES));
  }

  Summary.Percentages rates() {
    var rates = figures.rates();
    return new Summary.Percentages(
        rate(rates.compliance(), Count.IN_TIME, Count.MATURE),
        rate(rates.beyondTwoMonths(), Count.LATE, Count.MATURE),
        rate(rates.youngDisposal(), Count.YOUNG_DISPOSED, Count.YOUNG),
        rate(rates.disposal(), Count.FINAL_REPORTS, Count.REGISTERED),
        rate(rates.pendency(), Count.OVERDUE, Count.MATURE));
  }

  private Summary.Percentage rate(Rate rate, Count numerator, Count denominator) {
    var part = shown(numerator);
    var whole = shown(denominator);
    return new Summary.Percentage(part == null || whole == null ? null : rate.value(), part, whole);
  }

  List<Summary.Bucket> ageing() {
    var buckets = new ArrayList<Summary.Bucket>();
    var names = figures.ageing().buckets();
    for (int i = 0; i < names.size(); i++) {
      var place = ORDER.get(ORDER.indexOf(Count.UP_TO_30) + i);
      buckets.add(new Summary.Bucket(names.get(i).name(), shown(place)));
    }
    return buckets;
  }
}
