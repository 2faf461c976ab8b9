package abhaya.safecity.walk;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.geo.Point;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DarkPlaceTest {
  private static final LocalDate DUE = LocalDate.of(2026, 11, 10);
  private static final long CLERK = 1;
  private static final long NODAL = 2;

  private static DarkPlace after(DarkPlace.Move... moves) {
    var acts = new ArrayList<DarkPlace.Act>();
    for (var move : moves) {
      var place = acts.isEmpty() ? null : with(acts);
      acts.add(
          new DarkPlace.Act(
              move,
              place == null ? 0 : place.nextRound(),
              move == DarkPlace.Move.CLOSE || move == DarkPlace.Move.RETURN ? NODAL : CLERK,
              "somebody",
              "",
              null,
              Instant.EPOCH));
    }
    return with(acts);
  }

  private static DarkPlace with(List<DarkPlace.Act> acts) {
    return new DarkPlace(
        "h",
        "LKO",
        new DarkPlace.Where(new Point(26.85, 80.95), 1, "LKO-1", ""),
        new DarkPlace.Duty(
            DarkPlace.Owner.MUNICIPAL, DarkPlace.Cause.LAMP_OUT, DUE.minusDays(3), DUE),
        acts);
  }

  @Test
  void whoMendedDoesNotClose() {
    var mended = after(DarkPlace.Move.OPEN, DarkPlace.Move.MENDED);
    assertThat(mended.refuses(DarkPlace.Move.CLOSE, CLERK, "", true))
        .hasValue(DarkPlace.Refusal.SAME_PERSON);
    assertThat(mended.refuses(DarkPlace.Move.RETURN, CLERK, "no", true))
        .hasValue(DarkPlace.Refusal.SAME_PERSON);
    assertThat(mended.refuses(DarkPlace.Move.CLOSE, NODAL, "", false)).isEmpty();
  }

  @Test
  void mendingNeedsAPictureAndSendingBackAReason() {
    var open = after(DarkPlace.Move.OPEN);
    assertThat(open.refuses(DarkPlace.Move.MENDED, CLERK, "", false))
        .hasValue(DarkPlace.Refusal.NO_PHOTO);
    var mended = after(DarkPlace.Move.OPEN, DarkPlace.Move.MENDED);
    assertThat(mended.refuses(DarkPlace.Move.RETURN, NODAL, " ", false))
        .hasValue(DarkPlace.Refusal.NO_REMARK);
  }

  @Test
  void eachStateAllowsItsOwnStepsOnly() {
    assertThat(allowed(after(DarkPlace.Move.OPEN))).containsExactly(DarkPlace.Move.MENDED);
    assertThat(allowed(after(DarkPlace.Move.OPEN, DarkPlace.Move.MENDED)))
        .containsExactly(DarkPlace.Move.CLOSE, DarkPlace.Move.RETURN);
    assertThat(allowed(after(DarkPlace.Move.OPEN, DarkPlace.Move.MENDED, DarkPlace.Move.CLOSE)))
        .containsExactly(DarkPlace.Move.REOPEN);
  }

  private static List<DarkPlace.Move> allowed(DarkPlace place) {
    return Arrays.stream(DarkPlace.Move.values())
        .filter(move -> place.refuses(move, 99, "why", true).isEmpty())
        .toList();
  }

  @ParameterizedTest(name = "{0} is {1} days late and climbed to {2}")
  @CsvSource({
    "2026-11-10,0,NONE",
    "2026-11-11,1,OWNER",
    "2026-11-17,7,OWNER",
    "2026-11-18,8,CITY",
    "2026-12-01,21,CITY",
    "2026-12-02,22,STATE"
  })
  void theLaterTheHigherItClimbs(LocalDate today, long late, DarkPlace.Level level) {
    var open = after(DarkPlace.Move.OPEN);
    assertThat(open.daysLate(today)).isEqualTo(late);
    assertThat(open.level(today)).isEqualTo(level);
    var closed = after(DarkPlace.Move.OPEN, DarkPlace.Move.MENDED, DarkPlace.Move.CLOSE);
    assertThat(closed.level(today)).isEqualTo(DarkPlace.Level.NONE);
  }

  @Test
  void theFormulaGivesThePublishedExampleAndLeavesFeelingOut() {
    var marks = List.of(1, 2, 2, 1, 0, 2, 3, 1, 0);
    assertThat(Audit.scoreOf(marks).score()).hasValue(new java.math.BigDecimal("5.0"));
    var walked = List.of(new WalkStore.Walked(1, Instant.EPOCH, marks));
    assertThat(WalkSheet.weakest(walked))
        .isEqualTo(abhaya.safecity.measure.WalkScore.Factor.SECURITY);
  }
}
