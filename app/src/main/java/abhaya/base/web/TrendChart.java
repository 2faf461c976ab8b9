package abhaya.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line over months with its interval, drawn by the browser from the table beside it: the table
/// is the chart for whoever does not see or does not load it.
///
/// @param id unique on the page
/// @param unit of the vertical axis
/// @param asOf the day the figures speak of, printed on the chart
public record TrendChart(
    String id, String about, String unit, String asOf, Heads heads, List<Point> points) {

  public TrendChart {
    points = List.copyOf(points);
  }

  /// Whether there are enough months for a line.
  public boolean hasLine() {
    return points.stream().filter(point -> point.value() != null).count() > 2;
  }

  /// Names of the table's columns.
  public record Heads(String month, String value, String low, String high, String counts) {}

  /// @param month as printed
  /// @param value percentage, null where nothing is to be divided by
  /// @param counts `812 of 1,204`
  public record Point(
      String month,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      String counts) {}
}
