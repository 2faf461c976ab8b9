package abhaya.safecity.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HotspotTest {
  private static final double[] XS = {0, 100, 0, 400};
  private static final double[] YS = {0, 0, 200, 400};

  /// Cells of 100 m whose centres are the round hundreds.
  private static Grid hundreds() {
    return new Grid(-1_050, -1_050, 100, 21, 21);
  }

  @ParameterizedTest(name = "at ({0}, {1})")
  @CsvSource({
    "0,0,22.268593,5.156108",
    "100,100,21.220659,5.488224",
    "400,400,10.610330,-1",
    "1000,1000,0,-1"
  })
  void thePublishedDensitiesComeOutAtPointsAndOnTheGrid(
      double x, double y, double quartic, double gaussian) {
    var density = new KernelDensity(300);
    var counts = CellCounts.of(hundreds(), XS, YS);
    var column = (int) (x + 1_000) / 100;
    var row = (int) (y + 1_000) / 100;

    assertThat(counts.total()).isEqualTo(4);
    assertThat(density.quarticAt(x, y, XS, YS)).isCloseTo(quartic, within(5e-7));
    assertThat(density.quartic(counts).at(column, row)).isCloseTo(quartic, within(5e-7));
    if (gaussian < 0) return;
    assertThat(density.gaussianAt(x, y, XS, YS)).isCloseTo(gaussian, within(5e-7));
    assertThat(density.gaussian(counts).at(column, row)).isCloseTo(gaussian, within(5e-7));
  }

  private static int[] drawnCounts(SplittableRandom random, Grid grid) {
    return IntStream.range(0, grid.cells()).map(_ -> Math.max(0, random.nextInt(9) - 5)).toArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void rowsThenColumnsGiveTheExactSumOverTheGrid(long seed) {
    var random = new SplittableRandom(seed);
    var grid = new Grid(0, 0, 50, 37, 23);
    var counts = CellCounts.of(grid, drawnCounts(random, grid));
    var density = new KernelDensity(120 + random.nextInt(100));
    var gaussian = density.gaussian(counts);
    var quartic = density.quartic(counts);
    var xs = new ArrayList<Double>();
    var ys = new ArrayList<Double>();
    for (var row = 0; row < grid.rows(); row++)
      for (var column = 0; column < grid.columns(); column++)
        for (var n = 0; n < counts.at(column, row); n++) {
          xs.add(grid.centreX(column));
          ys.add(grid.centreY(row));
        }
    var exactXs = xs.stream().mapToDouble(x -> x).toArray();
    var exactYs = ys.stream().mapToDouble(y -> y).toArray();
    for (var row = 0; row < grid.rows(); row++)
      for (var column = 0; column < grid.columns(); column++) {
        var x = grid.centreX(column);
        var y = grid.centreY(row);
        var exact = density.gaussianAt(x, y, exactXs, exactYs);
        assertThat(gaussian.at(column, row)).isCloseTo(exact, within(1e-5 * exact));
        var disc = density.quarticAt(x, y, exactXs, exactYs);
        assertThat(quartic.at(column, row)).isCloseTo(disc, within(1e-9 * (1 + disc)));
      }
  }

  @Test
  void everyPointIsInACellOrCountedOutside() {
    var random = new SplittableRandom(4);
    var n = 1_200_000;
    var xs = random.doubles(n, -100, 1_100).toArray();
    var ys = random.doubles(n, 0, 1_000).toArray();
    xs[0] = Double.NaN;
    var counts = CellCounts.of(new Grid(0, 0, 10, 100, 100), xs, ys);

    assertThat(counts.total() + counts.outside()).isEqualTo(n);
    assertThat(counts.outside()).isBetween(180_000L, 220_000L);
  }

  @Test
  void anEdgeBelongsToTheCellItBegins() {
    var grid = new Grid(0, 0, 10, 2, 2);

    assertThat(grid.cellOf(10, 0)).isEqualTo(1);
    assertThat(grid.cellOf(19.999, 10)).isEqualTo(3);
    assertThat(grid.cellOf(20, 0)).isEqualTo(-1);
    assertThat(grid.cellOf(-0.001, 0)).isEqualTo(-1);
    assertThatThrownBy(() -> new Grid(0, 0, 0, 2, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertClose(double[] found, double tolerance, double... expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (var i = 0; i < found.length; i++)
      assertThat(found[i]).as("place " + i).isCloseTo(expected[i], within(tolerance));
  }

  @Test
  void giStarOfTheLineComesOut() {
    var line = LocalStatistics.inLine(0, 0, 0, 1, 1, 1, 0, 1, 0, 0);

    assertClose(
        line.giStar().orElseThrow(),
        5e-4,
        -1.225,
        -1.604,
        -0.2673,
        1.069,
        2.405,
        1.069,
        1.069,
        -0.2673,
        -0.2673,
        -1.225);
    var moran = line.moran().orElseThrow();
    assertThat(moran.i()).isCloseTo(0.1111, within(5e-5));
    assertThat(moran.zAsPrinted()).isCloseTo(0.6335, within(5e-5));
    assertThat(moran.z()).isCloseTo(0.6786415630, within(1e-9));
  }

  @Test
  void giAndGiStarOfThePublishedPointsComeOut() {
    var xs = new double[] {10, 20, 40, 15, 30, 30};
    var ys = new double[] {10, 10, 10, 20, 20, 30};
    var points = LocalStatistics.within(15, xs, ys, new double[] {2, 3, 3.2, 5, 8, 7});

    assertClose(
        points.gi().orElseThrow(),
        5e-9,
        -1.0136729,
        -0.04361589,
        1.31558703,
        -0.31412676,
        1.15373986,
        1.77833941);
    assertClose(
        points.giStar().orElseThrow(),
        5e-9,
        -1.39727626,
        -0.28917762,
        0.65064964,
        -0.28917762,
        1.23452088,
        2.02424331);
  }

  @Test
  void equalValuesHaveNoScoreRatherThanNoNumber() {
    assertThat(LocalStatistics.inLine(3, 3, 3).giStar()).isEmpty();
    assertThat(LocalStatistics.inLine(3, 3, 3).gi()).isEmpty();
    assertThat(LocalStatistics.inLine(3, 3, 3, 3).moran()).isEmpty();
    var grid = new Grid(0, 0, 1, 3, 3);
    var flat = CellCounts.of(grid, new int[] {7, 7, 7, 7, 7, 7, 7, 7, 7});
    assertThat(new GiStar(flat, Neighbourhood.square(1)).scores()).isEmpty();
  }

  @Test
  void theGridGivesTheLineToo() {
    var counts = CellCounts.of(new Grid(0, 0, 1, 10, 1), new int[] {0, 0, 0, 1, 1, 1, 0, 1, 0, 0});
    var line = LocalStatistics.inLine(0, 0, 0, 1, 1, 1, 0, 1, 0, 0).giStar().orElseThrow();

    assertClose(
        new GiStar(counts, Neighbourhood.square(1)).scores().orElseThrow().toArray(), 1e-12, line);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24})
  void sumsOfRowsGiveTheScoresOfTheDefinition(long seed) {
    var random = new SplittableRandom(seed);
    var grid = new Grid(0, 0, 100, 19, 14);
    var near =
        seed % 2 == 0 ? Neighbourhood.square(2) : Neighbourhood.disc(seed == 21 ? 150 : 310, 100);
    var inside = new BitSet();
    for (var cell = 0; cell < grid.cells(); cell++)
      if (seed < 23 || random.nextInt(4) > 0) inside.set(cell);
    var counts = CellCounts.of(grid, drawnCounts(random, grid));
    var area = seed < 23 ? new GiStar(counts, near) : new GiStar(counts, near, inside);
    var scores = area.scores().orElseThrow();

    for (var row = 0; row < grid.rows(); row++)
      for (var column = 0; column < grid.columns(); column++)
        assertThat(scores.at(column, row))
            .isCloseTo(definition(counts, near, inside, column, row), within(1e-9));
  }

  @Test
  void aRowOfMoreEventsThanAnIntHoldsHasItsScores() {
    var grid = new Grid(0, 0, 100, 3_000, 1);
    var values = new int[grid.cells()];
    Arrays.setAll(values, cell -> cell % 7 == 0 ? 0 : 1_000_000);
    var counts = CellCounts.of(grid, values);
    var near = Neighbourhood.disc(20_000, 100);
    var inside = new BitSet();
    inside.set(0, grid.cells());

    var scores = new GiStar(counts, near).scores().orElseThrow();

    for (var column : new int[] {0, 1_499, 1_500, 2_999})
      assertThat(scores.at(column, 0))
          .isCloseTo(definition(counts, near, inside, column, 0), within(1e-9));

    var wider = new GiStar(counts, Neighbourhood.disc(140_000, 100));
    assertThatThrownBy(wider::scores).hasMessageContaining("more events of a row");
  }

  private static double definition(
      CellCounts counts, Neighbourhood near, BitSet inside, int column, int row) {
    var grid = counts.grid();
    if (!inside.get(grid.index(column, row))) return 0;
    var n = 0;
    var sum = 0.0;
    var squares = 0.0;
    var w = 0;
    var local = 0.0;
    for (var r = 0; r < grid.rows(); r++)
      for (var c = 0; c < grid.columns(); c++) {
        if (!inside.get(grid.index(c, r))) continue;
        n++;
        sum += counts.at(c, r);
        squares += (double) counts.at(c, r) * counts.at(c, r);
        if (!near.includes(c - column, r - row)) continue;
        w++;
        local += counts.at(c, r);
      }
    var mean = sum / n;
    var s = Math.sqrt(squares / n - mean * mean);
    return (local - mean * w) / (s * Math.sqrt(((double) n * w - (double) w * w) / (n - 1)));
  }

  @Test
  void aDiscHoldsTheCellsWhoseCentresAreNear() {
    var disc = Neighbourhood.disc(250, 100);

    assertThat(disc.includes(2, 1)).isTrue();
    assertThat(disc.includes(2, 2)).isFalse();
    assertThat(disc.includes(0, -2)).isTrue();
    assertThat(disc.includes(0, 3)).isFalse();
  }

  @ParameterizedTest(name = "z {0}: {1}")
  @CsvSource({
    "1.644,NONE",
    "1.645,HOT_90",
    "1.96,HOT_95",
    "2.575,HOT_95",
    "2.576,HOT_99",
    "-1.645,COLD_90",
    "-2.6,COLD_99",
    "0,NONE"
  })
  void classesOfSignificance(double z, Significance.Heat heat) {
    assertThat(Significance.heatOf(z)).isEqualTo(heat);
  }

  @ParameterizedTest(name = "z {0}")
  @CsvSource({
    "0,1",
    "1.959963984540054,0.05",
    "-2.5758293035489004,0.01",
    "1,0.31731050786291415",
    "4,6.334248366623973e-5",
    "6,1.9731752900754e-9"
  })
  void chancesAreThoseOfTheNormalLaw(double z, double chance) {
    assertThat(Significance.twoSided(z)).isCloseTo(chance, within(1e-9 * chance + 1e-15));
  }

  @Test
  void falseDiscoveriesAreHeldOverTheWholeMap() {
    var chances = new double[] {0.039, 0.001, 0.041, 0.008, 0.9, 0.27, 0.042, 0.06, 0.074, 0.205};

    assertThat(Significance.discoveries(chances, 0.05).stream()).containsExactly(1, 3);
    assertThat(Significance.discoveries(new double[] {0.06, 0.07}, 0.05).isEmpty()).isTrue();
  }

  @Test
  void noiseAloneGivesHardlyADiscovery() {
    var random = new SplittableRandom(99);
    var chances = random.doubles(10_000).toArray();

    assertThat(Significance.discoveries(chances, 0.05).cardinality()).isLessThan(5);
  }

  @Test
  void theTenCellsGiveThePublishedIndices() {
    var earlier = List.of(9L, 7L, 5L, 4L, 3L, 2L, 1L, 1L, 0L, 0L);
    var later = List.of(6L, 8L, 2L, 3L, 4L, 1L, 5L, 0L, 1L, 0L);
    var two = ForecastTrial.ofTop(2, earlier, later);
    var three = ForecastTrial.ofTop(3, earlier, later);

    assertThat(two.accuracyIndex().orElseThrow()).isCloseTo(2.3333, within(5e-5));
    assertThat(two.efficiencyIndex()).contains(1.0);
    assertThat(two.recaptureIndex().orElseThrow()).isCloseTo(0.9333, within(5e-5));
    assertThat(three.accuracyIndex().orElseThrow()).isCloseTo(1.7778, within(5e-5));
    assertThat(three.best()).isEqualTo(19);
    assertThat(three.efficiencyIndex().orElseThrow()).isCloseTo(0.842105, within(5e-7));
    assertThat(three.recaptureIndex().orElseThrow()).isCloseTo(0.812698, within(5e-7));
    assertThat(ForecastTrial.ofTop(1, List.of(1L), List.of(0L)).accuracyIndex()).isEmpty();
  }

  @Test
  void recentRiskComesOutAsPublished() {
    var events =
        List.of(
            new RecentRisk.Event(0, 0, 0),
            new RecentRisk.Event(100, 0, 5),
            new RecentRisk.Event(0, 200, 9),
            new RecentRisk.Event(400, 400, 9));
    var weeks =
        List.of(
            new RecentRisk.Event(0, 0, 2),
            new RecentRisk.Event(100, 0, 1),
            new RecentRisk.Event(0, 200, 0));

    assertThat(RecentRisk.density(new RecentRisk.Event(0, 0, 10), events, 300, 14))
        .isCloseTo(1.722310e-7, within(5e-14));
    assertThat(RecentRisk.promap(new RecentRisk.Event(0, 0, 2), weeks, 50))
        .isCloseTo(1.137037, within(5e-7));
    assertThat(RecentRisk.density(new RecentRisk.Event(0, 0, -1), events, 300, 14)).isZero();
  }
}
