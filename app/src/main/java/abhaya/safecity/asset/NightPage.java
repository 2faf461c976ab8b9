package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The night board: what works now, by city and class; what is silent, who keeps the places open.
@Controller
class NightPage {
  private final Fleet fleet;
  private final AssetQueries queries;
  private final TicketQueries tickets;
  private final KnownAssets known;
  private final KindStore kinds;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;

  NightPage(
      Fleet fleet,
      AssetQueries queries,
      TicketQueries tickets,
      KnownAssets known,
      KindStore kinds,
      TrailRegister trail,
      Pages pages,
      Clock clock) {
    this.fleet = fleet;
    this.queries = queries;
    this.tickets = tickets;
    this.known = known;
    this.kinds = kinds;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/safecity/night")
  ResponseEntity<String> show(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SEE_ASSETS));
    trail.record(scope, TrailAct.allowed("VIEW", "ASSETS", "night"));
    var now = clock.instant();
    var words = visit.words();
    var all = fleet.list(scope, Fleet.Ask.ALL);
    var sheet =
        new NightSheet(words, all, queries.staffedNow(scope, now), tickets.openByCity(scope), now);
    var due = queries.dueCare(scope, India.dateOf(now));
    var view =
        new NightView(
            sheet.headlines(),
            sheet.alarms(queries.feedSilences(scope)),
            sheet.cities(),
            sheet.kinds(kinds.book()),
            sheet.care(due, known, India.dateOf(now)),
            List.of(
                new Link(words.say("asset.list.title"), "/safecity/assets"),
                new Link(words.say("asset.tickets.title"), "/safecity/tickets")));
    var title = words.say("asset.night.title");
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(List.of(new Link(words.say("project.safeCity"), "/safecity"), Link.here(title)))
            .dataUpTo(words.second(now))
            .ways(new PageFrame.Ways(null, null, "/safecity", null));
    return pages.render("asset/night", page, view);
  }
}
