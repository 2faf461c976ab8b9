package abhaya.response.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.base.geo.Point;
import abhaya.response.signal.CallEvent.Kind;
import abhaya.response.signal.CallHistory.State;
import abhaya.response.signal.Estimate.Why;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FusionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
  private static final Point MILL = new Point(28.6129, 77.2295);

  private static Signal signal(Channel channel, String number, long secondsLater) {
    var body = number.isEmpty() ? "{\"text\":\"x\"}" : "{\"number\":\"" + number + "\"}";
    var at = NOW.plusSeconds(secondsLater);
    return new CommonBodyReader()
        .read(Arrival.of(channel, body.getBytes(StandardCharsets.UTF_8), at))
        .signal();
  }

  private static Location location(Point point, double radius, LocationMethod method, long age) {
    return Location.at(point, method, LocationSource.HANDSET, NOW.minusSeconds(age))
        .within(radius, 68);
  }

  @Test
  void aCallAndItsLocationMessageAreOneCry() {
    var cries =
        new FusionBook()
            .fuse(
                List.of(
                    signal(Channel.ELS, "9000000001", 20),
                    signal(Channel.VOICE, "9000000001", 0),
                    signal(Channel.SOS, "9000000001", 5),
                    signal(Channel.VOICE, "9000000002", 1)));
    assertThat(cries).hasSize(2);
    assertThat(cries.getFirst().signals()).hasSize(3);
    assertThat(cries.getFirst().startedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest(name = "{0} seconds apart: {1} cries")
  @CsvSource({"300, 1", "301, 2", "-300, 1", "-301, 2"})
  void fiveMinutesAreTheLimit(long seconds, int cries) {
    assertThat(
            new FusionBook()
                .fuse(
                    List.of(
                        signal(Channel.VOICE, "9000000001", 0),
                        signal(Channel.ELS, "9000000001", seconds))))
        .hasSize(cries);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void twoNumbersAreNeverOnePersonAndNoSignalIsLost(long seed) {
    var random = new Random(seed);
    var signals = new ArrayList<Signal>();
    for (int i = 0; i < 300; i++) {
      var number = random.nextInt(5) == 0 ? "" : "900000000" + random.nextInt(10);
      signals.add(
          signal(random.nextBoolean() ? Channel.VOICE : Channel.ELS, number, random.nextInt(3600)));
    }
    var cries = new FusionBook().fuse(signals);
    assertThat(cries.stream().mapToInt(cry -> cry.signals().size()).sum()).isEqualTo(300);
    for (var cry : cries) {
      assertThat(cry.signals().stream().map(Signal::number).distinct()).hasSize(1);
      if (cry.signals().getFirst().number() == null) assertThat(cry.signals()).hasSize(1);
    }
  }

  @Test
  void twoEqualFixesMeetHalfwayAndAreSharperByTheRootOfTwo() {
    var other = MILL.moved(90, 20);
    var best =
        new LocationBook(1.5)
            .best(
                List.of(
                    location(MILL, 30, LocationMethod.GNSS, 2),
                    location(other, 30, LocationMethod.WIFI, 2)),
                NOW)
            .orElseThrow();
    assertThat(best.point().metresTo(MILL)).isCloseTo(10, within(0.05));
    assertThat(best.radiusMetres()).isCloseTo(30 / Math.sqrt(2), within(0.01));
    assertThat(best.used()).hasSize(2);
  }

  @Test
  void aFixCountsByTheInverseOfItsVariance() {
    var other = MILL.moved(0, 100);
    var best =
        new LocationBook(1.5)
            .best(
                List.of(
                    location(MILL, 50, LocationMethod.GNSS, 2),
                    location(other, 100, LocationMethod.WIFI, 2)),
                NOW)
            .orElseThrow();
    assertThat(best.point().metresTo(MILL)).isCloseTo(20, within(0.1));
  }

  @Test
  void theSpreadOfANormalErrorFollowsFromConfidence() {
    assertThat(location(MILL, 100, LocationMethod.GNSS, 0).sigmaMetres())
        .isCloseTo(100 / 1.5096, within(0.01));
    var sure =
        Location.at(MILL, LocationMethod.GNSS, LocationSource.HANDSET, NOW).within(100.0, 95);
    assertThat(sure.sigmaMetres()).isCloseTo(100 / Math.sqrt(-2 * Math.log(0.05)), within(1e-9));
  }

  @Test
  void theMastGivesWayToTheSatelliteItContradictsAndAnOldFixIsOutgrown() {
    var gps = location(MILL, 10, LocationMethod.GNSS, 2);
    var old = location(MILL.moved(90, 400), 12, LocationMethod.WIFI, 600);
    var wrong = location(MILL.moved(0, 60_000), 2000, LocationMethod.CELL, 2);
    var best = new LocationBook(1.5).best(List.of(old, wrong, gps), NOW).orElseThrow();
    assertThat(best.used()).containsExactly(gps);
    assertThat(best.passedOver())
        .extracting(Estimate.PassedOver::why)
        .containsExactlyInAnyOrder(Why.OUTGROWN, Why.CONTRADICTS);
    assertThat(best.grade()).isEqualTo(Grade.A);
  }

  @Test
  void ofRepeatsTheNewestStandsUnlessAnOlderIsSharper() {
    var first = location(MILL, 30, LocationMethod.GNSS, 10);
    var later = location(MILL.moved(90, 3), 30, LocationMethod.GNSS, 5);
    var vague = location(MILL.moved(90, 3), 60, LocationMethod.GNSS, 1);
    var best = new LocationBook(1.5).best(List.of(first, later, vague), NOW).orElseThrow();
    assertThat(best.used()).containsExactly(later, vague);
    assertThat(best.passedOver())
        .extracting(Estimate.PassedOver::why)
        .containsExactly(Why.SUPERSEDED);
    assertThat(new LocationBook(1.5).best(List.of(first, first), NOW).orElseThrow().used())
        .hasSize(1);
  }

  @Test
  void whenAllAreOldTheNewestStandsInAGrownCircle() {
    var best =
        new LocationBook(1.5)
            .best(List.of(location(MILL, 10, LocationMethod.GNSS, 600)), NOW)
            .orElseThrow();
    assertThat(best.stale()).isTrue();
    assertThat(best.radiusMetres()).isCloseTo(910, within(0.5));
    assertThat(best.grade()).isEqualTo(Grade.C);
    assertThat(new LocationBook(1.5).best(List.of(), NOW)).isEmpty();
  }

  @ParameterizedTest(name = "{0} m is {1}")
  @CsvSource({"50, A", "50.1, B", "200, B", "200.1, C", "2000, C", "2000.1, D"})
  void gradesHaveTheirLimits(double radius, Grade grade) {
    assertThat(Grade.of(radius)).isEqualTo(grade);
    assertThat(grade.needsConfirming()).isEqualTo(grade == Grade.D);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfACallsEventsDoesNotMatter(long seed) {
    var events =
        new ArrayList<>(
            List.of(
                new CallEvent("c", Kind.RINGING, NOW),
                new CallEvent("c", Kind.RINGING, NOW.plusSeconds(1)),
                new CallEvent("c", Kind.ANSWERED, NOW.plusSeconds(9)),
                new CallEvent("c", Kind.ENDED, NOW.plusSeconds(60))));
    Collections.shuffle(events, new Random(seed));
    var history = CallHistory.of(events);
    assertThat(history.state()).isEqualTo(State.ENDED);
    assertThat(history.waited()).contains(Duration.ofSeconds(9));
    assertThat(history.needsCallBack()).isFalse();
  }

  @Test
  void whoeverWasNotHeardIsCalledBack() {
    var rang = new CallEvent("c", Kind.RINGING, NOW);
    assertThat(CallHistory.of(List.of(rang)).state()).isEqualTo(State.RINGING);
    assertThat(CallHistory.of(List.of(rang)).needsCallBack()).isFalse();
    assertThat(
            CallHistory.of(List.of(rang, new CallEvent("c", Kind.ABANDONED, NOW.plusSeconds(20))))
                .needsCallBack())
        .isTrue();
    assertThat(
            CallHistory.of(List.of(rang, new CallEvent("c", Kind.ENDED, NOW.plusSeconds(20))))
                .state())
        .isEqualTo(State.MISSED);
    var answered = new CallEvent("c", Kind.ANSWERED, NOW.plusSeconds(3));
    assertThat(
            CallHistory.of(
                    List.of(rang, answered, new CallEvent("c", Kind.ENDED, NOW.plusMillis(7999))))
                .needsCallBack())
        .isTrue();
    assertThat(
            CallHistory.of(
                    List.of(rang, answered, new CallEvent("c", Kind.ENDED, NOW.plusSeconds(8))))
                .needsCallBack())
        .isFalse();
    assertThat(CallHistory.of(List.of()).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void aSilentCallIsCalledBackUnlessTheCallerPressedTheKeyForCannotSpeak() {
    var events = new ArrayList<CallEvent>();
    events.addAll(CallEvent.all("c", "answered", null, NOW));
    events.addAll(CallEvent.all("c", "silent", null, NOW.plusSeconds(5)));
    assertThat(CallHistory.of(events).needsCallBack()).isFalse();
    events.addAll(CallEvent.all("c", "ended", null, NOW.plusSeconds(30)));
    assertThat(CallHistory.of(events).needsCallBack()).isTrue();
    assertThat(CallHistory.of(events).keyed()).isFalse();
    events.addAll(CallEvent.all("c", "dtmf", "4", NOW.plusSeconds(9)));
    assertThat(CallHistory.of(events).keyed()).isFalse();
    events.addAll(CallEvent.all("c", "dtmf", "5", NOW.plusSeconds(10)));
    assertThat(CallHistory.of(events).keyed()).isTrue();
    assertThat(CallHistory.of(events).needsCallBack()).isFalse();
  }

  @Test
  void anEventIsReadOutOfItsSignal() {
    var body =
        "{\"number\":\"9000000001\",\"call\":\"c-1\",\"event\":\"ringing\",\"queue\":\"women-hi\"}";
    var signal =
        new CommonBodyReader()
            .read(Arrival.of(Channel.VOICE, body.getBytes(StandardCharsets.UTF_8), NOW))
            .signal();
    assertThat(signal.meaning()).isEqualTo(Meaning.CALL);
    assertThat(CallEvent.of(signal)).contains(new CallEvent("c-1", Kind.RINGING, NOW));
  }

  @Test
  void aRepeatIsKnownByItsKeyAndAnotherBodyUnderItIsAConflict() {
    var one = signal(Channel.SOS, "9000000001", 0);
    assertThat(RepeatBook.key(one, Optional.of("k"))).contains("sos/key/k");
    assertThat(RepeatBook.key(one, Optional.empty())).isEmpty();
    var digest = one.original().digest();
    assertThat(RepeatBook.judge(Optional.empty(), digest)).isEqualTo(RepeatBook.Verdict.NEW);
    assertThat(RepeatBook.judge(Optional.of(digest), digest)).isEqualTo(RepeatBook.Verdict.REPEAT);
    assertThat(RepeatBook.judge(Optional.of("other"), digest))
        .isEqualTo(RepeatBook.Verdict.CONFLICT);
    var packet =
        "$,EPB,EMR,868997031721531,NM,23112026175950,A,28.359959,N,076.927553,E,261.41,0.1,0.0,G,NA,N,*"
            .getBytes(StandardCharsets.UTF_8);
    var pressed = new VehicleReader().read(Arrival.of(Channel.VEHICLE, packet, NOW)).signal();
    assertThat(RepeatBook.key(pressed, Optional.empty()))
        .contains("vehicle/bytes/" + pressed.original().digest());
  }
}
