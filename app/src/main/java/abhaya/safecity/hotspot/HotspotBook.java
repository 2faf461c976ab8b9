package abhaya.safecity.hotspot;

import abhaya.safecity.measure.CellCounts;
import abhaya.safecity.measure.ForecastTrial;
import abhaya.safecity.measure.GiStar;
import abhaya.safecity.measure.KernelDensity;
import abhaya.safecity.measure.Neighbourhood;
import abhaya.safecity.measure.Significance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// The arithmetic of a run: which cells stand out, how surely, and what the choice foretold.
///
/// Pure: the same counts, rule and seed give the same answer.
final class HotspotBook {
  private static final int SHOWN_MAX = 400;

  private HotspotBook() {}

  /// A cell with more events round it than chance would put there.
  record Hot(int cell, double score, double chance) {}

  enum Method {
    COUNT,
    DENSITY,
    GI_STAR
  }

  record Trial(Method method, ForecastTrial forecast) {}

  /// @param byChance of the dealings, how many had at least as many standing cells
  record Outcome(int events, int held, List<Hot> hot, List<Trial> trials, int byChance) {
    Outcome {
      hot = List.copyOf(hot);
      trials = List.copyOf(trials);
    }
  }

  /// @param earlier events of each cell of the grid in the months counted
  /// @param later the same in the months kept back
  static Outcome compute(Ground ground, int[] earlier, int[] later, HotspotRule rule, long seed) {
    var counts = CellCounts.of(ground.grid(), earlier);
    var near = Neighbourhood.disc(rule.nearMetres(), ground.grid().cellMetres());
    var hot = hot(ground, counts, near, rule.falseShare());
    var random = new SplittableRandom(seed);
    var byChance = 0;
    for (var round = 0; round < rule.dealings() && !hot.isEmpty(); round++) {
      var dealt = CellCounts.of(ground.grid(), dealOut(ground, sum(earlier), random));
      if (hot(ground, dealt, near, rule.falseShare()).size() >= hot.size()) byChance++;
    }
    return new Outcome(
        sum(earlier),
        sum(later),
        hot.stream().limit(SHOWN_MAX).toList(),
        trials(ground, counts, earlier, later, rule),
        byChance);
  }

  private static List<Hot> hot(
      Ground ground, CellCounts counts, Neighbourhood near, double falseShare) {
    var method = new GiStar(counts, near, ground.inside());
    var scores = method.scores();
    if (scores.isEmpty()) return List.of();
    var cells = ground.cells();
    var found = method.of(scores.get());
    var chances = Arrays.stream(found).map(Significance::twoSided).toArray();
    var stand = Significance.discoveries(chances, falseShare);
    var hot = new ArrayList<Hot>();
    for (var i = 0; i < found.length; i++)
      if (stand.get(i) && found[i] > 0) hot.add(new Hot(cells.get(i), found[i], chances[i]));
    hot.sort(Comparator.comparingDouble(Hot::score).reversed().thenComparingInt(Hot::cell));
    return hot;
  }

  private static int[] dealOut(Ground ground, int events, SplittableRandom random) {
    var cells = ground.cells();
    var dealt = new int[ground.grid().cells()];
    for (var i = 0; i < events && !cells.isEmpty(); i++)
      dealt[cells.get(random.nextInt(cells.size()))]++;
    return dealt;
  }

  /// The three methods choose equally many cells from the same months; the months kept back judge.
  private static List<Trial> trials(
      Ground ground, CellCounts counts, int[] earlier, int[] later, HotspotRule rule) {
    var cells = ground.cells();
    var chosen = (int) Math.max(1, Math.round(cells.size() * rule.areaShare()));
    if (cells.isEmpty()) return List.of();
    var before = of(cells, earlier);
    var after = of(cells, later);
    var near = Neighbourhood.disc(rule.nearMetres(), ground.grid().cellMetres());
    var density = new KernelDensity(rule.bandMetres()).quartic(counts).toArray();
    var trials = new ArrayList<Trial>();
    trials.add(new Trial(Method.COUNT, ForecastTrial.ofTop(chosen, before, after)));
    trials.add(
        new Trial(Method.DENSITY, ForecastTrial.ofBest(chosen, at(cells, density), before, after)));
    new GiStar(counts, near, ground.inside())
        .scores()
        .ifPresent(scores ->
            trials.add(
                new Trial(
                    Method.GI_STAR,
                    ForecastTrial.ofBest(chosen, at(cells, scores.toArray()), before, after))));
    return trials;
  }

  private static List<Long> of(List<Integer> cells, int[] counts) {
    return cells.stream().map(cell -> (long) counts[cell]).toList();
  }

  private static double[] at(List<Integer> cells, double[] values) {
    return cells.stream().mapToDouble(cell -> values[cell]).toArray();
  }

  private static int sum(int[] counts) {
    return Arrays.stream(counts).sum();
  }
}
