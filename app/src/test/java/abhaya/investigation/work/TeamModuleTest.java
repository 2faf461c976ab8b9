package abhaya.investigation.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.web.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/// Notes, tasks, hand-over and acts on many cases, among the people of a station.
@ModuleTest
class TeamModuleTest {
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired DeskPage desk;
  @Autowired InboxPage inbox;
  @Autowired BulkPage bulk;
  @Autowired WorkReading reading;
  @Autowired MorningPage morning;
  @Autowired HandOverPage handOver;
  @Autowired TaskStore tasks;

  private WorkBench bench;
  private Scope io;
  private Scope sho;
  private Scope chief;
  private String first;
  private String second;

  @BeforeEach
  void aStationWithTwoOfficersAndTwoCases() {
    bench = beans.createBean(WorkBench.class);
    bench.clear();
    io = bench.officer(1);
    sho = bench.person("In Charge", Role.SHO, SmallTree.S1, null);
    chief = bench.person("Chief", Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A, null);
    LocalDate on = bench.today.minusDays(20);
    bench.feed(bench.fir("F1", on, ""), bench.fir("F2", on.plusDays(1), ""));
    first = bench.handle("F1");
    second = bench.handle("F2");
  }

  private String desk(Scope scope, String handle) {
    var visit = bench.visit("/work/cases/" + handle);
    return Objects.requireNonNull(bench.as(scope, () -> desk.show(scope, visit, handle).getBody()));
  }

  private String inbox(Scope scope) {
    var visit = bench.visit("/work/inbox");
    return Objects.requireNonNull(bench.as(scope, () -> inbox.show(scope, visit).getBody()));
  }

  private HttpStatus note(Scope scope, MultiValueMap<String, String> form) {
    var visit = bench.visit("/work");
    return (HttpStatus) bench.as(scope, () -> desk.note(scope, visit, first, form).getStatusCode());
  }

  @Test
  void aNoteCallsTheColleagueNamedBehindTheAt() {
    assertThat(note(chief, WorkBench.form("note", "@Officer 1 please press the laboratory")))
        .isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(inbox(io)).contains("please press the laboratory", "/work/cases/" + first);
    assertThat(inbox(sho)).doesNotContain("please press the laboratory");
    assertThat(desk(sho, first)).contains("@Officer 1");
  }

  @Test
  void aTextThatMayPointAtAVictimIsShownToItsWriterFirst() {
    var form = WorkBench.form("note", "her phone is 9876543210");
    assertThat(note(io, form)).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(desk(io, first)).doesNotContain("9876543210");
    form.add("marksSeen", "yes");
    assertThat(note(io, form)).isEqualTo(HttpStatus.SEE_OTHER);
    var marked =
        bench.system(() ->
            bench
                .jdbc
                .sql("select count(*) from trail.entry where detail::text like '%9876543210%'")
                .query(Integer.class)
                .single());
    assertThat(marked).isZero();
  }

  @Test
  void whoDoesNotSeeTheCaseReadsNoNote() {
    note(io, WorkBench.form("note", "words among colleagues"));
    var state = bench.person("State", Role.STATE_HQ, 109, null);
    var other = bench.officer(2);
    for (var scope : List.of(state, other)) {
      assertThatThrownBy(() -> desk(scope, first)).isInstanceOf(NotVisible.class);
      var seen =
          bench.as(
              scope,
              () ->
                  bench.transactions.execute(status ->
                      bench
                          .jdbc
                          .sql("select count(*) from work.note")
                          .query(Integer.class)
                          .single()));
      assertThat(seen).isZero();
    }
  }

