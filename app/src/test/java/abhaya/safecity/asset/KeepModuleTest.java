package abhaya.safecity.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import abhaya.safecity.example.SafeCityReaders;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// What people write down of things on their pages: rosters, visits, trips, flights, care.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class KeepModuleTest {
  @Autowired AssetPage page;
  @Autowired KeepPage keeping;
  @Autowired AssetQueries queries;
  @Autowired KnownAssets known;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Scope analyst;
  private Scope nodal;
  private Scope clerk;
  private LocalDateTime now;

  @BeforeEach
  void theSmallDemonstration() {
    var today = India.dateOf(clock.instant());
    now = LocalDateTime.ofInstant(clock.instant(), India.ZONE).truncatedTo(ChronoUnit.MINUTES);
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    parts.forEach(part -> part.load(country, today));
    analyst = reader(Role.MINISTRY_ANALYST, UnitId.NATION, 961);
    var unit = known.all().stream().filter(one -> one.city().equals("LKO")).findFirst();
    nodal = reader(Role.CITY_NODAL, unit.orElseThrow().unit(), 962);
    clerk = reader(Role.CITY_ENTRY, unit.orElseThrow().unit(), 963);
  }

  private Scope reader(Role role, UnitId unit, long person) {
    return new SafeCityReaders(trees).of(role, unit, person);
  }

  /// A thing of Lucknow; the drones stand in Delhi alone.
  private KnownAssets.KnownAsset thing(String kind) {
    return known.all().stream()
        .filter(one -> one.kind().equals(kind))
        .filter(one -> one.unit().equals(nodal.unit()) || kind.equals("DRONE"))
        .findFirst()
        .orElseThrow();
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private Visit visit(String language) {
    var request = new MockHttpServletRequest("GET", "/safecity/assets/x");
    request.addParameter("lang", language);
    return visits.of(request);
  }

  private ResponseEntity<String> enter(
      Scope scope, KnownAssets.KnownAsset thing, String form, Map<String, String> typed)
      throws Exception {
    return as(scope, () -> keeping.enter(scope, visit("en"), thing.handle(), form, typed));
  }

  private String show(Scope scope, KnownAssets.KnownAsset thing, String language) throws Exception {
    var html = body(as(scope, () -> page.show(scope, visit(language), thing.handle())));
    assertThat(html).doesNotContainPattern(">\\s*(asset|hotspot|walk|web)\\.[a-z]");
    return html;
  }

  private static String body(ResponseEntity<String> answer) {
    return Objects.requireNonNull(answer.getBody());
  }

  private Map<String, String> shift(int daysAhead) {
    var typed = new HashMap<String, String>();
    typed.put("shiftOn", now.toLocalDate().plusDays(daysAhead).toString());
    typed.put("shiftFrom", "22:10");
    typed.put("shiftTo", "06:10");
    typed.put("shiftDays", "3");
    typed.put("shiftPost", "Head constable, relief");
    typed.put("shiftWho", "TRAINED_WOMAN");
    return typed;
  }

  @Test
  void aRosterOfThreeNightsIsEnteredOnceAndStandsOnThePage() throws Exception {
    var desk = thing("HELP_DESK");
    assertThat(enter(nodal, desk, "shift", shift(2)).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(show(analyst, desk, "en")).contains("Head constable, relief", "trained woman");
    var before = as(nodal, () -> queries.roster(nodal, desk.id(), clock.instant())).size();
    var again = enter(nodal, desk, "shift", shift(2));
    assertThat(again.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(again)).contains("one like it is there already");
    // the second day of it is there, so nothing of it is taken
    assertThat(enter(nodal, desk, "shift", shift(1)).getStatusCode())
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    var roster = as(nodal, () -> queries.roster(nodal, desk.id(), clock.instant()));
    assertThat(roster).hasSize(before);
    assertThat(roster)
        .filteredOn(one -> one.post().equals("Head constable, relief"))
        .isNotEmpty()
        .allMatch(one -> java.time.Duration.between(one.from(), one.to()).toHours() == 8);
  }

  @Test
  void aVisitThatFindsTheDeskEmptyTakesItsShiftAway() throws Exception {
    var desk = thing("HELP_DESK");
    var typed = Map.of("visitAt", now.minusMinutes(90).toString(), "visitFound", "EMPTY");
    assertThat(enter(clerk, desk, "visit", typed).getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(body(enter(clerk, desk, "visit", typed))).contains("there already");
    var from = clock.instant().minus(java.time.Duration.ofHours(3));
    var staff = as(clerk, () -> queries.staff(clerk, desk.id(), from, clock.instant()));
    assertThat(staff.visits()).anyMatch(one -> one.found().name().equals("EMPTY"));
    var ahead = Map.of("visitAt", now.plusDays(1).toString(), "visitFound", "EMPTY");
    assertThat(body(enter(clerk, desk, "visit", ahead))).contains("lies ahead");
  }

  private Map<String, String> trip(LocalDateTime from, int hours, String km) {
    return Map.of(
        "tripFrom",
        from.toString(),
        "tripTo",
        from.plusHours(hours).toString(),
        "tripPurpose",
        "School gate duty",
        "tripPost",
        "Sub-inspector",
        "tripKm",
        km);
  }

  @Test
  void aVehicleIsOnOneTripAtATimeAndDrivesNoFasterThanItCan() throws Exception {
    var vehicle = thing("VEHICLE");
    var from = now.minusDays(200);
    assertThat(enter(clerk, vehicle, "trip", trip(from, 2, "31.5")).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(body(enter(clerk, vehicle, "trip", trip(from.plusHours(1), 2, "10"))))
        .contains("already under way");
    assertThat(enter(clerk, vehicle, "trip", trip(from.plusHours(2), 1, "")).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(body(enter(clerk, vehicle, "trip", trip(from.plusDays(1), 1, "151"))))
        .contains("faster than any patrol");
    assertThat(body(enter(clerk, vehicle, "trip", trip(from.plusDays(1), 1, "-3"))))
        .contains("tripKm-error");
    assertThat(body(enter(clerk, vehicle, "trip", trip(from.plusDays(1), 0, ""))))
        .contains("tripTo-error");
    assertThat(body(enter(clerk, vehicle, "trip", trip(now.minusHours(1), 3, ""))))
        .contains("lies ahead");
    assertThat(show(clerk, vehicle, "en")).contains("name=\"tripKm\"").doesNotContain("tripZone");
  }

  @Test
  void aFlightInAYellowZoneNeedsItsPermissionAndBringsItsTrack() throws Exception {
    var drone = thing("DRONE");
    var pilot = reader(Role.CITY_ENTRY, drone.unit(), 964);
    var typed = new HashMap<>(trip(now.minusDays(210), 1, ""));
    typed.put("tripZone", "YELLOW");
    assertThat(body(enter(pilot, drone, "trip", typed))).contains("needs its permission");
    typed.put("tripPermission", "PERM-77");
    typed.put("tripTrack", "28.61, 77.20, 0, 0\n28.62, 77.21, 60, 30\n28.62, 77.21, 60, 20");
    assertThat(body(enter(pilot, drone, "trip", typed))).contains("tripTrack-error");
    typed.put("tripTrack", "28.61, 77.20, 0, 0\n28.62 77.21 60 30");
    assertThat(enter(pilot, drone, "trip", typed).getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    var file = as(pilot, () -> queries.get(pilot, drone.id(), now.toLocalDate()));
    assertThat(file.trips())
        .anyMatch(one -> one.permission().equals("PERM-77") && one.points() == 2);
  }

  @Test
  void careIsPlannedOnceDoneAndThenDueAgain() throws Exception {
    var camera = thing("CAMERA");
    var today = now.toLocalDate();
    var typed = new HashMap<String, String>();
    typed.put("careWhat", "Turn the bracket");
    typed.put("careEvery", "30");
    typed.put("careNext", today.minusDays(2).toString());
    typed.put("careRemind", "5");
    assertThat(enter(nodal, camera, "care", typed).getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(body(enter(nodal, camera, "care", typed))).contains("there already");
    var care =
        as(nodal, () -> queries.get(nodal, camera.id(), today)).care().stream()
            .filter(one -> one.what().equals("Turn the bracket"))
            .findFirst()
            .orElseThrow();
    var done = Map.of("doneCare", care.handle(), "doneOn", today.minusDays(1).toString());
    assertThat(enter(clerk, camera, "done", done).getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(body(enter(clerk, camera, "done", done))).contains("there already");
    assertThat(as(nodal, () -> queries.get(nodal, camera.id(), today)).care())
        .filteredOn(one -> one.handle().equals(care.handle()))
        .singleElement()
        .satisfies(one -> assertThat(one.nextOn()).isEqualTo(today.plusDays(29)));
    typed.put("careEvery", "0");
    typed.put("careNext", "soon");
    typed.put("careWhat", " ");
    typed.put("careRemind", "91");
    assertThat(body(enter(nodal, camera, "care", typed)))
        .contains("careEvery-error", "careNext-error", "careWhat-error", "careRemind-error");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void eachReaderFindsTheFormsOfTheThingThatAreHers(String language) throws Exception {
    var desk = thing("HELP_DESK");
    assertThat(show(nodal, desk, language))
        .contains("/keep/shift\"", "/keep/visit\"", "/keep/care\"")
        .doesNotContain("/keep/trip\"");
    assertThat(show(clerk, desk, language))
        .contains("/keep/visit\"")
        .doesNotContain("/keep/shift\"", "/keep/care\"");
    assertThat(show(analyst, desk, language)).doesNotContain("/keep/");
    assertThatThrownBy(() -> enter(clerk, desk, "shift", shift(20))).isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> enter(analyst, desk, "visit", Map.of()))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> enter(nodal, desk, "trip", Map.of())).isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> enter(nodal, desk, "rocket", Map.of())).isInstanceOf(NotVisible.class);
  }

  @Test
  void aThingLeadsBackToTheCellItLiesIn() throws Exception {
    var placed = 0;
    for (var one : known.all().stream().filter(one -> one.kind().equals("LIGHT")).limit(8).toList())
      if (show(analyst, one, "hi").contains("/places?cell=")) placed++;
    assertThat(placed).isPositive();
  }

  @Test
  void theDatabaseRefusesARosterOfAnotherCity() throws Exception {
    var desk = thing("HELP_DESK");
    var foreign = reader(Role.CITY_NODAL, UnitId.ofState(27), 965);
    var sql =
        """
        insert into asset.shift (asset_id, unit_id, from_at, to_at, post, woman, trained)
        values (?, ?, now(), now() + interval '1 hour', 'x', true, true)
        """;
    assertThatThrownBy(() ->
            as(
                foreign,
                () ->
                    transactions.execute(_ ->
                        jdbc.sql(sql).params(List.of(desk.id(), desk.unit().value())).update())))
        .isInstanceOf(DataAccessException.class);
  }
}
