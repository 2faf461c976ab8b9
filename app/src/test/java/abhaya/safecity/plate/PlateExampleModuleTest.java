package abhaya.safecity.plate;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import abhaya.safecity.asset.KnownAssets;
import abhaya.safecity.example.SafeCityReaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// The plates of the demonstration: invented, through the registers of the doors, in every state.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=plate-examples")
class PlateExampleModuleTest {
  @Autowired PlateExampleRegister examples;
  @Autowired PlateQueries queries;
  @Autowired KnownAssets known;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Clock clock;

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  @Test
  void theRoomFindsHintsAndAlarmsWithTheirWitnessesAndNoNumberThatExists() throws Exception {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    parts.forEach(part -> part.load(country, India.dateOf(clock.instant())));
    var city =
        known.all().stream().filter(one -> one.city().equals("LKO")).findFirst().orElseThrow();
    var tree = trees.today();
    var station =
        tree.units().stream()
            .filter(unit -> unit.kind() == UnitKind.STATION)
            .filter(unit -> tree.isWithin(unit.id(), UnitId.ofState(9)))
            .findFirst()
            .map(unit -> unit.id())
            .orElse(UnitId.ofState(9));
    var readers = new SafeCityReaders(trees);
    var asks = readers.of(Role.SHO, station, 981);
    var agrees = readers.of(Role.SUBDIVISION, UnitId.ofState(9), 982);
    var room = readers.of(Role.DISPATCHER, UnitId.ofState(9), 983);
    var devices = readers.of(Role.DEVICE_CLIENT, UnitId.NATION, 984);
    assertThat(city.unit()).matches(unit -> tree.isWithin(unit, UnitId.ofState(9)));
    assertThat(examples.isEmpty()).isTrue();
    var taken = examples.plant(new PlateExampleRegister.People(asks, agrees, room, devices), 112);
    assertThat(taken).isGreaterThan(200);
    assertThat(examples.isEmpty()).isFalse();

    var hits = Stream.of(false, true).flatMap(closed -> hits(room, closed).stream()).toList();
    assertThat(hits)
        .extracting(hit -> hit.kind() + " " + hit.witness() + " " + hit.state())
        .containsExactlyInAnyOrder(
            "ALARM EQUAL_READ CLOSED",
            "ALARM HUMAN DISPATCHED",
            "ALARM SECOND_CAMERA ACKNOWLEDGED",
            "HINT null ACKNOWLEDGED",
            "HINT null NEW",
            "HINT null REJECTED");
    // no office has the number 00
    assertThat(hits).allSatisfy(hit -> assertThat(hit.listed()).startsWith("UP00"));
    assertThat(as(asks, () -> queries.entries(asks, clock.instant(), 1)))
        .extracting(PlateQueries.EntryLine::state)
        .contains("ASKED", "LISTED", "REFUSED");
    assertThat(as(room, () -> queries.clones(room))).isNotEmpty();
  }

  private List<PlateQueries.HitLine> hits(Scope room, boolean closed) {
    try {
      return as(room, () -> queries.hits(room, PlateQueries.Way.usual(closed, 1)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
