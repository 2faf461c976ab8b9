package abhaya.safecity.fund;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.EntryReview;
import abhaya.safecity.project.ReviewDesk;
import abhaya.safecity.project.ReviewWords;
import abhaya.safecity.project.WorkQueries;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

/// Enters lines of a ledger, corrects them, and leads them from desk to desk.
@Controller
class FundEntryPage {
  private final FundRegister register;
  private final FundQueries queries;
  private final WorkQueries works;
  private final TrailRegister trail;
  private final Pages pages;

  FundEntryPage(
      FundRegister register,
      FundQueries queries,
      WorkQueries works,
      TrailRegister trail,
      Pages pages) {
    this.register = register;
    this.queries = queries;
    this.works = works;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/safecity/{city}/money/new")
  ResponseEntity<String> ask(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @RequestParam(defaultValue = "") String replaces) {
    var place = enterable(scope, city);
    var typed = new HashMap<String, String>();
    var book = queries.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    if (!replaces.isEmpty()) {
      var old = book.find(replaces).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
      typed.putAll(asTyped(old.entry()));
    }
    var form = new FundEntryForm(visit.words(), typed);
    return show(visit, place, form, new Answer(HttpStatus.OK, Map.of(), List.of(), List.of()));
  }

  private static Map<String, String> asTyped(LedgerEntry entry) {
    var typed = new HashMap<String, String>();
    typed.put("replaces", entry.id());
    typed.put("kind", entry.kind().name());
    typed.put("amount", entry.amount().toString());
    typed.put("on", entry.on().toString());
    typed.put("holder", entry.holder());
    var details = entry.details();
    if (details.component() != null) typed.put("component", details.component());
    if (details.contract() != null) typed.put("contract", details.contract());
    if (details.toHolder() != null) typed.put("toHolder", details.toHolder());
    if (details.account() != null) typed.put("account", details.account());
    if (details.order() != null) typed.put("order", details.order());
    if (details.instalment() > 0) typed.put("instalment", "" + details.instalment());
    return typed;
  }

  @PostMapping("/safecity/{city}/money/new")
  ResponseEntity<String> enter(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @RequestParam Map<String, String> typed) {
    var place = enterable(scope, city);
    var form = new FundEntryForm(visit.words(), typed);
    var say = new FundWords(visit.words());
    return switch (form.read()) {
      case FundEntryForm.Faulty faulty ->
          show(visit, place, form, refused(faulty.faults(), List.of()));
      case FundEntryForm.Ready ready -> {
        var outcome =
            register.enter(
                scope, city, ready.entry(), ready.reason(), typed.containsKey("confirmed"));
        yield switch (outcome) {
          case FundRegister.Taken taken -> to(city, taken.handle());
          case FundRegister.NotTaken not ->
              show(visit, place, form, refused(Map.of(), say.findings(not.findings())));
          case FundRegister.Doubtful doubtful ->
              show(
                  visit,
                  place,
                  form,
                  new Answer(
                      HttpStatus.OK, Map.of(), List.of(), say.findings(doubtful.findings())));
          case FundRegister.StepRefused step ->
              show(
                  visit,
                  place,
                  form,
                  refused(
                      Map.of(), List.of(new ReviewWords(visit.words()).refusal(step.reason()))));
        };
      }
    };
  }

  @GetMapping("/safecity/{city}/money/lines/{handle}")
  ResponseEntity<String> line(
      Scope scope, Visit visit, @PathVariable String city, @PathVariable String handle) {
    return line(scope, visit, city, handle, HttpStatus.OK, "");
  }

  @PostMapping("/safecity/{city}/money/lines/{handle}/{move}")
  ResponseEntity<String> act(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @PathVariable String handle,
      @PathVariable String move,
      @RequestParam(defaultValue = "") String remark) {
    var step =
        Arrays.stream(EntryReview.Move.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(move))
            .findFirst()
            .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var say = new FundWords(visit.words());
    return switch (register.act(scope, city, handle, step, remark)) {
      case FundRegister.Taken taken -> to(city, taken.handle());
      case FundRegister.StepRefused refused ->
          line(
              scope,
              visit,
              city,
              handle,
              HttpStatus.CONFLICT,
              new ReviewWords(visit.words()).refusal(refused.reason()));
      case FundRegister.NotTaken not ->
          line(
              scope,
              visit,
              city,
              handle,
              HttpStatus.CONFLICT,
              say.finding(not.findings().getFirst()));
      case FundRegister.Doubtful doubtful ->
          line(
              scope,
              visit,
              city,
              handle,
              HttpStatus.CONFLICT,
              say.finding(doubtful.findings().getFirst()));
    };
  }

  private ResponseEntity<String> line(
      Scope scope, Visit visit, String city, String handle, HttpStatus status, String problem) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    var place = works.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var book = queries.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var line = book.find(handle).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "FUND_ENTRY", handle).with("city", city));
    var words = visit.words();
    var address = "/safecity/" + city + "/money/lines/" + handle;
    var review = new ReviewWords(words);
    var correct =
        line.counts() && scope.mayOn(Operation.ENTER_WORKS, line.unit())
            ? new Link(
                words.say("fund.correct"), "/safecity/" + city + "/money/new?replaces=" + handle)
            : null;
    var view =
        new FundLineView(
            CityTabs.tabs(words, place, ""),
            words.say("project.tabs"),
            new FundLineSheet(words, line).facts(),
            review.acts(line.review()),
            line.paper().warnings().stream().map(code -> words.say("fund.warned." + code)).toList(),
            review.steps(ReviewDesk.open(scope, line.unit(), line.review()), address),
            problem,
            correct,
            versions(book, line, new FundWords(words)));
    var title = new FundWords(words).kind(line.entry().kind());
    return pages.render(status, "fund/line", frame(visit, place, title), view);
  }

  private static List<Link> versions(FundBook book, FundLine line, FundWords say) {
    var links = new ArrayList<Link>();
    var component = line.entry().details().component();
    links.add(
        new Link(
            say.words().say("fund.follow"),
            "/safecity/"
                + line.city()
                + "/crore"
                + (component == null ? "" : "?component=" + component)));
    var old = line.entry().details().replaces();
    if (old != null)
      book.find(old)
          .ifPresent(before ->
              links.add(
                  link(
                      say.words().say("fund.replaces", say.amount(before.entry().amount())),
                      before)));
    for (var later : book.corrections(line.entry().id()))
      links.add(
          link(say.words().say("fund.replacedBy", say.amount(later.entry().amount())), later));
    return links;
  }

  private static Link link(String text, FundLine line) {
    return new Link(text, "/safecity/" + line.city() + "/money/lines/" + line.entry().id());
  }

  private static ResponseEntity<String> to(String city, String handle) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/safecity/" + city + "/money/lines/" + handle))
        .build();
  }

  private CityProject enterable(Scope scope, String city) {
    NotVisible.unless(scope.decide(Operation.ENTER_WORKS));
    var place = works.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, place.unit()));
    return place;
  }

  /// How a form comes back.
  private record Answer(
      HttpStatus status,
      Map<String, String> faults,
      List<String> refusals,
      List<String> warnings) {}

  private static Answer refused(Map<String, String> faults, List<String> refusals) {
    return new Answer(HttpStatus.UNPROCESSABLE_CONTENT, faults, refusals, List.of());
  }

  private ResponseEntity<String> show(
      Visit visit, CityProject place, FundEntryForm form, Answer answer) {
    var words = visit.words();
    var replaces = form.text("replaces");
    var view =
        new FundEntryView(
            "/safecity/" + place.code() + "/money/new",
            words.say(replaces.isEmpty() ? "fund.new.about" : "fund.correction.about"),
            "/safecity/" + place.code() + "/money",
            answer.refusals(),
            answer.warnings(),
            form.fields(answer.faults()),
            replaces,
            form.typed().entrySet().stream().filter(one -> !one.getKey().equals("_csrf")).toList());
    var title = words.say(replaces.isEmpty() ? "fund.new" : "fund.correction");
    return pages.render(answer.status(), "fund/entry", frame(visit, place, title), view);
  }

  private static PageFrame frame(Visit visit, CityProject place, String title) {
    return PageFrame.of(visit, title + " · " + place.name(visit.words().language().tag()))
        .section("safecity")
        .crumbs(CityTabs.crumbs(visit.words(), place, title))
        .ways(new PageFrame.Ways(null, null, "/safecity/" + place.code() + "/money", null));
  }
}
