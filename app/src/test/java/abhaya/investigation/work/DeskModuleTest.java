package abhaya.investigation.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.investigation.cases.ImportOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;

/// What an officer enters at the desk of her case, and who may not.
@ModuleTest
class DeskModuleTest {
  private static final Pattern ENTRY = Pattern.compile("/entries/([A-Za-z0-9_-]{22})\"");

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired DeskPage desk;
  @Autowired EntryPage entries;
  @Autowired ReportPage reports;

  private WorkBench bench;
  private Scope io;
  private Scope sho;
  private LocalDate recorded;
  private String handle;

  @BeforeEach
  void aCaseOfTwentyDaysWithItsOfficer() {
    bench = beans.createBean(WorkBench.class);
    bench.clear();
    io = bench.officer(1);
    sho = bench.person("In Charge", Role.SHO, SmallTree.S1, null);
    recorded = bench.today.minusDays(20);
    bench.feed(bench.fir("F1", recorded, ""));
    handle = bench.handle("F1");
  }

  private ResponseEntity<String> enter(
      Scope scope, String what, MultiValueMap<String, String> form) {
    var visit = bench.visit("/work/cases/" + handle);
    return bench.as(scope, () -> desk.enter(scope, visit, handle, what, form));
  }

  private String page(Scope scope) {
    var visit = bench.visit("/work/cases/" + handle);
    return Objects.requireNonNull(bench.as(scope, () -> desk.show(scope, visit, handle).getBody()));
  }

  private MultiValueMap<String, String> exam(LocalDate on) {
    return WorkBench.form("step", "MEDICAL_EXAMINATION", "stepOn", on.toString());
  }

