package abhaya.safecity.board;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.followup.FollowupQueries;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkQueries;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The review pack: all that a meeting about one city needs, on one page to be read or printed.
@Controller
class PackPage {
  private final Standings standings;
  private final WorkQueries works;
  private final FollowupQueries matters;
  private final TrailRegister trail;
  private final Pages pages;

  PackPage(
      Standings standings,
      WorkQueries works,
      FollowupQueries matters,
      TrailRegister trail,
      Pages pages) {
    this.standings = standings;
    this.works = works;
    this.matters = matters;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/pack")
  ResponseEntity<String> show(Scope scope, Visit visit, @PathVariable String city) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    var standing = standing(scope, city);
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", city + "/pack"));
    var words = visit.words();
    var sheet = sheet(scope, words, standing);
    var view =
        new PackView(
            CityTabs.tabs(words, standing.city(), ""),
            sheet.state(),
            sheet.headlines(),
            sheet.followed(),
            sheet.earned(),
            sheet.parts());
    var title = words.say("board.pack.of", standing.city().name(words.language().tag()));
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, standing.city(), words.say("board.pack")))
            .dataUpTo(words.date(standing.today()))
            .ways(new PageFrame.Ways(null, null, "/safecity/" + city, null));
    return pages.render("board/pack", page, view);
  }

  private CityStanding standing(Scope scope, String city) {
    return standings.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  private PackSheet sheet(Scope scope, Words words, CityStanding standing) {
    var city = standing.city().code();
    return new PackSheet(words, standing, works.budgets(scope, city), matters.courses(scope, city));
  }
}
