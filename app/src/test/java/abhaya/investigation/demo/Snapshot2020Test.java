package abhaya.investigation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Oracle O1: the published national picture of 24 Nov 2020.
class Snapshot2020Test {
  private static final LocalDate DAY = LocalDate.of(2020, 11, 24);
  private static final LocalDate FIRST = LocalDate.of(2018, 4, 21);
  private final DemoCountry country = DemoCountry.snapshot2020(2020);

  @Test
  void theLedgerIsThePublishedPicture() {
    var india = country.ledger().expected(-1, FIRST, DAY, DAY);
    assertThat(india)
        .isEqualTo(new DemoLedger.Counts(172_471, 164_449, 54_161, 72_358, 37_930, 1_075, 6_947));
    assertThat(india.youngDisposed() + india.youngOpen()).isEqualTo(8_022);
  }

  @Test
  void complianceIsOfMatureFirsAndNotOfAll() {
    var india = country.ledger().expected(-1, DAY);
    assertThat(percent(india.inTime(), india.mature())).isEqualTo("32.93");
    assertThat(percent(india.inTime(), india.registered())).isEqualTo("31.40");
  }

  @Test
  void theStatesAddUpToIndia() {
    var ledger = country.ledger();
    long registered = 0;
    long inTime = 0;
    for (var unit : country.tree().units()) {
      if (unit.kind() != DemoUnit.Kind.STATE) continue;
      var counts = ledger.expected(unit.number(), DAY);
      registered += counts.registered();
      inTime += counts.inTime();
    }
    assertThat(registered).isEqualTo(172_471);
    assertThat(inTime).isEqualTo(54_161);
  }

  @Test
  void theRecordsOfAStateSayWhatItsLedgerSays() {
    var count = new HandCount();
    var json = new JsonMapper();
    for (var records = country.records(8); records.hasNext(); ) {
      count.take(json.readTree(new String(records.next().line(), StandardCharsets.UTF_8)));
    }
    var state = country.tree().number("IN.08", DAY);
    assertThat(count.asOf(DAY)).isEqualTo(country.ledger().expected(state, DAY));
  }

  private static String percent(long part, long whole) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
        .toString();
  }
}
