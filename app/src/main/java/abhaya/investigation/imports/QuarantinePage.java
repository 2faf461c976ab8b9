package abhaya.investigation.imports;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.QuarantineQueries;
import abhaya.base.feed.QuarantineState;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.Field;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.cases.QuarantineDesk;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The records of a unit that wait for somebody, and what can be decided about each.
@Controller
class QuarantinePage {
  private static final int SIZE = 50;
  private static final int PAGE_MAX = 10_000;

  private final QuarantineQueries queries;
  private final QuarantineDesk desk;
  private final UnitTrees units;
  private final TrailRegister trail;
  private final Pages pages;

  QuarantinePage(
      QuarantineQueries queries,
      QuarantineDesk desk,
      UnitTrees units,
      TrailRegister trail,
      Pages pages) {
    this.queries = queries;
    this.desk = desk;
    this.units = units;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/quarantine")
  ResponseEntity<String> list(
      Scope scope,
      Visit visit,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(defaultValue = "1") int page) {
    var asked = unit(scope, unit);
    var words = visit.words();
    var tree = units.today();
    var under = tree.within(asked.id()).stream().map(Unit::id).toList();
    var reason = code != null && words.has("imports.code." + code) ? code : null;
    var filter = new QuarantineQueries.Filter(under, QuarantineState.WAITING, reason);
    var at = Math.clamp(page, 1, PAGE_MAX);
    trail.record(scope, TrailAct.allowed("SEARCH", "QUARANTINE", asked.code()).with("page", at));
    var counts = queries.counts(scope, filter);
    var total =
        counts.stream()
            .filter(count -> reason == null || count.code().equals(reason))
            .mapToLong(QuarantineQueries.Count::waiting)
            .sum();
    var table = new QuarantineTable(words, tree).table(queries.list(scope, filter, at, SIZE));
    var address = Address.of(visit.address());
    var view =
        new QuarantineView(
            new ImportTables(words).tabs(scope, "quarantine"),
            words.say("imports.waiting.about", total, asked.name(words.language().tag())),
            new FilterChips(List.of(chip(words, address, counts, reason)), List.of()),
            table,
            Pager.of(words, address, at, SIZE, total));
    return pages.render("imports/quarantine", frame(visit, "imports.waiting.title"), view);
  }

  private Unit unit(Scope scope, @Nullable String code) {
    NotVisible.unless(scope.decide(Operation.SEE_QUARANTINE));
    var tree = units.today();
    var unit = code == null ? tree.find(scope.unit()) : tree.find(code);
    NotVisible.unless(scope.decideOn(Operation.SEE_QUARANTINE, unit.map(Unit::id).orElse(null)));
    return unit.orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  private static FilterChips.Chip chip(
      Words words, Address address, List<QuarantineQueries.Count> counts, @Nullable String code) {
    var choices = new ArrayList<FilterChips.Choice>();
    var first = address.without("page");
    choices.add(
        new FilterChips.Choice(
            words.say("imports.reason.any"), "", first.without("code").toString(), code == null));
    for (var count : counts) {
      choices.add(
          new FilterChips.Choice(
              words.say("imports.code." + count.code()),
              words.number(count.waiting()),
              first.with("code", count.code()).toString(),
              count.code().equals(code)));
    }
    var value = code == null ? words.say("imports.reason.any") : words.say("imports.code." + code);
    return new FilterChips.Chip(words.say("imports.reason"), value, code != null, choices, null);
  }

  @GetMapping("/quarantine/{handle:[A-Za-z0-9_-]{22}}")
  ResponseEntity<String> one(Scope scope, Visit visit, @PathVariable String handle) {
    NotVisible.unless(scope.decide(Operation.SEE_QUARANTINE));
    var waiting = waiting(scope, handle);
    trail.record(scope, TrailAct.allowed("VIEW", "QUARANTINE", handle));
    return show(scope, visit, waiting, HttpStatus.OK, "");
  }

  @PostMapping("/quarantine/{handle:[A-Za-z0-9_-]{22}}")
  ResponseEntity<?> decide(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @RequestParam String decision,
      @RequestParam QuarantineDesk.Why why) {
    var outcome =
        decision.equals("withdraw")
            ? desk.withdraw(scope, handle, why)
            : desk.release(scope, handle, why);
    var words = visit.words();
    return switch (outcome) {
      case QuarantineDesk.Outcome.Decided decided ->
          ResponseEntity.status(HttpStatus.SEE_OTHER)
              .location(URI.create("/quarantine/" + handle))
              .build();
      case QuarantineDesk.Outcome.StillWaits still ->
          again(scope, visit, handle, words.say("imports.stillWaits"));
      case QuarantineDesk.Outcome.NotWaiting other ->
          again(scope, visit, handle, words.say("imports.notWaiting"));
    };
  }

  private ResponseEntity<String> again(Scope scope, Visit visit, String handle, String problem) {
    return show(scope, visit, waiting(scope, handle), HttpStatus.CONFLICT, problem);
  }

  private QuarantineQueries.Waiting waiting(Scope scope, String handle) {
    return queries.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  private ResponseEntity<String> show(
      Scope scope, Visit visit, QuarantineQueries.Waiting one, HttpStatus status, String problem) {
    var words = visit.words();
    var may =
        one.state() == QuarantineState.WAITING
            && scope.mayOn(Operation.RELEASE_QUARANTINE, one.unit());
    var view =
        new WaitingView(
            new QuarantineTable(words, units.today()).facts(one, scope.person().handle()),
            words.say("imports.code." + one.code(), ""),
            problem,
            "/quarantine/" + one.handle(),
            may ? whyField(words) : null);
    var page =
        frame(visit, "imports.waiting.one." + one.state())
            .crumbs(List.of(new Link(words.say("imports.waiting.title"), "/quarantine")));
    return pages.render(status, "imports/waiting", page, view);
  }

  private static Field whyField(Words words) {
    return Field.text("why", words.say("imports.why"), "")
        .hint(words.say("imports.why.hint"))
        .of(
            Arrays.stream(QuarantineDesk.Why.values())
                .map(why -> new Field.Option(why.name(), words.say(why.messageKey())))
                .toList());
  }

  private static PageFrame frame(Visit visit, String title) {
    return PageFrame.of(visit, visit.words().say(title)).section("import");
  }
}
