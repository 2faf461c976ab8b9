package abhaya.investigation.why;

import java.util.List;

/// Shares by size with the limits of chance, drawn by the browser from the table beside it.
///
/// @param common percentage of all units together
/// @param points the units, by size
/// @param limits the lines of the funnel at rising sizes
public record FunnelChart(
    String about, String asOf, Heads heads, double common, List<Point> points, List<Limit> limits) {

  public FunnelChart {
    points = List.copyOf(points);
    limits = List.copyOf(limits);
  }

  /// Names of the table's columns, and of the lines.
  public record Heads(
      String unit, String cases, String percent, String position, String inner, String outer) {}

  /// @param outside beyond the outer limits: worth a name on the chart
  public record Point(String name, long cases, double percent, String position, boolean outside) {}

  /// Percentages at a size.
  public record Limit(
      long cases, double innerLow, double innerHigh, double outerLow, double outerHigh) {}
}
