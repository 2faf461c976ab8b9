package abhaya.safecity.fund;

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
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkQueries;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Where a city's money is: who holds what, what came when, what is owed.
@Controller
class FundPage {
  private final FundQueries queries;
  private final WorkQueries works;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;

  FundPage(FundQueries queries, WorkQueries works, TrailRegister trail, Pages pages, Clock clock) {
    this.queries = queries;
    this.works = works;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/safecity/{city}/money")
  ResponseEntity<String> show(Scope scope, Visit visit, @PathVariable String city) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    var place = works.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var book = queries.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", city + "/money"));
    var words = visit.words();
    var today = India.dateOf(clock.instant());
    var sheet = new FundSheet(words, book, today);
    var address = "/safecity/" + city + "/money";
    var add =
        scope.mayOn(Operation.ENTER_WORKS, place.unit())
            ? new Link(words.say("fund.new"), address + "/new")
            : null;
    var bring =
        FundImportDesk.mayImport(scope)
            ? new Link(words.say("fund.import.way"), "/safecity/money/import")
            : null;
    var view =
        new FundView(
            CityTabs.tabs(words, place, address),
            sheet.headlines(),
            new FundWords(words).findings(book.findings(today)),
            sheet.holders(),
            sheet.waiting(),
            sheet.lines(),
            sheet.instalments(),
            sheet.certificates(),
            sheet.rules(),
            add,
            bring);
    var title = words.say("fund.title");
    var page =
        PageFrame.of(visit, title + " · " + place.name(words.language().tag()))
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, place, title))
            .ways(new PageFrame.Ways(null, null, "/safecity/" + city, null));
    return pages.render("fund/money", page, view);
  }
}
