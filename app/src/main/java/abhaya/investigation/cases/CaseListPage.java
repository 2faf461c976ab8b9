package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
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
import java.util.Map;
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
      @RequestParam(defaultValue = "pending") String state,
      @RequestParam(defaultValue = "1") int page) {
    var tree = trees.today();
    var chosen = unit(scope, tree, unit);
    var ask = ask(tree, chosen, state, page);
    var counts = queries.counts(scope, ask);
    long total = counts.getOrDefault(ask.state(), 0L);
    var lines = queries.list(scope, ask);
    record(scope, chosen, ask, total);
    var words = visit.words();
    var say = new CaseWords(words, tree);
    var view =
        new CaseListView(
            words.say("cases.list.about", total),
            states(visit, ask.state(), counts),
            table(scope, say, lines, ask),
            Pager.of(words, Address.of(visit.address()), page, CaseListAsk.PAGE_SIZE, total));
    var frame =
        PageFrame.of(visit, words.say(title(scope)))
            .section("cases")
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

  private static DataTable table(
      Scope scope, CaseWords say, List<CaseLine> lines, CaseListAsk ask) {
    var words = say.words();
    var columns = new ArrayList<DataTable.Column>();
    columns.add(DataTable.Column.text(words.say("cases.list.fir"), true));
    columns.add(DataTable.Column.text(words.say("cases.list.state"), true));
    columns.add(DataTable.Column.text(words.say("cases.list.lastDay"), true));
    columns.add(DataTable.Column.text(words.say("cases.list.recorded"), false));
    columns.add(DataTable.Column.text(words.say("cases.list.group"), false));
    columns.add(DataTable.Column.text(words.say("cases.list.waits"), false));
    if (!isStation(scope))
      columns.add(DataTable.Column.text(words.say("cases.list.station"), false));
    if (scope.role() != Role.IO) {
      columns.add(DataTable.Column.text(words.say("cases.list.officer"), false));
    }
    if (scope.may(Operation.SEE_VICTIM_CODE)) {
      columns.add(DataTable.Column.text(words.say("cases.list.code"), false));
    }
    var rows = lines.stream().map(line -> row(scope, say, line, ask)).toList();
    var none = "cases.list.none." + name(ask.state());
    return new DataTable(
        words.say("cases.list.title"),
        columns,
        rows,
        null,
        words.say(words.has(none) ? none : "cases.list.none"));
  }

  /// All the cases of a station officer are of one station.
  private static boolean isStation(Scope scope) {
    return scope.role() == Role.IO || scope.role() == Role.SHO;
  }

  private static DataTable.Row row(Scope scope, CaseWords say, CaseLine line, CaseListAsk ask) {
    var fir = say.words().say("cases.fir", line.firNumber());
    var opens = scope.may(Operation.SEE_CASE);
    var cells = new ArrayList<DataTable.Cell>();
    cells.add(opens ? new DataTable.Way(fir, "/cases/" + line.handle()) : new DataTable.Text(fir));
    cells.add(
        new DataTable.State(
            say.tone(line.dueOn(), line.reportedOn(), ask.today()),
            say.standing(line.dueOn(), line.reportedOn(), ask.today())));
    cells.add(new DataTable.Text(say.date(line.dueOn())));
    cells.add(new DataTable.Text(say.date(line.recordedOn())));
    cells.add(new DataTable.Text(CaseWords.sections(line.citations())));
    cells.add(new DataTable.Text(waits(say, line)));
    if (!isStation(scope)) cells.add(new DataTable.Text(say.unit(line.station())));
    if (scope.role() != Role.IO) {
      cells.add(new DataTable.Text(Optional.ofNullable(line.officer()).orElse(Words.NONE)));
    }
    if (scope.may(Operation.SEE_VICTIM_CODE)) {
      cells.add(new DataTable.Text(String.join(", ", line.victimCodes())));
    }
    return new DataTable.Row(false, cells);
  }

  private static String waits(CaseWords say, CaseLine line) {
    var code = line.delayCode();
    return code == null || line.reportedOn() != null ? "" : say.code("cases.delay.", code);
  }
}
