package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.access.GuardedPlan;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Unfiltered levels never read the facts from end to end, and the policies are worked out once.
@ModuleTest
@TestPropertySource(properties = "abhaya.test.module=compliance-plans")
class CountingPlanModuleTest {

  private static final LocalDate DAY = LocalDate.of(2021, 6, 17);

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired ComplianceStore store;

  @Value("${abhaya.database}")
  String adminUrl;

  @BeforeEach
  void manyCases() throws SQLException {
    asSystem(() -> {
      var planted =
          jdbc.sql("select count(*) from jurisdiction.unit where id = :id")
              .param("id", SmallTree.S1)
              .query(Long.class)
              .single();
      if (planted == 0) SmallTree.plant(jdbc, trees);
      jdbc.sql("select jurisdiction.renew_lineage(null)").query(Integer.class).single();
      store.renewBlocks();
      store.clear();
      jdbc.sql(
              """
              insert into compliance.case_fact
                     (case_id, station_id, state_block, district_block, recorded_on, due_on,
                      reported_on, kind, basis, charged)
              select id, station_id, state_block, district_block, recorded_on,
                     (recorded_on + interval '2 months')::date,
                     case when id % 5 > 0 then recorded_on + (id % 90)::int end,
                     case when id % 5 > 0 then 1 else 0 end, 1, id % 5 > 0
                from (select id, b.*, date '2018-05-01' + (id % 1500)::int as recorded_on
                        from generate_series(1, 60000) id
                        join (select *, row_number() over (order by station_id) as place
                                from compliance.station_block) b on b.place = 1 + id % 3) made
              """)
          .update();
      store.countAnew();
      return 0;
    });
    try (var admin = DriverManager.getConnection(adminUrl);
        var statement = admin.createStatement()) {
      statement.execute("vacuum analyze compliance.case_fact");
      statement.execute("analyze compliance.tally_month");
      statement.execute("analyze compliance.tally_month_report");
      statement.execute("analyze compliance.tally_day");
      statement.execute("analyze compliance.tally_day_report");
    }
  }

  @Test
  void theNationsFiguresComeFromTallies() {
    var plan = plan(new DatabaseContext(1, 1, "MINISTRY_ANALYST", "STATISTICS"), 1);

    GuardedPlan.of(plan).asksTheContextOnce();
    assertThat(String.join("\n", plan))
        .contains("tally_month", "tally_day", "case_fact_reported")
        .doesNotContain("Seq Scan on case_fact");
  }

  @Test
  void aStatesFiguresComeFromTalliesAndTheDaysOfCutMonths() {
    var plan = plan(new DatabaseContext(1, 109, "STATE_HQ", "SUPERVISE"), 109);

    GuardedPlan.of(plan).asksTheContextOnce();
    assertThat(String.join("\n", plan))
        .contains("tally_month", "case_fact_district")
        .doesNotContain("Seq Scan on case_fact");
  }

  @Test
  void aDistrictsFiguresComeFromItsOwnFacts() {
    var chief = new DatabaseContext(1, SmallTree.DISTRICT_A, "DISTRICT_CHIEF", "SUPERVISE");

    assertThat(plan(chief, SmallTree.DISTRICT_A))
        .filteredOn(line -> line.contains("Filter:") || line.contains("Cond:"))
        .noneMatch(line -> line.contains("in_scope(") || line.contains("sec."));
  }

  private List<String> plan(DatabaseContext reader, int unit) {
    var ask =
        new Ask(
            trees.today().get(new UnitId(unit)),
            AsOf.endOf(DAY),
            Window.cumulative(DAY),
            CaseFilter.NONE);
    return Objects.requireNonNull(
        reader.call(() ->
            transactions.execute(status ->
                jdbc.sql("explain (analyze, costs off) " + FigureSql.of(ask.level(), false, false))
                    .params(Counting.parameters(ask))
                    .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                    .list())));
  }

  private <T> T asSystem(Supplier<T> act) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> act.get())));
  }
}
