package abhaya.response.unit;

import static abhaya.response.dispatch.Scene.as;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.access.AccessTest;
import abhaya.base.access.Scope;
import abhaya.response.dispatch.DispatchAnswer;
import abhaya.response.dispatch.DispatchDesk;
import abhaya.response.dispatch.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// The fleet in memory beside the tables it is read from.
@AccessTest
@Import(Scene.class)
class FleetModuleTest {
  private static final int TURNS = 40;

  @Autowired Scene scene;
  @Autowired UnitDesk units;
  @Autowired DispatchDesk desk;
  @Autowired Fleet fleet;
  @Autowired FleetTimers timers;

  private Scope room;

  @BeforeEach
  void aRoom() {
    room = scene.desk();
  }

  private Availability known(int unit) {
    return fleet.find(unit).orElseThrow().unit().availability();
  }

  @Test
  void aUnitIsAsItsLastActLeftItThoughTheWholeFleetIsReadMeanwhile() throws Exception {
    var car = scene.car(300, 0);
    var ended = new AtomicBoolean();
    try (var readers = Executors.newFixedThreadPool(2)) {
      for (var one = 0; one < 2; one++) {
        readers.execute(() -> {
          while (!ended.get()) timers.refresh();
        });
      }
      try {
        for (var turn = 0; turn < TURNS; turn++) {
          for (var state : List.of(Availability.BUSY, Availability.AVAILABLE)) {
            as(room, () -> units.set(room, car, state, "fuel"));
            assertThat(known(car)).isEqualTo(state);
            Thread.sleep(3);
            assertThat(known(car)).as("not taken back by an older reading").isEqualTo(state);
          }
        }
      } finally {
        ended.set(true);
      }
    }
  }

  @Test
  void anOrderIsTheUnitsJobAtOnceAndNoOtherUnitIsTouched() {
    var car = scene.car(400, 0);
    var other = scene.car(500, 0);
    var before = fleet.find(other).orElseThrow();
    var incident = scene.incident(room, "fight");
    var order = new DispatchDesk.Order(incident, car, "near", true);
    assertThat(as(room, () -> desk.assign(room, order))).isInstanceOf(DispatchAnswer.Done.class);
    var job = fleet.find(car).orElseThrow().job();
    assertThat(job).isNotNull();
    assertThat(java.util.Objects.requireNonNull(job).incident()).isEqualTo(incident);
    assertThat(fleet.find(other)).containsSame(before);
  }

  @Test
  void whatAnOrderTellsTheFleetIsWhatTheTablesHold() {
    var car = scene.car(450, 1);
    var before = fleet.find(car).orElseThrow().unit();
    var incident = scene.incident(room, "fight");
    as(room, () -> desk.assign(room, new DispatchDesk.Order(incident, car, "near", true)));
    var told = fleet.find(car).orElseThrow();
    timers.refresh();
    var read = fleet.find(car).orElseThrow();
    assertThat(told.unit()).isEqualTo(read.unit());
    assertThat(told.job()).isEqualTo(read.job());
    assertThat(told.unit().load()).isEqualTo(before.load() + 1);
    assertThat(told.unit().version()).isEqualTo(before.version() + 1);
    assertThat(told.unit().women()).isEqualTo(1);
  }

  @Test
  void aUnitThatIsNoLongerThereIsForgottenByTheNextReading() {
    var car = fleet.find(scene.car(600, 0)).orElseThrow().unit();
    fleet.put(gone(car, 990_001), null);
    assertThat(fleet.find(990_001)).isPresent();
    timers.refresh();
    assertThat(fleet.find(990_001)).isEmpty();
    assertThat(fleet.find(car.id())).isPresent();
  }

  @Test
  void fortyCrewsThatTellAtOnceWaitForNoSecondConnection() throws Exception {
    var cars = new ArrayList<Integer>();
    for (var one = 0; one < 40; one++) cars.add(scene.car(1_000 + one * 10.0, 0));
    try (var crews = Executors.newFixedThreadPool(cars.size())) {
      var acts = new ArrayList<Callable<UnitAnswer>>();
      for (var car : cars)
        acts.add(() -> as(room, () -> units.set(room, car, Availability.BUSY, "fuel")));
      for (var answer : crews.invokeAll(acts))
        assertThat(answer.get()).isInstanceOf(UnitAnswer.Done.class);
    }
    assertThat(cars).allSatisfy(car -> assertThat(known(car)).isEqualTo(Availability.BUSY));
  }

  /// The same unit under a number that no row has.
  private static ResponseUnit gone(ResponseUnit unit, int id) {
    return new ResponseUnit(
        id,
        "PRV " + id,
        unit.agency(),
        unit.kind(),
        unit.home(),
        unit.capabilities(),
        null,
        unit.base(),
        unit.mobiliseSeconds(),
        unit.availability(),
        unit.reason(),
        unit.since(),
        null,
        null,
        0,
        0,
        0,
        1);
  }
}
