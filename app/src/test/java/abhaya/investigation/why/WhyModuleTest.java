package abhaya.investigation.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
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
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.investigation.cases.CaseCourses;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportProgress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/// Facts, pages and doors on a small country, as readers of different postings get them.
@ModuleTest
@AutoConfigureMockMvc
class WhyModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired ImportDesk desk;
  @Autowired Scopes scopes;
  @Autowired CaseCourses courses;
  @Autowired WhyFacts facts;
  @Autowired EventReaders readers;
  @Autowired WhyStore store;
  @Autowired SliceStore slices;
  @Autowired WhyFilling filling;
  @Autowired WhyQueries queries;
  @Autowired WhyReader reader;
  @Autowired ComparePage compare;
  @Autowired DelayPage delays;
  @Autowired CountedCasesPage counted;
  @Autowired NextPage next;
  @Autowired WhatIfPage whatIf;
  @Autowired DonePage done;
  @Autowired RunStore runs;
  @Autowired DemoAccounts accounts;
  @Autowired Visits visits;
  @Autowired JsonMapper json;
  @Autowired MockMvc http;

  @TempDir Path folder;

  private final LocalDate today = LocalDate.now(India.ZONE);
  private final LocalDate month = WhyAsk.lastMature(today).atDay(1);
  private String source = "";

  @BeforeEach
  void anEmptyCountry() {
    source = "UP-WHY-" + NUMBER.incrementAndGet();
    asSystem(() -> {
      var planted =
          jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
              .query(Integer.class)
              .single();
      if (planted == 0) SmallTree.plant(jdbc, trees);
      jdbc.sql("update why.writer set version = version + 1, filling = false").update();
      for (var table :
          List.of(
              "cases.happening",
              "cases.case_file",
              "why.case_fact",
              "why.tally",
              "why.stale",
              "why.voice",
              "why.vacancy")) {
        jdbc.sql("delete from " + table).update();
      }
      jdbc.sql("select why.renew_places()").query(Integer.class).single();
      return 0;
    });
  }

  private <T> T asSystem(Callable<T> work) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status -> {
              try {
                return work.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })));
  }

  private String fir(String key, LocalDate on, String sections) {
    return ("{'type':'FIR','source':'%s','key':'%s','version':1,'unit':'IN.09.A.S1','firNumber':'%s/%d',"
            + "'recordedAt':'%sT10:00:00+05:30','enteredAt':'%sT12:00:00+05:30','sections':'%s','officer':{'id':'OFF-1','name':'Officer"
            + " One','rank':'SI'}}")
        .formatted(source, key, key.substring(1), on.getYear(), on, on, sections);
  }

  private String event(String type, String key, String fir, LocalDate on, String more) {
    return ("{'type':'%s','source':'%s','key':'%s','version':1,'unit':'IN.09.A.S1','fir':'%s',"
            + "'happenedAt':'%sT10:00:00+05:30','enteredAt':'%sT16:00:00+05:30'%s}")
        .formatted(type, source, key, fir, on, on, more);
  }

  private String report(String key, String fir, LocalDate on, String kind, String stage) {
    return event(
        "FINAL_REPORT",
        key,
        fir,
        on,
        ",'kind':'%s','stage':'%s','officer':{'id':'OFF-9'}".formatted(kind, stage));
  }

  private void take(String... lines) throws IOException {
    var file = Files.createTempFile(folder, "feed", ".ndjson");
    Files.write(file, List.of(lines).stream().map(line -> line.replace('\'', '"')).toList());
    desk.take(
        scopes.ofFeed("test"),
        new Delivery(file, null, Batch.Door.API, false),
        new ImportProgress());
  }

  private void hear() {
    // what the reader behind the import has still to count would be counted in the middle of a test
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!readers.isUpToDate(WhyFacts.READER)) {
      assertThat(System.nanoTime()).as("the reader never came").isLessThan(end);
      Thread.onSpinWait();
    }
    var ids = asSystem(() -> courses.idsAfter(0, 1_000));
    hear(ids);
  }

  private void hear(List<Long> ids) {
    var body = json.valueToTree(Map.of("caseIds", ids));
    asSystem(() -> {
      facts.hear(List.of(new Event("1", 1, "CasesChanged", body, Instant.EPOCH)));
      return 0;
    });
  }

  /// In time, late with a laboratory, open and never forwarded.
  private void threeCases() throws IOException {
    take(
        fir("F1", month, "376 IPC"),
        report("R1", "F1", month.plusDays(30), "CS_ORIG", "FORWARDED_TO_COURT"),
        fir("F2", month.plusDays(1), "376D IPC"),
        event(
            "STEP",
            "S2",
            "F2",
            month.plusDays(3),
            ",'step':'EXHIBIT_SENT','exhibit':'E1','institution':'FSL-09-1'"),
        event(
            "STEP",
            "T2",
            "F2",
            month.plusDays(63),
            ",'step':'EXHIBIT_REPORTED','exhibit':'E1','institution':'FSL-09-1'"),
        event("DELAY", "D2", "F2", month.plusDays(62), ",'reason':'LAB_REPORT'"),
        report("R2", "F2", month.plusDays(66), "FR_FALSE", "FORWARDED_TO_COURT"),
        fir("F3", month.plusDays(2), "376 IPC"),
        report("R3", "F3", month.plusDays(40), "FR_TRUE_INSUFF", "PREPARED"));
    hear();
  }

  private Scope reader(Role role, int unit) {
    var own = new UnitId(unit);
    return new Scope(
        new Actor(77, "reader", "Reader"),
        new Posting(1, role, own, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.between(trees.today(), own, other));
  }

  private long clock(Scope scope, String code, int bucket) {
    return scope
        .context()
        .call(() ->
            queries.own(scope, reader.read(scope, code, Map.of()), false, Tallied.CLOCK).stream()
                .filter(count -> count.bucket() == bucket)
                .mapToLong(Count::n)
                .sum());
  }

  @Test
  void everyLevelCountsTheSameCases() throws IOException {
    threeCases();
    for (var code : List.of("IN", "IN.09", "IN.09.A", "IN.09.A.S1")) {
      var analyst = reader(Role.MINISTRY_ANALYST, 1);
      for (var bucket = 0; bucket < 3; bucket++) {
        assertThat(clock(analyst, code, bucket)).as(code + " " + bucket).isEqualTo(1);
      }
    }
    assertThat(clock(reader(Role.MINISTRY_ANALYST, 1), "IN.27", 0)).isZero();
  }

  @Test
  void aTallyIsAlwaysTheSumOfItsFactsHoweverOftenItIsHeard() throws IOException {
    threeCases();
    hear();
    hear();
    settle();
    assertThat(tallies()).isEqualTo(countedAnew()).isNotEmpty();

    var ids = asSystem(() -> courses.idsAfter(0, 1_000));
    take(event("SECTIONS", "X1", "F1", month.plusDays(70), ",'sections':'379 IPC'"));
    hear(ids);
    assertThat(clock(reader(Role.MINISTRY_ANALYST, 1), "IN", 0)).isZero();
    assertThat(tallies()).isEqualTo(countedAnew());
  }

  @Test
  void whileAnInstallationIsFilledTalliesWaitAndAreThenTheSumOfItsFacts() throws IOException {
    filling.hold();
    try {
      threeCases();
      assertThat(asSystem(this::rows)).isZero();
      assertThat(clock(reader(Role.MINISTRY_ANALYST, 1), "IN", 0)).as("by facts").isEqualTo(1);
    } finally {
      filling.goOn();
    }
    settle();
    assertThat(asSystem(this::rows)).isPositive();
    assertThat(clock(reader(Role.MINISTRY_ANALYST, 1), "IN", 0)).isEqualTo(1);
    assertThat(tallies()).isEqualTo(countedAnew());
    asSystem(run(store::beginFilling));
    assertThat(asSystem(slices::isFilling)).as("where facts are, nothing is filled").isFalse();
  }

  @Test
  void whatComesWhileTalliesAreCountedAnewIsInThem() throws IOException {
    threeCases();
    settle();
    filling.hold();
    try {
      asSystem(run(slices::tellStale));
      assertThat(asSystem(slices::step)).as("the state is counted").isTrue();
      take(fir("F4", month, "376 IPC"));
      hear();
      assertThat(clock(reader(Role.MINISTRY_ANALYST, 1), "IN", 2)).as("by facts").isEqualTo(2);
    } finally {
      filling.goOn();
    }
    settle();
    assertThat(clock(reader(Role.MINISTRY_ANALYST, 1), "IN", 2)).isEqualTo(2);
    assertThat(tallies()).isEqualTo(countedAnew());
  }

  private long rows() {
    return jdbc.sql("select count(*) from why.tally").query(Long.class).single();
  }

  /// Until tallies hold.
  private void settle() {
    while (asSystem(slices::isFilling)) asSystem(slices::step);
  }

  private static Callable<Boolean> run(Runnable act) {
    return () -> {
      act.run();
      return true;
    };
  }

  private List<String> tallies() {
    return asSystem(() ->
        jdbc.sql(
                """
                select concat_ws('|', unit_id, measure, month, kind, term_id, n)
                  from why.tally order by 1
                """)
            .query(String.class)
            .list());
  }

  private List<String> countedAnew() {
    asSystem(run(slices::tellStale));
    settle();
    return tallies();
  }

  @Test
  void aReaderOfAnotherUnitFindsNothingInTheTablesEither() throws IOException {
    threeCases();
    var other = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_B);
    assertThatThrownBy(() -> clock(other, "IN.09", 0)).isInstanceOf(NotVisible.class);
    for (var table : List.of("why.tally", "why.case_fact", "why.voice")) {
      var rows =
          other
              .context()
              .call(() ->
                  transactions.execute(status ->
                      jdbc.sql("select count(*) from " + table).query(Long.class).single()));
      assertThat(rows).as(table).isZero();
    }
  }

  private String page(Scope scope, Callable<ResponseEntity<String>> page) throws Exception {
    return Objects.requireNonNull(
        scope.context().<ResponseEntity<String>, Exception>call(page::call).getBody());
  }

  private Visit visit(String path, String language) {
    var request = new MockHttpServletRequest("GET", path);
    request.addParameter("lang", language);
    return visits.of(request);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void everyPageIsThereAtEveryLevelInBothLanguages(String language) throws Exception {
    threeCases();
    var scope = reader(Role.MINISTRY_ANALYST, 1);
    for (var code : List.of("IN", "IN.09", "IN.09.A", "IN.09.A.S1")) {
      var visit = visit("/why/" + code, language);
      var pages = new ArrayList<String>();
      pages.add(page(scope, () -> compare.show(scope, visit, code, Map.of())));
      pages.add(page(scope, () -> delays.delays(scope, visit, code, Map.of())));
      pages.add(page(scope, () -> delays.closing(scope, visit, code, Map.of())));
      pages.add(page(scope, () -> next.show(scope, visit, code, Map.of())));
      pages.add(page(scope, () -> whatIf.form(scope, visit, code, List.of(code + ".A"))));
      pages.add(page(scope, () -> done.show(scope, visit, code, Map.of())));
      assertThat(pages)
          .allSatisfy(html ->
              assertThat(html)
                  .contains("</html>")
                  .doesNotContainPattern(">\\s*(why|fair)\\.[a-z]"));
    }
  }

  @Test
  void theFiguresOfTheThreeCasesStandOnThePages() throws Exception {
    threeCases();
    var chief = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var visit = visit("/why/IN.09.A", "en");
    var compared = page(chief, () -> compare.show(chief, visit, "IN.09.A", Map.of()));
    assertThat(compared).contains("33.33", "1 of 3;", "too few to rank");
    var delayed = page(chief, () -> delays.delays(chief, visit, "IN.09.A", Map.of()));
    assertThat(delayed)
        .contains("FSL-09-1", "Laboratory report ready", "reason=LABORATORY%2FLAB_REPORT");
    var closed = page(chief, () -> delays.closing(chief, visit, "IN.09.A", Map.of()));
    assertThat(closed).contains("1 of 3 shown as closed", "sign=unforwarded", "sign=by-another");
  }

  @Test
  void aSimulationCanBeOfChosenStationsAlone() throws Exception {
    threeCases();
    var chief = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var visit = visit("/why/IN.09.A/what-if", "en");
    var form = page(chief, () -> whatIf.form(chief, visit, "IN.09.A", List.of()));
    assertThat(form).contains("name=\"part\" value=\"" + SmallTree.S1_CODE + "\"", "of 3 missed");
    var typed = new LinkedMultiValueMap<String, String>();
    typed.setAll(Map.of("officers", "2", "benches", "0", "runs", "10", "seed", "7"));
    typed.add("part", SmallTree.S1_CODE);
    var answer = chief.context().call(() -> whatIf.ask(chief, visit, "IN.09.A", typed));
    var path = Objects.requireNonNull(answer.getHeaders().getLocation()).toString();
    var handle = path.substring(path.lastIndexOf('/') + 1);
    var run = chief.context().call(() -> runs.find(handle)).orElseThrow();
    assertThat(run.parts()).containsExactly(new UnitId(SmallTree.S1));

    typed.set("part", "IN.27");
    assertThatThrownBy(() -> chief.context().call(() -> whatIf.ask(chief, visit, "IN.09.A", typed)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aStateChoosesDistrictsOrSingleStationsOfAnyOfThem() throws Exception {
    threeCases();
    var state = reader(Role.STATE_HQ, 109);
    var visit = visit("/why/IN.09/what-if", "en");
    var closed = page(state, () -> whatIf.form(state, visit, "IN.09", List.of()));
    assertThat(closed)
        .contains("name=\"part\" value=\"IN.09.A\"", "name=\"open\" value=\"IN.09.A\"")
        .doesNotContain("value=\"" + SmallTree.S1_CODE + "\"");

    // the button shows the stations and loses nothing of what was typed
    var typed = wish();
    typed.set("officers", "37");
    typed.add("part", "IN.09.A");
    typed.add("open", "IN.09.A");
    var opened = page(state, () -> whatIf.ask(state, visit, "IN.09", typed));
    assertThat(opened)
        .contains("value=\"" + SmallTree.S1_CODE + "\"", "value=\"" + SmallTree.S2_CODE + "\"")
        .contains("name=\"opened\" value=\"IN.09.A\"", "value=\"37\"")
        .containsPattern("name=\"part\" value=\"IN.09.A\" checked");

    var stations = wish();
    stations.add("part", SmallTree.S1_CODE);
    var asked = state.context().call(() -> whatIf.ask(state, visit, "IN.09", stations));
    var path = Objects.requireNonNull(asked.getHeaders().getLocation()).toString();
    assertThat(path).startsWith("/why/IN.09/what-if/");
    var run = finished(path.substring(path.lastIndexOf('/') + 1));
    assertThat(run.unit()).isEqualTo(new UnitId(109));
    assertThat(run.parts()).containsExactly(new UnitId(SmallTree.S1));
    assertThat(page(state, () -> whatIf.one(state, visit, "IN.09", run.handle())))
        .contains("S1 (A)");
  }

  private static LinkedMultiValueMap<String, String> wish() {
    var typed = new LinkedMultiValueMap<String, String>();
    typed.setAll(Map.of("officers", "2", "benches", "0", "runs", "10", "seed", "7"));
    return typed;
  }

  @Test
  void aStationSimulatedFromItsStateIsTheOneOfItsDistrict() throws Exception {
    threeCases();
    var state = reader(Role.STATE_HQ, 109);
    var chief = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var fromState = run(state, "IN.09", SmallTree.S1_CODE);
    var fromDistrict = run(chief, "IN.09.A", SmallTree.S1_CODE);
    assertThat(fromState.effect()).isNotNull().isEqualTo(fromDistrict.effect());
    assertThat(fromState.fitted()).isEqualTo(fromDistrict.fitted());

    // a station of a chosen district is in it already, and all parts are the whole
    assertThat(run(state, "IN.09", "IN.09.A", SmallTree.S1_CODE).parts()).isEmpty();
    for (var wrong : List.of("IN.27", "IN.27.B", SmallTree.S3_CODE, "IN.09", "IN", "nowhere")) {
      assertThatThrownBy(() -> run(state, "IN.09", wrong)).isInstanceOf(Refused.class);
    }
    assertThatThrownBy(() -> run(chief, "IN.09.A", "IN.09.A")).isInstanceOf(Refused.class);
  }

  private WhatIfRun run(Scope scope, String unit, String... parts) {
    var typed = wish();
    typed.put("part", List.of(parts));
    var visit = visit("/why/" + unit + "/what-if", "en");
    var answer = scope.context().call(() -> whatIf.ask(scope, visit, unit, typed));
    var path = Objects.requireNonNull(answer.getHeaders().getLocation()).toString();
    return finished(path.substring(path.lastIndexOf('/') + 1));
  }

  @Test
  void whatWasCountedIsCountedAnewWhenACaseComes() throws Exception {
    threeCases();
    settle();
    var chief = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var visit = visit("/why/IN.09.A", "en");
    assertThat(page(chief, () -> compare.show(chief, visit, "IN.09.A", Map.of())))
        .contains("1 of 3;");
    assertThat(page(chief, () -> compare.show(chief, visit, "IN.09.A", Map.of())))
        .contains("1 of 3;");
    asSystem(() -> jdbc.sql("update why.tally set n = n * 2").update());
    assertThat(page(chief, () -> compare.show(chief, visit, "IN.09.A", Map.of())))
        .as("nothing told that it moved")
        .contains("1 of 3;");
    asSystem(() -> jdbc.sql("update why.writer set version = version + 1").update());
    assertThat(page(chief, () -> compare.show(chief, visit, "IN.09.A", Map.of())))
        .contains("2 of 6;");
  }

  @Test
  void aCountLeadsToItsCasesForWhoMaySeeThem() throws Exception {
    threeCases();
    var chief = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var visit = visit("/why/IN.09.A/cases", "en");
    var sign = Map.of("sign", "unforwarded");
    assertThat(page(chief, () -> counted.show(chief, visit, "IN.09.A", sign)))
        .contains("FIR 3/")
        .doesNotContain("FIR 1/", "FIR 2/");
    var reason = Map.of("reason", "LABORATORY/LAB_REPORT");
    assertThat(page(chief, () -> counted.show(chief, visit, "IN.09.A", reason)))
        .contains("FIR 2/")
        .doesNotContain("FIR 1/", "FIR 3/");
    var gang = Map.of("sign", "by-another", "kind", "GANG_RAPE");
    assertThat(page(chief, () -> counted.show(chief, visit, "IN.09.A", gang)))
        .contains("FIR 2/")
        .doesNotContain("FIR 1/");
    var analyst = reader(Role.MINISTRY_ANALYST, 1);
    assertThatThrownBy(() -> page(analyst, () -> counted.show(analyst, visit, "IN.09.A", sign)))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void whatWillBreachNextSaysWhatIsMissingAndNeverWho() throws Exception {
    var recorded = today.minusMonths(2).plusDays(9);
    take(
        fir("F5", recorded, "376 IPC"),
        event(
            "STEP",
            "S5",
            "F5",
            recorded.plusDays(2),
            ",'step':'EXHIBIT_SENT','exhibit':'E1','institution':'FSL-09-2'"));
    hear();
    var chief = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var html =
        page(chief, () -> next.show(chief, visit("/why/IN.09.A/next", "en"), "IN.09.A", Map.of()));
    assertThat(html)
        .contains("FIR 5/", "the laboratory (FSL-09-2)", "Laboratory report ready")
        .doesNotContain("Officer One", "OFF-1");
  }

  @Test
  void aRemedyIsEnteredByWhoAnswersForTheUnitAndAPracticeIsSeenByAll() throws Exception {
    var chief = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var typed =
        Map.of(
            "what", "WEEKLY_REVIEW", "on", today.toString(), "practice", "yes", "note", "Mondays.");
    var visit = visit("/why/IN.09.A/done", "en");
    var entered =
        chief
            .context()
            .<ResponseEntity<String>, Exception>call(
                () -> done.enter(chief, visit, "IN.09.A", typed));
    assertThat(entered.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    var other = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_B);
    var html = page(other, () -> done.show(other, visit, "IN.27.B", Map.of()));
    assertThat(html).contains("Mondays.", "?repeats=");

    var wrong =
        chief
            .context()
            .<ResponseEntity<String>, Exception>call(() ->
                done.enter(
                    chief,
                    visit,
                    "IN.09.A",
                    Map.of(
                        "what", "X", "on", today.plusDays(1).toString(), "note", "a".repeat(501))));
    assertThat(wrong.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    var analyst = reader(Role.MINISTRY_ANALYST, 1);
    assertThatThrownBy(() ->
            analyst
                .context()
                .<ResponseEntity<String>, Exception>call(
                    () -> done.enter(analyst, visit, "IN.09.A", typed)))
        .isInstanceOf(NotVisible.class);
  }

  private String token(UnitId unit, ApiScope granted, Role role) throws Exception {
    var client = accounts.addClient("why-" + NUMBER.incrementAndGet(), role, unit, Set.of(granted));
    var basic =
        Base64.getEncoder()
            .encodeToString(
                (client.clientId() + ":" + client.clientSecret()).getBytes(StandardCharsets.UTF_8));
    var body =
        http.perform(
                post("/oauth2/token")
                    .header("Authorization", "Basic " + basic)
                    .param("grant_type", "client_credentials"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return "Bearer " + json.readTree(body).get("access_token").asString();
  }

  @Test
  void theApiGivesTheComparisonWithItsCounts() throws Exception {
    threeCases();
    var token = token(UnitId.NATION, ApiScope.READ, Role.READER_CLIENT);
    http.perform(get("/api/v1/investigation/comparison?unit=IN").header("Authorization", token))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.inTime.value").value(33.33))
        .andExpect(jsonPath("$.inTime.denominator").value(3))
        .andExpect(jsonPath("$.units[0].unit").value("IN.09"))
        .andExpect(jsonPath("$.units[0].place").doesNotExist());
    http.perform(get("/api/v1/investigation/delays?unit=IN.09").header("Authorization", token))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.cases").value(3))
        .andExpect(jsonPath("$.unforwarded.numerator").value(1))
        .andExpect(jsonPath("$.reasons[0].reason").value("LAB_REPORT"));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "/api/v1/investigation/comparison?from=2026,400",
    "/api/v1/investigation/comparison?to=2026-13,400",
    "/api/v1/investigation/comparison?to=2999-01,400",
    "/api/v1/investigation/comparison?from=2026-05&to=2026-01,400",
    "/api/v1/investigation/comparison?kind=THEFT,400",
    "/api/v1/investigation/comparison?unit=IN.99,404",
    "/api/v1/investigation/delays?unit=x%00y,404",
    "/api/v1/investigation/what-if/AAAAAAAAAAAAAAAAAAAAAA,404"
  })
  void badQuestionsAreAnsweredSo(String address, int status) throws Exception {
    var token = token(UnitId.NATION, ApiScope.READ, Role.READER_CLIENT);
    var answer =
        http.perform(get(URI.create(address)).header("Authorization", token))
            .andExpect(status().is(status))
            .andReturn()
            .getResponse();
    assertThat(answer.getContentAsString()).doesNotContain("THEFT", "2026-13");
  }

  @Test
  void vacanciesAreTakenRowByRowAndStandBesideTheComparison() throws Exception {
    threeCases();
    var token = token(UnitId.NATION, ApiScope.FEEDS, Role.FEED_CLIENT);
    var csv =
        """
        unit,asOf,sanctioned,posted,source
        IN.09.A.S1,2026-04-01,8,6,Statement of April
        IN.99,2026-04-01,8,6,
        IN.09.A,2026-13-01,8,6,
        IN.09.A,2026-04-01,-1,6,
        """;
    for (var accepted : List.of(1, 0)) {
      http.perform(
              post("/api/v1/feeds/vacancies")
                  .header("Authorization", token)
                  .contentType("text/csv")
                  .content(csv))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.received").value(4))
          .andExpect(jsonPath("$.accepted").value(accepted))
          .andExpect(jsonPath("$.refused[0].code").value("unit-unknown"))
          .andExpect(jsonPath("$.refused[1].field").value("asOf"))
          .andExpect(jsonPath("$.refused[2].field").value("sanctioned"));
    }
    var chief = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var visit = visit("/why/IN.09.A", "en");
    assertThat(page(chief, () -> compare.show(chief, visit, "IN.09.A", Map.of())))
        .contains("2 of 8 (25.00", "Statement of April");
    http.perform(
            post("/api/v1/feeds/vacancies")
                .header("Authorization", token(UnitId.NATION, ApiScope.READ, Role.READER_CLIENT))
                .contentType("text/csv")
                .content(csv))
        .andExpect(status().is4xxClientError());
  }

  @Test
  void aSimulationIsKeptWithItsSeedAndEndsEqualForEqualSeeds() throws Exception {
    threeCases();
    var token = token(UnitId.NATION, ApiScope.READ, Role.READER_CLIENT);
    var body = "{\"unit\":\"IN.09\",\"officers\":1,\"runs\":10,\"seed\":5}";
    var first = simulated(token, body);
    var second = simulated(token, body);
    var one = finished(first);
    assertThat(one.effect()).isNotNull().isEqualTo(finished(second).effect());
    assertThat(one.seed()).isEqualTo(5);
    for (var bad :
        List.of(
            "{\"unit\":\"IN.09\",\"officers\":501,\"seed\":5}",
            "{\"unit\":\"IN.09\",\"officers\":0,\"seed\":5}",
            "{\"unit\":\"IN.09\",\"officers\":[1],\"seed\":5}",
            "{\"unit\":\"IN.09\",\"officers\":1}")) {
      http.perform(
              post("/api/v1/investigation/what-if")
                  .header("Authorization", token)
                  .contentType("application/json")
                  .content(bad))
          .andExpect(status().isBadRequest());
    }
  }

  @Test
  void aSimulationByTheApiCanBeOfStationsOfAState() throws Exception {
    threeCases();
    var token = token(UnitId.NATION, ApiScope.READ, Role.READER_CLIENT);
    var begun = "{\"unit\":\"IN.09\",\"officers\":1,\"runs\":10,\"seed\":5,\"parts\":";
    var handle = simulated(token, begun + "[\"" + SmallTree.S1_CODE + "\"]}");
    assertThat(finished(handle).parts()).containsExactly(new UnitId(SmallTree.S1));
    http.perform(get("/api/v1/investigation/what-if/" + handle).header("Authorization", token))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.unit").value("IN.09"))
        .andExpect(jsonPath("$.parts[0]").value(SmallTree.S1_CODE));
    for (var bad :
        List.of("\"IN.09.A\"", "[1]", "[\"IN.27.B\"]", "[\"IN.09.A\",\"nowhere\"]", "{}")) {
      http.perform(
              post("/api/v1/investigation/what-if")
                  .header("Authorization", token)
                  .contentType("application/json")
                  .content(begun + bad + "}"))
          .andExpect(status().isBadRequest())
          .andExpect(content().string(containsString("parts")));
    }
  }

  private String simulated(String token, String body) throws Exception {
    var answer =
        http.perform(
                post("/api/v1/investigation/what-if")
                    .header("Authorization", token)
                    .contentType("application/json")
                    .content(body))
            .andExpect(status().isAccepted())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return json.readTree(answer).get("handle").asString();
  }

  private WhatIfRun finished(String handle) {
    var until = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < until) {
      var run = asSystem(() -> runs.find(handle).orElseThrow());
      if (!run.isUnderWay()) return run;
      Thread.onSpinWait();
    }
    throw new AssertionError("the simulation did not end");
  }
}