  @Test
  void aTaskIsDoneByWhoHasItAndOpenedAgainByWhoGaveIt() {
    var visit = bench.visit("/work");
    var form =
        WorkBench.form(
            "what",
            "Collect the report",
            "to",
            Long.toString(io.person().id()),
            "taskUntil",
            bench.today.plusDays(3).toString());
    for (var twice = 0; twice < 2; twice++) {
      bench.as(sho, () -> desk.task(sho, visit, first, form));
    }
    var open =
        bench.as(io, () -> bench.transactions.execute(s -> tasks.openOf(io.person().id(), 9)));
    assertThat(open).hasSize(1);
    var task = Objects.requireNonNull(open).getFirst().handle();
    assertThat(inbox(io)).contains("Collect the report");

    assertThatThrownBy(() -> bench.as(chief, () -> inbox.move(chief, task, "DONE", "1", "")))
        .isInstanceOf(NotVisible.class);
    bench.as(io, () -> inbox.move(io, task, "DONE", "1", ""));
    assertThat(inbox(io)).contains("Nobody waits for a task of yours.");
    // an old page changes nothing
    bench.as(sho, () -> inbox.move(sho, task, "REOPENED", "1", ""));
    assertThat(inbox(io)).contains("Nobody waits for a task of yours.");
    bench.as(sho, () -> inbox.move(sho, task, "REOPENED", "2", ""));
    assertThat(inbox(io)).contains("Collect the report");
    assertThat(desk(sho, first)).contains("opened again");
  }

