package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.Closing;
import abhaya.response.incident.ClosingDesk;
import abhaya.response.incident.Disposition;
import abhaya.response.incident.IncidentAnswer;
import abhaya.response.incident.IncidentRegister;
import abhaya.response.incident.LinkRegister;
import abhaya.response.incident.Priority;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The desk: what comes next, where it is, whom to send. Every act is a form that works without
/// script; the keyboard presses the same buttons.
@Controller
class ConsolePage {
  private static final String INCIDENT = "{incident:[A-Za-z0-9_-]{22}}";
  private static final int WORDS_MAX = 2_000;

  private final Pages pages;
  private final ConsoleDesk desk;
  private final CommandDesk commands;
  private final DispatchDesk dispatch;
  private final Acts acts;

  ConsolePage(
      Pages pages, ConsoleDesk desk, CommandDesk commands, DispatchDesk dispatch, Acts acts) {
    this.pages = pages;
    this.desk = desk;
    this.commands = commands;
    this.dispatch = dispatch;
    this.acts = acts;
  }

  @org.springframework.stereotype.Component
  record Acts(
      IncidentRegister register, LinkRegister links, ClosingDesk closing, java.time.Clock clock) {}

  @GetMapping("/response/console")
  ResponseEntity<String> console(
      Scope scope,
      Visit visit,
      @RequestParam @Nullable String incident,
      @RequestParam(defaultValue = "") String said,
      @RequestParam(defaultValue = "") String live) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    if (incident != null && !incident.matches("[A-Za-z0-9_-]{22}")) {
      throw Refused.field("incident", "not-understood");
    }
    var words = visit.words();
    var key = "dispatch.said." + said;
    var note =
        said.isEmpty() || !words.has(key)
            ? ConsoleDesk.Said.NOTHING
            : new ConsoleDesk.Said(words.say(key), said.equals("done") || said.equals("opened"));
    var asked = new ConsoleDesk.Asked(incident, note, !live.isEmpty());
    return show(scope, visit, asked, HttpStatus.OK);
  }

  private ResponseEntity<String> show(
      Scope scope, Visit visit, ConsoleDesk.Asked asked, HttpStatus status) {
    var words = visit.words();
    var view = desk.view(scope, visit, asked);
    var page =
        PageFrame.of(visit, words.say("dispatch.title"))
            .section("console")
            .ownHeading()
            .scripts("dispatch/console.mjs");
    return pages.render(status, "dispatch/console", page, view);
  }

  @PostMapping("/response/console/command")
  ResponseEntity<String> command(
      Scope scope,
      @RequestParam(defaultValue = "") String line,
      @RequestParam(defaultValue = "") String incident,
      @RequestParam(defaultValue = "0") int version) {
    var open = incident.matches("[A-Za-z0-9_-]{22}") ? incident : null;
    return seeOther(commands.run(scope, line, open, version));
  }

  @PostMapping("/response/console/" + INCIDENT + "/send")
  ResponseEntity<String> send(
      Scope scope,
      @PathVariable String incident,
      @RequestParam int unit,
      @RequestParam(defaultValue = "") String word) {
    return seeOther(commands.send(scope, incident, unit, cut(word, 200)));
  }

  @PostMapping("/response/console/" + INCIDENT + "/step")
  ResponseEntity<String> step(
      Scope scope,
      @PathVariable String incident,
      @RequestParam String assignment,
      @RequestParam String to,
      @RequestParam(defaultValue = "") String reason) {
    var state =
        named(AssignmentState.values(), to).orElseThrow(() -> Refused.field("to", "not-a-choice"));
    var answer =
        state == AssignmentState.CANCELLED
            ? dispatch.recall(scope, assignment, cut(reason, 120))
            : dispatch.tell(scope, assignment, state);
    return seeOther(CommandDesk.said(answer, incident));
  }

  /// Whoever comes second overwrites nothing and loses nothing: what she typed stays in the form,
  /// beside what it says now.
  @PostMapping("/response/console/" + INCIDENT + "/change")
  ResponseEntity<String> change(
      Scope scope,
      Visit visit,
      @PathVariable String incident,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String priority,
      @RequestParam(defaultValue = "") String placeWords) {
    var edit = IncidentRegister.Edit.NONE.words(cut(placeWords.strip(), 300));
    if (new abhaya.response.incident.TypeBook().find(type).isPresent()) edit = edit.type(type);
    if (priority.matches("[1-5]")) edit = edit.priority(Priority.of(Integer.parseInt(priority)));
    var answer = acts.register().change(scope, incident, version, edit);
    if (answer instanceof IncidentAnswer.Stale) {
      var typed = Map.of("type", type, "priority", priority, "placeWords", placeWords);
      var note = new ConsoleDesk.Said(visit.words().say("dispatch.said.stale"), false, typed);
      var asked = new ConsoleDesk.Asked(incident, note, false);
      return show(scope, visit, asked, HttpStatus.CONFLICT);
    }
    return seeOther(CommandDesk.said(answer, incident));
  }

  @PostMapping("/response/console/" + INCIDENT + "/agency")
  ResponseEntity<String> agency(
      Scope scope,
      @PathVariable String incident,
      @RequestParam String agency,
      @RequestParam(defaultValue = "told") String act) {
    var which =
        named(abhaya.response.incident.Agency.values(), agency)
            .orElseThrow(() -> Refused.field("agency", "not-a-choice"));
    var answer = acts.closing().agency(scope, incident, which, act.equals("told"));
    return seeOther(CommandDesk.said(answer, incident));
  }

  @PostMapping("/response/console/" + INCIDENT + "/link")
  ResponseEntity<String> link(
      Scope scope, @PathVariable String incident, @RequestParam String reference) {
    return seeOther(commands.run(scope, "link " + cut(reference, 40), incident, 0));
  }

  /// Action taken and the code in one act; refused with what is missing.
  @PostMapping("/response/console/" + INCIDENT + "/close")
  ResponseEntity<String> close(
      Scope scope,
      @PathVariable String incident,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "no") String arrived,
      @RequestParam(defaultValue = "no") String reached,
      @RequestParam(defaultValue = "") String disposition) {
    var code =
        named(Disposition.values(), disposition)
            .orElseThrow(() -> Refused.field("disposition", "not-a-choice"));
    var taken =
        new Closing.ActionTaken(
            arrived.equals("yes"), cut(words, WORDS_MAX), reached.equals("yes"));
    var told = acts.closing().report(scope, incident, taken, acts.clock().instant());
    if (!told.isDone()) return seeOther(CommandDesk.said(told, incident));
    var answer = acts.closing().close(scope, incident, code, dispatch.jobs(incident));
    return seeOther(CommandDesk.said(answer, incident));
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String text) {
    return Arrays.stream(values).filter(one -> one.name().equals(text)).findFirst();
  }

  private static ResponseEntity<String> seeOther(CommandDesk.Said said) {
    var incident = said.incident();
    var query = "?said=" + said.code() + (incident == null ? "" : "&incident=" + incident);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/response/console" + query))
        .build();
  }
}
