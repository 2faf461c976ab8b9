package abhaya.response.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.base.geo.Point;
import abhaya.response.dispatch.Drive.Outcome;
import abhaya.response.unit.Fix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What an arrival teaches. A car sets out 3 km east of the place and comes in 300 s.
class DriveTest {
  private static final Point PLACE = new Point(26.85, 80.95);
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant THERE = START.plusSeconds(300);

  private static Fix fix(long second, Point at, double speedKmh) {
    var instant = START.plusSeconds(second);
    return new Fix(at, instant, instant, speedKmh, 10);
  }

  private static Point east(double metres) {
    return PLACE.moved(90, metres);
  }

  /// First 2 km along the north, then all the way along the line: 3 km are driven as 2 + 3.6.
  private static List<Fix> track() {
    var fixes = new ArrayList<Fix>();
    fixes.add(fix(-10, east(3_000), 0));
    var corner = east(3_000).moved(0, 2_000);
    for (int i = 1; i <= 4; i++) fixes.add(fix(i * 30L, east(3_000).moved(0, i * 500), 60));
    double back = corner.bearingTo(PLACE);
    double rest = corner.metresTo(PLACE);
    for (int i = 1; i <= 5; i++)
      fixes.add(fix(120 + i * 34L, corner.moved(back, rest * i / 5), 60));
    return fixes;
  }

  private static Drive drive(List<Fix> track) {
    return new Drive(START, THERE, PLACE, 15, track);
  }

  @Test
  void aTripHasTheLineTheLengthOfItsTrackAndTheTimeOfItsSteps() {
    var verdict = drive(track()).judge();
    assertThat(verdict.outcome()).isEqualTo(Outcome.LEARNT);
    var trip = Objects.requireNonNull(verdict.trip());
    assertThat(trip.straightMetres()).isCloseTo(3_000, within(5.0));
    assertThat(Objects.requireNonNull(trip.drivenMetres())).isCloseTo(5_606, within(20.0));
    assertThat(trip.time()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void aGapOfMoreThanAMinuteTakesTheLengthAndLeavesTheTime() {
    var track = track();
    track.subList(2, 4).clear();
    var trip = Objects.requireNonNull(drive(track).judge().trip());
    assertThat(trip.drivenMetres()).isNull();
    assertThat(trip.time()).isEqualTo(Duration.ofMinutes(5));
    var exact = track();
    exact.remove(2);
    assertThat(Objects.requireNonNull(drive(exact).judge().trip()).drivenMetres()).isNotNull();
  }

  @Test
  void whoSaysToBeThereAndIsElsewhereTeachesNothing() {
    var track = track();
    track.removeLast();
    track.removeLast();
    track.add(fix(290, east(700), 40));
    assertThat(drive(track).judge().outcome()).isEqualTo(Outcome.DISAGREED);
    track.set(track.size() - 1, fix(290, east(500), 40));
    assertThat(drive(track).judge().outcome()).isEqualTo(Outcome.LEARNT);
  }

  @Test
  void whoStandsThereForMoreThanAMinuteBeforeSayingSoTeachesNothing() {
    var track = new ArrayList<>(track().subList(0, 5));
    track.add(fix(180, east(1_000), 60));
    track.add(fix(240, east(20), 0));
    track.add(fix(290, east(20), 0));
    assertThat(drive(track).judge().outcome()).isEqualTo(Outcome.LEARNT);
    track.set(track.size() - 2, fix(239, east(20), 0));
    assertThat(drive(track).judge().outcome()).isEqualTo(Outcome.DISAGREED);
  }

  @Test
  void withoutAPlaceToSetOutFromNothingIsLearnt() {
    assertThat(drive(List.of()).judge().outcome()).isEqualTo(Outcome.NO_START);
    var late = new ArrayList<>(track().subList(3, track().size()));
    assertThat(drive(late).judge().outcome()).isEqualTo(Outcome.NO_START);
    late.addFirst(fix(60, east(2_900), 50));
    assertThat(drive(late).judge().outcome()).isEqualTo(Outcome.LEARNT);
    var old = List.of(fix(-120, east(3_000), 0));
    assertThat(drive(old).judge().outcome()).isEqualTo(Outcome.LEARNT);
    assertThat(drive(List.of(fix(-121, east(3_000), 0))).judge().outcome())
        .isEqualTo(Outcome.NO_START);
  }

  @Test
  void aPlaceKnownOnlyRoughlyTeachesNothing() {
    assertThat(new Drive(START, THERE, PLACE, 500, track()).judge().outcome())
        .isNotEqualTo(Outcome.NO_PLACE);
    assertThat(new Drive(START, THERE, PLACE, 501, track()).judge().outcome())
        .isEqualTo(Outcome.NO_PLACE);
  }

  @Test
  void anImplausibleTripSaysWhy() {
    var near = List.of(fix(-10, east(100), 0));
    assertThat(drive(near).judge().outcome()).isEqualTo(Outcome.TOO_SHORT);
    var far = List.of(fix(-10, east(30_000), 0));
    assertThat(drive(far).judge().outcome()).isEqualTo(Outcome.TOO_FAST);
  }

  @Test
  void aStandingDeviceThatWandersDrivesNoWay() {
    var track = new ArrayList<Fix>();
    for (int i = -1; i < 30; i++) track.add(fix(i * 10L, east(3_000 + i % 2 * 10), 30));
    var trip = drive(track);
    assertThat(trip.judge().outcome()).isEqualTo(Outcome.DISAGREED);
    track.add(fix(295, east(10), 0));
    assertThat(Objects.requireNonNull(drive(track).judge().trip()).drivenMetres())
        .isCloseTo(3_000, within(25.0));
  }
}
