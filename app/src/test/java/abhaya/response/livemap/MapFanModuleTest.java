package abhaya.response.livemap;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.access.AccessTest;
import abhaya.base.access.FewUnits;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.StandingClock;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.dispatch.Scene;
import abhaya.response.incident.Agency;
import abhaya.response.unit.DeviceId;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.FleetRegister;
import abhaya.response.unit.FleetTimers;
import abhaya.response.unit.UnitKind;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Which console is given what, on a real fleet.
@AccessTest
@Import(Scene.class)
@Timeout(60)
class MapFanModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Point HERE = new Point(26.85, 80.95);

  @Autowired Scene scene;
  @Autowired MapFan fan;
  @Autowired Fleet fleet;
  @Autowired FleetRegister units;
  @Autowired FleetTimers timers;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired StandingClock clock;

  /// A unit of this house, seen here.
  private record Car(String sign, String device, int number) {}

  private Car car(UnitId home) {
    var sign = "MAP " + NUMBER.incrementAndGet();
    var device = sign.replace("MAP ", "map-");
    units.generate(
        List.of(
            new FleetRegister.Generated(
                sign,
                Agency.POLICE,
                UnitKind.CAR,
                home,
                Set.of(),
                device,
                HERE,
                0,
                Duration.ofHours(8))));
    var car = new Car(sign, device, fleet.find(sign).orElseThrow().unit().id());
    move(car, HERE);
    return car;
  }

  private void move(Car car, Point to) {
    fleet.fixed(new DeviceId(car.device()), to.lat(), to.lon(), clock.instant(), 30, 10);
  }

  private MapStream open(UnitId unit) {
    return open(scene.scope(970, Role.DISPATCHER, unit), 0);
  }

  private MapStream open(Scope scope, long roster) {
    return fan.open(scope, roster).orElseThrow();
  }

  @AfterEach
  void nobodyWatchesOn() {
    assertThat(fan.watching()).isZero();
  }

  /// A console that reads what its stream has to say.
  private static final class Desk implements AutoCloseable {
    private final MapStream stream;
    private final PipedOutputStream sent = new PipedOutputStream();
    private final FrameReader reader;

    Desk(MapStream stream) throws IOException {
      this.stream = stream;
      reader = new FrameReader(new PipedInputStream(sent, 1 << 20));
    }

    /// Reads the next frames; the kind of the last.
    byte read() throws IOException {
      byte kind = 0;
      for (var frame : stream.next(PATIENCE)) {
        sent.write(frame);
        kind = reader.next();
      }
      return kind;
    }

    /// Reads until the unit stands there.
    void readUntil(Car car, Point place) throws IOException {
      while (!isAt(reader, car, place)) assertThat(read()).isNotZero();
    }

    @Override
    public void close() {
      stream.close();
    }
  }

  private static boolean isAt(FrameReader reader, Car car, Point place) {
    if (reader.roster().find(car.number()) < 0) return false;
    var asked = reader.unit(car.number());
    var wanted = Standing.of(place, asked.readiness(), Duration.ZERO);
    return asked.lat() == wanted.lat() && asked.lon() == wanted.lon();
  }

  @Test
  void aUnitThatMovesIsToldInTheNextFrameAndOneOfAnotherHouseNever() throws IOException {
    var mine = car(FewUnits.STATION);
    var far = car(FewUnits.FAR_STATION);
    try (var desk = new Desk(open(FewUnits.DISTRICT))) {
      assertThat(desk.read()).isEqualTo(FrameWriter.SNAPSHOT);
      var there = HERE.moved(90, 700);
      move(far, there);
      move(mine, there);
      fan.tick();
      desk.readUntil(mine, there);
      assertThat(desk.reader.roster().find(far.number())).isNegative();
      assertThat(desk.reader.roster().sign(desk.reader.roster().find(mine.number())))
          .isEqualTo(mine.sign());
    }
  }

  @Test
  void readersOfOneRightAreGivenTheSameBytesMadeOnce() {
    var car = car(FewUnits.STATION);
    try (var one = open(FewUnits.DISTRICT);
        var two = open(FewUnits.DISTRICT);
        var other = open(FewUnits.STATE)) {
      assertThat(one.watchers()).isSameAs(two.watchers()).isNotSameAs(other.watchers());
      move(car, HERE.moved(90, 50));
      fan.tick();
      assertThat(one.next(PATIENCE).getLast()).isSameAs(two.next(PATIENCE).getLast());
    }
  }

  @Test
  void whoMissedFramesIsGivenAllAsItStandsInOne() throws IOException {
    var car = car(FewUnits.STATION);
    try (var desk = new Desk(open(FewUnits.DISTRICT))) {
      desk.read();
      var had = desk.reader.number();
      for (var metres = 100; metres <= 500; metres += 100) {
        move(car, HERE.moved(90, metres));
        fan.tick();
      }
      assertThat(desk.read()).isEqualTo(FrameWriter.SNAPSHOT);
      assertThat(isAt(desk.reader, car, HERE.moved(90, 500))).isTrue();
      assertThat(desk.reader.number()).isGreaterThanOrEqualTo(had + 5);
    }
  }

  /// The connection takes a kilobyte and is not read: its writer waits, the fan does not.
  @Test
  void aConsoleThatDoesNotReadHoldsUpNobodyAndIsGivenAllLater() throws Exception {
    var car = car(FewUnits.STATION);
    var pipe = new PipedInputStream(1_024);
    var out = new PipedOutputStream(pipe);
    var stream = open(FewUnits.STATION);
    var answer = new MapAnswer(stream, out, () -> {});
    var writer =
        Thread.startVirtualThread(() -> {
          try (stream;
              out) {
            answer.write();
          } catch (IOException gone) {
            // the reader is told by the end of the pipe
          }
        });
    var reader = new FrameReader(pipe);
    assertThat(reader.next()).isEqualTo(FrameWriter.ROSTER);
    assertThat(reader.next()).isEqualTo(FrameWriter.SNAPSHOT);
    var ticks = 400;
    for (var tick = 1; tick <= ticks; tick++) {
      move(car, HERE.moved(90, tick * 3));
      fan.tick();
    }
    var snapshots = 0;
    var frames = 0;
    while (!isAt(reader, car, HERE.moved(90, ticks * 3))) {
      if (reader.next() == FrameWriter.SNAPSHOT) snapshots++;
      frames++;
    }
    assertThat(snapshots).isPositive();
    assertThat(frames).isLessThan(ticks / 2);
    stream.end(MapStream.End.SESSION);
    assertThat(last(reader)).isEqualTo(FrameWriter.END);
    writer.join();
  }

  private static byte last(FrameReader reader) throws IOException {
    byte last = 0;
    for (var kind = reader.next(); kind != 0; kind = reader.next()) last = kind;
    return last;
  }

  @Test
  void whoComesBackWithHerRosterIsGivenPlacesOnly() throws IOException {
    car(FewUnits.STATION);
    var scope = scene.scope(970, Role.DISPATCHER, FewUnits.DISTRICT);
    long roster;
    try (var desk = new Desk(open(scope, 0))) {
      desk.read();
      roster = desk.reader.roster().id();
    }
    try (var again = open(scope, roster)) {
      assertThat(again.next(PATIENCE)).hasSize(1);
    }
    try (var other = open(scope, roster + 1)) {
      assertThat(other.next(PATIENCE)).hasSize(2);
    }
  }

  @Test
  void aFixThatGrewOldIsOldToWhoComesLater() throws IOException {
    var car = car(FewUnits.STATION);
    try (var first = new Desk(open(FewUnits.DISTRICT))) {
      first.readUntil(car, HERE);
      assertThat(first.reader.unit(car.number()).age()).isZero();
      clock.pass(Duration.ofMinutes(3));
      fan.tick();
      try (var later = new Desk(open(FewUnits.DISTRICT))) {
        later.read();
        assertThat(AgeSteps.seconds(later.reader.unit(car.number()).age())).isEqualTo(180);
      }
    }
  }

  @Test
  void aUnitThatMovesToAnotherHouseLeavesTheMap() throws IOException {
    var car = car(FewUnits.STATION);
    try (var desk = new Desk(open(FewUnits.DISTRICT))) {
      desk.readUntil(car, HERE);
      DatabaseContext.SYSTEM.run(() ->
          transactions.executeWithoutResult(_ ->
              jdbc.sql("update unit.unit set home_id = :home where id = :id")
                  .param("home", FewUnits.FAR_STATION.value())
                  .param("id", car.number())
                  .update()));
      timers.refresh();
      fan.tick();
      while (desk.reader.roster().find(car.number()) >= 0) assertThat(desk.read()).isNotZero();
    }
  }

  @Test
  void aSessionHoldsOnlySoManyAndItsOldestEnds() {
    var scope = scene.scope(971, Role.DISPATCHER, FewUnits.DISTRICT);
    var oldest = open(scope, 0);
    var more = new ArrayList<MapStream>();
    for (var at = 0; at < MapFan.STREAMS_OF_A_SESSION_MAX; at++) more.add(open(scope, 0));
    assertThat(oldest.ended()).isEqualTo(MapStream.End.RENEW);
    assertThat(more).allMatch(one -> one.ended() == null);
    oldest.close();
    more.forEach(MapStream::close);
  }
}
