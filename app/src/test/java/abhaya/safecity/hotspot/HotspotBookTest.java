package abhaya.safecity.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.geo.Point;
import abhaya.base.geo.StreetGrid;
import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HotspotBookTest {
  private static final Ground GROUND =
      Ground.over(
          "LKO",
          UnitId.ofState(9),
          StreetGrid.around(new Point(26.8467, 80.9462), 20, 200, 3),
          20,
          200);
  private static final HotspotRule RULE =
      new HotspotRule(1, LocalDate.of(2026, 4, 1), 12, 3, 300, 1_000, 0.05, 0.02, 39);

  private static int[] byChance(SplittableRandom random, int events) {
    var counts = new int[GROUND.grid().cells()];
    var cells = GROUND.cells();
    for (var i = 0; i < events; i++) counts[cells.get(random.nextInt(cells.size()))]++;
    return counts;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aPlantedCornerStandsOutAndForetells(long seed) {
    var random = new SplittableRandom(seed);
    var corner = GROUND.cells().get(GROUND.cells().size() / 2);
    var earlier = byChance(random, 900);
    var later = byChance(random, 200);
    earlier[corner] += 40;
    later[corner] += 12;
    var outcome = HotspotBook.compute(GROUND, earlier, later, RULE, seed);
    assertThat(outcome.hot()).extracting(HotspotBook.Hot::cell).contains(corner);
    assertThat(outcome.byChance()).isLessThanOrEqualTo(1);
    assertThat(outcome.trials()).hasSize(3);
    assertThat(outcome.trials().getFirst().forecast().accuracyIndex().orElseThrow())
        .isGreaterThan(2);
  }

  @Test
  void chanceAloneSeldomMakesAHotspot() {
    var cities = 0;
    for (var seed = 0; seed < 60; seed++) {
      var random = new SplittableRandom(seed);
      var outcome =
          HotspotBook.compute(GROUND, byChance(random, 4_000), byChance(random, 300), RULE, seed);
      if (!outcome.hot().isEmpty()) cities++;
    }
    assertThat(cities).isLessThan(15);
  }

  @Test
  void theSameSeedGivesTheSameRunAndNoEventsGiveNone() {
    var counts = byChance(new SplittableRandom(9), 500);
    counts[GROUND.cells().getFirst()] += 30;
    var once = HotspotBook.compute(GROUND, counts, counts, RULE, 7);
    assertThat(HotspotBook.compute(GROUND, counts, counts, RULE, 7)).isEqualTo(once);
    var nothing = new int[GROUND.grid().cells()];
    assertThat(HotspotBook.compute(GROUND, nothing, nothing, RULE, 7).hot()).isEmpty();
  }

  @Test
  void onlyWholeMonthsAreCounted() {
    var today = LocalDate.of(2026, 11, 28);
    assertThat(RULE.heldMonth(today)).isEqualTo(YearMonth.of(2026, 8));
    assertThat(RULE.firstMonth(today)).isEqualTo(YearMonth.of(2025, 8));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "2026-11-23T18:29:59Z,H20",
    "2026-11-23T18:30:00Z,H00",
    "2026-11-24T00:29:59Z,H00",
    "2026-11-24T00:30:00Z,H06",
    "2026-11-24T11:29:59Z,H10",
    "2026-11-24T11:30:00Z,H17"
  })
  void partsOfTheDayAreThoseOfIndia(Instant at, HourBand band) {
    assertThat(HourBand.of(at)).isEqualTo(band);
  }

  @Test
  void aCellAndItsPlaceAgreeAndTheEdgeBelongsToNobody() {
    for (var cell : GROUND.cells()) assertThat(GROUND.cellOf(GROUND.middleOf(cell))).hasValue(cell);
    assertThat(GROUND.cellOf(new Point(28.6, 77.2))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"sexual-offence", "child-abuse", "domestic-violence", "missing-child", "road-injury"})
  void someThingsAreNeverAPlaceOnTheMap(String type) {
    assertThat(OffenceGroup.ofIncidentType(type)).isEmpty();
  }
}
