package abhaya.investigation.alarm;

import static abhaya.investigation.alarm.AlarmCases.RECORDED;
import static abhaya.investigation.alarm.AlarmCases.at;
import static abhaya.investigation.alarm.AlarmCases.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.investigation.alarm.AlarmCases.Outbox;
import abhaya.investigation.clock.Limit;
import abhaya.investigation.clock.Responsible;
import org.junit.jupiter.api.Test;

class EscalationTest {
  private final AlarmFacts facts = facts(AlarmCases.twoMonths(RECORDED));
  private final Outbox outbox = new Outbox();

  @Test
  void whatNobodyAnswersGoesUpADayLater() {
    outbox.tick(facts, at("2025-02-24T08:00:00"));

    assertThat(outbox.tick(facts, at("2025-02-25T07:59:59"))).isEmpty();
    var raised = outbox.tick(facts, at("2025-02-27T08:00:00"));

    // day-55 came on the 25th and says more, so due-5 does not climb any further
    assertThat(Outbox.names(raised)).containsExactly("day-55");
  }

  @Test
  void silenceClimbsPostByPost() {
    outbox.tick(facts, at("2025-03-02T08:00:00"));

    var first = outbox.tick(facts, at("2025-03-03T08:00:00"));
    var second = outbox.tick(facts, at("2025-03-04T08:00:00"));
    var third = outbox.tick(facts, at("2025-03-05T08:00:00"));

    assertThat(first).extracting(Rung::to).containsExactly(java.util.Set.of(Recipient.RANGE));
    assertThat(second).extracting(Rung::to).containsExactly(java.util.Set.of(Recipient.STATE_HQ));
    assertThat(third).isEmpty();
    assertThat(first.getFirst().key().level()).isEqualTo(1);
    assertThat(second.getFirst().key().root().name()).isEqualTo("due+1");
  }

  @Test
  void anAnswerWithAnActionEndsTheClimb() {
    outbox.tick(facts, at("2025-03-02T08:00:00"));
    outbox.answer("due+1", Action.REASON_GIVEN, at("2025-03-02T18:00:00"));

    assertThat(outbox.tick(facts, at("2025-03-05T08:00:00"))).isEmpty();
  }

  @Test
  void notMineGoesUpAtOnce() {
    outbox.tick(facts, at("2025-03-02T08:00:00"));
    outbox.answer("due+1", Action.NOT_MINE, at("2025-03-02T09:00:00"));

    var raised = outbox.tick(facts, at("2025-03-02T09:00:00"));
    assertThat(raised).extracting(rung -> rung.key().level()).containsExactly(1);
  }

  @Test
  void aReviewStopsAtTheDistrictChief() {
    outbox.tick(facts, at("2025-01-31T08:00:00"));
    var once = outbox.tick(facts, at("2025-02-01T08:00:00"));
    var twice = outbox.tick(facts, at("2025-02-03T08:00:00"));

    assertThat(once.getFirst().to()).containsExactly(Recipient.SP);
    assertThat(twice).isEmpty();
  }

  @Test
  void aMatterOfHoursClimbsAfterTwoHoursByNightToo() {
    var medical = facts(AlarmCases.medicalExamination(at("2025-01-01T22:00:00")));
    outbox.tick(medical, at("2025-01-02T22:00:00"));
    var raised = outbox.tick(medical, at("2025-01-03T00:00:00"));

    assertThat(Outbox.names(raised)).contains("over");
    assertThat(raised.getFirst().to()).containsExactly(Recipient.SP);
  }

  @Test
  void nobodyIsChasedForWhatIsDone() {
    outbox.tick(facts, at("2025-03-02T08:00:00"));
    var duty = AlarmCases.duty("T27", Limit.parse("P2M"), Responsible.SHO);
    var done = at("2025-03-02T20:00:00");
    var stopped =
        AlarmCases.clock(duty, null, RECORDED, null, RECORDED.plusMonths(2), null, null, done);

    assertThat(outbox.tick(facts(stopped), at("2025-03-09T08:00:00"))).isEmpty();
  }

  @Test
  void aMovedLastDayHasItsRungsAnewAndTheReviewsStay() {
    outbox.tick(facts, at("2025-03-02T08:00:00"));
    outbox.answerAll(at("2025-03-02T08:00:00"));
    var duty = AlarmCases.duty("T27", Limit.parse("P2M"), Responsible.SHO);
    var moved = facts(AlarmCases.running(duty, RECORDED, RECORDED.plusMonths(3)));

    var told = outbox.tick(moved, at("2025-04-01T08:00:00"));

    assertThat(Outbox.names(told)).containsExactly("due-5", "due-1", "due");
  }

  @Test
  void aKeyIsReadAsItWasWritten() {
    var key = new RungKey("T26:A/1@x", "2025-03-01T04:30:00Z", "due+30", 2);
    assertThat(RungKey.parse(key.text())).isEqualTo(key);
    assertThat(key.root().level()).isZero();
    assertThatThrownBy(() -> RungKey.parse("T27")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RungKey("T27", "2025-03-01", "due", -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
