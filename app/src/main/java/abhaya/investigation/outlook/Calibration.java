package abhaya.investigation.outlook;

import abhaya.investigation.fair.Interval;
import abhaya.investigation.fair.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Turns a worked-out chance into the share of past cases with such a chance that really went over,
/// and shows how well it does.
///
/// The fit is the monotone step function nearest to what happened (pool adjacent violators): a higher
/// chance never becomes a lower one.
public final class Calibration {
  private static final int TABLE_ROWS = 10;

  /// A step is at least as broad as this many past cases.
  private static final int STEP_LEAST = 30;

  private final List<Step> steps;

  private record Step(double from, double to, Share share) {}

  /// One row of the table shown on the page: what was said, what happened.
  ///
  /// @param said mean chance given in this tenth of the scale
  /// @param happened cases that went over among all of the row
  /// @param interval from where to where chance may move what happened
  public record Row(double from, double to, double said, Share happened, Interval interval) {}

  private Calibration(List<Step> steps) {
    this.steps = steps;
  }

  /// No past: a chance stays what it is.
  public static Calibration none() {
    return new Calibration(List.of());
  }

  public static Calibration fit(Collection<PastCase> past) {
    var sorted =
        past.stream()
            .filter(one -> !Double.isNaN(one.predicted()))
            .sorted(Comparator.comparingDouble(PastCase::predicted))
            .toList();
    var steps = new ArrayList<Step>();
    for (var group : groups(sorted)) {
      steps.add(group);
      while (steps.size() > 1 && falls(steps.get(steps.size() - 2), steps.getLast())) {
        var last = steps.removeLast();
        var before = steps.removeLast();
        steps.add(new Step(before.from(), last.to(), before.share().plus(last.share())));
      }
    }
    return new Calibration(List.copyOf(steps));
  }

  private static boolean falls(Step before, Step after) {
    return before.share().compareTo(after.share()) >= 0;
  }

  /// Runs of at least so many cases; equal chances are never torn apart.
  private static List<Step> groups(List<PastCase> sorted) {
    var groups = new ArrayList<Step>();
    var at = 0;
    while (at < sorted.size()) {
      var end = Math.min(sorted.size(), at + STEP_LEAST);
      while (end < sorted.size()
          && sorted.get(end).predicted() == sorted.get(end - 1).predicted()) {
        end++;
      }
      if (sorted.size() - end < STEP_LEAST) end = sorted.size();
      var over = sorted.subList(at, end).stream().filter(PastCase::wentOver).count();
      groups.add(
          new Step(
              sorted.get(at).predicted(),
              sorted.get(end - 1).predicted(),
              new Share(over, end - at)));
      at = end;
    }
    return groups;
  }

  /// The share of past cases with such a chance that went over; between two steps it is read along
  /// the line that joins them.
  public double of(double chance) {
    if (steps.isEmpty()) return chance;
    for (var at = 0; at < steps.size(); at++) {
      var step = steps.get(at);
      if (chance > step.to()) continue;
      if (chance >= step.from() || at == 0) return step.share().value();
      var before = steps.get(at - 1);
      var way = (chance - before.to()) / (step.from() - before.to());
      return before.share().value() + way * (step.share().value() - before.share().value());
    }
    return steps.getLast().share().value();
  }

  /// Past cases behind the step of a chance.
  public Share support(double chance) {
    for (var step : steps) if (chance <= step.to()) return step.share();
    return steps.isEmpty() ? new Share(0, 0) : steps.getLast().share();
  }

  /// The table: past cases by tenths of the calibrated chance. Best made from cases that the fit
  /// has not seen.
  public List<Row> table(Collection<PastCase> past) {
    var rows = new ArrayList<Row>();
    for (var tenth = 0; tenth < TABLE_ROWS; tenth++) {
      double sum = 0;
      var share = new Share(0, 0);
      for (var one : past) {
        if (Double.isNaN(one.predicted())) continue;
        var said = of(one.predicted());
        if (Math.min(TABLE_ROWS - 1, (int) (said * TABLE_ROWS)) != tenth) continue;
        sum += said;
        share = share.plus(new Share(one.wentOver() ? 1 : 0, 1));
      }
      if (share.isEmpty()) continue;
      rows.add(
          new Row(
              (double) tenth / TABLE_ROWS,
              (tenth + 1.0) / TABLE_ROWS,
              sum / share.whole(),
              share,
              Interval.wilson(share)));
    }
    return rows;
  }

  /// Mean squared distance of what was said from what happened (Brier 1950); 0.25 is a coin's.
  public double brier(Collection<PastCase> past) {
    double sum = 0;
    var count = 0;
    for (var one : past) {
      if (Double.isNaN(one.predicted())) continue;
      var miss = of(one.predicted()) - (one.wentOver() ? 1 : 0);
      sum += miss * miss;
      count++;
    }
    return count == 0 ? 0 : sum / count;
  }
}
