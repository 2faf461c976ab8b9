package abhaya.safecity.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
  private static final double[] METRES = {0, 100, 250};
  private static final int[] DAYS = {2, 7, 14};

  private static List<NearRepeat.Event> drawn(long seed, int n) {
    var random = new SplittableRandom(seed);
    var events = new ArrayList<NearRepeat.Event>();
    for (var i = 0; i < n; i++)
      events.add(
          new NearRepeat.Event(
              50 * random.nextInt(60), 50 * random.nextInt(60), random.nextInt(365)));
    return events;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void pairsAreThoseOfAPlainLoopOverAllPairs(long seed) {
    var events = drawn(seed, 300);
    var found = new NearRepeat(METRES, DAYS).test(events, 0, seed);
    var plain = new long[METRES.length][DAYS.length];
    for (var i = 0; i < events.size(); i++)
      for (var j = i + 1; j < events.size(); j++) {
        var a = events.get(i);
        var b = events.get(j);
        var apart = Math.hypot(a.x() - b.x(), a.y() - b.y());
        var days = Math.abs(a.day() - b.day());
        var band = IntStream.range(0, 3).filter(k -> apart <= METRES[k]).findFirst();
        var time = IntStream.range(0, 3).filter(k -> days <= DAYS[k]).findFirst();
        if (band.isPresent() && time.isPresent()) plain[band.getAsInt()][time.getAsInt()]++;
      }

    assertThat(found).hasSize(9);
    for (var cell = 0; cell < 9; cell++)
      assertThat(found.get(cell).observed()).isEqualTo(plain[cell / 3][cell % 3]);
  }

  @Test
  void aSeedGivesTheSameFiguresForEver() {
    var events = drawn(5, 200);
    var near = new NearRepeat(METRES, DAYS);

    assertThat(near.test(events, 99, 7)).isEqualTo(near.test(events, 99, 7));
    assertThat(near.test(events, 99, 7)).isNotEqualTo(near.test(events, 99, 8));
  }

  @Test
  void repeatsArePickedUpAndChanceIsNot() {
    var events = new ArrayList<>(drawn(6, 300));
    for (var i = 0; i < 40; i++) {
      var first = events.get(i);
      events.add(new NearRepeat.Event(first.x() + 30, first.y(), first.day() + 1));
    }
    var near = new NearRepeat(METRES, DAYS);
    var soon = near.test(events, 199, 1).get(3);
    var chance = near.test(drawn(6, 300), 199, 1);

    assertThat(soon.chance()).isEqualTo(1 / 200.0);
    assertThat(soon.ratio()).isGreaterThan(5);
    assertThat(chance).allMatch(cell -> cell.chance() > 1 / 200.0);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void countsOfCellsGiveWhatTheirEventsGive(long seed) {
    var grid = new Grid(-2_000, -2_000, 200, 20, 20);
    var random = new SplittableRandom(seed);
    var counts = new int[grid.cells()][12];
    for (var i = 0; i < 400; i++) counts[random.nextInt(grid.cells())][random.nextInt(12)]++;
    counts[42][3] += 6;
    counts[43][4] += 5;
    var events = new ArrayList<NearRepeat.Event>();
    for (var cell = 0; cell < grid.cells(); cell++)
      for (var month = 0; month < 12; month++)
        for (var i = 0; i < counts[cell][month]; i++)
          events.add(new NearRepeat.Event(grid.centreX(cell % 20), grid.centreY(cell / 20), month));
    var metres = new double[] {0, 300, 600};

    assertThat(new CellRepeat(grid, metres, 3).test(counts, 99, seed))
        .isEqualTo(new NearRepeat(metres, new int[] {0, 1, 2}).test(events, 99, seed));
  }

  @Test
  void aBusyCellAndABusyMonthMakeNoRepeat() {
    var grid = new Grid(0, 0, 200, 10, 10);
    var counts = new int[grid.cells()][12];
    for (var month = 0; month < 12; month++) counts[55][month] = month == 6 ? 40 : 10;
    var found = new CellRepeat(grid, new double[] {0, 300}, 2).test(counts, 99, 5);
    assertThat(found.getFirst().ratio()).isCloseTo(1, within(1e-9));
    assertThat(found.getFirst().chance()).isEqualTo(1);
    assertThat(new CellRepeat(grid, new double[] {0}, 1).test(new int[100][12], 9, 1))
        .singleElement()
        .satisfies(cell -> assertThat(cell.observed()).isZero());
    assertThatThrownBy(() -> new CellRepeat(grid, new double[] {5, 5}, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bandsRise() {
    assertThatThrownBy(() -> new NearRepeat(new double[] {5, 5}, DAYS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEffectIsJudgedAgainstTheControlWithBounds() {
    var trial =
        new BeforeAfter(
            new BeforeAfter.Counts(100, 50),
            new BeforeAfter.Counts(200, 200),
            new BeforeAfter.Counts(80, 90));

    assertThat(trial.effect().estimate()).isCloseTo(0.5, within(1e-12));
    var error = Math.sqrt(1 / 100.0 + 1 / 50.0 + 1 / 200.0 + 1 / 200.0);
    assertThat(trial.effect().low()).isCloseTo(0.5 * Math.exp(-1.959964 * error), within(1e-6));
    assertThat(trial.isUncertain()).isFalse();
    assertThat(trial.ringEffect().estimate()).isCloseTo(1.125, within(1e-12));
    assertThat(trial.displacementQuotient().orElseThrow()).isCloseTo(-0.2, within(1e-12));
  }

  @Test
  void aFallThatTheControlSharesIsNoEffect() {
    var trial =
        new BeforeAfter(
            new BeforeAfter.Counts(100, 50),
            new BeforeAfter.Counts(200, 100),
            new BeforeAfter.Counts(10, 5));

    assertThat(trial.effect().estimate()).isCloseTo(1, within(1e-12));
    assertThat(trial.isUncertain()).isTrue();
    assertThat(trial.displacementQuotient()).isEmpty();
  }

  @Test
  void noEventsAfterwardsStillHaveBounds() {
    var trial =
        new BeforeAfter(
            new BeforeAfter.Counts(3, 0),
            new BeforeAfter.Counts(20, 20),
            new BeforeAfter.Counts(0, 0));

    assertThat(trial.effect().estimate()).isBetween(0.0, 0.2);
    assertThat(trial.isUncertain()).isTrue();
  }

  private static Set<Set<Integer>> partition(Clusters clusters) {
    var groups = new HashSet<Set<Integer>>();
    for (var group : clusters.groups()) groups.add(Set.copyOf(group));
    return groups;
  }

  @Test
  void thePublishedClustersComeOut() {
    var six =
        Clusters.dense(3, 2, new double[] {1, 2, 2, 8, 8, 25}, new double[] {2, 2, 3, 7, 8, 80});
    var seven =
        Clusters.dense(
            .2,
            3,
            new double[] {0, .1, .9, .85, .9, .05, .5},
            new double[] {.9, .8, .1, .05, .05, .85, .4});

    assertThat(partition(six)).isEqualTo(Set.of(Set.of(0, 1, 2), Set.of(3, 4)));
    assertThat(six.noise()).containsExactly(5);
    assertThat(partition(seven)).isEqualTo(Set.of(Set.of(0, 1, 5), Set.of(2, 3, 4)));
    assertThat(seven.noise()).containsExactly(6);
  }

  @Test
  void aHeavyPointStandsForAsManyPoints() {
    var xs = new double[] {0, 100, 200, 900, 1_000};
    var ys = new double[] {0, 0, 0, 0, 0};
    var heavy = Clusters.heavy(100, 6, xs, ys, new long[] {1, 4, 1, 5, 0});

    assertThat(partition(heavy)).isEqualTo(Set.of(Set.of(0, 1, 2)));
    assertThat(heavy.noise()).containsExactly(3, 4);
    assertThat(partition(Clusters.heavy(100, 5, xs, ys, new long[] {1, 4, 1, 5, 0})))
        .isEqualTo(Set.of(Set.of(0, 1, 2), Set.of(3, 4)));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33})
  void coresAndNoiseAreThoseOfTheDefinition(long seed) {
    var random = new SplittableRandom(seed);
    var xs = random.doubles(250, 0, 1_000).toArray();
    var ys = random.doubles(250, 0, 1_000).toArray();
    var clusters = Clusters.dense(60, 4, xs, ys);
    var near =
        IntStream.range(0, 250)
            .mapToObj(i ->
                IntStream.range(0, 250)
                    .filter(j -> Math.hypot(xs[i] - xs[j], ys[i] - ys[j]) <= 60)
                    .toArray())
            .toList();
    for (var i = 0; i < 250; i++) {
      var reached = IntStream.of(near.get(i)).anyMatch(j -> near.get(j).length >= 4);
      assertThat(clusters.noise().contains(i)).isEqualTo(!reached);
    }
    var cores = IntStream.range(0, 250).filter(i -> near.get(i).length >= 4).toArray();
    for (var i : cores)
      for (var j : near.get(i))
        if (near.get(j).length >= 4)
          assertThat(groupOf(clusters, i)).isEqualTo(groupOf(clusters, j));
  }

  private static List<Integer> groupOf(Clusters clusters, int point) {
    return clusters.groups().stream().filter(g -> g.contains(point)).findFirst().orElseThrow();
  }

  @Test
  void theNearestNeighbourThresholdComesOut() {
    assertThat(Clusters.threshold(400, 100e6, 0).orElseThrow()).isCloseTo(250, within(1e-9));
    assertThat(Clusters.threshold(400, 100e6, 1).orElseThrow())
        .isCloseTo(250 - 6.534, within(5e-4));
    assertThat(Clusters.threshold(400, 100e6, 1.645).orElseThrow()).isCloseTo(239.25, within(5e-3));
    assertThat(Clusters.threshold(0, 1, 1)).isEmpty();
  }

  private static Map<WalkScore.Factor, Integer> marks(int... values) {
    var marks = new EnumMap<WalkScore.Factor, Integer>(WalkScore.Factor.class);
    var next = 0;
    for (var factor : WalkScore.Factor.values())
      if (next < values.length) marks.put(factor, values[next++]);
    return marks;
  }

  @Test
  void theWalkOfTheReferenceScoresFive() {
    var walk = new WalkScore(marks(1, 2, 2, 1, 0, 2, 3, 1, 0));

    assertThat(walk.score()).contains(new BigDecimal("5.0"));
    assertThat(walk.isDark()).isFalse();
    assertThat(new WalkScore(marks(0)).isDark()).isTrue();
    assertThat(new WalkScore(marks(0)).score()).isEmpty();
    assertThat(walk.score(Map.of(WalkScore.Factor.PUBLIC_TRANSPORT, BigDecimal.ONE)))
        .contains(new BigDecimal("10.0"));
    assertThatThrownBy(() -> new WalkScore(marks(4))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pixelsAndLuxComeOut() {
    assertThat(Optics.pixelsPerMetre(1_920, 90, 10)).isCloseTo(96.0, within(0.05));
    assertThat(Optics.pixelsPerMetre(1_920, 30, 20)).isCloseTo(179.1, within(0.05));
    assertThat(Optics.purposeOf(179.1)).contains(Optics.Purpose.RECOGNISE);
    assertThat(Optics.purposeOf(24.9)).isEmpty();
    var light = Optics.lightOf(List.of(12.0, 30.0, 48.0)).orElseThrow();
    assertThat(light.meanLux()).isCloseTo(30, within(1e-12));
    assertThat(light.uniformity()).isCloseTo(0.4, within(1e-12));
    assertThat(Optics.lightOf(List.of())).isEmpty();
  }
}
