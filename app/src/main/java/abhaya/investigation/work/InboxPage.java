package abhaya.investigation.work;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.cases.OpenCase;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What waits for the reader herself: tasks given to her, notes that call her, drafts to look at.
@Controller
class InboxPage {
  private static final int LINES_MAX = 100;

  private final WorkReading reading;
  private final InboxStores stores;
  private final TaskRegister register;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Pages pages;

  InboxPage(
      WorkReading reading,
      InboxStores stores,
      TaskRegister register,
      TrailRegister trail,
      TransactionTemplate transactions,
      Pages pages) {
    this.reading = reading;
    this.stores = stores;
    this.register = register;
    this.trail = trail;
    this.transactions = transactions;
    this.pages = pages;
  }

  /// Where the lines come from.
  @Component
  record InboxStores(TaskStore tasks, NoteStore notes) {}

  private record Lines(List<Task> mine, List<Task> given, List<Note> calls) {}

  @GetMapping("/work/inbox")
  ResponseEntity<String> show(Scope scope, Visit visit) {
    if (!WorkTabs.worksOnCases(scope)) throw new NotVisible(Reason.ROLE_LACKS_FUNCTION);
    var morning = reading.read(scope, null);
    var own = scope.role() == Role.IO ? morning.cases().keySet() : Set.<String>of();
    var me = scope.person().id();
    var lines =
        Objects.requireNonNull(
            transactions.execute(status ->
                new Lines(
                    stores.tasks().openOf(me, LINES_MAX),
                    stores.tasks().givenBy(me, LINES_MAX),
                    stores.notes().calling(me, own, LINES_MAX))));
    trail.record(
        scope,
        TrailAct.allowed("LIST", "UNIT", morning.unit().code())
            .with("state", "inbox")
            .with("tasks", lines.mine().size())
            .with("calls", lines.calls().size()));
    var say = new WorkWords(visit.words(), morning.tree());
    var view =
        new InboxView(
            WorkTabs.of(scope, visit.words(), "inbox"),
            lines.mine().stream().map(task -> job(scope, say, morning, task)).toList(),
            lines.calls().stream().map(note -> call(say, morning, note)).toList(),
            lines.given().stream().map(task -> job(scope, say, morning, task)).toList(),
            reviews(say, morning));
    var page = PageFrame.of(visit, visit.words().say("work.inbox")).section("work");
    return pages.render("work/inbox", page, view);
  }

  private static InboxView.Job job(
      Scope scope, WorkWords say, WorkReading.Morning morning, Task task) {
    var late = task.isLate(morning.today());
    var tone = task.state() == Task.State.DONE ? Tone.IN_TIME : late ? Tone.OVERDUE : Tone.YOUNG;
    var job =
        new DeskView.Job(
            task.what(),
            task.toName(),
            say.words().date(task.until()),
            tone,
            say.say(late ? "work.task.late" : task.state().messageKey()),
            "",
            TaskForms.of(scope, task, say, "/work/inbox"));
    return new InboxView.Job(fir(say, morning, task.caseHandle()), job, task.author().name());
  }

  private static InboxView.Call call(WorkWords say, WorkReading.Morning morning, Note note) {
    var plain = note.kind() == Note.Kind.NOTE;
    var said =
        new DeskView.Said(
            say.words().minute(note.at()),
            say.say("work.writer", note.author().name(), say.role(note.author().role())),
            plain ? "" : say.say(note.kind().messageKey()),
            note.kind() == Note.Kind.SENT_BACK ? Tone.OVERDUE : Tone.LATE,
            note.text(),
            "",
            "",
            List.of());
    return new InboxView.Call(fir(say, morning, note.caseHandle()), said);
  }

  private static Link fir(WorkWords say, WorkReading.Morning morning, String handle) {
    var one = morning.cases().get(handle);
    var text = one == null ? say.say("work.aCase") : say.say("cases.fir", one.firNumber());
    return new Link(text, "/work/cases/" + handle);
  }

  /// Drafts that wait for a look, those with the least time first.
  private static DataTable reviews(WorkWords say, WorkReading.Morning morning) {
    var columns =
        List.of(
            DataTable.Column.text(say.say("cases.list.fir"), true),
            DataTable.Column.text(say.say("work.left"), true),
            DataTable.Column.text(say.say("work.review"), true),
            DataTable.Column.text(say.say("cases.list.officer"), false));
    var rows =
        morning.book().all().stream()
            .filter(line -> morning.reviews().containsKey(line.handle()))
            .filter(line -> morning.reviews().get(line.handle()) != Note.Kind.SIGNED_OFF)
            .map(line -> {
              var one = Objects.requireNonNull(morning.cases().get(line.handle()));
              var review = Objects.requireNonNull(morning.reviews().get(line.handle()));
              return row(say, one, line.daysLeft(), review);
            })
            .toList();
    return new DataTable(
        say.say("work.reviews"), columns, rows, null, say.say("work.reviews.none"));
  }

  private static DataTable.Row row(
      WorkWords say, OpenCase one, @Nullable Long left, Note.Kind review) {
    var officer = one.officer();
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(say.say("cases.fir", one.firNumber()), "/work/cases/" + one.handle()),
            new DataTable.State(WorkWords.tone(left), say.left(left)),
            new DataTable.State(
                review == Note.Kind.SENT_BACK ? Tone.OVERDUE : Tone.LATE,
                say.say("work.review." + review)),
            new DataTable.Text(officer == null ? Words.NONE : officer)));
  }

  @PostMapping("/work/tasks/" + DeskPage.HANDLE + "/{act:DONE|REOPENED|WITHDRAWN}")
  ResponseEntity<String> move(
      Scope scope,
      @PathVariable String handle,
      @PathVariable String act,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "/work/inbox") String back) {
    if (!seen.matches("\\d{1,6}")) throw Refused.field("seen", "not-understood");
    var wanted =
        Arrays.stream(Task.Act.values())
            .filter(known -> known.name().equals(act))
            .findFirst()
            .orElseThrow(() -> Refused.field("act", "not-a-choice"));
    register.move(scope, handle, Integer.parseInt(seen), wanted);
    // a task somebody moved on meanwhile is shown as it stands
    var safe = back.matches("/work/(?:inbox|cases/[A-Za-z0-9_-]{22})") ? back : "/work/inbox";
    return DeskPage.seeOther(safe.equals("/work/inbox") ? safe : safe + "#tasks");
  }
}
