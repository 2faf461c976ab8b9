package abhaya.safecity.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchedPlacesTest {
  private static final Grid GRID = new Grid(0, 0, 200, 20, 20);
  private static final List<Integer> ALL = IntStream.range(0, 400).boxed().toList();
  private static final int MENDED = 10 * 20 + 10;
  private static final MatchedPlaces.Choice CHOICE =
      new MatchedPlaces.Choice(12, 2, List.of(MENDED));

  /// Poisson counts of six months before and six after; the mended cell and its ring may change.
  private static int[][] months(SplittableRandom random, double place, double ring) {
    var counts = new int[400][12];
    for (var cell = 0; cell < 400; cell++) {
      var usual = cell == MENDED || cell % 25 == 3 ? 14 : 2 + cell % 5;
      var near =
          Math.max(Math.abs(cell % 20 - MENDED % 20), Math.abs(cell / 20 - MENDED / 20)) <= 2;
      for (var month = 0; month < 12; month++) {
        var change = month < 6 ? 1 : cell == MENDED ? place : near ? ring : 1;
        // everywhere a fifth less in the second half: no merit of the remedy
        counts[cell][month] = poisson(random, usual * change * (month < 6 ? 1 : 0.8));
      }
    }
    return counts;
  }

  private static int poisson(SplittableRandom random, double mean) {
    var limit = Math.exp(-mean);
    var count = 0;
    for (var product = random.nextDouble(); product > limit; product *= random.nextDouble())
      count++;
    return count;
  }

  private static BeforeAfter compare(int[][] counts) {
    var months = new MatchedPlaces.Months(counts, 6);
    return MatchedPlaces.of(GRID, ALL, MENDED, months, CHOICE).compare(MENDED, months);
  }

  @Test
  void controlsAreLikeThePlaceAndNeitherItNorItsRing() {
    var counts = months(new SplittableRandom(5), 1, 1);
    var matched = MatchedPlaces.of(GRID, ALL, MENDED, new MatchedPlaces.Months(counts, 6), CHOICE);
    assertThat(matched.ring()).hasSize(24).doesNotContain(MENDED);
    assertThat(matched.controls()).hasSize(12).doesNotContainAnyElementsOf(matched.ring());
    assertThat(matched.controls()).allSatisfy(cell -> assertThat(cell % 25).isEqualTo(3));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void halfTheEventsGoneIsSeenInSpiteOfTheGeneralFall(long seed) {
    var change = compare(months(new SplittableRandom(seed), 0.5, 1));
    assertThat(change.effect().contains(0.5)).isTrue();
    assertThat(change.effect().high()).isLessThan(1);
  }

  @Test
  void nothingDoneIsCalledNothingInNineteenOfTwentyCities() {
    var found =
        IntStream.range(0, 400)
            .filter(seed ->
                !compare(months(new SplittableRandom(1_000 + seed), 1, 1)).effect().contains(1))
            .count();
    assertThat(found).isBetween(4L, 36L);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void eventsThatMovedToTheRingAreSeenThere(long seed) {
    var change = compare(months(new SplittableRandom(seed), 0.5, 1.5));
    assertThat(change.ringEffect().low()).isGreaterThan(1);
  }
}
