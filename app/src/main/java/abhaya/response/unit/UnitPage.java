package abhaya.response.unit;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.response.incident.Agency;
import abhaya.response.recommend.Candidate.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Which units there are, who is on board, how they stand and how old their last fix is.
@Controller
class UnitPage {
  private static final int SHOWN_MAX = 400;

  private final Pages pages;
  private final UnitQueries queries;
  private final Fleet fleet;
  private final UnitTrees trees;
  private final TrailRegister trail;

  UnitPage(Pages pages, UnitQueries queries, Fleet fleet, UnitTrees trees, TrailRegister trail) {
    this.pages = pages;
    this.queries = queries;
    this.fleet = fleet;
    this.trees = trees;
    this.trail = trail;
  }

  /// How a unit is said to stand, and by which colour.
  static Tone tone(Readiness readiness) {
    return switch (readiness) {
      case FREE -> Tone.IN_TIME;
      case EN_ROUTE -> Tone.YOUNG;
      case ON_SCENE -> Tone.LATE;
      case IN_DISTRESS -> Tone.OVERDUE;
      case OFF_DUTY -> Tone.QUIET;
      case OUT_OF_SERVICE -> Tone.SILENT;
    };
  }

  @GetMapping("/response/units")
  ResponseEntity<String> units(
      Scope scope,
      Visit visit,
      @RequestParam(defaultValue = "") String agency,
      @RequestParam(defaultValue = "") String state) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    trail.record(scope, TrailAct.allowed("LIST", "RESPONSE_UNITS", null));
    var words = visit.words();
    var all =
        queries.list(scope).stream()
            .map(unit -> fleet.find(unit.id()).orElse(new Fleet.Seen(unit, null, null, 0)))
            .toList();
    var counts = new EnumMap<Readiness, Integer>(Readiness.class);
    all.forEach(seen -> counts.merge(seen.readiness(), 1, Integer::sum));
    var shown =
        all.stream()
            .filter(seen -> agency.isEmpty() || word(seen.unit().agency()).equals(agency))
            .filter(seen -> state.isEmpty() || word(seen.readiness()).equals(state))
            .limit(SHOWN_MAX)
            .toList();
    var parts = new ArrayList<String>();
    counts.forEach((one, count) -> parts.add(words.say("unit.state." + one) + " " + count));
    var view =
        new UnitView(chips(visit, agency, state), String.join(" · ", parts), table(visit, shown));
    var title = words.say("unit.title");
    var page =
        PageFrame.of(visit, title)
            .section("fleet")
            .crumbs(List.of(new Link(words.say("unit.room"), "/response"), Link.here(title)));
    return pages.render("unit/units", page, view);
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static FilterChips chips(Visit visit, String agency, String state) {
    return new FilterChips(
        List.of(
            chip(visit, "agency", "unit.agency", agency, Agency.values()),
            chip(visit, "state", "unit.state", state, Readiness.values())),
        List.of());
  }

  private static FilterChips.Chip chip(
      Visit visit, String name, String key, String chosen, Enum<?>[] values) {
    var words = visit.words();
    var choices = new ArrayList<FilterChips.Choice>();
    var address = Address.of(visit.address());
    choices.add(
        new FilterChips.Choice(
            words.say("unit.all"), "", address.without(name).toString(), chosen.isEmpty()));
    for (var one : values) {
      choices.add(
          new FilterChips.Choice(
              words.say(key + "." + one.name()),
              "",
              address.with(name, word(one)).toString(),
              word(one).equals(chosen)));
    }
    var shown =
        Arrays.stream(values)
            .filter(one -> word(one).equals(chosen))
            .findFirst()
            .map(one -> words.say(key + "." + one.name()))
            .orElse(words.say("unit.all"));
    return new FilterChips.Chip(words.say(key), shown, !chosen.isEmpty(), choices, null);
  }

  private DataTable table(Visit visit, List<Fleet.Seen> shown) {
    var words = visit.words();
    return new DataTable(
        words.say("unit.title"),
        List.of(
            DataTable.Column.text(words.say("unit.callSign"), true),
            DataTable.Column.text(words.say("unit.state"), true),
            DataTable.Column.text(words.say("unit.agency"), false),
            DataTable.Column.text(words.say("unit.kind"), false),
            DataTable.Column.text(words.say("unit.crew"), false),
            DataTable.Column.text(words.say("unit.can"), false),
            DataTable.Column.number(words.say("unit.fix"), true),
            DataTable.Column.number(words.say("unit.shift"), false),
            DataTable.Column.number(words.say("unit.load"), false),
            DataTable.Column.text(words.say("unit.home"), false)),
        shown.stream().map(seen -> row(visit, seen)).toList(),
        null,
        words.say("unit.none"));
  }

  private DataTable.Row row(Visit visit, Fleet.Seen seen) {
    var words = visit.words();
    var unit = seen.unit();
    var tag = words.language().tag();
    var fix = seen.fix();
    var old = fix == null || fix.age(visit.at()).compareTo(Duration.ofMinutes(2)) > 0;
    var ends = unit.shiftEndsAt();
    var left = ends == null ? Words.NONE : words.age(Duration.between(visit.at(), ends));
    var state = words.say("unit.state." + seen.readiness());
    var said = unit.reason().isEmpty() ? state : state + " · " + unit.reason();
    return new DataTable.Row(
        fix == null,
        List.of(
            new DataTable.Text(unit.callSign()),
            new DataTable.State(tone(seen.readiness()), said),
            new DataTable.Text(words.say("unit.agency." + unit.agency())),
            new DataTable.Text(words.say("unit.kind." + unit.kind())),
            new DataTable.Text(words.say("unit.crew.count", unit.crew(), unit.women())),
            new DataTable.Text(capabilities(words, unit)),
            new DataTable.Figure(
                fix == null ? words.say("unit.fix.none") : words.age(fix.age(visit.at())), old),
            new DataTable.Figure(left, false),
            new DataTable.Figure(words.number(unit.load()), false),
            new DataTable.Text(
                trees.today().find(unit.home()).map(home -> home.name(tag)).orElse(Words.NONE))));
  }

  static String capabilities(Words words, ResponseUnit unit) {
    if (unit.capabilities().isEmpty()) return Words.NONE;
    return String.join(
        ", ",
        unit.capabilities().stream().sorted().map(one -> words.say("unit.can." + one)).toList());
  }
}
