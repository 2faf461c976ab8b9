package abhaya.investigation.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.Batch;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListFiles;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Visits;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/// What a morning shows to readers of different postings.
@ModuleTest
class MorningPageModuleTest {
  private final LocalDate today = LocalDate.now(India.ZONE);

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired ImportDesk desk;
  @Autowired Scopes scopes;
  @Autowired MorningPage work;
  @Autowired CalendarPage calendars;
  @Autowired TrailRegister trail;
  @Autowired Visits visits;
  @Autowired List<ListExport> lists;

  @TempDir Path folder;

  /// One overdue that waits for a laboratory, one due this week, one that came back, one reported.
  @BeforeEach
  void fourCases() throws IOException {
    DatabaseContext.SYSTEM.call(() ->
        transactions.execute(status -> {
          var planted =
              jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
                  .query(Integer.class)
                  .single();
          if (planted == 0) SmallTree.plant(jdbc, trees);
          for (var table : List.of("cases.happening", "cases.case_file")) {
            jdbc.sql("delete from " + table).update();
          }
          return 0;
        }));
    var longAgo = today.minusDays(150);
    var lines =
        List.of(
            fir("F1", longAgo),
            event("DELAY", "D1", "F1", longAgo.plusDays(70), ",'reason':'LAB_REPORT'"),
            fir("F2", today.minusMonths(2).plusDays(3)),
            fir("F3", longAgo),
            report("R3", "F3", longAgo.plusDays(30), "FORWARDED_TO_COURT"),
            report("B3", "F3", longAgo.plusDays(40), "RETURNED"),
            fir("F4", longAgo),
            report("R4", "F4", longAgo.plusDays(30), "FORWARDED_TO_COURT"));
    var own = "UP-WORK-" + System.nanoTime();
    var file = Files.createTempFile(folder, "feed", ".ndjson");
    Files.write(file, lines.stream().map(line -> line.formatted(own).replace('\'', '"')).toList());
    desk.take(
        scopes.ofFeed("test"),
        new Delivery(file, null, Batch.Door.API, false),
        new ImportProgress());
  }

  private static String fir(String key, LocalDate on) {
    return ("{'type':'FIR','source':'%%s','key':'%s','version':1,'unit':'IN.09.A.S1','firNumber':'%s/2026','recordedAt':'%s','enteredAt':'%s','sections':'376"
            + " IPC','officer':{'id':'OFF-1','name':'Officer One','rank':'SI'}}")
        .formatted(key, key, at(on), at(on));
  }

  private static String event(String type, String key, String fir, LocalDate on, String more) {
    return ("{'type':'%s','source':'%%s','key':'%s','version':1,'unit':'IN.09.A.S1','fir':'%s',"
            + "'happenedAt':'%s','enteredAt':'%s'%s}")
        .formatted(type, key, fir, at(on), at(on), more);
  }

  private static String report(String key, String fir, LocalDate on, String stage) {
    var kind = ",'kind':'CS_ORIG','stage':'%s'".formatted(stage);
    return event("FINAL_REPORT", key, fir, on, kind);
  }

  private static String at(LocalDate day) {
    return day + "T10:00:00+05:30";
  }

  @Test
  void eachListHoldsTheCasesOfItsQuestion() {
    var all = page(reader(Role.SHO, SmallTree.S1), "all", null);

    assertThat(count(all, "all")).isEqualTo(3);
    assertThat(count(all, "overdue")).isEqualTo(1);
    assertThat(count(all, "due-this-week")).isEqualTo(1);
    assertThat(count(all, "returned")).isEqualTo(1);
    assertThat(count(all, "reason-asked")).isEqualTo(1);
    assertThat(all).contains("FIR F1/2026", "FIR F2/2026", "FIR F3/2026").doesNotContain("F4/2026");
    assertThat(all.indexOf("F1/2026")).isLessThan(all.indexOf("F2/2026"));

    var overdue = page(reader(Role.SHO, SmallTree.S1), "overdue", null);
    assertThat(overdue).contains("FIR F1/2026").doesNotContain("F2/2026", "F3/2026");
  }

  @Test
  void whoHoldsACaseUpIsNamedAndCanBeChosen() {
    var waiting = page(reader(Role.SHO, SmallTree.S1), "waiting", null);
    assertThat(waiting).contains("with the magistrate's court for 150 days, and");

    var there = page(reader(Role.SHO, SmallTree.S1), "waiting", "laboratory");
    assertThat(there).contains("FIR F1/2026").doesNotContain("F2/2026");
    assertThat(there).contains("laboratory report awaited · with the laboratory for 80 days");
    assertThat(page(reader(Role.SHO, SmallTree.S1), "waiting", "hospital")).doesNotContain("F1/");
  }

