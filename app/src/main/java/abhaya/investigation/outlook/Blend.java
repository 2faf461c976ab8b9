package abhaya.investigation.outlook;

import java.util.Collection;
import java.util.List;

/// How much the obstacles of a case say beside the rate of its stage, learned from past cases.
///
/// A logistic regression of "went over" on both chances, as logits. Its prior is the rate of the
/// stage alone: where few cases are known, or their obstacles told nothing, the outlook says what the
/// base rate says. No weight is below nought, so a worse chance never looks better (Hosmer, Lemeshow
/// and Sturdivant 2013, with the penalty of Hoerl and Kennard 1970).
public final class Blend {
  /// As many cases of even chances as the prior weighs.
  private static final double PRIOR = 8;

  private static final int ROUNDS = 30;
  private static final double ENOUGH = 1e-9;

  /// Chances nearer to nought or one than this say no more.
  private static final double NEAR = 0.01;

  private static final double[] STAGE_ALONE = {0, 1, 0};

  private final boolean learned;
  private final double[] weights;

  private Blend(double[] weights, boolean learned) {
    this.weights = weights;
    this.learned = learned;
  }

  /// Nothing was learned: what the obstacles give.
  public static Blend none() {
    return new Blend(STAGE_ALONE, false);
  }

  /// A past case as both chances, and how it ended.
  ///
  /// @param stage rate of its stage, `worked` the chance its obstacles gave it
  record Seen(double stage, double worked, boolean wentOver) {
    private double[] terms() {
      return new double[] {1, logit(stage), logit(worked)};
    }
  }

  static Blend fit(Collection<Seen> past) {
    var all = fit(past, new boolean[] {true, true, true});
    if (all[1] >= 0 && all[2] >= 0) return new Blend(all, true);
    return new Blend(
        all[2] < 0
            ? fit(past, new boolean[] {true, true, false})
            : fit(past, new boolean[] {true, false, true}),
        true);
  }

  /// Fits on cases of which `predicted` is what their obstacles alone gave.
  public static Blend fit(Collection<PastCase> past, BaseRates rates) {
    return fit(
        past.stream()
            .filter(one -> !Double.isNaN(one.predicted()))
            .map(one ->
                new Seen(
                    rates.of(one.daysLeft(), one.obstacles()), one.predicted(), one.wentOver()))
            .toList());
  }

  /// The same cases with the chance from both in place of what their obstacles gave.
  public List<PastCase> applied(Collection<PastCase> past, BaseRates rates) {
    return past.stream()
        .map(one -> {
          var both = of(rates.of(one.daysLeft(), one.obstacles()), one.predicted());
          return new PastCase(one.daysLeft(), one.obstacles(), both, one.wentOver());
        })
        .toList();
  }

  /// The chance of going over, from both.
  public double of(double stage, double worked) {
    if (!learned) return worked;
    return chance(weights, new Seen(stage, worked, false).terms());
  }

  /// Weight of the obstacles: nought where they told nothing.
  double ofObstacles() {
    return weights[2];
  }

  /// Newton's steps to the top of the penalized likelihood; of a term that is off the weight is
  /// nought.
  private static double[] fit(Collection<Seen> past, boolean[] on) {
    var weights = new double[STAGE_ALONE.length];
    for (var at = 0; at < weights.length; at++) weights[at] = on[at] ? STAGE_ALONE[at] : 0;
    var terms = past.stream().map(Seen::terms).toList();
    var ends = past.stream().map(Seen::wentOver).toList();
    for (var round = 0; round < ROUNDS; round++) {
      var step = step(weights, terms, ends, on);
      double most = 0;
      for (var at = 0; at < weights.length; at++) {
        weights[at] += step[at];
        most = Math.max(most, Math.abs(step[at]));
      }
      if (most < ENOUGH) break;
    }
    return weights;
  }

  private static double[] step(
      double[] weights, List<double[]> terms, List<Boolean> ends, boolean[] on) {
    var size = weights.length;
    var slope = new double[size];
    var bend = new double[size][size];
    for (var at = 0; at < size; at++) {
      slope[at] = PRIOR / 4 * (STAGE_ALONE[at] - weights[at]);
      bend[at][at] = PRIOR / 4;
    }
    for (var one = 0; one < terms.size(); one++) {
      var term = terms.get(one);
      var chance = chance(weights, term);
      var miss = (ends.get(one) ? 1 : 0) - chance;
      for (var row = 0; row < size; row++) {
        slope[row] += miss * term[row];
        for (var column = 0; column < size; column++) {
          bend[row][column] += chance * (1 - chance) * term[row] * term[column];
        }
      }
    }
    for (var at = 0; at < size; at++) if (!on[at]) leaveOut(at, slope, bend);
    return solve(bend, slope);
  }

  private static void leaveOut(int at, double[] slope, double[][] bend) {
    for (var other = 0; other < slope.length; other++) bend[at][other] = bend[other][at] = 0;
    bend[at][at] = 1;
    slope[at] = 0;
  }

  /// By elimination; the matrix is symmetric and, with the prior in it, never singular.
  private static double[] solve(double[][] matrix, double[] right) {
    var size = right.length;
    for (var pivot = 0; pivot < size; pivot++) {
      for (var row = pivot + 1; row < size; row++) {
        var share = matrix[row][pivot] / matrix[pivot][pivot];
        for (var column = pivot; column < size; column++) {
          matrix[row][column] -= share * matrix[pivot][column];
        }
        right[row] -= share * right[pivot];
      }
    }
    var found = new double[size];
    for (var row = size - 1; row >= 0; row--) {
      var sum = right[row];
      for (var column = row + 1; column < size; column++)
        sum -= matrix[row][column] * found[column];
      found[row] = sum / matrix[row][row];
    }
    return found;
  }

  private static double chance(double[] weights, double[] terms) {
    double sum = 0;
    for (var at = 0; at < weights.length; at++) sum += weights[at] * terms[at];
    return 1 / (1 + Math.exp(-sum));
  }

  private static double logit(double chance) {
    var held = Math.clamp(chance, NEAR, 1 - NEAR);
    return Math.log(held / (1 - held));
  }
}
