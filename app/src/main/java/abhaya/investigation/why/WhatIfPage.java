package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What more officers or benches would change, by simulation.
@Controller
class WhatIfPage {
  private static final int SAVED_MAX = 30;

  private final RunDesk desk;
  private final RunStore store;
  private final WhyReader reader;
  private final TrailRegister trail;
  private final Pages pages;

  WhatIfPage(RunDesk desk, RunStore store, WhyReader reader, TrailRegister trail, Pages pages) {
    this.desk = desk;
    this.store = store;
    this.reader = reader;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/why/" + ComparePage.UNIT + "/what-if")
  ResponseEntity<String> form(Scope scope, Visit visit, @PathVariable String unit) {
    var ask = reader.read(scope, unit, Map.of());
    return show(scope, visit, ask, new Shown(HttpStatus.OK, null, Map.of(), Map.of(), List.of()));
  }

  /// @param typed and `faults`: of a form that comes back
  private record Shown(
      HttpStatus status,
      @Nullable WhatIfRun run,
      Map<String, String> typed,
      Map<String, String> faults,
      List<String> parts) {}

  /// The chosen parts; none where all are.
  private static List<UnitId> parts(WhyAsk ask, List<String> codes) {
    var known = ask.parts();
    var chosen = new LinkedHashSet<UnitId>();
    for (var code : codes) {
      var unit = ask.tree().find(code).filter(known::contains);
      chosen.add(unit.orElseThrow(() -> Refused.field("part", "not-a-choice")).id());
    }
    return chosen.size() == known.size() ? List.of() : List.copyOf(chosen);
  }

  @PostMapping("/why/" + ComparePage.UNIT + "/what-if")
  ResponseEntity<String> ask(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam MultiValueMap<String, String> form) {
    var typed = form.toSingleValueMap();
    var ask = reader.read(scope, unit, Map.of());
    var read = WishForm.read(typed, visit.words());
    var wish = read.wish();
    var codes = form.getOrDefault("part", List.of());
    var parts = parts(ask, codes);
    if (wish == null) {
      var shown = new Shown(HttpStatus.UNPROCESSABLE_CONTENT, null, typed, read.faults(), codes);
      return show(scope, visit, ask, shown);
    }
    var handle = desk.ask(scope, ask, parts, wish);
    var code = ask.tree().pathCode(ask.unit().id());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(WhyTab.WHAT_IF.href(code) + "/" + handle))
        .build();
  }

  @GetMapping("/why/" + ComparePage.UNIT + "/what-if/{handle:[A-Za-z0-9_-]{22}}")
  ResponseEntity<String> one(
      Scope scope, Visit visit, @PathVariable String unit, @PathVariable String handle) {
    var ask = reader.read(scope, unit, Map.of());
    var run =
        store
            .find(handle)
            .filter(one -> one.unit().equals(ask.unit().id()))
            .orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var answer =
        show(scope, visit, ask, new Shown(HttpStatus.OK, run, Map.of(), Map.of(), List.of()));
    if (!run.isUnderWay()) return answer;
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header("Refresh", "2")
        .body(answer.getBody());
  }

  private ResponseEntity<String> show(Scope scope, Visit visit, WhyAsk ask, Shown shown) {
    var words = visit.words();
    var frame = new WhyFrame(scope, visit, ask, WhyTab.WHAT_IF);
    var sheet = new WhatIfSheet(frame, words, ask);
    var nation = ask.unit().kind() == UnitKind.NATION;
    trail.record(scope, TrailAct.allowed("VIEW", "WHY", frame.code()).with("page", "what-if"));
    var run = shown.run();
    var view =
        new WhatIfView(
            frame.tabs(),
            words.say(nation ? "why.whatIf.nation" : "why.whatIf.about", frame.name(ask.unit())),
            WhyTab.WHAT_IF.href(frame.code()),
            nation || run != null ? List.of() : sheet.form(shown.typed(), shown.faults()),
            nation || run != null ? List.of() : sheet.parts(desk.parts(scope, ask), shown.parts()),
            run == null ? null : sheet.running(run),
            run == null ? "" : sheet.answer(run),
            run == null ? "" : sheet.under(run),
            run == null ? List.of() : sheet.facts(run.fitted()),
            sheet.saved(store.of(ask.unit().id(), SAVED_MAX)));
    return pages.render(shown.status(), "why/what-if", frame.page(), view);
  }
}
