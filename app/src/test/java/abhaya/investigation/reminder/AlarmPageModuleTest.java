package abhaya.investigation.reminder;

import static abhaya.investigation.reminder.ReminderScenes.at;
import static abhaya.investigation.reminder.ReminderScenes.fir;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListFiles;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.base.web.Visits;
import abhaya.investigation.alarm.Action;
import abhaya.investigation.reminder.AlarmDesk.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;

/// Who sees which alarm, who answers it, and what an answer does.
@ModuleTest
@Import(ReminderScenes.class)
@TestPropertySource(properties = "abhaya.reminder.sweeps=false")
class AlarmPageModuleTest {
  private final LocalDate recorded = LocalDate.now(India.ZONE).minusDays(200);
  private final LocalDate due = recorded.plusMonths(2);

  @Autowired ReminderScenes scenes;
  @Autowired AlarmSweep sweep;
  @Autowired AlarmDesk desk;
  @Autowired AlarmPage page;
  @Autowired AnswerPage answers;
  @Autowired AlarmQueries queries;
  @Autowired Visits visits;
  @Autowired List<ListExport> lists;
  @Autowired TransactionTemplate transactions;

  @BeforeEach
  void twoCasesOverTheLimit() {
    scenes.anEmptyDesk();
    // no right to take an alarm out: those of another test are over
    scenes.change("update reminder.alarm set settled_at = null, ended_at = now()");
    scenes.send(fir("G1", recorded, SmallTree.S1_CODE), fir("G2", recorded, SmallTree.S2_CODE));
    assertThat(sweep.sweep(at(due.plusDays(1), "08:00"))).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} at {1} sees the case of S1: {2}, of S2: {3}")
  @CsvSource({
    "SHO, 3001, true, false",
    "SHO, 3002, false, true",
    "SHO, 3003, false, false",
    "DISTRICT_CHIEF, 2001, true, true",
    "DISTRICT_CHIEF, 2002, false, false",
    "STATE_HQ, 109, true, true",
    "STATE_HQ, 127, false, false"
  })
  void aReaderSeesTheAlarmsOfHerUnits(Role role, int unit, boolean first, boolean second) {
    var html = show(scenes.reader(role, unit), "unit", "T27");
    assertThat(html.contains("FIR G1/2026")).isEqualTo(first);
    assertThat(html.contains("FIR G2/2026")).isEqualTo(second);
  }

  @Test
  void anOfficerSeesTheAlarmsOfHerCasesAndAnalystsSeeNone() {
    var officer = scenes.reader(Role.IO, SmallTree.S1);
    assertThat(show(officer, "unit", null)).contains("FIR G1/2026").doesNotContain("FIR G2/2026");
    for (var role : List.of(Role.MINISTRY_ANALYST, Role.AUDITOR, Role.DATA_ADMIN)) {
      assertThatThrownBy(() -> show(scenes.reader(role, 1), "unit", null))
          .isInstanceOf(NotVisible.class);
    }
  }

  @Test
  void whatIsMineIsWhatMyPostWasTold() {
    var chief = scenes.reader(Role.SHO, SmallTree.S1);
    var district = scenes.reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    assertThat(show(chief, "mine", "T27")).contains("FIR G1/2026", "Over the limit");
    // S2 has no chief and the district no sub-division: the district chief answers for both
    assertThat(show(district, "mine", "T27")).contains("FIR G1/2026", "FIR G2/2026");
    var html = show(district, "mine", "T27");
    assertThat(html).contains("district chief for sub-divisional officer, station house officer");
    assertThat(mine(chief)).isPositive().isLessThan(mine(district));
    assertThat(mine(scenes.reader(Role.SHO, SmallTree.S3))).isZero();
  }