  private void exam() {
    assertThat(enter(io, "steps", exam(recorded.plusDays(1))).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
  }

  private String entryKey() {
    var found = ENTRY.matcher(page(io));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void aStepEnteredHereIsAmongTheRecordsOfTheCase() {
    exam();
    assertThat(bench.happenings(handle)).containsExactly("MEDICAL_EXAMINATION");
    var clock =
        bench.one(io, handle).open().clocks().stream()
            .filter(one -> one.duty().id().equals("T15"))
            .findFirst()
            .orElseThrow();
    assertThat(clock.state().name()).isIn("MET", "MET_LATE");
    assertThat(page(sho)).contains("Officer 1");
  }

  @Test
  void aFormSentTwiceIsOneEntry() {
    var form = exam(recorded.plusDays(1));
    assertThat(enter(io, "steps", form).getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(enter(io, "steps", form).getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(bench.happenings(handle)).containsExactly("MEDICAL_EXAMINATION");
  }

  @Test
  void theFeedErasesNothingThatWasEnteredHereAndBothVersionsAreSeen() {
    exam();
    var later = bench.fir("F1", recorded, "").replace("'version':1", "'version':2");
    bench.feed(
        later.replace("64 BNS", "65(1) BNS"),
        bench.event("STEP", "E1", "F1", recorded.plusDays(3), ",'step':'MEDICAL_EXAMINATION'"));

    assertThat(bench.happenings(handle))
        .containsExactly("MEDICAL_EXAMINATION", "MEDICAL_EXAMINATION");
    var both = page(io);
    assertThat(both).contains("id=\"conflicts\"");
    var words = bench.visit("/").words();
    var table = both.substring(both.indexOf("id=\"conflicts\""));
    assertThat(table).contains(words.date(recorded.plusDays(1)), words.date(recorded.plusDays(3)));
  }

  @Test
  void aStepBeforeTheFirIsRefusedWithItsReasonAndLeavesNoTrace() {
    var form = WorkBench.form("step", "ARREST", "stepOn", recorded.minusDays(2).toString());
    var answer = enter(io, "steps", form);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(answer.getBody()).contains("This happened before the FIR was recorded.");
    assertThat(answer.getBody()).contains("value=\"" + recorded.minusDays(2) + "\"");
    assertThat(bench.happenings(handle)).isEmpty();
    assertThat(
            bench.system(() ->
                bench
                    .jdbc
                    .sql("select count(*) from feed.quarantine where source = :s")
                    .param("s", bench.source)
                    .query(Integer.class)
                    .single()))
        .isZero();
  }

  @Test
  void whatIsEnteredHereSaysNothingOfHowFarTheFeedReaches() {
    var before = reach();
    exam();
    assertThat(reach()).isEqualTo(before);
  }

  private String reach() {
    return bench.system(() ->
        bench
            .jdbc
            .sql("select last_entered_at || ' ' || records from feed.reach where unit_id = 3001")
            .query(String.class)
            .single());
  }

  @Test
  void noFeedMayUseAKeyOfEntriesMadeHere() {
    var line = bench.event("STEP", "@here/x", "F1", recorded.plusDays(1), ",'step':'BAIL'");
    var outcome = (ImportOutcome.Done) bench.feed(line);
    assertThat(outcome.counts().refused()).isEqualTo(1);
    assertThat(bench.happenings(handle)).isEmpty();
  }

  @Test
  void aCorrectionStrikesTheEarlierVersionThroughAndOverwritesNothing() {
    exam();
    var key = entryKey();
    var form =
        WorkBench.form(
            "code",
            "MEDICAL_EXAMINATION",
            "on",
            recorded.plusDays(2).toString(),
            "time",
            "09:30",
            "seen",
            "1",
            "why",
            "WRONG_DAY");
    var visit = bench.visit("/work");
    var answer = bench.as(io, () -> entries.correct(io, visit, handle, key, form));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);

    assertThat(bench.happenings(handle)).containsExactly("MEDICAL_EXAMINATION");
    var versions =
        Objects.requireNonNull(bench.as(io, () -> entries.show(io, visit, handle, key).getBody()));
    var words = visit.words();
    assertThat(versions).contains("<s>", "wrong day or time");
    assertThat(versions)
        .contains(words.date(recorded.plusDays(1)), words.date(recorded.plusDays(2)));

    // who looked at the first version meanwhile does not overwrite the second
    var late =
        WorkBench.form(
            "code",
            "ARREST",
            "on",
            recorded.plusDays(5).toString(),
            "seen",
            "1",
            "why",
            "WRONG_DAY");
    var lost = bench.as(sho, () -> entries.correct(sho, visit, handle, key, late));
    assertThat(lost.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(bench.happenings(handle)).containsExactly("MEDICAL_EXAMINATION");
  }

  @Test
  void anEntryStruckThroughCountsNoLongerAndStaysToBeRead() {
    exam();
    var key = entryKey();
    var form = WorkBench.form("seen", "1", "why", "WRONG_CASE");
    var visit = bench.visit("/work");
    bench.as(io, () -> entries.strike(io, visit, handle, key, form));
    bench.as(io, () -> entries.strike(io, visit, handle, key, form));

    assertThat(bench.happenings(handle)).isEmpty();
    assertThat(page(io)).contains("<s>", "belongs to another case");
    // the feed comes again: what was struck stays struck
    bench.feed(bench.event("STEP", "E9", "F1", recorded.plusDays(4), ",'step':'BAIL'"));
    assertThat(bench.happenings(handle)).containsExactly("BAIL");
  }

  @Test
  void onlyTheOfficerOfTheCaseAndTheOfficerInChargeEnter() {
    var other = bench.officer(2);
    var circle = bench.person("Chief", Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A, null);
    var elsewhere = bench.person("Elsewhere", Role.SHO, SmallTree.S3, null);
    for (var scope : List.of(other, circle, elsewhere)) {
      assertThatThrownBy(() -> enter(scope, "steps", exam(recorded.plusDays(1))))
          .isInstanceOf(NotVisible.class);
    }
    assertThat(bench.happenings(handle)).isEmpty();
    assertThat(enter(sho, "steps", exam(recorded.plusDays(1))).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
  }

  @Test
  void theDatabaseRefusesWhereTheProgramForgotToAsk() {
    var chief = bench.person("Chief", Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A, null);
    assertThatThrownBy(() -> insert(chief)).isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> insert(bench.officer(2))).isInstanceOf(DataAccessException.class);
    insert(io);
  }

  private void insert(Scope scope) {
    scope
        .context()
        .run(() ->
            bench.transactions.executeWithoutResult(status ->
                bench
                    .jdbc
                    .sql(
                        """
                        insert into work.entry (key, version, case_handle, kind, fields, happened_at,
                                                entered_at, author_id, author, role, form)
                        values (:key, 1, :case, 'STEP', '{}', now(), now(), :me, 'x', 'IO', :key)
                        """)
                    .param("key", Handle.next())
                    .param("case", handle)
                    .param("me", scope.person().id())
                    .update()));
  }

  @Test
  void aReasonForDelayIsAskedAtTheDueDayAndTheFormSaysSo() {
    bench.feed(bench.fir("F2", bench.today.minusMonths(2).minusDays(40), ""));
    handle = bench.handle("F2");
    assertThat(page(io)).contains("A reason is due for");

    var form = WorkBench.form("reason", "LAB_REPORT", "holder", "HOSPITAL");
    assertThat(enter(io, "delays", form).getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(page(io)).doesNotContain("A reason is due for").contains("with the hospital");
    assertThat(bench.one(io, handle).open().delays()).hasSize(1);

    var wrong = enter(io, "delays", WorkBench.form("reason", "BECAUSE"));
    assertThat(wrong.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @Test
  void aReportThatLacksWhatTheLawAsksDoesNotGoToTheCourt() {
    var visit = bench.visit("/work");
    var form =
        WorkBench.form(
            "kind",
            "CS_ORIG",
            "stage",
            "FORWARDED_TO_COURT",
            "on",
            bench.today.toString(),
            "act",
            "enter");
    var answer = bench.as(io, () -> reports.take(io, visit, handle, form));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(answer.getBody()).contains("missing, blocks");
    assertThat(bench.happenings(handle)).isEmpty();

    var look = WorkBench.form("kind", "CS_ORIG", "accusedDecided", "yes", "act", "look");
    var before = Objects.requireNonNull(answer.getBody()).split("missing, blocks", -1).length;
    var after =
        Objects.requireNonNull(bench.as(io, () -> reports.take(io, visit, handle, look)).getBody());
    assertThat(after.split("missing, blocks", -1)).hasSize(before - 1);
  }

  @Test
  void aDraftGoesBeforeWhoIsInChargeAndComesBackWithANote() {
    var visit = bench.visit("/work");
    var draft =
        WorkBench.form(
            "kind", "CS_ORIG", "stage", "PREPARED", "on", bench.today.toString(), "act", "enter");
    bench.as(io, () -> reports.take(io, visit, handle, draft));
    assertThat(page(sho)).contains("draft waits for a look");

    var back = WorkBench.form("backText", "Medical report is wanting");
    bench.as(sho, () -> desk.review(sho, visit, handle, "SENT_BACK", back));
    assertThat(page(io)).contains("sent back with a note", "Medical report is wanting");
    assertThatThrownBy(() ->
            bench.as(io, () -> desk.review(io, visit, handle, "SIGNED_OFF", WorkBench.form())))
        .isInstanceOf(NotVisible.class);
  }
}
