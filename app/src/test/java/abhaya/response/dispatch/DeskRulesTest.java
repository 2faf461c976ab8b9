package abhaya.response.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.geo.Point;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.StepTimer.Colour;
import abhaya.response.incident.StepTimer.Watched;
import abhaya.response.unit.Fix;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules of the desk that know no database.
class DeskRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T18:00:00Z");
  private static final Point PLACE = new Point(26.85, 80.95);

  private static Fix fix(double metres, long age, double speed) {
    var at = NOW.minusSeconds(age);
    return new Fix(PLACE.moved(90, metres), at, at, speed, 10);
  }

  private static Disagreement.@Nullable Kind kind(AssignmentState state, @Nullable Fix fix) {
    return Disagreement.find(state, fix, PLACE, 20, NOW).map(Disagreement::kind).orElse(null);
  }

  @Test
  void anArrivalClaimedTwoKilometresAwayIsFlagged() {
    assertThat(kind(AssignmentState.ON_SCENE, fix(2_000, 5, 0)))
        .isEqualTo(Disagreement.Kind.ARRIVED_ELSEWHERE);
    assertThat(kind(AssignmentState.ON_SCENE, fix(529, 5, 0))).isNull();
    assertThat(kind(AssignmentState.ON_SCENE, fix(532, 5, 0)))
        .isEqualTo(Disagreement.Kind.ARRIVED_ELSEWHERE);
    assertThat(kind(AssignmentState.ON_SCENE, fix(2_000, 121, 0))).isNull();
  }

  @Test
  void standingAtThePlaceAndStillOnTheWayIsFlaggedDrivingPastIsNot() {
    assertThat(kind(AssignmentState.EN_ROUTE, fix(60, 5, 0)))
        .isEqualTo(Disagreement.Kind.THERE_UNTOLD);
    assertThat(kind(AssignmentState.EN_ROUTE, fix(60, 5, 30))).isNull();
    assertThat(kind(AssignmentState.EN_ROUTE, fix(400, 5, 0))).isNull();
  }

  @Test
  void aUnitUnderWayThatIsNotSeenForAMinuteHasLostItsLink() {
    assertThat(kind(AssignmentState.EN_ROUTE, fix(3_000, 60, 30))).isNull();
    assertThat(kind(AssignmentState.EN_ROUTE, fix(3_000, 61, 30)))
        .isEqualTo(Disagreement.Kind.LINK_LOST);
    assertThat(kind(AssignmentState.EN_ROUTE, null)).isEqualTo(Disagreement.Kind.LINK_LOST);
    assertThat(kind(AssignmentState.CLEARED, null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0,GREEN,0",
    "20,GREEN,0",
    "21,AMBER,0",
    "29,AMBER,0",
    "30,RED,1",
    "59,RED,1",
    "60,RED,2"
  })
  void aClockIsAmberFromSevenTenthsRedAtItsLimitAndGoesUpAtTwice(
      long used, Colour colour, int level) {
    var clock = new StepClock(Watched.DISPATCH, null, NOW, NOW.plusSeconds(30));
    var then = NOW.plusSeconds(used);
    assertThat(clock.colour(then)).isEqualTo(colour);
    assertThat(clock.level(then)).isEqualTo(level);
  }

  @Test
  void theSampleIsTheSameForTheSameSeedWhateverTheOrder() {
    var all = IntStream.range(0, 50).mapToObj(at -> "261128-" + at).toList();
    var drawn = AuditSample.draw("abhaya-sample-2026-11-28", all, 10);
    assertThat(drawn).hasSize(5);
    assertThat(AuditSample.draw("abhaya-sample-2026-11-28", all.reversed(), 10)).isEqualTo(drawn);
    assertThat(AuditSample.draw("abhaya-sample-2026-11-29", all, 10)).isNotEqualTo(drawn);
    assertThat(AuditSample.draw("s", List.of("one"), 10)).containsExactly("one");
    assertThat(AuditSample.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
