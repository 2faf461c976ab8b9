package abhaya.safecity.board;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.paper.FileKind;
import abhaya.base.paper.Paper;
import abhaya.base.paper.Stamp;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.followup.FollowupQueries;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkQueries;
import java.util.List;
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
    var paper = scope.may(Operation.EXPORT) ? "/safecity/" + city + "/pack.pdf" : null;
    var view =
        new PackView(
            CityTabs.tabs(words, standing.city(), ""),
            paper == null ? List.of() : List.of(new Link(words.say("board.pack.pdf"), paper)),
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
            .ways(new PageFrame.Ways(null, null, "/safecity/" + city, paper));
    return pages.render("board/pack", page, view);
  }

  /// The same on A4, for those who sit at the table.
  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/pack.pdf")
  ResponseEntity<byte[]> paper(Scope scope, Visit visit, @PathVariable String city) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    NotVisible.unless(scope.decide(Operation.EXPORT));
    var standing = standing(scope, city);
    trail.record(
        scope, TrailAct.allowed("EXPORT", "SAFE_CITY", city + "/pack").with("format", "PDF"));
    var words = visit.words();
    var text =
        new PackPaper(words, standing, sheet(scope, words, standing)).text(Stamp.of(visit, ""));
    return FileKind.PDF.answer("review-pack-" + city + "-" + standing.today(), Paper.of(text));
  }

  private CityStanding standing(Scope scope, String city) {
    return standings.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  private PackSheet sheet(Scope scope, Words words, CityStanding standing) {
    var city = standing.city().code();
    return new PackSheet(words, standing, works.budgets(scope, city), matters.courses(scope, city));
  }
}
