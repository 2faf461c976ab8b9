package abhaya.investigation.work;

import abhaya.base.access.Scope;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.investigation.cases.OneCase;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The desk of one case: where its officer enters what happened, and where she and those above her
/// write, ask, remind and send back.
@Controller
class DeskPage {
  static final String HANDLE = "{handle:[A-Za-z0-9_-]{22}}";
  private static final String CASE = "/work/cases/" + HANDLE;

  private final DeskReading reading;
  private final EntryTaking taking;
  private final NoteRegister notes;
  private final TaskRegister tasks;
  private final TransferDesk transfers;
  private final Pages pages;

  DeskPage(
      DeskReading reading,
      EntryTaking taking,
      NoteRegister notes,
      TaskRegister tasks,
      TransferDesk transfers,
      Pages pages) {
    this.reading = reading;
    this.taking = taking;
    this.notes = notes;
    this.tasks = tasks;
    this.transfers = transfers;
    this.pages = pages;
  }

  @GetMapping(CASE)
  ResponseEntity<String> show(Scope scope, Visit visit, @PathVariable String handle) {
    return show(scope, visit, handle, Typed.nothing(), null);
  }

  @PostMapping(CASE + "/{what:steps|exhibits|delays|officer}")
  ResponseEntity<String> enter(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @PathVariable String what,
      @RequestParam MultiValueMap<String, String> fields) {
    var typed = Typed.of(fields);
    var one = reading.one(scope, handle);
    var say = reading.words(visit);
    var wrong =
        switch (what) {
          case "steps" -> taking.step(scope, one, typed, say);
          case "exhibits" -> taking.leg(scope, one, typed, say);
          case "delays" -> taking.delay(scope, one, typed, say);
          default -> taking.officer(scope, one, typed, say);
        };
    return answer(scope, visit, handle, typed, wrong, what.equals("officer") ? "" : "#entries");
  }

  @PostMapping(CASE + "/notes")
  ResponseEntity<String> note(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @RequestParam MultiValueMap<String, String> fields) {
    var typed = Typed.of(fields);
    return write(scope, visit, handle, typed, new Written("note", Note.Kind.NOTE, "note"));
  }

  /// @param form id of the form
  /// @param field with the text
  private record Written(String form, Note.Kind kind, String field) {}

  @PostMapping(CASE + "/reviews/{kind:SIGNED_OFF|SENT_BACK|REMINDER|URGENT|NORMAL}")
  ResponseEntity<String> review(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @PathVariable String kind,
      @RequestParam MultiValueMap<String, String> fields) {
    var typed = Typed.of(fields);
    var written =
        switch (Note.Kind.valueOf(kind)) {
          case SIGNED_OFF -> new Written("sign", Note.Kind.SIGNED_OFF, "signText");
          case SENT_BACK -> new Written("back", Note.Kind.SENT_BACK, "backText");
          case URGENT, NORMAL -> new Written("priority", Note.Kind.valueOf(kind), "priorityText");
          default -> new Written("remind", Note.Kind.REMINDER, "remindText");
        };
    return write(scope, visit, handle, typed, written);
  }

  private ResponseEntity<String> write(
      Scope scope, Visit visit, String handle, Typed typed, Written written) {
    var one = reading.one(scope, handle);
    var draft =
        new NoteRegister.Draft(
            written.kind(),
            typed.text(written.field()),
            typed.numbers("called"),
            typed.ticked("marksSeen"),
            null,
            typed.form());
    var wrong =
        switch (notes.write(scope, one, draft)) {
          case NoteRegister.Outcome.Written _ -> null;
          case NoteRegister.Outcome.Marked marked -> Wrong.marked(written.form(), marked.marks());
          case NoteRegister.Outcome.Refused refused ->
              Wrong.of(
                  written.form(), reading.words(visit).fault(refused.code(), ""), written.field());
        };
    return answer(scope, visit, handle, typed, wrong, "#notes");
  }

  @PostMapping(CASE + "/notes/{note:[A-Za-z0-9_-]{22}}/strike")
  ResponseEntity<String> strikeNote(
      Scope scope,
      @PathVariable String handle,
      @PathVariable String note,
      @RequestParam(defaultValue = "") String why) {
    var one = reading.one(scope, handle);
    notes.strike(scope, one, note, Why.read(why, Why.Of.CORRECTION).name());
    return seeOther("/work/cases/" + handle + "#notes");
  }

  @PostMapping(CASE + "/tasks")
  ResponseEntity<String> task(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @RequestParam MultiValueMap<String, String> fields) {
    var typed = Typed.of(fields);
    var one = reading.one(scope, handle);
    var draft =
        new TaskRegister.Draft(
            typed.text("what"),
            typed.number("to"),
            typed.day("taskUntil"),
            typed.ticked("marksSeen"),
            null,
            typed.form());
    var wrong =
        switch (tasks.give(scope, one, draft)) {
          case TaskRegister.Outcome.Given _ -> null;
          case TaskRegister.Outcome.Marked marked -> Wrong.marked("task", marked.marks());
          case TaskRegister.Outcome.Refused refused ->
              Wrong.of(
                  "task",
                  reading.words(visit).fault(refused.code(), refused.field()),
                  refused.field().equals("until") ? "taskUntil" : refused.field());
        };
    return answer(scope, visit, handle, typed, wrong, "#tasks");
  }

  @PostMapping(CASE + "/transfer")
  ResponseEntity<String> transfer(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @RequestParam MultiValueMap<String, String> fields) {
    var typed = Typed.of(fields);
    var one = reading.one(scope, handle);
    var why = Why.read(typed.text("why"), Why.Of.TRANSFER);
    var say = reading.words(visit);
    var wrong =
        switch (transfers.offer(scope, one, typed.text("station"), why, typed.form())) {
          case TransferDesk.Outcome.Done _ -> null;
          case TransferDesk.Outcome.Refused refused ->
              Wrong.of("move", say.fault(refused.code(), "to"), "station");
          case TransferDesk.Outcome.Changed _ ->
              Wrong.changed("move", say.say("work.fault.on-its-way"));
        };
    return answer(scope, visit, handle, typed, wrong, "");
  }

  private ResponseEntity<String> answer(
      Scope scope, Visit visit, String handle, Typed typed, @Nullable Wrong wrong, String place) {
    if (wrong != null) return show(scope, visit, handle, typed, wrong);
    return seeOther("/work/cases/" + handle + place);
  }

  static ResponseEntity<String> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }

  private ResponseEntity<String> show(
      Scope scope, Visit visit, String handle, Typed typed, @Nullable Wrong wrong) {
    var desk = reading.read(scope, handle);
    var say = reading.words(visit);
    var forms = new DeskForms(desk, say, typed, wrong).forms();
    var view = new DeskSheet(scope, desk, say).view(forms);
    var title = visit.words().say("work.desk", desk.one().open().firNumber());
    var page = frame(visit, desk.one(), title);
    return pages.render(wrong == null ? HttpStatus.OK : wrong.status(), "work/desk", page, view);
  }

  static PageFrame frame(Visit visit, OneCase one, String title) {
    var words = visit.words();
    var crumbs =
        List.of(
            new Link(words.say("work.title"), "/work"),
            new Link(
                words.say("cases.fir", one.open().firNumber()),
                "/work/cases/" + one.open().handle()));
    return PageFrame.of(visit, title)
        .ownHeading()
        .section("work")
        .crumbs(crumbs)
        .ways(new PageFrame.Ways(null, null, "/work", null));
  }
}
