package abhaya.response.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Nodes;
import abhaya.response.signal.Arrival;
import abhaya.response.signal.Channel;
import abhaya.response.signal.PositionReader;
import abhaya.response.signal.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Positions on the real tables.
@ModuleTest
class PositionModuleTest {
  @Autowired PositionRegister positions;
  @Autowired TrackRegister tracks;
  @Autowired FixStore store;
  @Autowired DeviceStore devices;
  @Autowired Nodes nodes;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired PlatformTransactionManager manager;
  @Autowired Clock clock;

  private final Scope dispatcher = scope(961, Role.DISPATCHER);

  @Test
  void theLastFixOfABoundDeviceIsKnownAtOnceAndToldOnce() {
    positions.bind("dev-1", "unit/1", "test");
    var told = new ArrayList<Fix>();
    PositionRegister.Listener listener = told::add;
    positions.listen(listener);
    var now = clock.instant();
    positions.take(reading("id=dev-1&lat=26.85&lon=80.95&timestamp=" + now));
    positions.take(reading("id=dev-1&lat=26.85&lon=80.95&timestamp=" + now));
    positions.take(reading("id=dev-1&lat=0&lon=0&timestamp=" + now));
    positions.take(reading("id=dev-1&lat=26.90&lon=80.95&timestamp=" + now.minusSeconds(9)));
    positions.unlisten(listener);
    assertThat(told).extracting(Fix::point).containsExactly(new Point(26.85, 80.95));
    assertThat(positions.lastOf("dev-1")).contains(told.getFirst());
    assertThat(positions.lastOfCarrier("unit/1")).contains(told.getFirst());
  }

  @Test
  void whatAnotherMachineTookStandsOnTheMapOfThisOneAndIsToldOnce() {
    var there = new PositionRegister(new FixBuffer(settings(), store), devices, store);
    there.bind("dev-there", "unit/31", "test");
    var now = clock.instant();
    var taken = reading("id=dev-there&lat=26.81&lon=80.91&timestamp=" + now);
    there.take(taken);
    store.write(List.of(new LiveFixesOf("dev-there", "unit/31").take(taken)));
    assertThat(positions.lastOfCarrier("unit/31")).isEmpty();
    var told = new ArrayList<Fix>();
    PositionRegister.Listener listener = told::add;
    positions.listen(listener);
    var timers = new FollowTimers(positions, nodes, clock);
    assertThat(timers.look(now)).isPositive();
    timers.look(now);
    positions.unlisten(listener);
    assertThat(told.stream().filter(fix -> fix.device().equals("dev-there"))).hasSize(1);
    assertThat(positions.lastOfCarrier("unit/31").orElseThrow().point())
        .isEqualTo(new Point(26.81, 80.91));
    there.release("dev-there");
    positions.followBinding();
    assertThat(positions.lastOfCarrier("unit/31")).isEmpty();
  }

  /// What the other machine makes of a reading before it writes.
  private record LiveFixesOf(String device, String carrier) {
    Report take(Reading reading) {
      var live = new LiveFixes();
      live.bind(device, carrier);
      return live.take(reading, device);
    }
  }

  private static PositionSettings settings() {
    return new PositionSettings(10, Duration.ofDays(90), Duration.ofDays(3));
  }

  @Test
  void everyReportIsKeptWithItsFault() throws Exception {
    positions.bind("dev-2", "unit/2", "test");
    var now = clock.instant();
    for (var query :
        List.of(
            "lat=26.85&lon=80.95&timestamp=" + now,
            "lat=26.85&lon=80.95&timestamp=" + now,
            "lat=26.85&lon=80.95&timestamp=" + now.minusSeconds(5),
            "lat=26.85&lon=80.95&timestamp=2090-01-01T00:00:00Z",
            "lat=26.85&lon=80.95&timestamp=1970-01-01T00:00:01Z",
            "lat=26.85&lon=80.95&timestamp=" + now.plusSeconds(600),
            "lat=0&lon=0&timestamp=" + now,
            "lat=99&lon=80.95&timestamp=" + now,
            "note=a%09b%0Ac%5Cd")) {
      positions.take(reading("id=dev-2&" + query));
    }
    awaitWritten();
    assertThat(faults("dev-2"))
        .containsExactlyInAnyOrder(
            "none",
            "DUPLICATE",
            "LATE",
            "TIME_IMPOSSIBLE",
            "TIME_IMPOSSIBLE",
            "AHEAD",
            "ZERO",
            "OUT_OF_RANGE",
            "NO_FIX");
    assertThat(
            texts(
                "select convert_from(original, 'UTF8') as t from position.fix "
                    + "where device = 'dev-2' and fault = 'ZERO'"))
        .containsExactly("id=dev-2&lat=0&lon=0&timestamp=" + now);
  }

