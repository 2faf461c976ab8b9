package abhaya.safecity.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The S-curve of a plan: what should stand at the end of each month, added up.
///
/// A month without a row has nothing planned; the curve still has its point.
public record ScheduleCurve(List<Point> points) {

  /// The plan at the end of a month.
  public record Point(YearMonth month, BigDecimal total) {}

  public ScheduleCurve {
    points = List.copyOf(points);
  }

  /// Adds up quantities planned for each month.
  public static ScheduleCurve of(Map<YearMonth, BigDecimal> perMonth) {
    var sorted = new TreeMap<>(perMonth);
    var points = new ArrayList<Point>();
    if (sorted.isEmpty()) return new ScheduleCurve(points);
    var total = BigDecimal.ZERO;
    var month = sorted.firstKey();
    while (!month.isAfter(sorted.lastKey())) {
      total = total.add(sorted.getOrDefault(month, BigDecimal.ZERO));
      points.add(new Point(month, total));
      month = month.plusMonths(1);
    }
    return new ScheduleCurve(points);
  }

  /// What the whole plan comes to.
  public BigDecimal budget() {
    return points.isEmpty() ? BigDecimal.ZERO : points.getLast().total();
  }

  /// What should stand at the end of a month: nothing before the plan, all of it after.
  public BigDecimal plannedAt(YearMonth month) {
    var total = BigDecimal.ZERO;
    for (var point : points) if (!point.month().isAfter(month)) total = point.total();
    return total;
  }

  /// The number of months, with a fraction, in which the plan had wanted what is earned now.
  public Optional<BigDecimal> earnedMonths(BigDecimal earned) {
    if (points.isEmpty()) return Optional.empty();
    var before = BigDecimal.ZERO;
    for (var i = 0; i < points.size(); i++) {
      var total = points.get(i).total();
      if (total.compareTo(earned) > 0) {
        var step = total.subtract(before);
        return Optional.of(
            BigDecimal.valueOf(i).add(earned.subtract(before).divide(step, MathContext.DECIMAL64)));
      }
      before = total;
    }
    return Optional.of(BigDecimal.valueOf(points.size()));
  }

  /// SPI(t): months earned by months gone. Unlike SPI it does not drift to 1 on late works.
  public Optional<BigDecimal> timeIndex(BigDecimal earned, YearMonth endOf) {
    return earnedMonths(earned)
        .filter(_ -> monthsGone(endOf) > 0)
        .map(months -> months.divide(BigDecimal.valueOf(monthsGone(endOf)), MathContext.DECIMAL64));
  }

  /// The month in which the works end if they go on as they did; empty before anything is earned.
  public Optional<YearMonth> forecastEnd(BigDecimal earned, YearMonth endOf) {
    return timeIndex(earned, endOf)
        .filter(index -> index.signum() > 0)
        .map(index -> points.size() / index.doubleValue())
        .map(months -> points.getFirst().month().plusMonths((long) Math.ceil(months - 1e-9) - 1));
  }

  private long monthsGone(YearMonth endOf) {
    return points.isEmpty() ? 0 : points.getFirst().month().until(endOf, ChronoUnit.MONTHS) + 1;
  }
}