  @Test
  void aTaskIsGivenOnlyToWhoSeesTheCaseAndForADayToCome() {
    var visit = bench.visit("/work");
    var other = bench.officer(2);
    var to = Long.toString(other.person().id());
    var day = bench.today.toString();
    var notHers = WorkBench.form("what", "x", "to", to, "taskUntil", day);
    var past =
        WorkBench.form(
            "what",
            "x",
            "to",
            Long.toString(io.person().id()),
            "taskUntil",
            bench.today.minusDays(1).toString());
    for (var form : List.of(notHers, past)) {
      var answer = bench.as(sho, () -> desk.task(sho, visit, first, form));
      assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @Test
  void manyCasesAreLookedAtFirstGivenThenAndTakenBack() {
    var other = bench.officer(2);
    var to = Long.toString(other.person().id());
    var visit = bench.visit("/work/bulk");
    var stranger = "A".repeat(22);
    var ticked =
        WorkBench.form(
            "kind", "ASSIGN", "person", to, "case", first, "case", second, "case", stranger);
    var preview = bench.as(sho, () -> bulk.preview(sho, visit, ticked).getBody());
    assertThat(preview).contains("2 of 3 cases would go to Officer 2", "not a case of yours");
    assertThat(bench.one(sho, first).officerId()).isEqualTo(bench.officerId(1));

    var form =
        WorkBench.form(
            "kind", "ASSIGN", "person", to, "cases", first + "," + second + "," + stranger);
    var done = bench.as(sho, () -> bulk.act(sho, form));
    var again = bench.as(sho, () -> bulk.act(sho, form));
    var path = Objects.requireNonNull(done.getHeaders().getLocation()).toString();
    assertThat(Objects.requireNonNull(again.getHeaders().getLocation()).toString()).isEqualTo(path);
    assertThat(bench.one(sho, first).officerId()).isEqualTo(bench.officerId(2));
    assertThatThrownBy(() -> desk(io, first)).isInstanceOf(NotVisible.class);

    var handle = path.substring(path.lastIndexOf('/') + 1);
    var result = bench.as(sho, () -> bulk.show(sho, visit, handle).getBody());
    assertThat(result).contains("Done in 2 of 3 cases.");
    bench.as(sho, () -> bulk.undo(sho, handle));
    assertThat(bench.one(sho, first).officerId()).isEqualTo(bench.officerId(1));
    assertThat(bench.one(sho, second).officerId()).isEqualTo(bench.officerId(1));
    assertThat(bench.as(sho, () -> bulk.show(sho, visit, handle).getBody())).contains("taken back");
    assertThatThrownBy(() -> bench.as(chief, () -> bulk.show(chief, visit, handle)))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void priorityIsGivenToManyCasesWithAReasonAndTakenBack() {
    var visit = bench.visit("/work/bulk");
    var urgent =
        WorkBench.form(
            "kind", "URGENT", "text", "The hearing is on Monday", "cases", first + "," + second);
    var looked =
        WorkBench.form(
            "kind", "URGENT", "text", "The hearing is on Monday", "case", first, "case", second);
    assertThat(bench.as(chief, () -> bulk.preview(chief, visit, looked).getBody()))
        .contains("2 of 2 cases would become urgent", "The hearing is on Monday");
    assertThat(urgentOnes()).isEmpty();
    var done = bench.as(chief, () -> bulk.act(chief, urgent));
    assertThat(urgentOnes()).containsExactlyInAnyOrder(first, second);
    assertThat(inbox(io)).contains("The hearing is on Monday");
    assertThat(bench.as(chief, () -> bulk.preview(chief, visit, looked).getBody()))
        .contains("0 of 2 cases", "has this priority already");

    var path = Objects.requireNonNull(done.getHeaders().getLocation()).toString();
    bench.as(chief, () -> bulk.undo(chief, path.substring(path.lastIndexOf('/') + 1)));
    assertThat(urgentOnes()).isEmpty();

    var own = WorkBench.form("kind", "URGENT", "text", "mine first", "cases", first);
    bench.as(io, () -> bulk.act(io, own));
    assertThat(urgentOnes()).as("an officer gives her own case no priority").isEmpty();
    var noReason = WorkBench.form("kind", "URGENT", "text", "", "case", first);
    assertThatThrownBy(() -> bench.as(chief, () -> bulk.preview(chief, visit, noReason)))
        .isInstanceOf(Refused.class);
  }

  private Set<String> urgentOnes() {
    return bench.as(chief, () -> reading.read(chief, null).urgent());
  }

  @Test
  void aDistrictRemindsInManyCasesButGivesNone() {
    var visit = bench.visit("/work/bulk");
    var form =
        WorkBench.form(
            "kind",
            "REMIND",
            "text",
            "Day forty-five: send what waits",
            "cases",
            first + "," + second);
    bench.as(chief, () -> bulk.act(chief, form));
    assertThat(inbox(io)).contains("Day forty-five: send what waits");
    var give =
        WorkBench.form("kind", "ASSIGN", "person", Long.toString(io.person().id()), "case", first);
    assertThat(bench.as(chief, () -> bulk.preview(chief, visit, give).getBody()))
        .contains("0 of 1 cases");
  }

  @Test
  void noCaseIsWithoutAnOwnerWhenItsOfficerIsPostedOut() {
    var visit = bench.visit("/work");
    assertThat(count(sho, "no-officer")).isZero();
    bench.endPosting(io);
    assertThat(count(sho, "no-officer")).isEqualTo(2);
    var sheet =
        Objects.requireNonNull(
            bench.as(sho, () -> handOver.show(sho, visit, bench.officerId(1)).getBody()));
    assertThat(sheet).contains("posted elsewhere", "FIR 1/", "FIR 2/", "Next step");

    var other = bench.officer(2);
    var form =
        WorkBench.form("officer", Long.toString(other.person().id()), "seen", bench.officerId(1));
    bench.as(sho, () -> desk.enter(sho, visit, first, "officer", form));
    assertThat(count(sho, "no-officer")).isEqualTo(1);
    // who saw another officer on the page does not take the case from the new one
    var late =
        WorkBench.form(
            "officer", Long.toString(bench.officer(3).person().id()), "seen", bench.officerId(1));
    var lost = bench.as(sho, () -> desk.enter(sho, visit, first, "officer", late));
    assertThat(lost.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
  }

  private int count(Scope scope, String list) {
    var visit = bench.visit("/work");
    var page =
        Objects.requireNonNull(
            bench.as(scope, () -> morning.show(scope, visit, null, "all", null, 1).getBody()));
    var chip = Pattern.compile("list=" + list + "\"[^>]*>[^<]*<small>(\\d+)</small>").matcher(page);
    if (!chip.find()) throw new AssertionError("no list " + list);
    return Integer.parseInt(chip.group(1));
  }
}
