package abhaya.investigation.alarm;

import static abhaya.investigation.alarm.AlarmCases.RECORDED;
import static abhaya.investigation.alarm.AlarmCases.at;
import static abhaya.investigation.alarm.AlarmCases.facts;
import static abhaya.investigation.alarm.Recipient.IO;
import static abhaya.investigation.alarm.Recipient.PROSECUTOR;
import static abhaya.investigation.alarm.Recipient.SDPO;
import static abhaya.investigation.alarm.Recipient.SHO;
import static abhaya.investigation.alarm.Recipient.SP;
import static abhaya.investigation.alarm.Recipient.STATE_HQ;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.alarm.AlarmCases.Outbox;
import abhaya.investigation.clock.Limit;
import abhaya.investigation.clock.Responsible;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

  @Test
  void theTwoMonthsHaveTheLadderOfTheReference() {
    var told = days(AlarmCases.facts(AlarmCases.twoMonths(RECORDED)), 130);

    assertThat(told)
        .containsExactly(
            "2025-01-31 day-30 [SDPO]",
            "2025-02-15 day-45 [SP]",
            "2025-02-20 day-50 [IO, PROSECUTOR]",
            "2025-02-24 due-5 [IO, SHO]",
            "2025-02-25 day-55 [IO, PROSECUTOR, SHO]",
            "2025-02-28 due-1 [IO, SDPO, SHO]",
            "2025-03-01 due [IO, SDPO, SHO]",
            "2025-03-02 due+1 [SDPO, SHO, SP]",
            "2025-03-31 due+30 [IO, SDPO, SHO]",
            "2025-04-30 due+60 [IO, SDPO, SHO, SP]");
  }

  /// What each day at nine brings, every rung answered at once.
  private static List<String> days(AlarmFacts facts, int days) {
    var outbox = new Outbox();
    var told = new ArrayList<String>();
    for (var n = 0; n <= days; n++) {
      var day = RECORDED.plusDays(n);
      var now = at(day + "T09:00:00");
      for (var rung : outbox.tick(facts, now)) {
        var to = rung.to().stream().map(Enum::name).sorted().toList();
        told.add(day + " " + rung.key().name() + " " + to);
      }
      outbox.answerAll(now);
    }
    return told;
  }

  @Test
  void theReasonIsAskedOnTheLastDayAndEveryThirtyDaysAfter() {
    var outbox = new Outbox();
    var facts = facts(AlarmCases.twoMonths(RECORDED));
    var asked = new ArrayList<String>();
    for (var rung : outbox.tick(facts, at("2025-06-01T09:00:00"))) {
      if (rung.asksReason()) asked.add(rung.key().name());
    }
    assertThat(asked).containsExactly("due", "due+30", "due+60", "due+90");
  }

  @Test
  void shortLimitsAreNotRemindedBeforeTheyBegan() {
    var duty = AlarmCases.duty("T16", Limit.parse("P7D"), Responsible.DOCTOR);
    var clock = AlarmCases.running(duty, RECORDED, RECORDED.plusDays(7));
    assertThat(days(facts(clock), 10))
        .containsExactly(
            "2025-01-07 due-1 [IO, SHO]",
            "2025-01-08 due [IO, SHO]",
            "2025-01-09 due+1 [SDPO, SHO]");

    var three = AlarmCases.duty("T99", Limit.parse("P1D"), Responsible.SHO);
    var oneDay = AlarmCases.running(three, RECORDED, RECORDED.plusDays(1));
    assertThat(days(facts(oneDay), 3)).first().isEqualTo("2025-01-02 due [SHO]");
  }

  @Test
  void aLimitInHoursRingsByTheMinuteAndAtNight() {
    var facts = facts(AlarmCases.medicalExamination(at("2025-01-01T22:00:00")));
    var outbox = new Outbox();
    var told = new TreeMap<String, String>();
    var now = at("2025-01-01T22:00:00");
    for (var minutes = 0; minutes <= 60 * 50; minutes += 10) {
      for (var rung : outbox.tick(facts, now.plusSeconds(minutes * 60L))) {
        var local = now.plusSeconds(minutes * 60L).atZone(QuietHours.INDIA).toLocalDateTime();
        if (rung.key().level() == 0) told.put(local.toString(), rung.key().name());
      }
      outbox.answerAll(now);
    }
    assertThat(told)
        .containsEntry("2025-01-01T22:00", "checklist")
        .containsEntry("2025-01-02T10:00", "half")
        .containsEntry("2025-01-02T18:00", "near")
        .containsEntry("2025-01-02T22:00", "over")
        .containsEntry("2025-01-03T22:00", "over-day")
        .hasSize(5);
  }

  @Test
  void custodyHasItsLadderForEachAccusedAndForBothDisputedDays() {
    var facts =
        facts(
            AlarmCases.custody("A1", LocalDate.of(2025, 1, 3)),
            AlarmCases.custody("A2", LocalDate.of(2025, 1, 10)));
    var told = days(facts, 99);
    assertThat(told)
        .contains("2025-03-03 due [IO, SDPO, SHO]")
        .contains("2025-02-26 due-5 [IO, SHO]")
        .contains("2025-04-02 due [IO, SDPO, SHO]")
        .contains("2025-03-10 due [IO, SDPO, SHO]");
  }

  @Test
  void withoutDelayIsAskedForAfterADayAWeekAndAMonth() {
    var duty = AlarmCases.duty("T20", Limit.parse("forthwith"), Responsible.IO);
    var from = at("2025-01-01T10:00:00");
    var clock = AlarmCases.clock(duty, null, RECORDED, from, null, null, null, null);
    assertThat(days(facts(clock), 40))
        .containsExactly(
            "2025-01-03 after-1 [IO]",
            "2025-01-08 after-7 [IO, SDPO]",
            "2025-01-31 after-30 [IO, SDPO]");
  }

  @Test
  void theChecklistNamesTheOpenDutiesOfTheFirstDay() {
    var manner = AlarmCases.duty("T02", Limit.parse("manner"), Responsible.SHO);
    var copy = AlarmCases.duty("T05", Limit.parse("forthwith"), Responsible.SHO);
    var done =
        AlarmCases.clock(copy, null, RECORDED, null, null, null, null, at("2025-01-01T11:00:00"));
    var facts = facts(AlarmCases.clock(manner, null, RECORDED, null, null, null, null, null), done);

    var first = new Outbox().tick(facts, at("2025-01-01T23:00:00"));

    assertThat(first).hasSize(1);
    assertThat(first.getFirst().duties()).containsExactly("T02");
    assertThat(first.getFirst().to()).containsExactlyInAnyOrder(IO, SHO);
  }

  @Test
  void aStoppedClockSaysNothing() {
    var duty = AlarmCases.duty("T27", Limit.parse("P2M"), Responsible.SHO);
    var stopped =
        AlarmCases.clock(
            duty,
            null,
            RECORDED,
            null,
            RECORDED.plusMonths(2),
            null,
            null,
            at("2025-02-01T10:00:00"));
    assertThat(new Outbox().tick(facts(stopped), at("2025-09-01T10:00:00"))).isEmpty();
  }

  @ParameterizedTest(name = "{0} by the prosecution: {1}")
  @CsvSource({"1, ''", "2, adjournment-2", "3, adjournment-2 adjournment-3"})
  void theSecondAdjournmentOfTheProsecutionRaisesTheAlarm(int times, String expected) {
    var sought = new ArrayList<Adjournment>();
    for (var n = 0; n < times; n++) {
      sought.add(new Adjournment(at("2025-05-0" + (n + 1) + "T11:00:00"), Side.PROSECUTION));
      sought.add(new Adjournment(at("2025-05-0" + (n + 1) + "T12:00:00"), Side.DEFENCE));
    }
    var facts = new AlarmFacts("handle", RECORDED, null, List.of(), sought);
    var told = new Outbox().tick(facts, at("2025-06-01T12:00:00"));

    assertThat(String.join(" ", Outbox.names(told))).isEqualTo(expected);
    if (times >= 2) assertThat(told.getFirst().to()).containsExactlyInAnyOrder(PROSECUTOR, SP);
    if (times >= 3) assertThat(told.get(1).to()).contains(STATE_HQ);
  }

  @Test
  void aDraftGoesToTheProsecutorAndAReviewToItsSupervisorOnly() {
    var facts = facts(AlarmCases.twoMonths(RECORDED));
    var all = new Outbox().tick(facts, at("2025-02-21T09:00:00"));
    assertThat(all).extracting(rung -> rung.key().name()).contains("day-30", "day-45", "day-50");
    assertThat(all.getFirst().to()).containsExactly(SDPO);
  }

  @Test
  void theNightIsKeptForWhatCanWait() {
    var facts = facts(AlarmCases.twoMonths(RECORDED));
    var outbox = new Outbox();
    outbox.tick(facts, at("2025-02-27T09:00:00"));
    outbox.answerAll(at("2025-02-27T09:00:00"));

    assertThat(outbox.tick(facts, at("2025-02-28T21:00:00"))).isEmpty();
    assertThat(outbox.tick(facts, at("2025-03-01T06:59:59"))).isEmpty();
    var names = Outbox.names(outbox.tick(facts, at("2025-03-01T07:00:00")));
    assertThat(names).containsExactly("due-1");
  }

  @Test
  void restEndsAtItsMinute() {
    var quiet = QuietHours.usual();
    assertThat(quiet.covers(at("2025-01-01T20:59:59"))).isFalse();
    assertThat(quiet.covers(at("2025-01-01T21:00:00"))).isTrue();
    assertThat(quiet.covers(at("2025-01-01T06:59:59"))).isTrue();
    assertThat(quiet.covers(at("2025-01-01T07:00:00"))).isFalse();
    assertThat(quiet.after(at("2025-01-01T23:00:00"))).isEqualTo(at("2025-01-02T07:00:00"));
    assertThat(quiet.after(at("2025-01-02T03:00:00"))).isEqualTo(at("2025-01-02T07:00:00"));
    assertThat(quiet.after(at("2025-01-02T12:00:00"))).isEqualTo(at("2025-01-02T12:00:00"));
    var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));
    assertThat(noon.covers(at("2025-01-02T13:00:00"))).isTrue();
    assertThat(noon.covers(at("2025-01-02T14:00:00"))).isFalse();
    assertThat(QuietHours.none().covers(at("2025-01-02T00:00:00"))).isFalse();
  }
}
