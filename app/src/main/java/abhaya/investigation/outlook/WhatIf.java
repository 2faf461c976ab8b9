package abhaya.investigation.outlook;

import abhaya.investigation.outlook.CaseWorld.Capacity;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// "Two more officers would have met 61 of 100 missed clocks (50 to 70)": the same cases run twice,
/// with today's hands and with more, over many seeds.
public final class WhatIf {
  private static final int RUNS_MAX = 1_000;

  private WhatIf() {}

  /// @param missed missed clocks of a run with today's capacity, the middle of all runs
  /// @param cases cases of a run, the middle of all
  /// @param low of a hundred missed clocks so many would have been met, one run in ten fewer
  /// @param middle half of the runs fewer
  /// @param high one run in ten more
  /// @param runs how many runs had a missed clock at all
  public record Effect(
      long seed, int runs, long cases, long missed, long low, long middle, long high) {}

  /// @param seed printed with the result; the same seed gives the same result
  public static Effect compare(
      CaseWorld world, Capacity today, Capacity instead, long seed, int runs) {
    return compare(world, new Change(today, instead), seed, runs, done -> {});
  }

  /// What stands against what.
  public record Change(Capacity today, Capacity instead) {}

  /// The share of clocks missed with these hands, of the middle one of some runs: what a fit needs.
  public static double missedShare(CaseWorld world, Capacity hands, long seed, int runs) {
    if (runs < 1 || runs > RUNS_MAX) throw new IllegalArgumentException("1 to 1,000 runs");
    var shares = new double[runs];
    for (var run = 0; run < runs; run++) {
      var one = CaseFlow.run(world, hands, SplitMix.of(seed, run).next());
      shares[run] = (double) one.missed() / Math.max(1, one.cases());
    }
    Arrays.sort(shares);
    return shares[runs / 2];
  }

  /// @param progress told after each run how many are done
  public static Effect compare(
      CaseWorld world, Change change, long seed, int runs, IntConsumer progress) {
    var today = change.today();
    var instead = change.instead();
    if (runs < 1 || runs > RUNS_MAX) throw new IllegalArgumentException("1 to 1,000 runs");
    var met = new double[runs];
    var missed = new long[runs];
    var cases = new long[runs];
    var used = 0;
    for (var run = 0; run < runs; run++) {
      var own = SplitMix.of(seed, run).next();
      var before = CaseFlow.run(world, today, own);
      missed[run] = before.missed();
      cases[run] = before.cases();
      progress.accept(run + 1);
      if (missed[run] == 0) continue;
      var after = CaseFlow.run(world, instead, own).missed();
      met[used++] = 100.0 * (missed[run] - after) / missed[run];
    }
    var effects = Arrays.copyOf(met, used);
    Arrays.sort(effects);
    Arrays.sort(missed);
    Arrays.sort(cases);
    return new Effect(
        seed,
        used,
        cases[runs / 2],
        missed[runs / 2],
        rank(effects, 10),
        rank(effects, 50),
        rank(effects, 90));
  }

  /// Nearest rank: a value some run really had.
  private static long rank(double[] sorted, int percent) {
    if (sorted.length == 0) return 0;
    var rank = Math.ceilDiv(sorted.length * percent, 100);
    return Math.round(sorted[Math.max(0, rank - 1)]);
  }
}
