package abhaya.response.pace;

import static abhaya.response.dispatch.Scene.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import abhaya.base.access.AccessTest;
import abhaya.base.access.FewUnits;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.StandingClock;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListFiles;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.response.dispatch.Scene;
import abhaya.response.recommend.DetourTravel;
import abhaya.response.recommend.HourBand;
import abhaya.response.recommend.Pace;
import abhaya.response.recommend.PaceBook;
import abhaya.response.recommend.Trip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/// Trips and paces on the real tables.
@AccessTest
@Import({Scene.class, PaceScene.class})
class PaceModuleTest {
  private static final UnitId FAR_STATE = UnitId.ofState(10);

  @Autowired Scene people;
  @Autowired PaceScene scene;
  @Autowired TripRegister trips;
  @Autowired PaceStore store;
  @Autowired PaceQueries queries;
  @Autowired PacePage page;
  @Autowired Paces paces;
  @Autowired EventReaders readers;
  @Autowired Events events;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired List<ListExport> lists;
  @Autowired Visits visits;

  private Instant yesterdayAt(int hour) {
    var day = India.dateOf(clock.instant()).minusDays(1);
    return day.atTime(hour, 30).atZone(India.ZONE).toInstant();
  }

  private void keep(UnitId of, Point to, int hour, Trip... all) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          for (var one : all) trips.keep(one, to, of, yesterdayAt(hour));
        }));
  }

  private static Trip trip(double straight, @Nullable Double driven, long seconds) {
    return new Trip(straight, driven, Duration.ofSeconds(seconds));
  }

  @Test
  void theMiddleTripTeachesThePace() {
    var place = new Point(21.01, 76.01);
    for (int i = 0; i < 19; i++) {
      keep(FewUnits.STATION, place, 12, trip(1_000, 1_400.0 + i, 168));
    }
    keep(FewUnits.STATION, place, 12, trip(1_000, 3_900.0, 168), trip(1_000, null, 1_700));
    var since = India.dateOf(clock.instant()).minusDays(2);
    var shown =
        DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> store.shown(since)));
    var group =
        Objects.requireNonNull(shown).stream()
            .map(PaceStore.Shown::group)
            .filter(one -> one.cell() == PaceBook.cell(place) && one.band() == HourBand.DAY)
            .findFirst()
            .orElseThrow();
    assertThat(group.unit()).isEqualTo(FewUnits.DISTRICT.value());
    assertThat(group.state()).isEqualTo(FewUnits.STATE.value());
    assertThat(group.middle().detour()).isCloseTo(1.4095, within(1e-9));
    assertThat(group.middle().secondsPerMetre()).isCloseTo(0.168, within(1e-9));
    assertThat(group.middle().trips()).isEqualTo(21);
    assertThat(group.middle().tracked()).isEqualTo(20);
  }

  @Test
  void aTripThatTeachesNothingIsNotKept() {
    var place = new Point(21.01, 76.01);
    assertThatThrownBy(() -> keep(FewUnits.STATION, place, 12, trip(199, null, 100)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsReckonedOnceIsFollowedByEveryMachine() {
    var place = new Point(18.01, 90.01);
    var there = new Paces(store, readers);
    assertThat(paces.travel().pace(place, yesterdayAt(9)).level()).isNotEqualTo(Pace.Level.HERE);
    for (int i = 0; i < 40; i++) keep(FewUnits.FAR_STATION, place, 9, trip(3_000, 4_500.0, 900));
    assertThat(scene.reckon()).isTrue();
    var pace = paces.travel().pace(place, yesterdayAt(9));
    assertThat(pace.trips()).isEqualTo(40);
    assertThat(pace.level()).isEqualTo(Pace.Level.HERE);
    assertThat(pace.speedKmh()).isLessThan(24);
    assertThat(paces.travel().pace(place, yesterdayAt(12)).level()).isNotEqualTo(Pace.Level.HERE);
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!there.travel().pace(place, yesterdayAt(9)).equals(pace)) {
      assertThat(System.nanoTime()).as("the other machine follows").isLessThan(until);
      Thread.onSpinWait();
    }
    assertThat(scene.reckon()).as("nothing new").isFalse();
  }

  private long told() {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql("select count(*) from platform.event where kind = 'PacesReckoned'")
                    .query(Long.class)
                    .single())));
  }

  @Test
  void ofTwoMachinesOneReckons() throws Exception {
    keep(FewUnits.STATION, new Point(21.01, 76.51), 12, trip(1_000, 1_400.0, 168));
    long before = told();
    var followed = paces.travel();
    var barrier = new CyclicBarrier(2);
    try (var pool = Executors.newFixedThreadPool(2)) {
      var calls = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 2; i++) {
        var machine = new PaceRegister(store, events, transactions);
        calls.add(() -> {
          barrier.await();
          return machine.reckon(clock.instant());
        });
      }
      int done = 0;
      for (var one : pool.invokeAll(calls)) if (one.get()) done++;
      assertThat(done).isEqualTo(1);
    }
    assertThat(told()).isEqualTo(before + 1);
    scene.awaitOtherThan(followed);
  }

  private List<Integer> unitsSeen(Role role, UnitId post) {
    var scope = people.scope(977, role, post);
    return as(scope, () -> queries.list(scope, 5_000)).stream()
        .map(line -> line.row().unit())
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void aSupervisorSeesThePacesOfHerUnitsAndNobodySingleTrips() {
    keep(FewUnits.STATION, new Point(21.01, 76.01), 20, trip(1_000, 1_400.0, 168));
    keep(FewUnits.FAR_STATION, new Point(18.01, 90.01), 20, trip(1_000, 1_400.0, 168));
    assertThat(scene.reckon()).isTrue();
    var state = FewUnits.STATE.value();
    var district = FewUnits.DISTRICT.value();
    var far = FewUnits.FAR_DISTRICT.value();
    assertThat(unitsSeen(Role.CONTROL_SUPERVISOR, FewUnits.STATE))
        .contains(state, district)
        .doesNotContain(FAR_STATE.value(), far);
    assertThat(unitsSeen(Role.CONTROL_SUPERVISOR, FewUnits.DISTRICT)).containsExactly(district);
    assertThat(unitsSeen(Role.CONTROL_SUPERVISOR, FewUnits.NEXT_DISTRICT)).isEmpty();
    assertThat(unitsSeen(Role.CONTROL_SUPERVISOR, FAR_STATE)).contains(FAR_STATE.value(), far);
    assertThat(unitsSeen(Role.DISPATCHER, FewUnits.STATE)).isEmpty();
    var supervisor = people.scope(977, Role.CONTROL_SUPERVISOR, FewUnits.STATE);
    for (var table : List.of("trip", "reckoning")) {
      long rows =
          as(
              supervisor,
              () ->
                  Objects.requireNonNull(
                      transactions.execute(status ->
                          jdbc.sql("select count(*) from pace." + table)
                              .query(Long.class)
                              .single())));
      assertThat(rows).as(table).isZero();
    }
    assertThatThrownBy(() ->
            DatabaseContext.SYSTEM.call(() ->
                transactions.execute(status -> jdbc.sql("update pace.trip set hour = 1").update())))
        .as("trips are only ever added")
        .isInstanceOf(DataAccessException.class);
  }

  private Visit visit(String query) {
    var request = new MockHttpServletRequest("GET", "/response/paces");
    request.setQueryString(query);
    return visits.of(request);
  }

  private String shown(Scope scope, String query) {
    return Objects.requireNonNull(as(scope, () -> page.show(scope, visit(query), 1)).getBody());
  }

  @Test
  void thePageAndItsFileSayAreaHoursFactorSpeedAndTrips() {
    keep(FewUnits.STATION, new Point(21.01, 76.01), 7, trip(1_000, 1_400.0, 168));
    scene.reckon();
    var supervisor = people.scope(977, Role.CONTROL_SUPERVISOR, FewUnits.STATE);
    assertThat(shown(supervisor, "sort=hours"))
        .contains(
            "Unit 2011",
            "6\u2060–\u20608\u00a0h",
            "around 21.025, 76.025",
            "aria-sort",
            "/exports/new?of=");
    assertThat(shown(supervisor, "level=district")).doesNotContain("around 21.025");
    assertThat(shown(supervisor, "")).doesNotContainPattern("\\d\\.00\\b");
    var file = ListFiles.of(lists, supervisor, visit(""), "/response/paces?level=here&sort=trips");
    assertThat(ListFiles.heads(file)).contains("Area", "Hours", "Trips", "Last trip");
    assertThat(file.rows()).isNotEmpty();
    assertThatThrownBy(() -> shown(supervisor, "level=moon")).isInstanceOf(Refused.class);
    var dispatcher = people.scope(978, Role.DISPATCHER, FewUnits.STATE);
    assertThatThrownBy(() -> shown(dispatcher, "")).isInstanceOf(NotVisible.class);
  }

  @Test
  void theHoursOfAnAreaStandTogether() {
    var more = new Point(21.51, 76.51);
    var less = new Point(21.61, 76.61);
    keepMany(more, 7, 30);
    keepMany(less, 7, 20);
    keepMany(less, 12, 15);
    keepMany(more, 12, 10);
    scene.reckon();
    var supervisor = people.scope(977, Role.CONTROL_SUPERVISOR, FewUnits.STATE);
    var cells = List.of(PaceBook.cell(more), PaceBook.cell(less));
    assertThat(as(supervisor, () -> queries.list(supervisor, 1_000)))
        .extracting(PaceQueries.Line::row)
        .filteredOn(row -> cells.contains(row.cell()))
        .extracting(row -> row.cell() + " " + row.pace().fromHour())
        .containsExactly(
            cells.getFirst() + " 6",
            cells.getFirst() + " 11",
            cells.getLast() + " 6",
            cells.getLast() + " 11");
  }

  private void keepMany(Point to, int hour, int times) {
    for (int i = 0; i < times; i++) keep(FewUnits.STATION, to, hour, trip(1_000, 1_400.0, 168));
  }

  /// How it truly goes in an invented city, by hour.
  private static double trueKmh(int hour) {
    return switch (HourBand.of(hour)) {
      case NIGHT -> 42;
      case DAWN -> 30;
      case MORNING -> 16;
      case DAY -> 23;
      case EVENING -> 14;
    };
  }

  private static Trip driven(Random random, double straight, int hour) {
    double metres = straight * (1.2 + random.nextDouble() * 0.5);
    double kmh = trueKmh(hour) * Math.exp(random.nextGaussian() * 0.25);
    return new Trip(straight, metres, Duration.ofMillis(Math.round(metres / kmh * 3600)));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20_261_130, 4_711})
  void whatWasLearntIsNearerToTheTruthThanWhatIsAssumed(long seed) {
    var random = new Random(seed);
    var city = new Point(23.02, 84.02);
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          for (int i = 0; i < 600; i++) {
            var place = city.moved(random.nextDouble() * 360, random.nextDouble() * 9_000);
            int hour = random.nextInt(24);
            var trip = driven(random, straight(random), hour);
            trips.keep(trip, place, FewUnits.FAR_STATION, yesterdayAt(hour));
          }
        }));
    assertThat(scene.reckon()).isTrue();
    var assumed = new DetourTravel(PaceBook.EMPTY);
    var learntOff = new ArrayList<Double>();
    var assumedOff = new ArrayList<Double>();
    for (int i = 0; i < 400; i++) {
      var to = city.moved(random.nextDouble() * 360, random.nextDouble() * 9_000);
      int hour = random.nextInt(24);
      var from = to.moved(random.nextDouble() * 360, straight(random));
      var truth = driven(random, from.metresTo(to), hour).time();
      var at = yesterdayAt(hour);
      learntOff.add(off(paces.travel().between(from, to, at).time(), truth));
      assumedOff.add(off(assumed.between(from, to, at).time(), truth));
    }
    assertThat(middle(learntOff)).isLessThan(middle(assumedOff) * 0.8);
  }

  private static double straight(Random random) {
    return 400 + random.nextDouble() * 6_000;
  }

  private static double off(Duration said, Duration truth) {
    return Math.abs(said.minus(truth).toMillis() / 1000.0);
  }

  private static double middle(List<Double> all) {
    return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }
}
