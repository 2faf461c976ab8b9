package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListTools;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of a unit's cases by the two-month clock, without anything that points at a victim.
@Controller
class CaseListPage {
  private static final int PAGE_MAX = 10_000;

  private final CaseSheetQueries queries;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;
  private final ListTools tools;

  CaseListPage(
      CaseSheetQueries queries,
      UnitTrees trees,
      TrailRegister trail,
      Pages pages,
      Clock clock,
      ListTools tools) {
    this.tools = tools;
    this.queries = queries;
    this.trees = trees;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/cases")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @RequestParam @Nullable String unit,
      @RequestParam(defaultValue = "pending") String state,
      @RequestParam(defaultValue = "1") int page) {
    var tree = trees.today();
    var chosen = unit(scope, tree, unit);
    var words = visit.words();
    var say = new CaseWords(words, tree);
    var plain = ask(tree, chosen, state, page);
    var table = new CaseListTable(scope, say, Address.of(visit.address()), plain.today());
    var ask = plain.with(table.way(CaseListAsk.PAGE_SIZE, Set.of()));
    var counts = queries.counts(scope, ask);
    long total = counts.getOrDefault(ask.state(), 0L);
    var lines = queries.list(scope, ask);
    record(scope, chosen, ask, total);
    var files = scope.mayOn(Operation.EXPORT, chosen.id()) && total > 0;
    var view =
        new CaseListView(
            words.say("cases.list.about", total),
            states(visit, ask.state(), counts),
            new FilterChips(List.of(), tools.of(scope, visit, table.shape(), files)),
            table.page(lines, ask.state(), files),
            Pager.of(words, Address.of(visit.address()), page, CaseListAsk.PAGE_SIZE, total),
            files ? visit.address() : null);
    var frame =
        PageFrame.of(visit, words.say(title(scope)))
            .section("cases")
            .ways(new PageFrame.Ways(null, null, null, ListTools.export(visit, files)))
            .crumbs(CasePage.crumbs(scope, tree, chosen.id(), words));
    return pages.render("cases/list", frame, view);
  }

  private static String title(Scope scope) {
    return scope.role() == Role.IO ? "cases.list.mine" : "cases.list.title";
  }

  /// The unit asked for, or the reader's own.
  static Unit unit(Scope scope, UnitTree tree, @Nullable String code) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var found = code == null ? tree.find(scope.unit()) : tree.find(code);
    var unit = found.orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    NotVisible.unless(scope.decideOn(Operation.SEE_CASE_LIST, unit.id()));
    return unit;
  }

  CaseListAsk ask(UnitTree tree, Unit unit, String state, int page) {
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    var today = India.dateOf(clock.instant());
    return new CaseListAsk(tree.stationsUnder(unit.id()), stateOf(state), today, page);
  }

  private static CaseListAsk.State stateOf(String text) {
    return Arrays.stream(CaseListAsk.State.values())
        .filter(state -> name(state).equals(text))
        .findFirst()
        .orElseThrow(() -> Refused.field("state", "not-a-choice"));
  }

  /// `last-day`, as it stands in an address.
  static String name(CaseListAsk.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void record(Scope scope, Unit unit, CaseListAsk ask, long total) {
    trail.record(
        scope,
        TrailAct.allowed("LIST", "UNIT", unit.code())
            .with("state", name(ask.state()))
            .with("cases", total));
  }

  private static List<CaseListView.State> states(
      Visit visit, CaseListAsk.State chosen, Map<CaseListAsk.State, Long> counts) {
    var words = visit.words();
    var states = new ArrayList<CaseListView.State>();
    for (var state : CaseListAsk.State.values()) {
      long count = counts.getOrDefault(state, 0L);
      states.add(
          new CaseListView.State(
              words.say("cases.state." + name(state)),
              words.number(count),
              Address.of(visit.address()).with("state", name(state)).without("page").toString(),
              state == chosen,
              state == CaseListAsk.State.OVERDUE && count > 0));
    }
    return states;
  }
}
