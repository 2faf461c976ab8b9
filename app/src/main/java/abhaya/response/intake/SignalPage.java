package abhaya.response.intake;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.response.incident.CallBack;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.Likeness;
import abhaya.response.incident.SameIncident;
import abhaya.response.incident.TypeBook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One signal on the call taker's screen: opened on record, called back, decided once.
@Controller
class SignalPage {
  private static final String HANDLE = "{handle:[A-Za-z0-9_-]{22}}";

  private static final Duration SAME_SINCE = Duration.ofHours(2);

  private final Pages pages;
  private final SignalDesk desk;
  private final OpenSignalQueries queries;
  private final IncidentQueries incidents;
  private final SignalForm form;
  private final Board board;
  private final TypeBook types = new TypeBook();

  SignalPage(
      Pages pages,
      SignalDesk desk,
      OpenSignalQueries queries,
      IncidentQueries incidents,
      SignalForm form,
      Board board) {
    this.pages = pages;
    this.desk = desk;
    this.queries = queries;
    this.incidents = incidents;
    this.form = form;
    this.board = board;
  }

  @GetMapping("/response/signals/" + HANDLE)
  ResponseEntity<String> open(Scope scope, Visit visit, @PathVariable String handle) {
    desk.open(scope, handle);
    board.changed();
    return show(scope, visit, handle, HttpStatus.OK, Map.of(), null);
  }

  @PostMapping("/response/signals/" + HANDLE + "/decision")
  ResponseEntity<String> decide(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @RequestParam Map<String, String> fields) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
    var decision = form.read(fields);
    if (decision == null) {
      var wrong = visit.words().say("intake.decision.incomplete");
      return show(scope, visit, handle, HttpStatus.UNPROCESSABLE_CONTENT, fields, wrong);
    }
    try {
      var decided = desk.decide(scope, signal(scope, handle), decision);
      if (!decided.done()) return show(scope, visit, handle, HttpStatus.CONFLICT, Map.of(), null);
      board.changed();
      return seeOther(
          decided.incident() == null
              ? "/response"
              : "/response/console?incident=" + decided.incident());
    } catch (SignalDesk.KnownIncidentOver over) {
      var wrong = visit.words().say("intake.decision.over");
      return show(scope, visit, handle, HttpStatus.CONFLICT, fields, wrong);
    }
  }

  private OpenSignal signal(Scope scope, String handle) {
    return queries.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  /// Open incidents that may be the same.
  private List<Likeness> alike(Scope scope, OpenSignal signal, Instant now) {
    var best = signal.best(now);
    var report =
        new SameIncident.Report(
            desk.callerToken(signal),
            signal.receivedAt(),
            best.map(one -> one.point()).orElse(null),
            best.map(one -> one.radiusMetres()).orElse(2_000.0),
            null,
            "",
            signal.meaning().equals("PANIC"));
    return Likeness.of(report, incidents.listNear(scope, now.minus(SAME_SINCE), null));
  }

  @PostMapping("/response/signals/" + HANDLE + "/call-backs")
  ResponseEntity<String> callBack(
      Scope scope, @PathVariable String handle, @RequestParam(defaultValue = "") String tried) {
    for (var one : CallBack.Outcome.values()) {
      if (one.name().equals(tried)) desk.callBack(scope, handle, one);
    }
    board.changed();
    return seeOther("/response/signals/" + handle);
  }

  private ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      String handle,
      HttpStatus status,
      Map<String, String> typed,
      @Nullable String wrong) {
    var signal = signal(scope, handle);
    var words = visit.words();
    var alike = alike(scope, signal, visit.at());
    var sheet = new SignalSheet(words, signal, visit.at(), alike);
    var view = sheet.view(types.types(), new HashMap<>(typed), wrong);
    var title = words.say("intake.signal", signal.reference());
    var page =
        PageFrame.of(visit, title)
            .section("response")
            .scripts("intake/signal.mjs")
            .crumbs(List.of(new Link(words.say("intake.title"), "/response"), Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/response", null));
    return pages.render(status, "intake/signal", page, view);
  }

  private static ResponseEntity<String> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
