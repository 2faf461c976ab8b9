package abhaya.safecity.walk;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.hotspot.HotspotStore;
import abhaya.safecity.measure.WalkScore;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkQueries;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Walks and dark places of a city, and the form that is filled in while walking.
@Controller
class WalkPage {
  static final String CITY = "/safecity/{city:[A-Z][A-Z][A-Z]}";
  private static final Duration SINCE = Duration.ofDays(365);

  private final Pages pages;
  private final WalkQueries walks;
  private final WalkRegister register;
  private final WorkQueries works;
  private final HotspotStore grounds;
  private final TrailRegister trail;

  WalkPage(
      Pages pages,
      WalkQueries walks,
      WalkRegister register,
      WorkQueries works,
      HotspotStore grounds,
      TrailRegister trail) {
    this.pages = pages;
    this.walks = walks;
    this.register = register;
    this.works = works;
    this.grounds = grounds;
    this.trail = trail;
  }

  private CityProject city(Scope scope, String code) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    return works.find(scope, code).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  @GetMapping(CITY + "/walks")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @RequestParam(defaultValue = "") String state) {
    var project = city(scope, city);
    var ground = grounds.find(city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "WALKS", city));
    var words = visit.words();
    var sheet = new WalkSheet(words, city, visit.at());
    var dark = walks.darkPlaces(scope, city);
    var audits = walks.audits(scope, city, visit.at().minus(SINCE));
    var weighting = walks.weighting(scope);
    var root = "/safecity/" + city;
    var ways =
        scope.mayOn(Operation.ENTER_WORKS, project.unit())
            ? List.of(
                new Link(words.say("walk.new"), root + "/walks/new"),
                new Link(words.say("walk.dark.new"), root + "/dark/new"))
            : List.<Link>of();
    var view =
        new WalkView(
            CityTabs.tabs(words, project, root + "/walks"),
            sheet.headlines(dark, audits, weighting),
            ways,
            sheet.chips(Address.of(visit.address())),
            sheet.dark(dark, state),
            sheet.scores(ground, audits, weighting),
            sheet.formula(weighting));
    var title = words.say("walk.title");
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, project, title))
            .ways(new PageFrame.Ways(null, null, root, null));
    return pages.render("walk/walks", page, view);
  }

  @GetMapping(CITY + "/walks/new")
  ResponseEntity<String> form(Scope scope, Visit visit, @PathVariable String city) {
    var project = city(scope, city);
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, project.unit()));
    var words = visit.words();
    var groups =
        Arrays.stream(WalkScore.Factor.values()).map(factor -> choice(words, factor)).toList();
    var view =
        new WalkView.Form(
            "/safecity/" + city + "/walks",
            "/safecity/" + city + "/walks",
            groups,
            fields(words),
            false,
            "");
    var name = project.name(words.language().tag());
    var page = PageFrame.of(visit, words.say("walk.new.title", name)).scripts("walk/later.mjs");
    return pages.render("walk/form", page, view);
  }

  private static WalkView.Choice choice(Words words, WalkScore.Factor factor) {
    var answers = new ArrayList<Field.Option>();
    for (var mark = 0; mark <= 3; mark++)
      answers.add(
          new Field.Option(String.valueOf(mark), words.say("walk.mark." + factor + "." + mark)));
    return new WalkView.Choice(
        factor.name().toLowerCase(Locale.ROOT), words.say("walk.factor." + factor), answers);
  }

  private static List<Field> fields(Words words) {
    var auditors =
        Arrays.stream(Audit.Auditor.values())
            .map(one -> new Field.Option(one.name(), words.say("walk.auditor." + one)))
            .toList();
    return List.of(
        Field.text("at", words.say("walk.at"), "").type("datetime-local").needed("off"),
        Field.text("lat", words.say("walk.lat"), "").needed("off"),
        Field.text("lon", words.say("walk.lon"), "").needed("off"),
        Field.text("auditor", words.say("walk.auditor"), "TRAINED").of(auditors));
  }

  @PostMapping(CITY + "/walks")
  ResponseEntity<Void> enter(
      Scope scope, @PathVariable String city, @RequestParam Map<String, String> typed) {
    city(scope, city);
    register.enter(scope, city, WalkForm.audit(typed));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/safecity/" + city + "/walks"))
        .build();
  }
}
