package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  CaseListPage(
      CaseSheetQueries queries, UnitTrees trees, TrailRegister trail, Pages pages, Clock clock) {
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
      @RequestParam(defaultValue = "overdue") String state,
      @RequestParam(defaultValue = "1") int page) {
    var tree = trees.today();
    var chosen = unit(scope, tree, unit);
    var ask = ask(tree, chosen, state, page);
    var total = queries.count(scope, ask);
    var lines = queries.list(scope, ask);
    record(scope, chosen, ask, total);
    var words = visit.words();
    var say = new CaseWords(words, tree);
    var view =
        new CaseListView(
            words.say("cases.list.about", total),
            chips(visit, ask.state()),
            table(scope, say, lines, ask),
            Pager.of(words, Address.of(visit.address()), page, CaseListAsk.PAGE_SIZE, total));
    var frame =
        PageFrame.of(visit, words.say("cases.list.title"))
            .section("cases")
            .crumbs(CasePage.crumbs(scope, tree, chosen.id(), words));
    return pages.render("cases/list", frame, view);
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

  private static FilterChips chips(Visit visit, CaseListAsk.State chosen) {
    var words = visit.words();
    var choices = new ArrayList<FilterChips.Choice>();
    for (var state : CaseListAsk.State.values()) {
      var address = Address.of(visit.address()).with("state", name(state)).without("page");
      choices.add(
          new FilterChips.Choice(
              words.say("cases.state." + name(state)), "", address.toString(), state == chosen));
    }
    var chip =
        new FilterChips.Chip(
            words.say("cases.list.state"),
            words.say("cases.state." + name(chosen)),
            chosen != CaseListAsk.State.ALL,
            choices,
            null);
    return new FilterChips(List.of(chip), List.of());
  }

  private static DataTable table(
      Scope scope, CaseWords say, List<CaseLine> lines, CaseListAsk ask) {
    var words = say.words();
    var columns =
        List.of(
            DataTable.Column.text(words.say("cases.list.fir"), true),
            DataTable.Column.text(words.say("cases.list.station"), false),
            DataTable.Column.text(words.say("cases.list.recorded"), false),
            DataTable.Column.text(words.say("cases.list.group"), false),
            DataTable.Column.text(words.say("cases.list.lastDay"), true),
            DataTable.Column.text(words.say("cases.list.state"), true),
            DataTable.Column.text(words.say("cases.list.officer"), false),
            DataTable.Column.text(words.say("cases.list.waits"), false),
            DataTable.Column.text(words.say("cases.list.code"), false));
    var rows = lines.stream().map(line -> row(scope, say, line, ask)).toList();
    return new DataTable(
        words.say("cases.list.title"), columns, rows, null, words.say("cases.list.none"));
  }

  private static DataTable.Row row(Scope scope, CaseWords say, CaseLine line, CaseListAsk ask) {
    var fir = say.words().say("cases.fir", line.firNumber());
    var opens = scope.may(Operation.SEE_CASE);
    var codes = scope.may(Operation.SEE_VICTIM_CODE) ? String.join(", ", line.victimCodes()) : "";
    return new DataTable.Row(
        false,
        List.of(
            opens ? new DataTable.Way(fir, "/cases/" + line.handle()) : new DataTable.Text(fir),
            new DataTable.Text(say.unit(line.station())),
            new DataTable.Text(say.date(line.recordedOn())),
            new DataTable.Text(CaseWords.sections(line.citations())),
            new DataTable.Text(say.date(line.dueOn())),
            new DataTable.State(
                say.tone(line.dueOn(), line.reportedOn(), ask.today()),
                say.standing(line.dueOn(), line.reportedOn(), ask.today())),
            new DataTable.Text(Optional.ofNullable(line.officer()).orElse(Words.NONE)),
            new DataTable.Text(
                line.delayCode() == null || line.reportedOn() != null
                    ? ""
                    : say.code("cases.delay.", line.delayCode())),
            new DataTable.Text(codes)));
  }
}
