package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Event;
import abhaya.investigation.cases.CaseFigures;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// From the feed to the figures.
@ModuleTest
@TestPropertySource(properties = "abhaya.test.module=compliance")
class ComplianceFactsModuleTest {

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired ImportDesk desk;
  @Autowired Scopes scopes;
  @Autowired CaseFigures figures;
  @Autowired ComplianceFacts facts;
  @Autowired ComplianceStore store;
  @Autowired Counting counting;
  @Autowired JsonMapper json;

  @TempDir Path folder;

  @BeforeEach
  void theSmallTree() {
    asSystem(() -> {
      var planted =
          jdbc.sql("select count(*) from jurisdiction.unit where id = :id")
              .param("id", SmallTree.S1)
              .query(Long.class)
              .single();
      if (planted == 0) SmallTree.plant(jdbc, trees);
      jdbc.sql("select jurisdiction.renew_lineage(null)").query(Integer.class).single();
      jdbc.sql("delete from cases.happening").update();
      jdbc.sql("delete from cases.case_file").update();
      store.becomeTheWriter();
      store.clear();
      store.countAnew();
      return 0;
    });
  }

  private static final String FIR =
      """
      {"type":"FIR","source":"UP-%1$s","key":"F1","version":%2$d,"unit":"IN.09.A.S1",\
      "firNumber":"12/2024","recordedAt":"2024-12-31T10:00:00+05:30",\
      "enteredAt":"2025-01-0%2$dT10:00:00+05:30","sections":"%3$s"}\
      """;

  private static final String REPORT =
      """
      {"type":"FINAL_REPORT","source":"UP-%1$s","key":"R1","version":1,"unit":"IN.09.A.S1",\
      "fir":"F1","happenedAt":"2025-03-01T10:00:00+05:30",\
      "enteredAt":"2025-03-01T11:00:00+05:30","kind":"FR_FALSE","stage":"FORWARDED_TO_COURT"}\
      """;

  @Test
  void aReportOnTheDayAfterTheLastDayIsLateAndSeenSoFromThatDayOn() throws IOException {
    take(FIR.formatted("late", 1, "376 IPC"), REPORT.formatted("late"));
    hearTwice();

    assertThat(figuresAt(LocalDate.of(2025, 2, 27)).youngOpen()).isEqualTo(1);
    assertThat(figuresAt(LocalDate.of(2025, 2, 28)).overdue()).isEqualTo(1);
    assertThat(figuresAt(LocalDate.of(2025, 2, 28)).ageing().upTo30()).isEqualTo(1);
    assertThat(figuresAt(LocalDate.of(2025, 3, 1)).late()).isEqualTo(1);
    assertThat(figuresAt(LocalDate.of(2025, 3, 1)).closures()).isEqualTo(1);
    assertThat(figuresAt(LocalDate.of(2024, 12, 30)).registered()).isZero();
  }

  @Test
  void aCaseThatLosesItsClockSectionIsNoLongerCounted() throws IOException {
    take(FIR.formatted("lost", 1, "376 IPC"));
    var ids = ids();
    hear(ids);
    assertThat(figuresAt(LocalDate.of(2025, 2, 1)).registered()).isEqualTo(1);

    take(FIR.formatted("lost", 2, "379 IPC"));
    hear(ids);
    assertThat(figuresAt(LocalDate.of(2025, 2, 1)).registered()).isZero();
  }

  @Test
  void buildingEverythingAnewGivesTheSameFigures() throws IOException {
    take(FIR.formatted("anew", 1, "376 IPC"), REPORT.formatted("anew"));
    hearTwice();
    var heard = figuresAt(LocalDate.of(2025, 3, 1));

    facts.rebuild();

    assertThat(figuresAt(LocalDate.of(2025, 3, 1))).isEqualTo(heard);
  }

  private void take(String... lines) throws IOException {
    var file = Files.createTempFile(folder, "feed", ".ndjson");
    Files.write(file, List.of(lines));
    desk.take(
        scopes.ofFeed("test"),
        new Delivery(file, null, Batch.Door.API, false),
        new ImportProgress());
  }

  private List<Long> ids() {
    return asSystem(() -> figures.figuresAfter(0, 100).stream().map(one -> one.id()).toList());
  }

  private void hearTwice() {
    hear(ids());
    hear(ids());
  }

  private void hear(List<Long> ids) {
    var body = json.valueToTree(Map.of("caseIds", ids));
    asSystem(() -> {
      facts.hear(
          List.of(
              new Event("1", 1, "UnitsChanged", json.readTree("{\"lineage\":true}"), Instant.EPOCH),
              new Event("1", 2, "CasesChanged", body, Instant.EPOCH)));
      return 0;
    });
  }

  private Figures figuresAt(LocalDate day) {
    var ask =
        new Ask(trees.today().nation(), AsOf.endOf(day), Window.cumulative(day), CaseFilter.NONE);
    return DatabaseContext.SYSTEM.call(() -> counting.picture(ask).total());
  }

  private <T> T asSystem(Supplier<T> act) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> act.get())));
  }
}
