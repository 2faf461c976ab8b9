package abhaya.response.dispatch;

import static abhaya.response.dispatch.Scene.as;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.access.AccessTest;
import abhaya.base.access.Scope;
import abhaya.base.access.StandingClock;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.web.Visits;
import abhaya.response.incident.AssignmentState;
import abhaya.response.pace.PaceScene;
import abhaya.response.position.PositionRegister;
import abhaya.response.recommend.HourBand;
import abhaya.response.signal.Arrival;
import abhaya.response.signal.Channel;
import abhaya.response.signal.PositionReader;
import abhaya.response.unit.Fleet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/// From the desk's order to the next estimate, on the real tables: cars are sent, drive and arrive.
@AccessTest
@Import({Scene.class, PaceScene.class})
class TripModuleTest {
  private static final int LEGS = 6;
  private static final double AWAY_METRES = 3_000;

  @Autowired Scene scene;
  @Autowired PaceScene paces;
  @Autowired DispatchDesk desk;
  @Autowired RecommendationDoor door;
  @Autowired TripTimers timers;
  @Autowired PositionRegister positions;
  @Autowired StandingClock clock;
  @Autowired Visits visits;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private RecommendationDoor.PaceSaid said(Scope me) {
    var visit = visits.of(new MockHttpServletRequest("GET", "/api/v1/dispatch/recommendation"));
    var here = Scene.HERE;
    var answer = as(me, () -> door.recommend(me, visit, here.lat(), here.lon(), "fight", 5, null));
    return Objects.requireNonNull(Objects.requireNonNull(answer.getBody()).pace());
  }

  private void seen(int car, double metresAway, double knots) {
    var at = Scene.HERE.moved(90, metresAway);
    var words =
        String.format(
            Locale.ROOT,
            "id=trip-%d&lat=%.6f&lon=%.6f&speed=%.0f&timestamp=%s",
            car,
            at.lat(),
            at.lon(),
            knots,
            clock.instant());
    var bytes = words.getBytes(StandardCharsets.UTF_8);
    positions.take(new PositionReader().read(Arrival.of(Channel.POSITION, bytes, clock.instant())));
  }

  /// Sends the car, which comes 3 km in three minutes, and says so where it arrives.
  ///
  /// @param endsAt metres from the place where its device is when the crew says that it is there
  private void drive(Scope me, int car, double endsAt) {
    var incident = scene.incident(me, "fight");
    clock.pass(Duration.ofSeconds(30));
    seen(car, AWAY_METRES, 0);
    var order = new DispatchDesk.Order(incident, car, "near", true);
    var sent = (DispatchAnswer.Done) as(me, () -> desk.assign(me, order));
    tell(me, sent.assignment(), AssignmentState.ACKNOWLEDGED);
    tell(me, sent.assignment(), AssignmentState.EN_ROUTE);
    for (int leg = 1; leg <= LEGS; leg++) {
      clock.pass(Duration.ofSeconds(30));
      seen(car, AWAY_METRES + (endsAt - AWAY_METRES) * leg / LEGS, 30);
    }
    tell(me, sent.assignment(), AssignmentState.ON_SCENE);
    clock.pass(Duration.ofMinutes(1));
    tell(me, sent.assignment(), AssignmentState.CLEARED);
  }

  private void tell(Scope me, String assignment, AssignmentState to) {
    assertThat(as(me, () -> desk.tell(me, assignment, to)).isDone()).isTrue();
  }

  private int car() {
    var car = scene.car(AWAY_METRES, 0);
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(
            status -> positions.bind("trip-" + car, Fleet.carrier(car), "test")));
    return car;
  }

  private void awaitWritten(int car, int fixes) {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (count("position.fix where carrier = '" + Fleet.carrier(car) + "'") < fixes) {
      if (System.nanoTime() > until) throw new AssertionError("positions are not written");
      Thread.onSpinWait();
    }
  }

  private long count(String of) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(
                status -> jdbc.sql("select count(*) from " + of).query(Long.class).single())));
  }

  private long judged(int car, String outcome) {
    return count(
        "dispatch.trip_judged j join dispatch.assignment a on a.id = j.assignment_id"
            + " where a.unit_id = "
            + car
            + " and j.outcome = '"
            + outcome
            + "'");
  }

  /// Moves the clock on until the band of hours goes on for long enough.
  private void stayWithinABandOfHours() {
    while (bandAt(Duration.ZERO) != bandAt(Duration.ofHours(2))) clock.pass(Duration.ofMinutes(30));
  }

  private HourBand bandAt(Duration later) {
    return HourBand.of(clock.instant().plus(later).atZone(India.ZONE).getHour());
  }

  @Test
  void drivenTripsChangeTheNextEstimateAndItSaysSo() {
    var me = scene.desk();
    stayWithinABandOfHours();
    var car = car();
    var assumed = said(me);
    assertThat(assumed.level()).isEqualTo("assumed");
    assertThat(assumed.trips()).isZero();
    assertThat(assumed.words()).contains("1.35", "30 km/h", "assumed");

    long before = paces.trips();
    for (int i = 0; i < 5; i++) drive(me, car, 10);
    drive(me, car, 900);
    awaitWritten(car, 6 * (LEGS + 1));
    timers.look(clock.instant());
    assertThat(judged(car, "LEARNT"))
        .as("some have not had their quarter of an hour")
        .isLessThan(5);
    clock.pass(TripTimers.SETTLED);
    timers.look(clock.instant());
    assertThat(judged(car, "LEARNT")).isEqualTo(5);
    assertThat(judged(car, "DISAGREED")).isEqualTo(1);
    assertThat(paces.trips()).isEqualTo(before + 5);

    assertThat(timers.look(clock.instant())).as("each arrival once").isZero();
    assertThat(paces.trips()).isEqualTo(before + 5);
    assertThat(paces.reckon()).isTrue();
    var learnt = said(me);
    assertThat(learnt.trips()).isEqualTo(5);
    assertThat(learnt.level()).isEqualTo("here");
    assertThat(learnt.factor()).isLessThan(assumed.factor());
    assertThat(learnt.speedKmh()).isGreaterThan(assumed.speedKmh());
    assertThat(learnt.words()).contains("from 5 trips here at this hour");
  }
}
