package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallCellsTest {

  @Test
  void fourIsWithheldAndFiveIsShown() {
    var cells = new SmallCells(new long[] {4, 5}, new long[] {40, 50}, List.of());

    assertThat(cells.withheld().stream()).containsExactly(0);
  }

  @Test
  void aSecondCellIsWithheldSoThatTheTotalDoesNotGiveTheFirstAway() {
    long[] counts = {3, 20, 30, 53};
    var row = new SmallCells.Line(List.of(0, 1, 2, 3));

    assertThat(new SmallCells(counts, doubled(counts), List.of(row)).withheld().stream())
        .containsExactly(0, 1);
  }

  @Test
  void whatIsLeftOfTheWholeIsACellToo() {
    var cells = new SmallCells(new long[] {97}, new long[] {100}, List.of());

    assertThat(cells.withheld().stream()).containsExactly(0);
  }

  @Test
  void aTableWithoutSmallCellsIsShownWhole() {
    long[] counts = {10, 20, 30};
    var row = new SmallCells.Line(List.of(0, 1, 2));

    assertThat(new SmallCells(counts, doubled(counts), List.of(row)).withheld().stream()).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noSumEverGivesAHiddenCellAway(long seed) {
    var random = new Random(seed);
    long[] counts = random.longs(25, 0, 40).toArray();
    var lines =
        List.of(
            new SmallCells.Line(List.of(0, 1, 2, 3, 4)),
            new SmallCells.Line(List.of(5, 6, 7, 8, 9)),
            new SmallCells.Line(List.of(0, 5, 10, 15, 20)),
            new SmallCells.Line(List.of(4, 9, 14, 19, 24)));
    var withheld = new SmallCells(counts, doubled(counts), lines).withheld();

    for (var line : lines) {
      assertThat(line.cells().stream().filter(withheld::get).count()).isNotEqualTo(1);
    }
  }

  private static long[] doubled(long[] counts) {
    long[] wholes = new long[counts.length];
    for (int i = 0; i < counts.length; i++) wholes[i] = counts[i] * 2 + 10;
    return wholes;
  }
}