  @Test
  void anUnknownDeviceIsKeptUnboundAndStandsNowhere() throws Exception {
    positions.take(reading("id=stranger&lat=26.85&lon=80.95&timestamp=" + clock.instant()));
    assertThat(positions.lastOf("stranger")).isEmpty();
    assertThat(positions.all()).extracting(Fix::device).doesNotContain("stranger");
    awaitWritten();
    assertThat(
            texts(
                "select coalesce(carrier, 'nobody') as t from position.fix "
                    + "where device = 'stranger'"))
        .containsExactly("nobody");
  }

  @Test
  void aDeviceHandedOverTakesItsPlaceAlong() {
    positions.bind("dev-3", "unit/3", "test");
    positions.take(reading("id=dev-3&lat=26.85&lon=80.95&timestamp=" + clock.instant()));
    positions.bind("dev-3", "unit/33", "test");
    assertThat(positions.lastOfCarrier("unit/3")).isEmpty();
    assertThat(positions.lastOfCarrier("unit/33")).isEmpty();
    positions.take(reading("id=dev-3&lat=26.86&lon=80.95&timestamp=" + clock.instant()));
    assertThat(positions.lastOfCarrier("unit/33")).isPresent();
    positions.release("dev-3");
    assertThat(positions.lastOfCarrier("unit/33")).isEmpty();
  }

  @Test
  void theLastFixesAreThereAgainAfterAStart() throws Exception {
    positions.bind("dev-4", "unit/4", "test");
    positions.take(reading("id=dev-4&lat=26.87&lon=80.95&timestamp=" + clock.instant()));
    awaitWritten();
    var anew = new LiveFixes();
    anew.restore(devices.all(), store.lastOfBound());
    assertThat(anew.ofDevice("dev-4")).map(Fix::point).contains(new Point(26.87, 80.95));
    assertThat(anew.ofCarrier("unit/4")).isPresent();
  }

