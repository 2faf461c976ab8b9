package abhaya.safecity.followup;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkQueries;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What was decided, feared, observed and found in a city, and the library of good practice.
@Controller
class FollowupPage {
  private final FollowupQueries queries;
  private final WorkQueries works;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;

  FollowupPage(
      FollowupQueries queries, WorkQueries works, TrailRegister trail, Pages pages, Clock clock) {
    this.queries = queries;
    this.works = works;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/followup")
  ResponseEntity<String> city(Scope scope, Visit visit, @PathVariable String city) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    var place = works.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", city + "/followup"));
    var words = visit.words();
    var address = "/safecity/" + city + "/followup";
    var sheet =
        new FollowupSheet(words, queries.courses(scope, city), India.dateOf(clock.instant()));
    var view =
        new FollowupView(
            CityTabs.tabs(words, place, address),
            sheet.headlines(),
            Arrays.stream(MatterKind.values()).map(kind -> part(words, sheet, kind)).toList(),
            ways(scope, words, place, address));
    var title = words.say("followup.title");
    var page =
        PageFrame.of(visit, title + " · " + place.name(words.language().tag()))
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, place, title))
            .ways(new PageFrame.Ways(null, null, "/safecity/" + city, null));
    return pages.render("followup/city", page, view);
  }

  private static FollowupView.Part part(Words words, FollowupSheet sheet, MatterKind kind) {
    return new FollowupView.Part(
        kind.name().toLowerCase(Locale.ROOT),
        words.say("followup.kinds." + kind.name()),
        words.say("followup.kinds." + kind.name() + ".about"),
        sheet.table(kind));
  }

  private static List<Link> ways(Scope scope, Words words, CityProject city, String address) {
    var ways = new ArrayList<Link>();
    ways.add(new Link(words.say("followup.draws"), "/safecity/" + city.code() + "/draws"));
    ways.add(new Link(words.say("followup.kinds.PRACTICE"), "/safecity/practices"));
    if (!FollowupRegister.mayEnter(scope, city.unit())) return ways;
    for (var kind : MatterKind.values())
      ways.add(
          new Link(
              words.say("followup.new." + kind.name()),
              address + "/new/" + kind.name().toLowerCase(Locale.ROOT)));
    return ways;
  }

  /// Good practice of all cities, with who took it over.
  @GetMapping("/safecity/practices")
  ResponseEntity<String> practices(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", "practices"));
    var words = visit.words();
    var sheet = new FollowupSheet(words, queries.practices(scope), India.dateOf(clock.instant()));
    var view =
        new FollowupView(
            List.of(), List.of(), List.of(part(words, sheet, MatterKind.PRACTICE)), List.of());
    var title = words.say("followup.kinds.PRACTICE");
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(List.of(new Link(words.say("project.safeCity"), "/safecity"), Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/safecity", null));
    return pages.render("followup/city", page, view);
  }
}
