package abhaya.investigation.work;

import abhaya.base.access.Colleague;
import abhaya.base.access.ColleagueQueries;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.cases.OneCase;
import abhaya.investigation.worklist.IdentityMarks;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One act on the cases ticked in a list: looked at first, then done, each case with its outcome,
/// and taken back by one press.
@Controller
class BulkPage {
  private final BulkDesk desk;
  private final DeskReading reading;
  private final ColleagueQueries colleagues;
  private final Pages pages;

  BulkPage(BulkDesk desk, DeskReading reading, ColleagueQueries colleagues, Pages pages) {
    this.desk = desk;
    this.reading = reading;
    this.colleagues = colleagues;
    this.pages = pages;
  }

  /// Shows what would come of it. Nothing is done.
  @PostMapping("/work/bulk/preview")
  ResponseEntity<String> preview(
      Scope scope, Visit visit, @RequestParam MultiValueMap<String, String> fields) {
    var typed = Typed.of(fields);
    var handles = handles(scope, typed);
    var order = order(typed);
    var say = reading.words(visit);
    var previews = desk.preview(scope, handles, order);
    var can = previews.stream().filter(one -> one.code() == null).count();
    var marks = IdentityMarks.in(order.text());
    var about =
        say.say(
            "work.bulk.about." + order.kind(),
            can,
            previews.size(),
            who(scope, say, previews, order),
            order.text());
    var table =
        table(say, "work.bulk.preview", previews.stream().map(one -> row(say, one)).toList());
    var form = can == 0 ? null : confirm(say, handles, order, marks, typed);
    return render(visit, say, new BulkView(about, table, form));
  }

  private String who(
      Scope scope, WorkWords say, List<BulkDesk.Preview> previews, BulkDesk.Order order) {
    for (var preview : previews) {
      var one = preview.one();
      if (one == null) continue;
      return colleagues.of(scope, one.open().station()).stream()
          .filter(colleague -> colleague.id() == order.person())
          .map(Colleague::name)
          .findFirst()
          .orElse(say.say("work.bulk.nobody"));
    }
    return say.say("work.bulk.nobody");
  }

  private static List<String> handles(Scope scope, Typed typed) {
    if (!WorkTabs.worksOnCases(scope)) throw new NotVisible(Reason.ROLE_LACKS_FUNCTION);
    var handles = typed.all("case");
    if (handles.isEmpty()) throw Refused.field("case", "none-ticked", "work.fault.none-ticked");
    if (handles.size() > BulkDesk.CASES_MAX) {
      throw Refused.field("case", "too-many", "work.fault.too-many");
    }
    for (var handle : handles) {
      if (!handle.matches("[A-Za-z0-9_-]{22}")) throw Refused.field("case", "not-understood");
    }
    return handles;
  }

  private static BulkDesk.Order order(Typed typed) {
    var kind =
        Arrays.stream(BulkDesk.Kind.values())
            .filter(known -> known.name().equals(typed.text("kind")))
            .findFirst()
            .orElseThrow(() -> Refused.field("kind", "not-a-choice"));
    var until = typed.day("until");
    var text = kind == BulkDesk.Kind.ASSIGN ? "" : typed.text("text");
    if (kind != BulkDesk.Kind.ASSIGN && text.isEmpty()) throw Refused.field("text", "required");
    if (kind == BulkDesk.Kind.TASK && until == null) throw Refused.field("until", "not-a-date");
    if (kind.note() == null && typed.number("person") < 0) {
      throw Refused.field("person", "required");
    }
    return new BulkDesk.Order(kind, typed.number("person"), text, until, typed.ticked("marksSeen"));
  }

  private static WorkForm confirm(
      WorkWords say,
      List<String> handles,
      BulkDesk.Order order,
      List<IdentityMarks.Mark> marks,
      Typed typed) {
    Map<String, String> hidden = new LinkedHashMap<>();
    hidden.put("form", Handle.next());
    for (var name : List.of("kind", "person", "text", "until")) {
      if (typed.has(name)) hidden.put(name, typed.text(name));
    }
    hidden.put("cases", String.join(",", handles));
    var form =
        WorkForm.of(
                "bulk",
                say.say("work.bulk." + order.kind()),
                "/work/bulk",
                say.say("work.bulk.do"),
                List.of())
            .hidden(hidden)
            .opened();
    if (marks.isEmpty()) return form;
    var places =
        marks.stream()
            .map(mark -> say.say("work.mark", say.say(mark.kind().messageKey()), mark.text()))
            .toList();
    var tick = new WorkForm.Tick("marksSeen", "yes", say.say("work.marksSeen"), false);
    return form.back(say.say("work.marked"), places, tick);
  }

