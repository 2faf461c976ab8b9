package abhaya.investigation.fair;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A ranking as somebody publishes it, made again with its rule named: measure, window, day,
/// rounding. It is not our comparison; it shows how the printed place came about.
///
/// Places go by the exact fraction; equal fractions share a place, and the next is left out. What is
/// printed is rounded half up, so two units may show one percentage on two places.
public record PublishedRanking(Rule rule, List<Row> rows) {

  public PublishedRanking {
    rows = List.copyOf(rows);
  }

  /// @param from first day of the window of registration; null where the publication is silent
  /// @param to last day; null likewise
  /// @param decimals of the printed percentage
  /// @param leastCases units with fewer registered cases were left out; 0 for all
  public record Rule(
      Measure measure,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      LocalDate asOf,
      int decimals,
      long leastCases) {

    /// Two figures stand beside each other only if they measure the same over the same window on the
    /// same day; a window nobody named is the same as no other.
    public boolean isComparableWith(Rule other) {
      return measure == other.measure
          && from != null
          && to != null
          && Objects.equals(from, other.from)
          && Objects.equals(to, other.to)
          && asOf.equals(other.asOf);
    }
  }

  public record Row(int place, String unit, Share share, BigDecimal printed) {}

  /// What a publication says of a unit.
  ///
  /// @param place null where only the percentage was printed
  public record Printed(String unit, BigDecimal percent, @Nullable Integer place) {}

  public static PublishedRanking of(Rule rule, Collection<UnitCounts> units) {
    var shares = new ArrayList<Row>();
    for (var unit : units) {
      var share = rule.measure().of(unit);
      if (share.isEmpty() || unit.registered() < rule.leastCases()) continue;
      shares.add(new Row(0, unit.unit(), share, share.percent(rule.decimals())));
    }
    var order = Comparator.comparing(Row::share);
    shares.sort(
        (rule.measure().highestFirst() ? order.reversed() : order).thenComparing(Row::unit));
    var rows = new ArrayList<Row>();
    for (var row : shares) {
      var place = rows.size() + 1;
      if (!rows.isEmpty() && rows.getLast().share().compareTo(row.share()) == 0) {
        place = rows.getLast().place();
      }
      rows.add(new Row(place, row.unit(), row.share(), row.printed()));
    }
    return new PublishedRanking(rule, rows);
  }

  /// The units of a publication that this ranking does not give as printed.
  public List<String> disagreements(Collection<Printed> printed) {
    var wrong = new ArrayList<String>();
    for (var line : printed) {
      var row = rows.stream().filter(one -> one.unit().equals(line.unit())).findFirst();
      var agrees =
          row.isPresent()
              && row.get().printed().compareTo(line.percent()) == 0
              && (line.place() == null || line.place() == row.get().place());
      if (!agrees) wrong.add(line.unit());
    }
    return wrong;
  }
}
