package abhaya.investigation.work;

import abhaya.base.access.Colleague;
import abhaya.base.access.ColleagueQueries;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.cases.OpenCase;
import abhaya.investigation.worklist.WorkLine;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The hand-over sheet: all open cases of an officer with what is next, what they wait for and who
/// has a task, to be printed and to be given on. Who is posted elsewhere and still holds cases here
/// stands first.
@Controller
class HandOverPage {
  private final WorkReading reading;
  private final ColleagueQueries colleagues;
  private final TaskStore tasks;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Pages pages;

  HandOverPage(
      WorkReading reading,
      ColleagueQueries colleagues,
      TaskStore tasks,
      TrailRegister trail,
      TransactionTemplate transactions,
      Pages pages) {
    this.reading = reading;
    this.colleagues = colleagues;
    this.tasks = tasks;
    this.trail = trail;
    this.transactions = transactions;
    this.pages = pages;
  }

  @GetMapping("/work/hand-over")
  ResponseEntity<String> show(Scope scope, Visit visit, @RequestParam @Nullable String officer) {
    NotVisible.unless(scope.decideOn(Operation.CHANGE_CASE, scope.unit()));
    var morning = reading.read(scope, null);
    var say = new WorkWords(visit.words(), morning.tree());
    var mine = officer == null ? List.<WorkLine>of() : linesOf(morning, officer);
    trail.record(
        scope,
        TrailAct.allowed("LIST", "UNIT", morning.unit().code())
            .with("state", "hand-over")
            .with("cases", mine.size()));
    var open = mine.stream().map(line -> tasksOf(line.handle())).toList();
    var sheets = new ArrayList<HandOverView.Sheet>();
    for (var at = 0; at < mine.size(); at++) {
      sheets.add(sheet(say, morning, mine.get(at), open.get(at)));
    }
    var view =
        new HandOverView(
            WorkTabs.of(scope, visit.words(), "hand-over"),
            officers(say, morning),
            officer == null || mine.isEmpty() ? "" : name(morning, mine.getFirst()),
            sheets,
            mine.isEmpty() ? null : form(scope, say, mine, officer));
    var page = PageFrame.of(visit, say.say("work.handOver")).section("work");
    return pages.render("work/hand-over", page, view);
  }

  private List<Task> tasksOf(String handle) {
    return Objects.requireNonNull(transactions.execute(status -> tasks.ofCase(handle)));
  }

  private static List<WorkLine> linesOf(WorkReading.Morning morning, String officer) {
    return morning.book().all().stream()
        .filter(line -> officer.equals(one(morning, line).officerId()))
        .toList();
  }

  private static OpenCase one(WorkReading.Morning morning, WorkLine line) {
    return Objects.requireNonNull(morning.cases().get(line.handle()));
  }

  private static String name(WorkReading.Morning morning, WorkLine line) {
    return Objects.requireNonNullElse(one(morning, line).officer(), Words.NONE);
  }

  private static DataTable officers(WorkWords say, WorkReading.Morning morning) {
    var held = new LinkedHashMap<String, List<WorkLine>>();
    for (var line : morning.book().all()) {
      var officer = one(morning, line).officerId();
      if (officer != null) held.computeIfAbsent(officer, any -> new ArrayList<>()).add(line);
    }
    var columns =
        List.of(
            DataTable.Column.text(say.say("cases.list.officer"), true),
            DataTable.Column.number(say.say("work.handOver.open"), true),
            DataTable.Column.number(say.say("work.handOver.overdue"), true),
            DataTable.Column.text(say.say("work.handOver.posting"), false));
    var rows =
        held.entrySet().stream()
            .sorted((a, b) ->
                Boolean.compare(isAway(morning, b.getValue()), isAway(morning, a.getValue())))
            .map(entry -> row(say, morning, entry))
            .toList();
    return new DataTable(
        say.say("work.handOver.officers"), columns, rows, null, say.say("work.handOver.none"));
  }

  private static boolean isAway(WorkReading.Morning morning, List<WorkLine> lines) {
    return morning.isAway(one(morning, lines.getFirst()));
  }

  private static DataTable.Row row(
      WorkWords say, WorkReading.Morning morning, Map.Entry<String, List<WorkLine>> entry) {
    var lines = entry.getValue();
    var away = isAway(morning, lines);
    var overdue =
        lines.stream().filter(line -> line.flags().contains(WorkLine.Flag.OVERDUE)).count();
    var href = Address.of("/work/hand-over").with("officer", entry.getKey());
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(name(morning, lines.getFirst()), href.toString()),
            new DataTable.Figure(say.words().number(lines.size()), false),
            new DataTable.Figure(say.words().number(overdue), overdue > 0),
            new DataTable.State(
                away ? Tone.OVERDUE : Tone.QUIET,
                say.say(away ? "work.handOver.away" : "work.handOver.here"))));
  }

  private static HandOverView.Sheet sheet(
      WorkWords say, WorkReading.Morning morning, WorkLine line, List<Task> tasks) {
    var one = one(morning, line);
    var facts = new ArrayList<HandOverView.Fact>();
    var words = say.words();
    facts.add(new HandOverView.Fact(say.say("cases.list.recorded"), words.date(one.recordedOn())));
    var next = line.next();
    if (next != null) {
      var text = say.say("clock.duty." + next.duty()) + " · " + words.date(next.by());
      facts.add(new HandOverView.Fact(say.say("work.next"), text));
    }
    var waits =
        line.obstacles().stream()
            .map(wait ->
                say.say(
                    "work.waitsFor",
                    say.say(wait.awaited()),
                    say.say(wait.holder().messageKey()),
                    words.days(
                        Math.max(0, ChronoUnit.DAYS.between(wait.since(), morning.today())))))
            .collect(Collectors.joining("; "));
    if (!waits.isEmpty()) facts.add(new HandOverView.Fact(say.say("work.waits"), waits));
    var last = one.events().isEmpty() ? null : one.events().getLast();
    if (last != null) {
      var text = say.say(last.step().messageKey()) + " · " + words.date(last.on());
      facts.add(new HandOverView.Fact(say.say("work.handOver.last"), text));
    }
    var open =
        tasks.stream()
            .filter(task -> task.state() == Task.State.OPEN)
            .map(task -> task.what() + " (" + task.toName() + ", " + words.date(task.until()) + ")")
            .collect(Collectors.joining("; "));
    if (!open.isEmpty()) facts.add(new HandOverView.Fact(say.say("work.tasks"), open));
    var fir = new Link(say.say("cases.fir", one.firNumber()), "/work/cases/" + line.handle());
    return new HandOverView.Sheet(fir, say.left(line.daysLeft()), facts);
  }

  /// All of them to one successor, through the preview.
  private WorkForm form(
      Scope scope, WorkWords say, List<WorkLine> lines, @Nullable String officer) {
    List<Colleague> others =
        colleagues.of(scope, scope.unit()).stream()
            .filter(one -> one.officerId() != null && !one.officerId().equals(officer))
            .toList();
    var ticks =
        lines.stream()
            .limit(BulkDesk.CASES_MAX)
            .map(line -> new WorkForm.Tick("case", line.handle(), "", true))
            .toList();
    var to =
        Field.text("person", say.say("work.assign.to"), "")
            .of(say.colleagues(others))
            .needed("off");
    return WorkForm.of(
            "give",
            say.say("work.handOver.give"),
            "/work/bulk/preview",
            say.say("work.bulk.look"),
            List.of(to))
        .hidden(Map.of("kind", "ASSIGN"))
        .ticks(ticks)
        .opened();
  }
}
