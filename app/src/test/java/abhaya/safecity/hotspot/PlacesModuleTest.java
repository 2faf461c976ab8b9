package abhaya.safecity.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import abhaya.safecity.example.SafeCityReaders;
import abhaya.safecity.measure.WalkScore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Places of the eight cities as people meet them, and what the database refuses by itself.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class PlacesModuleTest {
  @Autowired PlacesPage page;
  @Autowired PlacesLayer layer;
  @Autowired PlaceRemedyRegister remedies;
  @Autowired PlacesQueries queries;
  @Autowired PlaceRunRegister runs;
  @Autowired HotspotStore store;
  @Autowired HotspotFacts facts;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Scope analyst;
  private Scope clerk;
  private Scope nodal;

  @BeforeEach
  void theEightCities() {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    for (var part : parts) part.load(country, India.dateOf(clock.instant()));
    analyst = reader(Role.MINISTRY_ANALYST, UnitId.NATION, 921);
    clerk = reader(Role.CITY_ENTRY, UnitId.ofState(27), 922);
    nodal = reader(Role.CITY_NODAL, UnitId.ofState(27), 923);
  }

  private Scope reader(Role role, UnitId unit, long person) {
    return new SafeCityReaders(trees).of(role, unit, person);
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private Visit visit(String language, String address) {
    var request = new MockHttpServletRequest("GET", address);
    request.addParameter("lang", language);
    return visits.of(request);
  }

  private static String body(ResponseEntity<String> answer) {
    return Objects.requireNonNull(answer.getBody());
  }

  private String show(Scope scope, String language, @Nullable Integer cell) throws Exception {
    return body(
        as(
            scope,
            () ->
                page.show(
                    scope, visit(language, "/safecity/MUM/places"), "MUM", "", "", "", cell)));
  }

  private PlaceRunStore.Run run() throws Exception {
    return as(analyst, () -> queries.latest(analyst, "MUM", Slice.WHOLE)).orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void thePageSaysWhereWhenHowSurelyAndHowItWasComputed(String language) throws Exception {
    var html = show(analyst, language, null);
    assertThat(html)
        .contains("data-places=\"/safecity/MUM/places/layer\"", "20–24", "PAI", "PEI", "DBSCAN");
    assertThat(html)
        .contains(language.equals("en") ? "Does one event bring another?" : "क्या एक घटना दूसरी")
        .contains(language.equals("en") ? "99 times, seed" : "99 बार");
    assertThat(html).doesNotContainPattern(">\\s*hotspot\\.");
    assertThat(html).doesNotContain("/places/runs\"");
    assertThat(show(nodal, language, null)).contains("/places/runs\"");
  }

  @Test
  void aCellIsLookedAtWithItsTimesAndAFormForWhoMayOrder() throws Exception {
    var cell = as(analyst, () -> queries.cells(analyst, run())).getFirst().cell();
    assertThat(show(analyst, "en", cell)).contains("Cell R", "17–20").doesNotContain("Order it");
    assertThat(show(clerk, "en", cell)).contains("Order it");
    assertThatThrownBy(() -> show(analyst, "en", 999_999)).isInstanceOf(Refused.class);
  }

  @Test
  void theRunningMonthIsPublishedOnMondaysInFivesAndStandsStillInBetween() throws Exception {
    var ground = as(analyst, () -> queries.ground(analyst, "KOL")).orElseThrow();
    var saturday = LocalDate.of(2026, 11, 28);
    var november = YearMonth.of(2026, 11);
    var run = as(analyst, () -> queries.latest(analyst, "KOL", Slice.WHOLE)).orElseThrow();
    var cells = as(analyst, () -> queries.cells(analyst, run));
    var busy = cells.getFirst().cell();
    var quiet = cells.get(1).cell();
    add(ground, busy, november, 8);
    var before = published(ground, saturday);
    assertThat(before.releasedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(before.shown().values())
        .isNotEmpty()
        .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(5))
        .allSatisfy(count -> assertThat(count % 5).isZero());
    assertThat(before.of(busy)).isPresent();
    // what happens in between moves nothing before the next Monday, a count that appears least of
    // all
    add(ground, quiet, november, 10);
    add(ground, busy, november, 10);
    assertThat(published(ground, saturday.plusDays(1))).isEqualTo(before);
    var after = published(ground, LocalDate.of(2026, 11, 30));
    assertThat(after.of(busy).getAsInt()).isGreaterThan(before.of(busy).getAsInt());
    assertThat(after.of(quiet)).isPresent();
    // before the first Monday of a month there is none, and none of the month before
    assertThat(as(analyst, () -> queries.runningMonth(analyst, ground, LocalDate.of(2026, 12, 6))))
        .isEmpty();
  }

  private RunningMonth published(Ground ground, LocalDate today) throws Exception {
    return as(analyst, () -> queries.runningMonth(analyst, ground, today)).orElseThrow();
  }

  private void add(Ground ground, int cell, YearMonth month, int events) {
    var count = new CellCount(cell, HourBand.H20, false, OffenceGroup.STALKING, month, events);
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(_ -> store.add(ground, List.of(count))));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void aCellSaysHowMuchHappenedInTheRunningMonthAndWhenItWasCounted(String language)
      throws Exception {
    var cell = as(analyst, () -> queries.cells(analyst, run())).getFirst().cell();
    var html = show(analyst, language, cell);
    assertThat(html)
        .contains(language.equals("en") ? "This month so far" : "इस महीने अब तक")
        .doesNotContainPattern(">\\s*hotspot\\.");
    var month = html.substring(html.indexOf("hs-month"), html.indexOf("hs-month") + 400);
    assertThat(month).doesNotContainPattern("<strong>[1-4]</strong>").doesNotContain(">0</strong>");
  }

  @Test
  void theDatabaseLetsNobodyPublishAMonthButTheProgram() throws Exception {
    var ground = as(analyst, () -> queries.ground(analyst, "MUM")).orElseThrow();
    var sql =
        """
        insert into hotspot.month_release (city, unit_id, month, released_on, counted_at)
        values (?, ?, '2026-10-01', '2026-10-05', now())
        """;
    assertThatThrownBy(() ->
            as(
                nodal,
                () ->
                    transactions.execute(_ ->
                        jdbc.sql(sql)
                            .params(List.of(ground.city(), ground.unit().value()))
                            .update())))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void theLayerShowsNoCountBelowFiveAndOnlyFives() throws Exception {
    var shown = as(analyst, () -> layer.layer(analyst, "MUM", "", "H20", "", null)).getBody();
    var counts =
        Objects.requireNonNull(shown).cells().features().stream()
            .map(feature -> feature.properties().get("events"))
            .filter(Objects::nonNull)
            .map(Integer.class::cast)
            .toList();
    assertThat(counts).isNotEmpty().allSatisfy(count -> assertThat(count % 5).isZero());
    assertThat(counts).doesNotContain(0);
  }

  @Test
  void aStationsFewCasesAreNotPrinted() throws Exception {
    var html = show(analyst, "en", null);
    var table = html.substring(html.indexOf("Sexual offences by station"));
    assertThat(Pattern.compile(">[1-4]<").matcher(table).find()).isFalse();
  }

  @Test
  void aRunMadeAgainIsTheSameUntilACountChanges() throws Exception {
    var run = run();
    var handle = UUID.fromString(run.handle());
    assertThat(as(analyst, () -> runs.again(analyst, "MUM", handle)))
        .isEqualTo(PlaceRunRegister.Again.SAME);
    var fresh = as(nodal, () -> runs.run(nodal, "MUM", "", "H00", "WEEKEND"));
    var ground = as(analyst, () -> store.find("MUM")).orElseThrow();
    var cell = ground.cells().getFirst();
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status ->
            store.add(
                ground,
                List.of(
                    new CellCount(
                        cell,
                        HourBand.H00,
                        true,
                        OffenceGroup.STALKING,
                        YearMonth.from(India.dateOf(clock.instant())).minusMonths(5),
                        3)))));
    assertThat(as(analyst, () -> runs.again(analyst, "MUM", UUID.fromString(fresh))))
        .isEqualTo(PlaceRunRegister.Again.COUNTS_CHANGED);
    assertThatThrownBy(() -> as(clerk, () -> runs.run(clerk, "MUM", "", "", "")))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void aHappeningToldTwiceCountsOnceAndAHomeOrAnotherTownCountsNever() {
    var ground =
        DatabaseContext.SYSTEM
            .call(() -> transactions.execute(status -> store.find("CHN")))
            .orElseThrow();
    var here = ground.middleOf(ground.cells().get(7));
    var there = new abhaya.base.geo.Point(20.0, 85.0);
    var at = Instant.parse("2026-10-01T15:00:00Z");
    var told =
        List.of(
            new Happening("incident", "one", here, at, OffenceGroup.STALKING),
            new Happening("incident", "one", here, at, OffenceGroup.STALKING),
            new Happening("incident", "two", there, at, OffenceGroup.STALKING));
    var taken =
        DatabaseContext.SYSTEM.<Integer, RuntimeException>call(
            () -> transactions.execute(status -> facts.take(told)));
    assertThat(taken).isEqualTo(1);
    var again =
        DatabaseContext.SYSTEM.<Integer, RuntimeException>call(
            () -> transactions.execute(status -> facts.take(told)));
    assertThat(again).isZero();
  }

  @Test
  void whoOrderedARemedyDoesNotSayThatItStands() throws Exception {
    var ground = as(analyst, () -> store.find("MUM")).orElseThrow();
    var cell = ground.cells().get(40);
    var wanted =
        new PlaceRemedyRegister.Wanted(Remedy.Kind.LIGHTS, WalkScore.Factor.LIGHTING, null);
    var own = as(nodal, () -> remedies.order(nodal, "MUM", cell, wanted));
    assertThatThrownBy(() ->
            as(
                nodal,
                () -> {
                  remedies.stands(nodal, "MUM", UUID.fromString(own));
                  return true;
                }))
        .isInstanceOf(Refused.class);
    var other = reader(Role.CITY_NODAL, UnitId.ofState(27), 924);
    as(
        other,
        () -> {
          remedies.stands(other, "MUM", UUID.fromString(own));
          return true;
        });
    var wrong = new PlaceRemedyRegister.Wanted(Remedy.Kind.TOILET, WalkScore.Factor.LIGHTING, null);
    assertThatThrownBy(() -> as(clerk, () -> remedies.order(clerk, "MUM", cell, wrong)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> as(analyst, () -> remedies.order(analyst, "MUM", cell, wanted)))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void thePlantedRemedyIsComparedWithPlacesLikeIt() throws Exception {
    var ground = as(analyst, () -> store.find("MUM")).orElseThrow();
    var compared =
        as(
            analyst,
            () -> queries.remedies(analyst, ground, YearMonth.from(India.dateOf(clock.instant()))));
    assertThat(compared).anySatisfy(one -> assertThat(one.change()).isPresent());
    assertThat(
            compared.stream()
                .flatMap(one -> one.change().stream())
                .mapToDouble(change -> change.effect().estimate())
                .min()
                .orElseThrow())
        .isLessThan(1);
  }

  // The second wall

  @Test
  void theDatabaseShowsACityOnlyToItsUnitsAndNobodyElse() throws Exception {
    var foreign = reader(Role.CITY_NODAL, UnitId.ofState(9), 925);
    assertThat(rows(foreign, "MUM")).isZero();
    assertThat(rows(nodal, "MUM")).isPositive();
    assertThat(rows(reader(Role.SHO, UnitId.ofState(27), 926), "MUM")).isZero();
    assertThatThrownBy(
            () -> as(foreign, () -> page.show(foreign, visit("en", "/x"), "MUM", "", "", "", null)))
        .isInstanceOf(NotVisible.class);
  }

  private int rows(Scope scope, String city) throws Exception {
    return as(
        scope,
        () ->
            transactions.execute(status ->
                jdbc.sql("select count(*)::int from hotspot.cell_count where city = :city")
                    .param("city", city)
                    .query(Integer.class)
                    .single()));
  }

  @Test
  void theDatabaseHasNoPlaceForASexualOffence() {
    assertThatThrownBy(() ->
            DatabaseContext.SYSTEM.run(() ->
                transactions.executeWithoutResult(status ->
                    jdbc.sql(
                            """
                            insert into hotspot.cell_count (city, unit_id, cell, band, weekend,
                                                            offence, month, events)
                            select city, unit_id, 1, 'H20', false, 'SEXUAL', date '2026-01-01', 1
                              from hotspot.ground where city = 'MUM'
                            """)
                        .update())))
        .isInstanceOf(DataAccessException.class);
  }
}
