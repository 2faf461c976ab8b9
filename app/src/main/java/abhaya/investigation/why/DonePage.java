package abhaya.investigation.why;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.investigation.cases.NamedCase;
import abhaya.investigation.cases.NamedCases;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What was done about red units and cases, what came of it, and what others may repeat.
@Controller
class DonePage {
  private static final int SHOWN_MAX = 50;
  private static final int PRACTICES_MAX = 20;
  private static final List<String> WITH = List.of("case", "repeats");

  private final RemedyRegister register;
  private final RemedyStore store;
  private final NamedCases cases;
  private final WhyReader reader;
  private final TrailRegister trail;
  private final Pages pages;

  DonePage(
      RemedyRegister register,
      RemedyStore store,
      NamedCases cases,
      WhyReader reader,
      TrailRegister trail,
      Pages pages) {
    this.register = register;
    this.store = store;
    this.cases = cases;
    this.reader = reader;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/why/" + ComparePage.UNIT + "/done")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam Map<String, String> typed) {
    var ask = reader.read(scope, unit, Map.of());
    return page(scope, visit, ask, new Typed(HttpStatus.OK, typed, Map.of()));
  }

  /// A form as it was filled in.
  private record Typed(HttpStatus status, Map<String, String> typed, Map<String, String> faults) {}

  @PostMapping("/why/" + ComparePage.UNIT + "/done")
  ResponseEntity<String> enter(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam Map<String, String> typed) {
    var ask = reader.read(scope, unit, Map.of());
    var faults = register.enter(scope, ask, typed, visit.words());
    if (!faults.isEmpty()) {
      var back = new Typed(HttpStatus.UNPROCESSABLE_CONTENT, typed, faults);
      return page(scope, visit, ask, back);
    }
    var to = WhyTab.DONE.href(ask.tree().pathCode(ask.unit().id()));
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(to)).build();
  }

  private ResponseEntity<String> page(Scope scope, Visit visit, WhyAsk ask, Typed typed) {
    var words = visit.words();
    var frame = new WhyFrame(scope, visit, ask, WhyTab.DONE);
    trail.record(scope, TrailAct.allowed("VIEW", "WHY", frame.code()).with("page", "done"));
    var under = new ArrayList<>(ask.tree().within(ask.unit().id()).stream().map(Unit::id).toList());
    if (!under.contains(ask.unit().id())) under.add(ask.unit().id());
    var done = store.of(scope, under, SHOWN_MAX);
    var practices = store.practices(scope, PRACTICES_MAX);
    var all = new ArrayList<>(done);
    all.addAll(practices);
    var known =
        new DoneSheet.Known(
            store.effects(
                all.stream().filter(one -> one.caseId() == null).toList(),
                WhyAsk.lastMature(ask.today())),
            store.repeated(all.stream().map(Remedy::handle).toList()),
            named(scope, done));
    var sheet = new DoneSheet(frame, words, ask, known);
    var may = scope.mayOn(Operation.LOG_REMEDY, ask.unit().id());
    var hidden = new ArrayList<Map.Entry<String, String>>();
    for (var name : WITH) {
      var value = typed.typed().get(name);
      if (value != null && value.matches("[A-Za-z0-9_-]{22}")) {
        hidden.add(Map.entry(name, value));
      }
    }
    var view =
        new DoneView(
            frame.tabs(),
            words.say("why.done.about", done.size()),
            WhyTab.DONE.href(frame.code()),
            words.say(
                hidden.isEmpty()
                    ? "why.done.enter"
                    : "why.done.enter." + hidden.getFirst().getKey()),
            may ? sheet.form(typed.typed(), typed.faults()) : List.of(),
            hidden,
            done.stream().map(sheet::entry).toList(),
            practices.stream().map(one -> sheet.practice(one, may)).toList());
    return pages.render(typed.status(), "why/done", frame.page(), view);
  }

  private Map<Long, NamedCase> named(Scope scope, List<Remedy> done) {
    var ids = done.stream().map(Remedy::caseId).filter(Objects::nonNull).toList();
    if (ids.isEmpty() || !scope.may(Operation.SEE_CASE_LIST)) return new HashMap<>();
    return cases.of(scope, ids);
  }
}
