package abhaya.investigation.reminder;

import static abhaya.investigation.reminder.ReminderScenes.at;
import static abhaya.investigation.reminder.ReminderScenes.event;
import static abhaya.investigation.reminder.ReminderScenes.fir;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.platform.India;
import abhaya.investigation.alarm.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// The sweep on real tables: each rung once, at its moment, to whoever holds the post.
@ModuleTest
@Import(ReminderScenes.class)
@TestPropertySource(properties = "abhaya.reminder.sweeps=false")
class SweepModuleTest {
  /// A case of these months has no short one within its two months.
  private final LocalDate recorded = LocalDate.now(India.ZONE).minusDays(200);

  private final LocalDate due = recorded.plusMonths(2);

  @Autowired ReminderScenes scenes;
  @Autowired AlarmSweep sweep;
  @Autowired AlarmDesk desk;

  @BeforeEach
  void nothingYet() {
    scenes.anEmptyDesk();
  }

  @Test
  void theLadderOfTheTwoMonthsIsToldRungByRung() {
    scenes.send(fir("L1", recorded, SmallTree.S1_CODE));
    walk("L1", at(recorded, "10:00"), at(due.plusDays(61), "09:00"));
    var rungs = scenes.alarms("L1", "T27").stream().filter(name -> name.endsWith("^0")).toList();
    assertThat(rungs)
        .containsExactlyInAnyOrder(
            "day-30^0",
            "day-45^0",
            "day-50^0",
            "day-55^0",
            "due-5^0",
            "due-1^0",
            "due^0",
            "due+1^0",
            "due+30^0",
            "due+60^0");
    assertThat(late("L1")).isEmpty();
    assertThat(
            scenes.number(
                "select count(*) from reminder.alarm where case_id = "
                    + scenes.caseId("L1")
                    + " and asks_reason and name = 'due+30'"))
        .isPositive();
  }

  @Test
  void twoMachinesThatSweepAtOnceTellEachRungOnce() throws Exception {
    var lines = new ArrayList<String>();
    for (var at = 0; at < 250; at++) lines.add(fir("M" + at, recorded, SmallTree.S1_CODE));
    scenes.send(lines);
    var now = at(due.plusDays(1), "08:30");
    var looked = 0;
    try (var pool = Executors.newFixedThreadPool(2)) {
      var one = pool.submit(() -> all(now));
      var other = pool.submit(() -> all(now));
      looked = one.get() + other.get();
    }
    looked += all(now);
    assertThat(looked).isEqualTo(250);
    var alarms =
        scenes.number(
            "select count(*) from reminder.alarm a join reminder.watch w using (case_id)");
    var each = scenes.alarms("M0", "T27").size();
    assertThat(each).isEqualTo(1);
    assertThat(
            scenes.number(
                "select count(*) from reminder.alarm where name = 'due+1' and clock = 'T27'"))
        .isGreaterThanOrEqualTo(250);
    assertThat(alarms % 250).as("every case the same").isZero();
    var again = scenes.number("select count(*) from reminder.alarm");
    scenes.change("update reminder.watch set next_at = '2000-01-01'");
    assertThat(all(now)).isEqualTo(250);
    assertThat(scenes.number("select count(*) from reminder.alarm")).isEqualTo(again);
  }

  @Test
  void whatFellDueWhileNobodyLookedIsToldOnceNewestOnlyAndLate() {
    scenes.send(fir("C1", recorded, SmallTree.S1_CODE));
    var now = at(due.plusDays(64), "11:00");
    all(now);
    assertThat(scenes.alarms("C1", "T27")).containsExactly("due+60^0");
    assertThat(late("C1")).contains("T27 due+60");
    all(now.plusSeconds(60));
    assertThat(scenes.alarms("C1", "T27")).containsExactly("due+60^0");
    walk("C1", now, at(due.plusDays(91), "09:00"));
    assertThat(scenes.alarms("C1", "T27")).contains("due+90^0").doesNotContain("due+30^0");
  }

  @Test
  void whatNobodyAnswersGoesUpWhenItsTimeIsOverAndNotBefore() {
    scenes.send(fir("E1", recorded, SmallTree.S1_CODE));
    var told = at(recorded.plusDays(45), "08:00");
    walk("E1", at(recorded, "10:00"), told);
    assertThat(posts("E1", "day-45", 0)).containsExactly("SP>SP");
    // a review reaches no higher than the district
    walk("E1", told, at(recorded.plusDays(49), "08:00"));
    assertThat(scenes.alarms("E1", "T27")).doesNotContain("day-45^1");

    var over = at(due.plusDays(1), "08:00");
    walk("E1", at(recorded.plusDays(49), "08:00"), over);
    assertThat(posts("E1", "due+1", 0)).contains("SHO>SHO", "SP>SP");
    look("E1", over.plus(Duration.ofHours(24)).minusSeconds(1));
    assertThat(scenes.alarms("E1", "T27")).doesNotContain("due+1^1");
    look("E1", over.plus(Duration.ofHours(24)));
    assertThat(posts("E1", "due+1", 1)).containsExactly("RANGE>STATE_HQ");
  }