  @Test
  void theFileHoldsTheAlarmsOfTheViewInItsOrder() {
    var district = scenes.reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var visit = visits.of(new MockHttpServletRequest("GET", "/alarms"));
    var view = "/alarms?list=unit&rung=BREACH&duty=T27&columns=fir,due";

    var rising = ListFiles.of(lists, district, visit, view + "&sort=fir");
    assertThat(ListFiles.column(rising, 0)).containsExactly("G1/2026", "G2/2026");
    var falling = ListFiles.of(lists, district, visit, view + "&sort=-fir");
    assertThat(ListFiles.column(falling, 0)).containsExactly("G2/2026", "G1/2026");
    assertThat(ListFiles.heads(falling)).hasSize(2);
    var station = scenes.reader(Role.SHO, SmallTree.S3);
    assertThat(ListFiles.of(lists, station, visit, view).rows()).isEmpty();
    assertThatThrownBy(
            () -> ListFiles.of(lists, scenes.reader(Role.MINISTRY_ANALYST, 1), visit, view))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void manyAreAnsweredWithOnePreviewAndTakenBackTheSameDay() {
    var chief = scenes.reader(Role.SHO, SmallTree.S1);
    var district = scenes.reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var own = handles("G1");
    var all = handles("G1", "G2");
    var before = mine(chief);

    var preview = chief.context().call(() -> desk.preview(chief, all));
    assertThat(preview).hasSize(own.size());
    assertThat(preview.values()).contains(Outcome.DONE);
    assertThat(mine(chief)).isEqualTo(before);

    var done = answer(chief, all, Action.TASK_SET, "task to the officer");
    assertThat(count(done, Outcome.DONE)).isEqualTo(before);
    assertThat(mine(chief)).isZero();
    assertThat(show(chief, "answered", null)).contains("Task set: task to the officer");
    assertThat(answer(district, handles("G1"), Action.REASON_GIVEN, "again"))
        .contains(Outcome.ANSWERED);

    var back = chief.context().call(() -> desk.undo(chief, own));
    assertThat(count(back.values(), Outcome.DONE)).isEqualTo(before);
    assertThat(mine(chief)).isEqualTo(before);
    assertThat(given("undone_at is not null")).isEqualTo(before);
  }

  @Test
  void anAnswerOfYesterdayOrOfAnotherPersonStays() {
    var chief = scenes.reader(Role.SHO, SmallTree.S1);
    var district = scenes.reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var own = handles("G1");
    answer(chief, own, Action.TASK_SET, "task to the officer");
    var others = district.context().call(() -> desk.undo(district, own));
    assertThat(others.values()).isNotEmpty().containsOnly(Outcome.TOO_LATE);
    scenes.program(() ->
        scenes
            .jdbc
            .sql(
                """
                insert into reminder.answer
                       (alarm_id, person_id, person, action, remark, answered_at)
                select alarm_id, person_id, person, action, remark, answered_at - interval '1 day'
                  from reminder.answer where undone_at is null
                """)
            .update());
    scenes.change(
        "update reminder.answer set undone_at = now() where answered_at > now() - interval '12"
            + " hours'");
    assertThat(mine(chief)).isZero();
    var late = chief.context().call(() -> desk.undo(chief, own));
    assertThat(late.values()).isNotEmpty().containsOnly(Outcome.TOO_LATE);
  }

  @Test
  void nobodyAnswersForAnotherPostAndTheDatabaseRefusesToo() {
    var other = scenes.reader(Role.SHO, SmallTree.S2);
    var foreign = handles("G1");
    assertThat(answer(other, foreign, Action.TASK_SET, "not mine at all")).isEmpty();
    var state = scenes.reader(Role.STATE_HQ, 109);
    assertThat(answer(state, foreign, Action.TASK_SET, "from above"))
        .isNotEmpty()
        .containsOnly(Outcome.NOT_YOURS);
    for (var reader : List.of(other, state)) {
      var written =
          reader
              .context()
              .call(() ->
                  transactions.execute(status ->
                      scenes.jdbc.sql("update reminder.alarm set settled_at = now()").update()));
      assertThat(written).isZero();
    }
    Long seen =
        other
            .context()
            .call(() ->
                transactions.execute(status ->
                    scenes
                        .jdbc
                        .sql("select count(*) from reminder.told")
                        .query(Long.class)
                        .single()));
    assertThat(seen).isZero();
  }

  @Test
  void ofTwoWhoAnswerAtOnceOneDoes() throws Exception {
    var chief = scenes.reader(Role.SHO, SmallTree.S1);
    var district = scenes.reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    var handle =
        scenes.texts(
            "select a.handle from reminder.alarm a where a.clock = 'T27' and a.case_id = "
                + scenes.caseId("G1"));
    try (var pool = Executors.newFixedThreadPool(2)) {
      var one = pool.submit(() -> answer(chief, handle, Action.TASK_SET, "one"));
      var other = pool.submit(() -> answer(district, handle, Action.TASK_SET, "other"));
      var outcomes = new ArrayList<>(one.get());
      outcomes.addAll(other.get());
      assertThat(outcomes).containsExactlyInAnyOrder(Outcome.DONE, Outcome.ANSWERED);
    }
    assertThat(given("true")).isEqualTo(1);
  }

  @Test
  void anAnswerNeedsAnActionAndAWord() {
    var chief = scenes.reader(Role.SHO, SmallTree.S1);
    var form = new LinkedMultiValueMap<String, String>();
    handles("G1").forEach(handle -> form.add("alarm", handle));
    var visit = visits.of(new MockHttpServletRequest("POST", "/alarms/check"));
    var faulty = chief.context().call(() -> answers.check(chief, visit, form));
    assertThat(faulty.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(faulty.getBody())
        .contains("Choose what is done about it.", "Say it in a few words.");
    form.add("action", "STEP_RECORDED");
    form.add("remark", "medical report is in");
    var preview = chief.context().call(() -> answers.check(chief, visit, form));
    assertThat(preview.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(preview.getBody()).contains("will be answered", "medical report is in");
    var empty = new LinkedMultiValueMap<String, String>();
    assertThatThrownBy(() -> chief.context().call(() -> answers.answer(chief, visit, empty)))
        .isInstanceOf(Refused.class);
    var wrong = new LinkedMultiValueMap<String, String>();
    wrong.add("alarm", "'; drop table");
    assertThatThrownBy(() -> chief.context().call(() -> answers.answer(chief, visit, wrong)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void theAlarmsOfOneCaseStandTogether() {
    var chief = scenes.reader(Role.SHO, SmallTree.S1);
    var handle = scenes.texts("select handle from cases.case_file where key = 'G1'").getFirst();
    var visit = visits.of(new MockHttpServletRequest("GET", "/alarms"));
    var html =
        chief
            .context()
            .call(() -> page.show(chief, visit, "mine", null, null, handle, 1).getBody());
    assertThat(html).contains("data-part-body", "FIR G1/2026").doesNotContain("G2/2026");
  }

  /// Answers to the alarms of these cases.
  private long given(String condition) {
    return scenes.number(
        """
        select count(*) from reminder.answer n join reminder.alarm a on a.id = n.alarm_id
         where a.case_id in (%d, %d) and %s
        """
            .formatted(scenes.caseId("G1"), scenes.caseId("G2"), condition));
  }

  private long mine(Scope reader) {
    return reader.context().call(() -> queries.mine(reader));
  }

  private static long count(Collection<Outcome> all, Outcome one) {
    return all.stream().filter(one::equals).count();
  }

  private List<String> handles(String... keys) {
    var ids = Arrays.stream(keys).map(key -> "" + scenes.caseId(key)).toList();
    return scenes.texts(
        "select handle from reminder.alarm where case_id in (" + String.join(",", ids) + ")");
  }

  private Collection<Outcome> answer(
      Scope reader, List<String> handles, Action action, String remark) {
    return reader.context().call(() -> desk.answer(reader, handles, action, remark)).values();
  }

  private String show(Scope reader, String list, @Nullable String duty) {
    var visit = visits.of(new MockHttpServletRequest("GET", "/alarms"));
    return Objects.requireNonNull(
        reader.context().call(() -> page.show(reader, visit, list, null, duty, null, 1).getBody()));
  }
}