  @PostMapping("/work/bulk")
  ResponseEntity<String> act(Scope scope, @RequestParam MultiValueMap<String, String> fields) {
    fields.put(
        "case", List.of(Objects.requireNonNullElse(fields.getFirst("cases"), "").split(",", -1)));
    var typed = Typed.of(fields);
    var bulk = desk.act(scope, handles(scope, typed), order(typed), typed.form());
    return DeskPage.seeOther("/work/bulk/" + bulk);
  }

  @GetMapping("/work/bulk/" + DeskPage.HANDLE)
  ResponseEntity<String> show(Scope scope, Visit visit, @PathVariable String handle) {
    var bulk = desk.find(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var say = reading.words(visit);
    var rows = desk.rows(handle);
    var done = rows.stream().filter(row -> row.outcome() == BulkStore.Outcome.DONE).count();
    var about = say.say(bulk.undone() ? "work.bulk.undone" : "work.bulk.done", done, rows.size());
    var table =
        table(say, "work.bulk.result", rows.stream().map(row -> row(scope, say, row)).toList());
    var form = bulk.undone() || done == 0 ? null : undo(say, handle);
    return render(visit, say, new BulkView(about, table, form));
  }

  private static WorkForm undo(WorkWords say, String handle) {
    var path = "/work/bulk/" + handle + "/undo";
    return WorkForm.of(
            "undo", say.say("work.bulk.undo"), path, say.say("work.bulk.undo"), List.of())
        .note(say.say("work.bulk.undo.note"))
        .opened();
  }

  @PostMapping("/work/bulk/" + DeskPage.HANDLE + "/undo")
  ResponseEntity<String> undo(Scope scope, @PathVariable String handle) {
    desk.undo(scope, handle);
    return DeskPage.seeOther("/work/bulk/" + handle);
  }

  private static DataTable table(WorkWords say, String key, List<DataTable.Row> rows) {
    var columns =
        List.of(
            DataTable.Column.text(say.say("cases.list.fir"), true),
            DataTable.Column.text(say.say("work.bulk.outcome"), true),
            DataTable.Column.text(say.say("cases.list.officer"), false));
    return new DataTable(say.say(key), columns, rows, null, say.say("work.bulk.none"));
  }

  private static DataTable.Row row(WorkWords say, BulkDesk.Preview preview) {
    var one = preview.one();
    var code = preview.code();
    var tone = code == null ? Tone.IN_TIME : Tone.QUIET;
    var word = code == null ? say.say("work.bulk.can") : say.code("work.bulk.code.", code);
    return row(say, one, new DataTable.State(tone, word), preview.handle());
  }

  private DataTable.Row row(Scope scope, WorkWords say, BulkStore.Row row) {
    var one = desk.look(scope, row.caseHandle());
    var tone =
        switch (row.outcome()) {
          case DONE -> Tone.IN_TIME;
          case REFUSED, KEPT -> Tone.OVERDUE;
          case UNDONE -> Tone.QUIET;
        };
    var code = row.code();
    var word = say.say("work.bulk." + row.outcome());
    if (code != null) word += ": " + say.code("work.bulk.code.", code);
    var state = new DataTable.State(tone, word);
    return row(say, one, state, row.caseHandle());
  }

  private static DataTable.Row row(
      WorkWords say, @Nullable OneCase one, DataTable.State state, String handle) {
    var officer = one == null ? null : one.open().officer();
    return new DataTable.Row(
        false,
        List.of(
            one == null
                ? new DataTable.Text(say.say("work.bulk.unseen"))
                : new DataTable.Way(
                    say.say("cases.fir", one.open().firNumber()), "/work/cases/" + handle),
            state,
            new DataTable.Text(officer == null ? Words.NONE : officer)));
  }

  private ResponseEntity<String> render(Visit visit, WorkWords say, BulkView view) {
    var page =
        PageFrame.of(visit, say.say("work.bulk"))
            .section("work")
            .crumbs(
                List.of(new Link(say.say("work.title"), "/work"), Link.here(say.say("work.bulk"))))
            .ways(new PageFrame.Ways(null, null, "/work", null));
    return pages.render("work/bulk", page, view);
  }
}