  @Test
  void aCaseIsNeverOpenedUntilAnInvestigatingOfficerOpensIt() {
    var chief = reader(Role.SHO, SmallTree.S1);
    var handle = handleOf("F1");
    opened(chief, handle);
    assertThat(count(page(chief, "all", null), "never-opened")).isEqualTo(2);
    opened(reader(Role.IO, SmallTree.S1), handle);
    assertThat(count(page(chief, "all", null), "never-opened")).isEqualTo(1);
  }

  @Test
  void nobodySeesTheWorkOfAnotherUnitOrWithoutTheRight() {
    assertThat(count(page(reader(Role.SHO, SmallTree.S3), "all", null), "all")).isZero();
    var chief = reader(Role.SHO, SmallTree.S1);
    assertThatThrownBy(() -> page(chief, SmallTree.S3_CODE, "all", null))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> page(reader(Role.MINISTRY_ANALYST, 1), "all", null))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void theDistrictAndTheStateSeeTheListsAndTheStateOpensNothing() {
    var district = page(reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A), "overdue", null);
    assertThat(district).contains("FIR F1/2026", "/work/cases/" + handleOf("F1"));
    assertThat(district).doesNotContain("list=never-opened");

    var state = page(reader(Role.STATE_HQ, 109), "overdue", null);
    assertThat(state).contains("FIR F1/2026").doesNotContain(handleOf("F1"));
    assertThat(state).contains("with the magistrate's court");
  }

  @Test
  void theCalendarHasDaysAndHandlesAndNoOtherWord() {
    var chief = reader(Role.SHO, SmallTree.S1);
    var visit = visits.of(new MockHttpServletRequest("GET", "/work/calendar.ics"));
    var body = chief.context().call(() -> calendars.file(chief, visit, null).getBody());
    var text = new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);

    var due = today.minusMonths(2).plusDays(3).plusMonths(2);
    assertThat(text).startsWith("BEGIN:VCALENDAR").contains(handleOf("F2"));
    assertThat(text).contains("DTSTART;VALUE=DATE:" + due.toString().replace("-", ""));
    assertThat(text).doesNotContain(handleOf("F4"));
    assertThat(WorkBench.wordsOf(text)).doesNotContain("F2/2026", "376", "S1");
  }

  private void opened(Scope scope, String handle) {
    scope
        .context()
        .call(() -> {
          trail.record(scope, TrailAct.allowed("VIEW", "CASE", handle));
          return 0;
        });
  }

  private String handleOf(String key) {
    var handle =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql("select handle from cases.case_file where key = :key")
                    .param("key", key)
                    .query(String.class)
                    .single()));
    return Objects.requireNonNull(handle);
  }

  private static int count(String page, String list) {
    var chip = Pattern.compile("list=" + list + "\"[^>]*>[^<]*<small>(\\d+)</small>").matcher(page);
    if (!chip.find()) throw new AssertionError("no list " + list);
    return Integer.parseInt(chip.group(1));
  }

  @Test
  void theFileOfAListIsExactlyItsView() {
    var station = reader(Role.SHO, SmallTree.S1);
    var visit = visits.of(new MockHttpServletRequest("GET", "/work"));

    var usual = ListFiles.of(lists, station, visit, "/work?list=all");
    assertThat(usual.rows()).hasSize(3);
    assertThat(ListFiles.heads(usual)).startsWith("FIR", "Two months").contains("Officer");
    var turned = ListFiles.of(lists, station, visit, "/work?sort=-fir&columns=fir,lastDay");
    assertThat(ListFiles.heads(turned)).containsExactly("FIR", "Last day");
    assertThat(ListFiles.column(turned, 0)).containsExactly("F3/2026", "F2/2026", "F1/2026");
    var overdue = ListFiles.of(lists, station, visit, "/work?list=overdue");
    assertThat(ListFiles.column(overdue, 0)).containsExactly("F1/2026");

    var officer = ListFiles.of(lists, reader(Role.IO, SmallTree.S1), visit, "/work");
    assertThat(ListFiles.heads(officer)).doesNotContain("Officer", "Station");
    var others = "/work?unit=" + SmallTree.S1_CODE;
    assertThatThrownBy(() -> ListFiles.of(lists, reader(Role.SHO, SmallTree.S3), visit, others))
        .isInstanceOf(NotVisible.class);
  }

  private String page(Scope scope, String list, @Nullable String on) {
    return page(scope, null, list, on);
  }

  private String page(Scope scope, @Nullable String unit, String list, @Nullable String on) {
    var visit = visits.of(new MockHttpServletRequest("GET", "/work"));
    return Objects.requireNonNull(
        scope.context().call(() -> work.show(scope, visit, unit, list, on, 1).getBody()));
  }

  private Scope reader(Role role, int unit) {
    var own = new UnitId(unit);
    return new Scope(
        new Actor(1, "reader", "Reader"),
        new Posting(1, role, own, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.between(trees.today(), own, other));
  }
}
