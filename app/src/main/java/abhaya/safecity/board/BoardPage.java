package abhaya.safecity.board;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.safecity.fund.FundQueries;
import abhaya.safecity.project.ChangeQueries;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkQueries;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The boards: all cities, one city, and what stands in print.
@Controller
class BoardPage {
  private final Standings standings;
  private final FundQueries funds;
  private final WorkQueries works;
  private final ChangeQueries changes;
  private final TrailRegister trail;
  private final Pages pages;

  BoardPage(
      Standings standings,
      FundQueries funds,
      WorkQueries works,
      ChangeQueries changes,
      TrailRegister trail,
      Pages pages) {
    this.standings = standings;
    this.funds = funds;
    this.works = works;
    this.changes = changes;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/safecity")
  ResponseEntity<String> nation(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", null));
    var words = visit.words();
    var all = standings.all(scope);
    var sheet = new NationSheet(words, all);
    var view =
        new BoardView(
            sheet.headlines(),
            sheet.cities(),
            sheet.holders(),
            new WaitingSheet(words, scope, all, changes.changes(scope, null)).table(),
            sheet.gaps(),
            scope.unit().equals(UnitId.NATION)
                ? sheet.print(funds.print(scope, "T1"), funds.print(scope, "T1-later"))
                : List.of(),
            ways(scope, visit));
    var page =
        PageFrame.of(visit, words.say("board.title"))
            .section("safecity")
            .dataUpTo(words.date(standings.today()))
            .ways(
                new PageFrame.Ways(
                    null,
                    null,
                    null,
                    scope.may(Operation.EXPORT) ? "/safecity/annexure.xlsx" : null));
    return pages.render("board/nation", page, view);
  }

  private static List<Link> ways(Scope scope, Visit visit) {
    var words = visit.words();
    var ways = new ArrayList<Link>();
    if (scope.may(Operation.SEE_ASSETS)) {
      ways.add(new Link(words.say("asset.night.title"), "/safecity/night"));
      ways.add(new Link(words.say("asset.list.title"), "/safecity/assets"));
    }
    ways.add(new Link(words.say("board.money.title"), "/safecity/money"));
    ways.add(new Link(words.say("followup.kinds.PRACTICE"), "/safecity/practices"));
    ways.add(new Link(words.say("board.print.way"), "/safecity/print"));
    if (!scope.may(Operation.EXPORT)) return ways;
    ways.add(new Link(words.say("board.annexure.xlsx"), "/safecity/annexure.xlsx"));
    ways.add(new Link(words.say("board.annexure.pdf"), "/safecity/annexure.pdf"));
    ways.add(new Link(words.say("board.annexure.csv"), "/safecity/annexure.csv"));
    return ways;
  }

  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}")
  ResponseEntity<String> city(Scope scope, Visit visit, @PathVariable String city) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    var standing = standings.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", city));
    var words = visit.words();
    var sheet = new CitySheet(words, standing);
    var view =
        new CityView(
            CityTabs.tabs(words, standing.city(), "/safecity/" + city),
            List.of(
                new Link(words.say("board.crore.title"), "/safecity/" + city + "/crore"),
                new Link(words.say("board.pack"), "/safecity/" + city + "/pack")),
            sheet.state(),
            sheet.headlines(),
            sheet.curve(),
            sheet.points(),
            new ComponentSheet(words, standing, works.budgets(scope, city)).table(),
            sheet.packages(),
            sheet.obstacles(),
            sheet.earned(),
            sheet.milestones());
    var name = standing.city().name(words.language().tag());
    var page =
        PageFrame.of(visit, name)
            .section("safecity")
            .crumbs(List.of(new Link(words.say("project.safeCity"), "/safecity"), Link.here(name)))
            .dataUpTo(words.date(standing.today()))
            .ways(new PageFrame.Ways(null, null, "/safecity", null));
    return pages.render("board/city", page, view);
  }

  @GetMapping("/safecity/print")
  ResponseEntity<String> print(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", "print"));
    var words = visit.words();
    var tables =
        PrintSheet.PRINTS.stream()
            .map(print -> new PrintSheet(words, print, funds.print(scope, print)).shown())
            .toList();
    var title = words.say("board.print.title");
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(List.of(new Link(words.say("project.safeCity"), "/safecity"), Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/safecity", null));
    return pages.render("board/print", page, new PrintView(tables));
  }
}