  @Test
  void whatIsAnsweredGoesNoHigher() {
    scenes.send(fir("E2", recorded, SmallTree.S1_CODE));
    var over = at(due.plusDays(1), "08:00");
    look("E2", over);
    answer("E2", "due+1", Action.REASON_GIVEN);
    walk("E2", over, over.plus(Duration.ofDays(20)));
    assertThat(scenes.alarms("E2", "T27")).containsExactly("due+1^0");
  }

  @Test
  void theWrongPersonSaysSoAndTheNextIsToldAtOnce() {
    scenes.send(fir("E3", recorded, SmallTree.S1_CODE));
    var over = at(due.plusDays(1), "08:00");
    look("E3", over);
    answer("E3", "due+1", Action.NOT_MINE);
    look("E3", over.plusSeconds(120));
    assertThat(scenes.alarms("E3", "T27")).containsExactly("due+1^0", "due+1^1");
  }

  @Test
  void nobodyIsRungAtNightForWhatCanWait() {
    scenes.send(fir("Q1", recorded, SmallTree.S1_CODE));
    var over = at(due.plusDays(1), "22:30");
    all(at(due.plusDays(1), "20:59"));
    assertThat(scenes.alarms("Q1", "T27")).contains("due+1^0");
    // it goes up after 24 hours: at 20:59 the next evening, still before the rest
    look("Q1", at(due.plusDays(2), "20:58"));
    assertThat(scenes.alarms("Q1", "T27")).doesNotContain("due+1^1");

    scenes.send(fir("Q2", recorded, SmallTree.S1_CODE));
    all(over);
    assertThat(scenes.alarms("Q2", "T27")).isEmpty();
    all(at(due.plusDays(2), "06:59"));
    assertThat(scenes.alarms("Q2", "T27")).isEmpty();
    all(at(due.plusDays(2), "07:00"));
    assertThat(scenes.alarms("Q2", "T27")).containsExactly("due+1^0");
  }

  @Test
  void aDutyOfHoursRingsAtNight() {
    scenes.send(fir("N1", recorded, SmallTree.S1_CODE));
    all(at(recorded, "22:30"));
    assertThat(scenes.alarms("N1", "T15")).containsExactly("half^0");
    assertThat(scenes.alarms("N1", "T27")).isEmpty();
    walk("N1", at(recorded, "22:30"), at(recorded.plusDays(1), "10:00"));
    assertThat(scenes.alarms("N1", "T15")).contains("half^0", "near^0", "over^0");
  }

  @Test
  void theSecondAdjournmentSoughtByTheProsecutionIsAnAlarmAndTheFirstIsNot() {
    var report = recorded.plusDays(40);
    scenes.send(
        fir("A1", recorded, SmallTree.S1_CODE),
        event(
            "FINAL_REPORT",
            "A1-R",
            "A1",
            report + "T10:00:00+05:30",
            ",'kind':'CS_ORIG','stage':'FORWARDED_TO_COURT'"),
        putOff("A1", 1, report.plusDays(20), "PROSECUTION"),
        putOff("A1", 2, report.plusDays(30), "DEFENCE"));
    all(at(report.plusDays(31), "11:00"));
    assertThat(scenes.alarms("A1", "CASE")).isEmpty();

    scenes.send(putOff("A1", 3, report.plusDays(40), "PROSECUTION"));
    all(at(report.plusDays(40), "11:00"));
    assertThat(scenes.alarms("A1", "CASE")).containsExactly("adjournment-2^0");
    assertThat(posts("A1", "adjournment-2", 0))
        .containsExactlyInAnyOrder("PROSECUTOR>PROSECUTOR", "SP>SP");

    scenes.send(putOff("A1", 4, report.plusDays(50), "PROSECUTION"));
    all(at(report.plusDays(50), "11:00"));
    assertThat(posts("A1", "adjournment-3", 0)).contains("STATE_HQ>STATE_HQ");
    assertThat(scenes.alarms("A1", "T27")).isEmpty();
  }

