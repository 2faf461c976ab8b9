package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
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
  ResponseEntity<String> form(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam(defaultValue = "") List<String> open) {
    var ask = reader.read(scope, unit, Map.of());
    return show(scope, visit, ask, new Shown(HttpStatus.OK, Map.of(), Map.of(), Choice.of(open)));
  }

  /// @param parts chosen so far
  /// @param open districts whose stations are to be seen
  private record Choice(List<String> parts, List<String> open) {
    static Choice of(List<String> open) {
      return new Choice(List.of(), open);
    }
  }

  /// @param typed and `faults`: of a form that comes back
  private record Shown(
      HttpStatus status, Map<String, String> typed, Map<String, String> faults, Choice choice) {}

  @PostMapping("/why/" + ComparePage.UNIT + "/what-if")
  ResponseEntity<String> ask(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam MultiValueMap<String, String> form) {
    var typed = form.toSingleValueMap();
    var ask = reader.read(scope, unit, Map.of());
    var choice = choice(form);
    var parts = new RunParts(ask).read("part", choice.parts());
    // the button of a district: nothing is asked yet, and nothing that was typed is lost
    if (form.containsKey("open"))
      return show(scope, visit, ask, new Shown(HttpStatus.OK, typed, Map.of(), choice));
    var read = WishForm.read(typed, visit.words());
    var wish = read.wish();
    if (wish == null) {
      var status = HttpStatus.UNPROCESSABLE_CONTENT;
      return show(scope, visit, ask, new Shown(status, typed, read.faults(), choice));
    }
    var handle = desk.ask(scope, ask, parts, wish);
    var code = ask.tree().pathCode(ask.unit().id());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(WhyTab.WHAT_IF.href(code) + "/" + handle))
        .build();
  }

  private static Choice choice(MultiValueMap<String, String> form) {
    var open = new ArrayList<>(form.getOrDefault("opened", List.of()));
    open.addAll(form.getOrDefault("open", List.of()));
    return new Choice(form.getOrDefault("part", List.of()), open);
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
    var answer = show(scope, visit, ask, run);
    if (!run.isUnderWay()) return answer;
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header("Refresh", "2")
        .body(answer.getBody());
  }

  private ResponseEntity<String> show(Scope scope, Visit visit, WhyAsk ask, Shown shown) {
    var frame = new WhyFrame(scope, visit, ask, WhyTab.WHAT_IF);
    var sheet = new WhatIfSheet(frame, visit.words(), ask);
    var simulated = ask.unit().kind() != UnitKind.NATION;
    var choice = shown.choice();
    var view =
        view(frame, sheet, ask, null)
            .asking(
                simulated ? sheet.form(shown.typed(), shown.faults()) : List.of(),
                simulated ? sheet.parts(counts(scope, ask, choice), choice.parts()) : List.of());
    return page(scope, frame, shown.status(), view);
  }

  /// Of the parts of the unit, and of the stations of each district that is to be seen.
  private Map<UnitId, Map<Integer, ClockCounts>> counts(Scope scope, WhyAsk ask, Choice choice) {
    var counts = new HashMap<UnitId, Map<Integer, ClockCounts>>();
    counts.put(ask.unit().id(), desk.parts(scope, ask));
    for (var district : new RunParts(ask).opened(choice.open())) {
      counts.put(district.id(), desk.parts(scope, ask.of(district)));
    }
    return counts;
  }

  private ResponseEntity<String> show(Scope scope, Visit visit, WhyAsk ask, WhatIfRun run) {
    var frame = new WhyFrame(scope, visit, ask, WhyTab.WHAT_IF);
    var view = view(frame, new WhatIfSheet(frame, visit.words(), ask), ask, run);
    return page(scope, frame, HttpStatus.OK, view);
  }

  private WhatIfView view(WhyFrame frame, WhatIfSheet sheet, WhyAsk ask, @Nullable WhatIfRun run) {
    return new WhatIfView(
        frame.tabs(),
        sheet.about(),
        WhyTab.WHAT_IF.href(frame.code()),
        List.of(),
        List.of(),
        run == null ? null : sheet.running(run),
        run == null ? "" : sheet.answer(run),
        run == null ? "" : sheet.under(run),
        run == null ? List.of() : sheet.facts(run.fitted()),
        sheet.saved(store.of(ask.unit().id(), SAVED_MAX)));
  }

  private ResponseEntity<String> page(
      Scope scope, WhyFrame frame, HttpStatus status, WhatIfView view) {
    trail.record(scope, TrailAct.allowed("VIEW", "WHY", frame.code()).with("page", "what-if"));
    return pages.render(status, "why/what-if", frame.page(), view);
  }
}
