package abhaya.safecity.example;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A dark place of the demonstration that names a pole lies at the lamp that has the number.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class DarkLampsModuleTest {
  @Autowired List<DemoPart> parts;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @Test
  void everyPoleOfADarkPlaceIsTheRegisteredLampBesideIt() {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    parts.forEach(part -> part.load(country, India.dateOf(clock.instant())));
    assertThat(count("true")).isGreaterThan(40);
    var beside =
        """
        exists (select from asset.asset a
                 where a.city = d.city and a.kind in ('LIGHT', 'SMART_POLE')
                   and upper(a.fields ->> 'poleNo') = upper(d.pole)
                   and abs(a.lat - d.lat) < 0.0004 and abs(a.lon - d.lon) < 0.0004)
        """;
    assertThat(count("not " + beside)).isZero();
  }

  /// Those that were planted, not what other tests of the same database entered.
  private int count(String where) {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(_ ->
                jdbc.sql(
                        "select count(*) from walk.dark_place d where d.pole <> ''"
                            + " and d.entered_by = 0 and "
                            + where)
                    .query(Integer.class)
                    .single())));
  }
}
