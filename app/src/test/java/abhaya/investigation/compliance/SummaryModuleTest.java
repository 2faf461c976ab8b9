package abhaya.investigation.compliance;

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
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.base.web.Visits;
import abhaya.investigation.cases.CaseFigure;
import abhaya.investigation.clock.Basis;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published summary and the overview, as readers of different postings get them.
@ModuleTest
@TestPropertySource(properties = "abhaya.test.module=compliance")
class SummaryModuleTest {

  private static final Map<String, String> SNAPSHOT =
      Map.of("unit", "IN", "asOf", "2020-11-24", "from", "2018-04-21", "to", "2020-11-24");

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired ComplianceStore store;
  @Autowired Counting counting;
  @Autowired SummaryDoor door;
  @Autowired CompliancePage page;
  @Autowired OutlinesDoor outlines;
  @Autowired MeetingPage meeting;
  @Autowired Visits visits;
  @Autowired UnitTrees trees;
  @Autowired JsonMapper json;
  @Autowired Clock clock;

  private final List<CaseFigure> cases = new ArrayList<>();

  @BeforeEach
  void anEmptyCountOfASmallCountry() {
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
      store.countAnew();
      return 0;
    });
  }

  @Test
  void theSnapshotOf24Nov2020IsThirtyTwoPointNineThreeAndNotThirtyOnePointFour() {
    var mature = LocalDate.of(2019, 6, 1);
    var young = LocalDate.of(2020, 10, 1);
    add(54_161, SmallTree.S1, mature, mature.plusDays(61));
    add(72_358, SmallTree.S2, mature, mature.plusDays(62));
    add(37_930, SmallTree.S3, LocalDate.of(2020, 9, 24), null);
    add(1_075, SmallTree.S3, young, young.plusDays(20));
    add(6_947, SmallTree.S1, LocalDate.of(2020, 9, 25), null);
    load();

    var answer = ask(reader(Role.READER_CLIENT, 1), SNAPSHOT);

    assertThat(answer.at("/counts/registered").asLong()).isEqualTo(172_471);
    assertThat(answer.at("/counts/mature").asLong()).isEqualTo(164_449);
    assertThat(answer.at("/counts/young").asLong()).isEqualTo(8_022);
    assertThat(answer.at("/rates/compliance").toString())
        .isEqualTo("{\"value\":32.93,\"numerator\":54161,\"denominator\":164449}");
    assertThat(answer.at("/rates/beyondTwoMonths/value").decimalValue()).isEqualByComparingTo("44");
    assertThat(answer.at("/rates").toString()).doesNotContain("31.4");
    assertThat(answer.at("/ageing/2/bucket").asString()).isEqualTo("61-120");
  }

  @Test
  void theChildrenOfTheNationAreThirtySixAndAddUpToIt() {
    add(7, SmallTree.S1, LocalDate.of(2020, 1, 5), LocalDate.of(2020, 2, 1));
    add(4, SmallTree.S3, LocalDate.of(2020, 1, 5), null);
    load();

    var answer = ask(reader(Role.MINISTRY_ANALYST, 1), Map.of("children", "true", "by", "month"));

    assertThat(answer.at("/children")).hasSize(36);
    long sum = 0;
    for (var child : answer.at("/children")) sum += child.at("/counts/registered").asLong();
    assertThat(sum).isEqualTo(11).isEqualTo(answer.at("/counts/registered").asLong());
    assertThat(answer.at("/months/0/month").asString()).isEqualTo("2020-01");
    assertThat(answer.at("/from").asString()).isEqualTo("2018-04-21");
    assertThat(answer.at("/asOf").asString()).isEqualTo(today().toString());
    assertThat(answer.at("/ruleVersion").asString()).isEqualTo("CrPC 173(1A) v1, BNSS 193(2) v1");
  }

  @Test
  void aUnitWithoutCasesHasNullRatesAndNoChildrenUnlessAskedFor() {
    var answer = ask(reader(Role.READER_CLIENT, 1), SNAPSHOT);

    assertThat(answer.at("/rates/compliance/value").isNull()).isTrue();
    assertThat(answer.at("/rates/compliance/denominator").asLong()).isZero();
    assertThat(answer.has("children")).isFalse();
    assertThat(answer.has("months")).isFalse();
    assertThat(answer.has("dataUpTo")).isTrue();
    assertThat(answer.at("/dataUpTo").isNull()).isTrue();
  }

  @ParameterizedTest(name = "{0}={1} is refused as {2}")
  @CsvSource({
    "asOf,2020-02-30,not-a-date",
    "asOf,0202-01-01,not-a-date",
    "asOf,2099-01-01,in-the-future",
    "to,2017-01-01,reversed",
    "act,NOSUCH,not-a-choice",
    "group,rape,not-a-choice",
    "age,13,not-a-choice",
    "kind,CS,not-a-choice",
    "basis,LAW,not-a-choice",
    "by,week,not-a-choice",
    "children,yes,not-a-choice"
  })
  void whatCannotBeReadIsNamed(String field, String value, String code) {
    assertThatThrownBy(() -> ask(reader(Role.READER_CLIENT, 1), Map.of(field, value)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status().value()).isEqualTo(400);
              assertThat(refused.faults()).extracting(Refused.Fault::field).containsExactly(field);
              assertThat(refused.faults()).extracting(Refused.Fault::code).containsExactly(code);
            });
  }

  @Test
  void aUnitOutsideTheReadersPostingIsNotThereForHer() {
    var inState = reader(Role.STATE_HQ, 109);

    assertThat(ask(inState, Map.of()).at("/unit").asString()).isEqualTo("IN.09");
    assertThatThrownBy(() -> ask(inState, Map.of("unit", "IN"))).isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> ask(inState, Map.of("unit", "IN.27"))).isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> ask(inState, Map.of("unit", "IN.99"))).isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> ask(reader(Role.AUDITOR, 1), Map.of())).isInstanceOf(NotVisible.class);
  }

  @Test
  void theDatabaseCountsForAReaderOnlyWhatHerPostingReaches() {
    add(9, SmallTree.S1, LocalDate.of(2020, 1, 5), null);
    add(5, SmallTree.S2, LocalDate.of(2020, 1, 5), null);
    add(3, SmallTree.S3, LocalDate.of(2020, 1, 5), null);
    load();
    var nation =
        new Ask(
            trees.today().nation(),
            new AsOf(today(), false),
            Window.cumulative(today()),
            CaseFilter.NONE);

    assertThat(seen(reader(Role.MINISTRY_ANALYST, 1), nation)).isEqualTo(17);
    assertThat(seen(reader(Role.STATE_HQ, 109), nation)).isEqualTo(14);
    assertThat(seen(reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_B), district())).isEqualTo(3);
    assertThat(seen(reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_B), nation)).isZero();
    assertThat(seen(reader(Role.SHO, SmallTree.S1), stationsOfA())).isEqualTo(9);
    assertThat(seen(reader(Role.AUDITOR, 1), nation)).isZero();
    assertThat(counting.picture(nation).total().registered()).isZero();
  }

  private Ask district() {
    return of(SmallTree.DISTRICT_B);
  }

  private Ask stationsOfA() {
    return of(SmallTree.DISTRICT_A);
  }

  private Ask of(int unit) {
    return new Ask(
        trees.today().get(new UnitId(unit)),
        new AsOf(today(), false),
        Window.cumulative(today()),
        CaseFilter.NONE);
  }

  @Test
  void smallCellsByAgeAreWithheldWithTheirComplements() {
    add(40, SmallTree.S1, LocalDate.of(2020, 1, 5), null);
    add(3, SmallTree.S3, LocalDate.of(2020, 1, 5), null);
    load();

    var answer =
        ask(reader(Role.MINISTRY_ANALYST, 1), Map.of("children", "true", "age", "under12"));
    var shown = new ArrayList<String>();
    for (var child : answer.at("/children")) {
      if (!child.at("/counts/registered").isNull()) shown.add(child.at("/unit").asString());
    }

    assertThat(shown).doesNotContain("IN.27");
    assertThat(answer.at("/counts/inTime").isNull()).isTrue();
    assertThat(answer.at("/rates/compliance/value").isNull()).isTrue();
    assertThat(answer.at("/returned").isNull()).isTrue();
  }

  @Test
  void theOverviewShowsTheFiguresAndTheTrailShowsWhoLooked() {
    add(8, SmallTree.S1, LocalDate.of(2020, 1, 5), LocalDate.of(2020, 2, 5));
    add(2, SmallTree.S3, LocalDate.of(2020, 1, 5), null);
    load();
    var analyst = reader(Role.MINISTRY_ANALYST, 1);
    var before = trailEntries();

    var nation = overview(analyst, "IN", Map.of());
    var state = overview(analyst, "IN.09", Map.of("window", "rolling"));
    var file = overview(analyst, "IN", Map.of("export", "csv"));

    assertThat(nation).contains("80.00", "Uttar Pradesh", "/investigation/IN.09");
    assertThat(state).contains("/investigation/IN.09.A");
    assertThat(file).contains("Uttar Pradesh,8,8,8,0,0").contains("Total,10,10,8,0,2");
    assertThat(trailEntries()).isEqualTo(before + 3);
  }

  @Test
  void columnsAndOrderStandInTheAddressAndTheFileHasNoOthers() {
    add(8, SmallTree.S1, LocalDate.of(2020, 1, 5), LocalDate.of(2020, 2, 5));
    add(2, SmallTree.S3, LocalDate.of(2020, 1, 5), null);
    load();
    var analyst = reader(Role.MINISTRY_ANALYST, 1);
    var chosen = Map.of("columns", "name,pendency,overdue", "sort", "-overdue");

    var page = overview(analyst, "IN", chosen);
    assertThat(page).contains("aria-sort=\"ascending\"", "/meeting/IN", "/views?of=");
    var wanted = new java.util.HashMap<>(chosen);
    wanted.put("export", "csv");
    var lines = overview(analyst, "IN", wanted).lines().toList();
    assertThat(lines.getFirst().split(",", -1)).hasSize(3);
    assertThat(lines).contains("Maharashtra,2,100.00", "Total,2,20.00");
    assertThat(lines.get(36)).startsWith("Maharashtra");
    assertThatThrownBy(() -> overview(analyst, "IN", Map.of("columns", "name,secret")))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> overview(analyst, "IN", Map.of("sort", "months")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void anOverviewLeavesAsSheetAndAsPaperToo() {
    add(8, SmallTree.S1, LocalDate.of(2020, 1, 5), LocalDate.of(2020, 2, 5));
    load();
    var analyst = reader(Role.MINISTRY_ANALYST, 1);
    assertThat(overview(analyst, "IN", Map.of("export", "xlsx"))).startsWith("PK");
    assertThat(overview(analyst, "IN.09", Map.of("export", "pdf"))).startsWith("%PDF-");
    assertThatThrownBy(() -> overview(analyst, "IN", Map.of("export", "exe")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aMeetingShowsFiguresAndNoWayToACase() {
    add(8, SmallTree.S1, LocalDate.of(2020, 1, 5), LocalDate.of(2020, 2, 5));
    load();
    var chief = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var request = new MockHttpServletRequest("GET", "/meeting/IN.09.A");
    var shown =
        chief
            .context()
            .call(() -> meeting.show(chief, visits.of(request), "IN.09.A", Map.of()).getBody());
    assertThat(shown)
        .contains("100.00", "S1", "data-arrow=\"Escape\"")
        .doesNotContain("/cases", "data-arrow=\"ArrowUp\"");
    var above = new MockHttpServletRequest("GET", "/meeting/IN");
    assertThatThrownBy(
            () -> chief.context().call(() -> meeting.show(chief, visits.of(above), "IN", Map.of())))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void anAgeWithTooFewCasesIsLeftOutAndThePageSaysSo() {
    add(8, SmallTree.S1, LocalDate.of(2020, 1, 5), LocalDate.of(2020, 2, 5));
    load();
    var analyst = reader(Role.MINISTRY_ANALYST, 1);

    assertThat(overview(analyst, "IN", Map.of("age", "under12"))).contains("of all ages");
    assertThat(overview(analyst, "IN", Map.of())).doesNotContain("of all ages");
    assertThatThrownBy(() -> overview(analyst, "IN", Map.of("age", "under12", "export", "csv")))
        .isInstanceOf(Refused.class);
  }

  private String overview(Scope scope, String unit, Map<String, String> query) {
    var request = new MockHttpServletRequest("GET", "/investigation/" + unit);
    request.setQueryString(
        String.join("&", query.entrySet().stream().map(Map.Entry::toString).toList()));
    var body =
        scope.context().call(() -> page.overview(scope, visits.of(request), unit, query).getBody());
    return body instanceof byte[] bytes
        ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
        : String.valueOf(body);
  }

  private long trailEntries() {
    return asSystem(() -> jdbc.sql("select count(*) from trail.entry").query(Long.class).single());
  }

  @Test
  void theMapOfAUnitHasTheOutlinesOfItsChildrenAndNoFigure() {
    var ring = "[[[[77,27],[81,27],[81,30],[77,30],[77,27]]]]";
    asSystem(() ->
        jdbc.sql(
                """
                insert into jurisdiction.boundary (unit_id, geometry, simplified, source, credit)
                values (109, :geometry, :geometry, 'invented', 'Invented for a test')
                    on conflict do nothing
                """)
            .param("geometry", "{\"type\":\"MultiPolygon\",\"coordinates\":%s}".formatted(ring))
            .update());
    var analyst = reader(Role.MINISTRY_ANALYST, 1);
    var drawn =
        json.readTree(analyst.context().call(() -> outlines.below(analyst, "IN").getBody()));
    assertThat(drawn.at("/features")).hasSize(1);
    assertThat(drawn.at("/features/0/properties").toString()).isEqualTo("{\"unit\":\"IN.09\"}");
    assertThat(drawn.at("/features/0/geometry/coordinates").toString()).isEqualTo(ring);
    var below = analyst.context().call(() -> outlines.below(analyst, "IN.27").getBody());
    assertThat(json.readTree(below).at("/features")).isEmpty();
    var auditor = reader(Role.AUDITOR, 1);
    assertThatThrownBy(() -> auditor.context().call(() -> outlines.below(auditor, "IN")))
        .isInstanceOf(NotVisible.class);
    var elsewhere = reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_B);
    assertThatThrownBy(() -> elsewhere.context().call(() -> outlines.below(elsewhere, "IN.09")))
        .isInstanceOf(NotVisible.class);
  }

  private long seen(Scope scope, Ask ask) {
    return scope.context().call(() -> counting.picture(ask).total().registered());
  }

  private JsonNode ask(Scope scope, Map<String, String> typed) {
    var body = scope.context().call(() -> door.summary(scope, typed).getBody());
    return json.readTree(json.writeValueAsString(Objects.requireNonNull(body)));
  }

  private LocalDate today() {
    return India.dateOf(clock.instant());
  }

  private void add(int count, int station, LocalDate recordedOn, @Nullable LocalDate reportedOn) {
    for (int i = 0; i < count; i++) {
      cases.add(
          new CaseFigure(
              cases.size() + 1L,
              station,
              recordedOn,
              recordedOn.plusMonths(2),
              reportedOn,
              reportedOn == null ? null : "CS_ORIG",
              Basis.STATUTORY,
              1,
              1,
              1,
              0,
              clock.instant()));
    }
  }

  private void load() {
    asSystem(() -> {
      store.load(cases);
      store.countAnew();
      return 0;
    });
  }

  private <T> T asSystem(Supplier<T> act) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> act.get())));
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
