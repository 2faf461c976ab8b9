package abhaya.investigation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The small country through the real import, counted by the product and by the country's ledger.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=demonstration")
class DemoLoaderModuleTest {
  @Autowired DemoLoader loader;
  @Autowired DemoPlanStore plans;
  @Autowired UnitTrees trees;
  @Autowired DataFolder folder;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  private DemoCountry country;

  @BeforeEach
  void load() {
    loader.load("tiny");
    country = plans.find().orElseThrow().country();
  }

  @Test
  void everyUnitOfEveryDayCountsWhatTheLedgerExpects() {
    var until = country.until();
    var ledger = country.ledger();
    for (var asOf : List.of(until.minusDays(1), until.minusDays(150), until.minusDays(500))) {
      for (var unit : country.tree().units()) {
        if (!unit.on(asOf).covers(asOf)) continue;
        assertThat(counted(country.tree().code(unit.number(), asOf), asOf))
            .as(unit.latest().nameEn() + " as of " + asOf)
            .isEqualTo(ledger.expected(unit.number(), asOf));
      }
    }
  }

  @Test
  void theTreeOfTheDatabaseIsTheTreeOfTheCountryOnAnyDay() {
    for (var day : List.of(country.until(), country.until().minusDays(800))) {
      for (var code : country.tree().codes(day).keySet()) {
        assertThat(trees.asOf(day).find(code)).as(code).isPresent();
      }
    }
  }

  @Test
  void recordsThatCannotBeRightWaitOrAreNamed() {
    assertThat(number("select count(*) from feed.envelope")).isGreaterThan(2_500);
    var refused = number("select coalesce(sum(refused), 0) from feed.batch");
    var expected =
        lines().filter(line -> line.contains("IN.99.") || line.contains("2025-02-30")).count();
    assertThat(refused).isEqualTo(expected).isPositive();
    assertThat(number("select count(*) from feed.batch where state <> 'DONE'")).isZero();
  }

  @Test
  void aSecondLoadChangesNothing() {
    var before = number("select count(*) from feed.batch");
    loader.load("tiny");
    loader.load("snapshot-2020");
    assertThat(number("select count(*) from feed.batch")).isEqualTo(before);
  }

  @Test
  void aLoadThatWasCutOffGoesOn() {
    var envelopes = number("select count(*) from feed.envelope");
    run("update demo.plan set loaded_at = null");
    loader.load("tiny");
    assertThat(number("select count(*) from feed.envelope")).isEqualTo(envelopes);
    assertThat(plans.find().orElseThrow().loaded()).isTrue();
  }

  @Test
  void thereIsAnAccountForEveryRoleAndOnlyTheOwnerReadsTheFile() throws IOException {
    var file = folder.path().resolve("demo-credentials.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var json = new JsonMapper().readTree(Files.readString(file));
    assertThat(json.get("accounts").values())
        .extracting(account -> account.get("role").asString())
        .contains(
            "MINISTRY_ANALYST",
            "STATE_HQ",
            "RANGE",
            "DISTRICT_CHIEF",
            "SUBDIVISION",
            "SHO",
            "IO",
            "PROSECUTOR",
            "DATA_ADMIN",
            "AUDITOR");
    for (var account : json.get("accounts")) {
      assertThat(account.propertyNames())
          .containsExactly("username", "password", "totpSecret", "role", "unit");
      assertThat(trees.today().find(account.get("unit").asString())).isPresent();
    }
    assertThat(json.get("clients").values())
        .extracting(client -> client.get("clientId").asString())
        .containsExactlyInAnyOrder(
            "demo-feed", "demo-reader", "demo-auditor", "demo-signals", "demo-devices");
  }

  @Test
  void anInvestigatingOfficerOfTheDemonstrationHasCases() {
    var cases =
        number(
            """
            select count(*)
              from cases.case_file f
              join access.person p on p.officer_id = f.officer_id
            """);
    assertThat(cases).isPositive();
  }

  private Stream<String> lines() {
    return country.feeds().stream()
        .flatMap(feed -> Stream.iterate(country.records(feed.lgd()), DemoFeed::hasNext, f -> f))
        .map(feed -> new String(feed.next().line(), java.nio.charset.StandardCharsets.UTF_8));
  }

  private DemoLedger.Counts counted(String code, LocalDate asOf) {
    var unit = trees.asOf(asOf).find(code).orElseThrow().id().value();
    return call(() ->
        jdbc.sql(
                """
                select count(*) as n,
                       count(*) filter (where mature) as m,
                       count(*) filter (where mature and reported <= due_on) as w,
                       count(*) filter (where mature and reported > due_on) as l,
                       count(*) filter (where mature and reported is null) as p,
                       count(*) filter (where not mature and reported is not null) as yd,
                       count(*) filter (where not mature and reported is null) as yp
                  from (select f.due_on, f.due_on <= :asOf as mature,
                               case when f.reported_on <= :asOf then f.reported_on end as reported
                          from compliance.case_fact f
                          join jurisdiction.lineage l
                            on l.station_id = f.station_id and l.valid @> :asOf
                         where f.recorded_on <= :asOf
                           and :unit in (l.state_id, l.range_id, l.district_id, l.subdivision_id,
                                         l.station_id)) as it_stood
                """)
            .param("asOf", asOf)
            .param("unit", unit)
            .query((row, number) ->
                new DemoLedger.Counts(
                    row.getLong("n"),
                    row.getLong("m"),
                    row.getLong("w"),
                    row.getLong("l"),
                    row.getLong("p"),
                    row.getLong("yd"),
                    row.getLong("yp")))
            .single());
  }

  private long number(String sql) {
    return call(() -> jdbc.sql(sql).query(Long.class).single());
  }

  private void run(String sql) {
    call(() -> jdbc.sql(sql).update());
  }

  private <T> T call(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
