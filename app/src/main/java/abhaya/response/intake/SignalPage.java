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
import abhaya.response.incident.TypeBook;
import java.net.URI;
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

  private final Pages pages;
  private final SignalDesk desk;
  private final OpenSignalQueries queries;
  private final Board board;
  private final TypeBook types = new TypeBook();

  SignalPage(Pages pages, SignalDesk desk, OpenSignalQueries queries, Board board) {
    this.pages = pages;
    this.desk = desk;
    this.queries = queries;
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
    var decision = decision(fields);
    if (decision == null) {
      var wrong = visit.words().say("intake.decision.incomplete");
      return show(scope, visit, handle, HttpStatus.UNPROCESSABLE_CONTENT, fields, wrong);
    }
    if (!desk.decide(scope, handle, decision)) {
      return show(scope, visit, handle, HttpStatus.CONFLICT, Map.of(), null);
    }
    board.changed();
    return seeOther("/response");
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

  /// Null where something is missing that this outcome needs.
  private SignalDesk.@Nullable Decision decision(Map<String, String> fields) {
    for (var outcome : Outcome.values()) {
      if (!outcome.name().equals(fields.get("outcome"))) continue;
      var type = types.find(fields.getOrDefault("type", ""));
      var level = fields.getOrDefault("priority", "");
      var priority = level.matches("[1-5]") ? Integer.valueOf(level) : null;
      var code = type.map(found -> found.code()).orElse(null);
      var lacks = code == null || priority == null;
      if (outcome == Outcome.HANDED_TO_DISPATCH && lacks) return null;
      return new SignalDesk.Decision(outcome, code, priority);
    }
    return null;
  }

  private ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      String handle,
      HttpStatus status,
      Map<String, String> typed,
      @Nullable String wrong) {
    var signal = queries.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var words = visit.words();
    var sheet = new SignalSheet(words, signal, visit.at());
    var view = sheet.view(types.types(), new HashMap<>(typed), wrong);
    var title = words.say("intake.signal", signal.reference());
    var page =
        PageFrame.of(visit, title)
            .section("response")
            .crumbs(List.of(new Link(words.say("intake.title"), "/response"), Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/response", null));
    return pages.render(status, "intake/signal", page, view);
  }

  private static ResponseEntity<String> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
