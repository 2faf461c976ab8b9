package abhaya.investigation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Oracle O7: the columns of the published table add up, and the country keeps to it.
class StateVolumesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

  @ParameterizedTest(name = "column {0}: states {1}, union territories {2}, India {3}")
  @CsvSource({
    "5, 0, 0, 763",
    "6, 28211, 1459, 29670",
    "7, 28091, 1445, 29536",
    "8, 64025, 2207, 66232",
    "9, 38595, 1451, 40046",
    "10, 21490, 659, 22149"
  })
  void theColumnsAddUpToThePrintedTotals(int column, int states, int territories, int india) {
    ToIntFunction<String[]> cell = row -> Integer.parseInt(row[column]);
    var rows = Lists.rows("/norms/states.csv");
    assertThat(rows).hasSize(36);
    assertThat(rows.stream().mapToInt(cell).sum()).isEqualTo(india);
    if (states == 0) return;
    assertThat(rows.stream().filter(row -> row[1].equals("S")).mapToInt(cell).sum())
        .isEqualTo(states);
    assertThat(rows.stream().filter(row -> row[1].equals("U")).mapToInt(cell).sum())
        .isEqualTo(territories);
  }

  @Test
  void eachStateHasItsPublishedVolumeWithinTwoPerCent() {
    var country = new DemoCountry(2026, DemoSize.DEMO, NOW);
    var ledger = country.ledger();
    var yesterday = LocalDate.of(2026, 11, 22);
    for (var state : DemoState.all()) {
      var unit = country.tree().number("IN." + state.label(), yesterday);
      var registered = ledger.expected(unit, yesterday).registered();
      var heard = 1_096.0 - state.profile().silentDays();
      var published = state.volumes().ofYear() * heard / 365.25;
      assertThat((double) registered)
          .as(state.nameEn())
          .isCloseTo(published, within(Math.max(3, published * 0.02)));
    }
  }

  @Test
  void theCountryLooksLikeAPlausibleYear() {
    var country = new DemoCountry(2026, DemoSize.DEMO, NOW);
    var india = country.ledger().expected(-1, LocalDate.of(2026, 11, 22));
    var compliance = 100.0 * india.inTime() / india.mature();
    assertThat(compliance).isBetween(60.0, 75.0);
    assertThat(india.overdue() + india.youngOpen()).isBetween(15_000L, 35_000L);
    assertThat(100.0 * india.youngDisposed() / (india.youngDisposed() + india.youngOpen()))
        .isBetween(8.0, 25.0);
  }
}
