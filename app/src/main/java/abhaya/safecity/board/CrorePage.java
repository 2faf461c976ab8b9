package abhaya.safecity.board;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.ComponentKind;
import abhaya.safecity.project.WorkQueries;
import abhaya.safecity.project.WorkWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Follow one crore: from the order to the payment, the package and the single thing; and where the
/// money of all cities is.
@Controller
class CrorePage {
  private final Standings standings;
  private final WorkQueries works;
  private final TrailRegister trail;
  private final Pages pages;

  CrorePage(Standings standings, WorkQueries works, TrailRegister trail, Pages pages) {
    this.standings = standings;
    this.works = works;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/crore")
  ResponseEntity<String> follow(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @RequestParam(defaultValue = "") String component) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    var kind = kind(component);
    var standing = standings.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", city + "/crore"));
    var words = visit.words();
    var sheet =
        new CroreSheet(
            words, standing, new ComponentSheet(words, standing, works.budgets(scope, city)));
    var view =
        new CroreView(
            CityTabs.tabs(words, standing.city(), ""),
            kind == null
                ? List.of()
                : List.of(new Link(words.say("board.crore.all"), "/safecity/" + city + "/crore")),
            steps(words, sheet, kind));
    var title =
        kind == null
            ? words.say("board.crore.title")
            : words.say("board.crore.titleOf", new WorkWords(words).component(kind));
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, standing.city(), title))
            .dataUpTo(words.date(standing.today()))
            .ways(new PageFrame.Ways(null, null, "/safecity/" + city, null));
    return pages.render("board/crore", page, view);
  }

  private static @Nullable ComponentKind kind(String component) {
    if (component.isEmpty()) return null;
    return Arrays.stream(ComponentKind.values())
        .filter(kind -> kind.name().equals(component))
        .findFirst()
        .orElseThrow(() -> Refused.field("component", "unknown"));
  }

  private static List<CroreView.Step> steps(
      Words words, CroreSheet sheet, @Nullable ComponentKind kind) {
    var steps = new ArrayList<CroreView.Step>();
    if (kind == null) {
      steps.add(step(words, "sanction", sheet.lines(EntryKind.SANCTION)));
      steps.add(
          step(words, "release", sheet.lines(EntryKind.CENTRE_RELEASE, EntryKind.STATE_RELEASE)));
      steps.add(step(words, "way", sheet.way()));
    } else {
      steps.add(step(words, "payments", sheet.payments(kind)));
    }
    steps.add(step(words, "street", sheet.street(kind)));
    return steps;
  }

  private static CroreView.Step step(Words words, String id, abhaya.base.web.DataTable table) {
    return new CroreView.Step(
        id,
        words.say("board.crore." + id + ".title"),
        words.say("board.crore." + id + ".about"),
        table);
  }

  /// Money of all the reader's cities: certificates owed, who holds what since when, interest due.
  @GetMapping("/safecity/money")
  ResponseEntity<String> money(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", "money"));
    var words = visit.words();
    var all = standings.all(scope);
    var sheet = new MoneySheet(words, all);
    var steps =
        List.of(
            new CroreView.Step(
                "certificates",
                words.say("board.money.certificates"),
                words.say("board.money.certificates.about"),
                sheet.certificates()),
            new CroreView.Step(
                "holders",
                words.say("board.holders"),
                words.say("board.money.holders.about"),
                sheet.holders()),
            new CroreView.Step(
                "interest",
                words.say("board.money.interest"),
                words.say("board.money.interest.about"),
                sheet.interest()),
            new CroreView.Step(
                "findings",
                words.say("board.money.findings"),
                words.say("board.money.findings.about"),
                sheet.findings()));
    var title = words.say("board.money.title");
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(List.of(new Link(words.say("project.safeCity"), "/safecity"), Link.here(title)))
            .dataUpTo(words.date(standings.today()))
            .ways(new PageFrame.Ways(null, null, "/safecity", null));
    return pages.render("board/crore", page, new CroreView(List.of(), bring(scope, words), steps));
  }

  private static List<Link> bring(Scope scope, Words words) {
    var may = scope.may(Operation.ENTER_WORKS) || scope.may(Operation.IMPORT);
    return may
        ? List.of(new Link(words.say("fund.import.way"), "/safecity/money/import"))
        : List.of();
  }
}
