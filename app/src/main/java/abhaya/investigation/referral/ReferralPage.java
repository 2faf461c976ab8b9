package abhaya.investigation.referral;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.investigation.referral.ReferralRegister.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The station's list of incidents to be registered, each on its own clock, and what comes of them.
@Controller
class ReferralPage {
  private static final Duration DONE_FOR = Duration.ofDays(14);
  private static final Duration FIGURES_OF = Duration.ofDays(90);
  private static final String ONE = "/work/referrals/{handle:[A-Za-z0-9_-]{22}}";

  private final ReferralQueries queries;
  private final ReferralRegister register;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final Pages pages;

  ReferralPage(
      ReferralQueries queries,
      ReferralRegister register,
      UnitTrees trees,
      TrailRegister trail,
      Pages pages) {
    this.queries = queries;
    this.register = register;
    this.trees = trees;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/work/referrals")
  ResponseEntity<String> list(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SEE_REFERRALS));
    var words = visit.words();
    var tree = trees.today();
    var stations = List.copyOf(tree.stationsUnder(scope.unit()));
    var now = visit.at();
    var from = now.minus(FIGURES_OF);
    var lines = queries.list(scope, stations, now.minus(DONE_FOR));
    var figures = queries.figures(scope, stations, from, now.plusSeconds(1));
    trail.record(
        scope, TrailAct.allowed("LIST", ReferralRegister.KIND, null).with("lines", lines.size()));
    var sheet = new ReferralSheet(words, tree, now);
    var view =
        new ReferralView.Listed(
            words.say("referral.note"),
            sheet.headlines(figures),
            sheet.lines(lines),
            sheet.figures(figures),
            words.say("referral.period", words.minute(from), words.minute(now)));
    return pages.render("referral/list", frame(visit, words.say("referral.title"), false), view);
  }

  @GetMapping(ONE)
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @RequestParam(defaultValue = "") String came) {
    NotVisible.unless(scope.decide(Operation.SEE_REFERRALS));
    var one = queries.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", ReferralRegister.KIND, handle));
    var words = visit.words();
    var sheet = new ReferralSheet(words, trees.today(), visit.at());
    var said =
        Arrays.stream(Outcome.values())
            .filter(outcome -> outcome.name().equals(came))
            .findFirst()
            .map(outcome -> words.say("referral.came." + outcome))
            .orElse("");
    var view = sheet.one(scope, one, queries.ties(scope, handle), said);
    var title = words.say("referral.incident.named", one.reference());
    return pages.render("referral/one", frame(visit, title, true), view);
  }

  private static PageFrame frame(Visit visit, String title, boolean below) {
    var words = visit.words();
    var work = new Link(words.say("referral.work"), "/work");
    var list = new Link(words.say("referral.title"), "/work/referrals");
    var crumbs = below ? List.of(work, list, Link.here(title)) : List.of(work, Link.here(title));
    return PageFrame.of(visit, title).crumbs(crumbs).section("work");
  }

  @PostMapping(ONE + "/accept")
  ResponseEntity<String> accept(
      Scope scope, @PathVariable String handle, @RequestParam(defaultValue = "") String seen) {
    return back(handle, register.accept(scope, handle, version(seen)));
  }

  @PostMapping(ONE + "/return")
  ResponseEntity<String> giveBack(
      Scope scope,
      @PathVariable String handle,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String code) {
    var why =
        Arrays.stream(Referral.ReturnCode.values())
            .filter(one -> one.name().equals(code))
            .findFirst()
            .orElseThrow(() -> Refused.field("code", "not-a-choice"));
    return back(handle, register.giveBack(scope, handle, version(seen), why));
  }

  @PostMapping(ONE + "/tie")
  ResponseEntity<String> tie(
      Scope scope,
      @PathVariable String handle,
      @RequestParam(defaultValue = "") String fir,
      @RequestParam(defaultValue = "") String reason) {
    if (!fir.strip().matches("[A-Za-z0-9.-]{1,20}/\\d{4}")) {
      throw Refused.field("fir", "not-understood");
    }
    return back(handle, register.tie(scope, handle, fir.strip(), reason(reason)));
  }

  @PostMapping(ONE + "/untie")
  ResponseEntity<String> untie(
      Scope scope,
      @PathVariable String handle,
      @RequestParam(defaultValue = "") String tie,
      @RequestParam(defaultValue = "") String reason) {
    if (!tie.matches("\\d{1,15}")) throw Refused.field("tie", "not-understood");
    return back(handle, register.untie(scope, handle, Long.parseLong(tie), reason(reason)));
  }

  private static String reason(String text) {
    var said = text.strip();
    if (said.length() < 3) throw Refused.field("reason", "required");
    if (said.length() > 200) throw Refused.field("reason", "too-long");
    return said;
  }

  private static int version(String seen) {
    if (!seen.matches("\\d{1,6}")) throw Refused.field("seen", "not-understood");
    return Integer.parseInt(seen);
  }

  private static ResponseEntity<String> back(String handle, Outcome outcome) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(ReferralSheet.href(handle) + "?came=" + outcome))
        .build();
  }
}
