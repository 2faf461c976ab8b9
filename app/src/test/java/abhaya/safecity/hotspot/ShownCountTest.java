package abhaya.safecity.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a patient reader can work out from all that the page shows of one cell.
class ShownCountTest {

  @ParameterizedTest(name = "{0} is shown as {1}")
  @CsvSource({"0,-1", "1,-1", "4,-1", "5,5", "7,5", "8,10", "12,10", "13,15", "998,1000"})
  void aFewAreWithheldAndTheRestAreFives(int events, int shown) {
    assertThat(ShownCount.of(events).orElse(-1)).isEqualTo(shown);
  }

  /// Counts of a cell that is quiet, or busy at some hours.
  private static int[][][] cell(SplittableRandom random) {
    var counts = ShownTable.empty();
    var busy = random.nextInt(1, 9);
    for (var days : counts)
      for (var groups : days)
        for (var group = 0; group < groups.length; group++)
          groups[group] = random.nextInt(random.nextInt(busy) + 1);
    return counts;
  }

  private static int[] truth(int[][][] counts) {
    var truth = new int[24];
    for (var band = 0; band < 5; band++)
      for (var day = 0; day < 2; day++)
        for (var group = 0; group < 6; group++) {
          var events = counts[band][day][group];
          for (var entry : new int[] {band * 3 + day, band * 3 + 2, 15 + day, 17, 18 + group})
            truth[entry] += events;
        }
    return truth;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 7, 112, 2026})
  void noSmallCountCanBeWorkedOutFromTheOthers(long seed) {
    var random = new SplittableRandom(seed);
    for (var number = 0; number < 3_000; number++) {
      var counts = cell(random);
      var truth = truth(counts);
      var known = ShownTable.attack(ShownTable.of(counts));
      for (var entry = 0; entry < truth.length; entry++) {
        assertThat(truth[entry])
            .as("the attack is sound")
            .isBetween(known.low()[entry], known.high()[entry]);
        if (truth[entry] < ShownCount.LEAST)
          assertThat(known.values(entry))
              .as("seed %d, cell %d, entry %d is %d", seed, number, entry, truth[entry])
              .isGreaterThanOrEqualTo(3);
      }
    }
  }

  /// The same by trying out, without a solver: every two parts that agree with all that is shown.
  @Test
  void everySmallPartOfAShownSumCouldBeSeveralNumbers() {
    for (var weekday = 0; weekday < 30; weekday++) {
      for (var weekend = 0; weekend < ShownCount.LEAST; weekend++) {
        var counts = ShownTable.empty();
        counts[4][0][0] = weekday;
        counts[4][1][0] = weekend;
        var shown = shownOf(counts);
        var possible = new TreeSet<Integer>();
        for (var other = 0; other < 35; other++)
          for (var end = 0; end < 15; end++) {
            var tried = ShownTable.empty();
            tried[4][0][0] = other;
            tried[4][1][0] = end;
            if (agrees(truth(tried), shown)) possible.add(end);
          }
        assertThat(possible.size()).as("%d and %d", weekday, weekend).isGreaterThanOrEqualTo(3);
      }
    }
  }

  private static boolean agrees(int[] truth, List<OptionalInt> shown) {
    for (var entry = 0; entry < truth.length; entry++)
      if (shown.get(entry).isPresent() && !shown.get(entry).equals(ShownCount.of(truth[entry])))
        return false;
    return true;
  }

  private static List<OptionalInt> shownOf(int[][][] counts) {
    var table = ShownTable.of(counts);
    return IntStream.range(0, table.entries()).mapToObj(table::of).toList();
  }

  @Test
  void withoutWithholdingMoreTheRoundedSumsWouldGiveACountAway() {
    var random = new SplittableRandom(1);
    var more =
        IntStream.range(0, 3_000).filter(_ -> ShownTable.of(cell(random)).hidesMore()).count();
    assertThat(more).isPositive();
  }
}