  @Test
  void aReportEndsTheAlarmsOfItsCaseAndTheWatchOverIt() {
    scenes.send(fir("R1", recorded, SmallTree.S1_CODE));
    var now = at(due.plusDays(3), "11:00");
    all(now);
    assertThat(open("R1")).isNotEmpty();
    scenes.send(
        event(
            "FINAL_REPORT",
            "R1-R",
            "R1",
            due.plusDays(4) + "T10:00:00+05:30",
            ",'kind':'CS_ORIG','stage':'FORWARDED_TO_COURT'"));
    all(at(due.plusDays(4), "12:00"));
    assertThat(open("R1")).isEmpty();
    assertThat(
            scenes.number(
                "select count(*) from reminder.watch where case_id = " + scenes.caseId("R1")))
        .isZero();
    assertThat(
            scenes.number(
                "select count(*) from reminder.told t join reminder.alarm a on a.id = t.alarm_id"
                    + " where t.open and a.case_id = "
                    + scenes.caseId("R1")))
        .isZero();
  }

  @Test
  void anEmptyPostIsPassedByAndTheNextAboveIsTold() {
    scenes.send(fir("P2", recorded, SmallTree.S2_CODE), fir("P3", recorded, SmallTree.S3_CODE));
    all(at(due, "08:00"));
    assertThat(posts("P2", "due", 0)).containsExactlyInAnyOrder("IO>SP", "SDPO>SP", "SHO>SP");
    assertThat(posts("P3", "due", 0)).containsExactlyInAnyOrder("IO>-", "SDPO>-", "SHO>-");
  }

  @Test
  void aChangeOfOfficerHandsTheOpenAlarmsOver() {
    scenes.send(fir("H1", recorded, SmallTree.S1_CODE));
    all(at(due, "08:00"));
    assertThat(people("H1", "due")).contains(scenes.personOf(Role.IO, SmallTree.S1));
    scenes.send(
        event(
            "OFFICER",
            "H1-O",
            "H1",
            due + "T09:00:00+05:30",
            ",'officer':{'id':'OFF-NOBODY','name':'Officer Two','rank':'SI'}"));
    all(at(due, "10:00"));
    assertThat(people("H1", "due")).doesNotContain(scenes.personOf(Role.IO, SmallTree.S1));
    assertThat(posts("H1", "due", 0)).contains("IO>SHO");
  }

  private static String putOff(String fir, int number, LocalDate on, String by) {
    return event(
        "COURT",
        fir + "-A" + number,
        fir,
        on + "T10:30:00+05:30",
        ",'step':'ADJOURNMENT','soughtBy':'" + by + "'");
  }

  private int all(Instant now) {
    var looked = 0;
    for (var took = sweep.sweep(now); took > 0; took = sweep.sweep(now)) looked += took;
    return looked;
  }

  /// Looks at this case now, whatever the watch says.
  private void look(String key, Instant now) {
    scenes.change(
        "update reminder.watch set next_at = '2000-01-01' where case_id = " + scenes.caseId(key));
    all(now);
  }

  /// Looks only when the watch says so, as the program does.
  private void walk(String key, Instant from, Instant to) {
    look(key, from);
    var id = scenes.caseId(key);
    for (var steps = 0; steps < 400; steps++) {
      var next =
          scenes.texts(
              "select to_char(next_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                  + " from reminder.watch where case_id = "
                  + id);
      if (next.isEmpty()) return;
      var at = Instant.parse(next.getFirst());
      if (at.isAfter(to)) return;
      all(at);
    }
  }

  private void answer(String key, String name, Action action) {
    var handles =
        scenes.texts(
            "select handle from reminder.alarm where name = '%s' and level = 0 and case_id = %d"
                .formatted(name, scenes.caseId(key)));
    var chief = scenes.reader(Role.SHO, SmallTree.S1);
    var outcomes = chief.context().call(() -> desk.answer(chief, handles, action, "asked today"));
    assertThat(outcomes.values()).contains(AlarmDesk.Outcome.DONE);
    scenes.hearAnswers();
  }

  private List<String> posts(String key, String name, int level) {
    return scenes.texts(
        """
        select distinct t.wanted || '>' || case when t.person_id is null then '-' else t.post end
          from reminder.told t join reminder.alarm a on a.id = t.alarm_id
         where a.case_id = %d and a.name = '%s' and a.level = %d
           and a.clock in ('T27', 'CASE')
        """
            .formatted(scenes.caseId(key), name, level));
  }

  private List<Long> people(String key, String name) {
    return scenes.program(() ->
        scenes
            .jdbc
            .sql(
                """
                select coalesce(t.person_id, 0)
                  from reminder.told t join reminder.alarm a on a.id = t.alarm_id
                 where a.case_id = :id and a.name = :name and a.clock = 'T27'
                """)
            .param("id", scenes.caseId(key))
            .param("name", name)
            .query(Long.class)
            .list());
  }

  private List<String> late(String key) {
    return scenes.texts(
        "select clock || ' ' || name from reminder.alarm where late and case_id = "
            + scenes.caseId(key));
  }

  private List<String> open(String key) {
    return scenes.texts(
        "select clock || ' ' || name from reminder.alarm where settled_at is null and ended_at is"
            + " null and case_id = "
            + scenes.caseId(key));
  }
}