  @Test
  void theTrackIsInTheOrderOfTheRoadAndEveryLookIsOnRecord() throws Exception {
    positions.bind("dev-5", "unit/5", "test");
    var now = clock.instant();
    for (int second : new int[] {0, 20, 10, 30}) {
      positions.take(
          reading(
              "id=dev-5&lat=26.8"
                  + second
                  + "&lon=80.95&timestamp="
                  + now.minusSeconds(60 - second)));
    }
    positions.take(reading("id=dev-5&lat=0&lon=0&timestamp=" + now));
    awaitWritten();
    var seen =
        dispatcher
            .context()
            .<List<TrackPoint>, RuntimeException>call(() ->
                tracks.track(dispatcher, "unit/5", now.minusSeconds(300), now.plusSeconds(1)));
    assertThat(seen).extracting(one -> one.fix().at()).isSorted().hasSize(4);
    assertThat(seen).extracting(TrackPoint::fault).contains(FixFault.LATE).hasSize(4);
    assertThat(texts("select object as t from trail.entry where object_kind = 'TRACK'"))
        .contains("unit/5");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CALL_TAKER", "SHO", "IO", "STATE_HQ", "MINISTRY_ANALYST", "DATA_ADMIN", "AUDITOR"})
  void nobodyElseSeesATrack(Role role) throws Exception {
    positions.bind("dev-6", "unit/6", "test");
    positions.take(reading("id=dev-6&lat=26.87&lon=80.95&timestamp=" + clock.instant()));
    awaitWritten();
    var other = scope(970, role);
    var from = clock.instant().minusSeconds(300);
    assertThatThrownBy(() ->
            other.context().call(() -> tracks.track(other, "unit/6", from, from.plusSeconds(600))))
        .isInstanceOf(NotVisible.class);
    var rows =
        other
            .context()
            .<Optional<Long>, RuntimeException>call(() ->
                Optional.ofNullable(
                    transactions.execute(status ->
                        jdbc.sql("select count(*) from position.fix").query(Long.class).single())));
    assertThat(rows).contains(0L);
  }

  @Test
  void aWindowOfMoreThanADayIsNoWindow() {
    var from = Instant.parse("2026-11-28T00:00:00Z");
    assertThat(TrackRegister.isWindow(from, from.plus(Duration.ofHours(24)))).isTrue();
    assertThat(TrackRegister.isWindow(from, from.plus(Duration.ofHours(24)).plusSeconds(1)))
        .isFalse();
    assertThat(TrackRegister.isWindow(from, from)).isFalse();
  }

  @Test
  void daysThatEndedAreDroppedAndStrangersGoBefore() {
    var now = clock.instant();
    report("old-1", "unit/7", now.minus(Duration.ofDays(100)));
    report("old-2", "unit/7", now.minus(Duration.ofDays(30)));
    report("old-3", null, now.minus(Duration.ofDays(30)));
    report("old-4", null, now.minus(Duration.ofDays(1)));
    store.purge();
    assertThat(texts("select device as t from position.fix where device like 'old-%' order by 1"))
        .containsExactly("old-2", "old-4");
  }

  @Test
  void oneReportThatTheTableDoesNotTakeHarmsNoOther() throws Exception {
    var queue =
        new FixBuffer(new PositionSettings(100, Duration.ofDays(90), Duration.ofDays(3)), store);
    queue.start();
    queue.offer(bare("good-1", "unit/8", clock.instant()));
    queue.offer(bare("poison\0", "unit/8", clock.instant()));
    queue.offer(bare("good-2", "unit/8", clock.instant()));
    queue.stop();
    assertThat(texts("select device as t from position.fix where device like 'good-%' order by 1"))
        .containsExactly("good-1", "good-2");
    assertThat(queue.counts().parked()).isEqualTo(1);
  }

  @Test
  void whatDoesNotFitIsShedAndCountedAndNobodyWaits() {
    var queue =
        new FixBuffer(new PositionSettings(3, Duration.ofDays(90), Duration.ofDays(3)), store);
    for (int i = 0; i < 5; i++) queue.offer(bare("shed-" + i, "unit/9", clock.instant()));
    assertThat(queue.counts()).isEqualTo(new PositionRegister.Counts(5, 0, 2, 0, 3));
  }

  @Test
  void whileTheDatabaseIsAwayReportsWaitAndThenComeIn() throws Exception {
    var away = new CountDownLatch(2);
    var weak =
        new FixStore(
            jdbc,
            new WeakManager(manager, away),
            new PositionSettings(100, Duration.ofDays(90), Duration.ofDays(3)),
            clock);
    var queue =
        new FixBuffer(new PositionSettings(100, Duration.ofDays(90), Duration.ofDays(3)), weak);
    queue.offer(bare("away-1", "unit/10", clock.instant()));
    queue.start();
    assertThat(away.await(10, TimeUnit.SECONDS)).isTrue();
    var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (queue.counts().written() < 1 && System.nanoTime() < until) Thread.onSpinWait();
    queue.stop();
    assertThat(texts("select device as t from position.fix where device = 'away-1'")).hasSize(1);
  }

  private void report(String device, @Nullable String carrier, Instant at) {
    store.write(List.of(bare(device, carrier, at)));
  }

  private static Report bare(String device, @Nullable String carrier, Instant at) {
    var motion = new Report.Motion(null, null, null, null);
    var place = new Point(26.85, 80.95);
    return new Report(device, carrier, Channel.POSITION, at, at, place, motion, null, null);
  }

  private Reading reading(String query) {
    var bytes = query.getBytes(StandardCharsets.UTF_8);
    return new PositionReader().read(Arrival.of(Channel.POSITION, bytes, clock.instant()));
  }

  private void awaitWritten() {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < until) {
      var counts = positions.counts();
      if (counts.written() + counts.parked() + counts.shed() >= counts.taken()) return;
      Thread.onSpinWait();
    }
    throw new AssertionError("positions are not written: " + positions.counts());
  }

  private List<String> faults(String device) {
    return texts(
        "select coalesce(fault, 'none') as t from position.fix where device = '" + device + "'");
  }

  private List<String> texts(String sql) {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(
                status -> jdbc.sql(sql).query((row, number) -> row.getString("t")).list())));
  }

  private static Scope scope(long id, Role role) {
    var unit = UnitId.NATION;
    return new Scope(
        new Actor(id, "p" + id, "Somebody"),
        new Posting(id * 10, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("s" + id, Map.of(), Set.of()),
        other -> unit.equals(other) ? UnitRelation.OWN : UnitRelation.OTHER);
  }
}
