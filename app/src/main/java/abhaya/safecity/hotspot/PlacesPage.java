package abhaya.safecity.hotspot;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkQueries;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where and when in one city: what stands out, how surely, what stands there already.
@Controller
class PlacesPage {
  private static final String PATH = "/safecity/{city:[A-Z][A-Z][A-Z]}/places";

  private final Pages pages;
  private final PlacesQueries places;
  private final WorkQueries works;
  private final ChosenCell chosen;
  private final PlaceRunRegister runs;
  private final UnitTrees trees;
  private final TrailRegister trail;

  PlacesPage(
      Pages pages,
      PlacesQueries places,
      WorkQueries works,
      ChosenCell chosen,
      PlaceRunRegister runs,
      UnitTrees trees,
      TrailRegister trail) {
    this.pages = pages;
    this.places = places;
    this.works = works;
    this.chosen = chosen;
    this.runs = runs;
    this.trees = trees;
    this.trail = trail;
  }

  @GetMapping(PATH)
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @RequestParam(defaultValue = "") String offence,
      @RequestParam(defaultValue = "") String band,
      @RequestParam(defaultValue = "") String day,
      @RequestParam @Nullable Integer cell) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    var project = works.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var slice = slice(offence, band, day);
    trail.record(scope, TrailAct.allowed("VIEW", "HOTSPOTS", city));
    var words = visit.words();
    var ground = places.ground(scope, city);
    var title = words.say("hotspot.title");
    var frame =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, project, title))
            .ways(new PageFrame.Ways(null, null, "/safecity/" + city, null))
            .scripts("hotspot/places.mjs");
    if (ground.isEmpty()) throw new NotVisible(Reason.NO_UNIT);
    if (cell != null && !ground.get().holds(cell)) throw Refused.field("cell", "unknown");
    var run = places.latest(scope, city, slice);
    var view = view(new Ask(scope, visit, project, ground.get(), slice), run.orElse(null), cell);
    return pages.render(
        "hotspot/places",
        run.map(made -> frame.dataUpTo(words.month(made.held().minusMonths(1)))).orElse(frame),
        view);
  }

  private static Slice slice(String offence, String band, String day) {
    return Slice.read(offence, band, day)
        .orElseThrow(() -> Refused.with(HttpStatus.BAD_REQUEST, "bad-request"));
  }

  private record Ask(Scope scope, Visit visit, CityProject city, Ground ground, Slice slice) {
    Words words() {
      return visit.words();
    }

    PlacesSheet sheet() {
      return new PlacesSheet(words(), ground);
    }

    Address address() {
      return Address.of(visit.address());
    }
  }

  private PlacesView view(Ask ask, PlaceRunStore.@Nullable Run run, @Nullable Integer cell) {
    var scope = ask.scope();
    var sheet = ask.sheet();
    var hot = run == null ? List.<HotspotBook.Hot>of() : places.cells(scope, run);
    var trials = run == null ? List.<PlaceRunStore.Trial>of() : places.trials(scope, run);
    var tables =
        run == null
            ? java.util.Map.<Integer, ShownTable>of()
            : places.shown(scope, ask.ground(), run);
    var standing =
        chosen.standing(
            scope,
            ask.ground(),
            hot.stream().limit(PlacesSheet.SHOWN).map(HotspotBook.Hot::cell).toList());
    var words = ask.words();
    var compared =
        places.remedies(scope, ask.ground(), YearMonth.from(India.dateOf(ask.visit().at())));
    var root = "/safecity/" + ask.city().code() + "/places";
    return new PlacesView(
        CityTabs.tabs(words, ask.city(), root),
        sheet.headlines(run, dealings(scope, run), trials, busiest(ask, run)),
        sheet.chips(ask.address()),
        new PlacesView.Map(
            layer(ask, root, cell), words.say("hotspot.map.about", hot.size()), sheet.legend()),
        sheet.hot(hot, new PlacesSheet.Shown(tables, ask.slice()), standing, ask.address()),
        sheet.methods(trials),
        run == null ? null : repeat(ask, run),
        run == null ? null : clusters(ask, run),
        run == null
            ? sheet.stations(List.of(), trees.today())
            : sheet.stations(places.stations(scope, ask.ground(), run), trees.today()),
        sheet.remedies(compared),
        scope.mayOn(Operation.VERIFY_WORKS, ask.ground().unit())
            ? sheet.waiting(compared)
            : List.of(),
        run == null ? List.of() : rule(ask, run),
        again(ask, run, root),
        notice(ask),
        cell == null || run == null
            ? null
            : chosen.show(
                new ChosenCell.Ask(
                    scope, words, ask.city(), ask.ground(), run, India.dateOf(ask.visit().at())),
                cell));
  }

  private PlacesView.Repeat repeat(Ask ask, PlaceRunStore.Run run) {
    var sheet =
        new RepeatSheet(
            ask.words(),
            ask.ground(),
            places.months(ask.scope(), ask.ground(), run, ask.slice()),
            run.seed(),
            places.rule(ask.scope(), run.definition()).falseShare());
    return new PlacesView.Repeat(sheet.table(), sheet.sentences());
  }

  private PlacesView.Repeat clusters(Ask ask, PlaceRunStore.Run run) {
    var sheet =
        new ClusterSheet(
            ask.words(),
            ask.ground(),
            places.counts(ask.scope(), ask.ground(), run, ask.slice()),
            places.rule(ask.scope(), run.definition()).nearMetres());
    return new PlacesView.Repeat(sheet.table(ask.address()), sheet.sentences());
  }

  private int dealings(Scope scope, PlaceRunStore.@Nullable Run run) {
    return run == null ? 0 : places.rule(scope, run.definition()).dealings();
  }

  private PlacesSheet.HourBandShare busiest(Ask ask, PlaceRunStore.@Nullable Run run) {
    HourBand most = null;
    var events = 0L;
    var all = 0L;
    for (var band : HourBand.values()) {
      if (run == null) break;
      var slice = new Slice(ask.slice().offence(), band, ask.slice().day());
      var sum = HotspotStore.total(places.counts(ask.scope(), ask.ground(), run, slice));
      all += sum;
      if (most == null || (double) sum / band.length() > (double) events / most.length()) {
        most = band;
        events = sum;
      }
    }
    return new PlacesSheet.HourBandShare(most, events, all);
  }

  private static String layer(Ask ask, String root, @Nullable Integer cell) {
    var address = Address.of(root + "/layer");
    for (var name : List.of("offence", "band", "day")) {
      var value = ask.address().find(name);
      if (value != null) address = address.with(name, value);
    }
    return (cell == null ? address : address.with("cell", cell)).toString();
  }

  /// The written definition of this run's version, with its numbers.
  private List<String> rule(Ask ask, PlaceRunStore.Run run) {
    var words = ask.words();
    var rule = places.rule(ask.scope(), run.definition());
    var sentences = new ArrayList<String>();
    sentences.add(words.say("hotspot.rule.version", rule.version(), words.date(rule.inForceOn())));
    sentences.add(
        words.say(
            "hotspot.rule.counted",
            words.month(run.first()),
            words.month(run.held().minusMonths(1)),
            run.found().events()));
    sentences.add(
        words.say(
            "hotspot.rule.method",
            (int) ask.ground().grid().cellMetres(),
            rule.nearMetres(),
            words.percent(java.math.BigDecimal.valueOf(rule.falseShare() * 100))));
    sentences.add(words.say("hotspot.rule.chance", rule.dealings(), run.seed()));
    sentences.add(
        words.say(
            "hotspot.rule.trial",
            words.month(run.held()),
            words.month(run.held().plusMonths(rule.heldMonths() - 1L)),
            run.found().held(),
            words.percent(java.math.BigDecimal.valueOf(rule.areaShare() * 100)),
            rule.bandMetres()));
    sentences.add(words.say("hotspot.rule.withheld", ShownCount.LEAST));
    sentences.add(words.say("hotspot.rule.made", words.minute(run.madeAt())));
    return sentences;
  }

  private static PlacesView.Again again(Ask ask, PlaceRunStore.@Nullable Run run, String root) {
    var mayRun = ask.scope().mayOn(Operation.VERIFY_WORKS, ask.ground().unit());
    var slice = ask.slice();
    return new PlacesView.Again(
        run == null ? null : root + "/runs/" + run.handle() + "/again",
        mayRun ? root + "/runs" : null,
        List.of(
            ChosenCell.hidden("offence", slice.offenceWord()),
            ChosenCell.hidden("band", slice.bandWord()),
            ChosenCell.hidden("day", slice.day().name())));
  }

  private static String notice(Ask ask) {
    var again = ask.address().find("again");
    var key = "hotspot.again." + again;
    return again != null && ask.words().has(key) ? ask.words().say(key) : "";
  }

  @PostMapping(PATH + "/runs")
  ResponseEntity<Void> run(
      Scope scope,
      @PathVariable String city,
      @RequestParam(defaultValue = "") String offence,
      @RequestParam(defaultValue = "") String band,
      @RequestParam(defaultValue = "") String day) {
    slice(offence, band, day);
    runs.run(scope, city, offence, band, day);
    return ChosenCell.back(city, "offence=" + offence + "&band=" + band + "&day=" + day);
  }

  @PostMapping(PATH + "/runs/{handle}/again")
  ResponseEntity<Void> again(Scope scope, @PathVariable String city, @PathVariable UUID handle) {
    return ChosenCell.back(city, "again=" + runs.again(scope, city, handle));
  }
}
