package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.FoldedForm;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The contract of a thing: its paper and warranty, what the contract promises for its class, each
/// with its versions; entered and corrected by who keeps the things of the city.
@Controller
class AgreementPage {
  private final AssetPage page;
  private final AgreementRegister register;
  private final AssetQueries queries;
  private final KnownAssets known;
  private final TermsStore terms;
  private final TrailRegister trail;
  private final Clock clock;
  private final Pages pages;

  AgreementPage(
      AssetPage page,
      AgreementRegister register,
      AssetQueries queries,
      KnownAssets known,
      TermsStore terms,
      TrailRegister trail,
      Clock clock,
      Pages pages) {
    this.page = page;
    this.register = register;
    this.queries = queries;
    this.known = known;
    this.terms = terms;
    this.trail = trail;
    this.clock = clock;
    this.pages = pages;
  }

  /// How the page comes back.
  ///
  /// @param form that was sent; null: none
  private record Answer(
      HttpStatus status,
      AgreementRegister.@Nullable Form form,
      String problem,
      Map<String, String> typed,
      Map<String, String> faults) {
    static final Answer NONE = new Answer(HttpStatus.OK, null, "", Map.of(), Map.of());
  }

  @GetMapping("/safecity/assets/{handle:[0-9a-f-]{36}}/terms")
  ResponseEntity<String> show(Scope scope, Visit visit, @PathVariable String handle) {
    var thing = page.visible(scope, handle);
    trail.record(scope, TrailAct.allowed("VIEW", "ASSET_TERMS", thing.uid()));
    return show(scope, visit, thing, Answer.NONE);
  }

  /// @param seen number of the last version when the form was made
  @PostMapping("/safecity/assets/{handle:[0-9a-f-]{36}}/terms/{form:papers|levels}")
  ResponseEntity<String> enter(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @PathVariable String form,
      @RequestParam(defaultValue = "0") int seen,
      @RequestParam Map<String, String> typed) {
    var thing = kept(scope, handle);
    var which = AgreementRegister.Form.valueOf(form);
    var words = visit.words();
    var read = new AgreementForm(words, typed).read(which);
    var entry = read.entry();
    if (entry == null)
      return show(
          scope,
          visit,
          thing,
          new Answer(
              HttpStatus.UNPROCESSABLE_CONTENT,
              which,
              words.say("asset.keep.problem.FIELDS"),
              typed,
              read.faults()));
    var problem = register.enter(scope, thing, entry, seen);
    if (problem.isEmpty()) return back(handle);
    var status =
        problem.get() == Agreement.Problem.CHANGED_SINCE
            ? HttpStatus.CONFLICT
            : HttpStatus.UNPROCESSABLE_CONTENT;
    return show(
        scope,
        visit,
        thing,
        new Answer(status, which, problem(words, problem.get()), typed, Map.of()));
  }

  @PostMapping("/safecity/assets/{handle:[0-9a-f-]{36}}/terms/{form:papers|levels}/{entry}/undo")
  ResponseEntity<String> undo(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @PathVariable String form,
      @PathVariable String entry) {
    var thing = kept(scope, handle);
    var problem = register.undo(scope, thing, AgreementRegister.Form.valueOf(form), entry);
    if (problem.isEmpty()) return back(handle);
    return show(
        scope,
        visit,
        thing,
        new Answer(
            HttpStatus.CONFLICT, null, problem(visit.words(), problem.get()), Map.of(), Map.of()));
  }

  private KnownAssets.KnownAsset kept(Scope scope, String handle) {
    var thing = page.visible(scope, handle);
    NotVisible.unless(scope.decideOn(Operation.KEEP_ASSETS, thing.unit()));
    return thing;
  }

  private static String problem(Words words, Agreement.Problem problem) {
    return words.say("asset.terms.problem." + problem.name());
  }

  private static ResponseEntity<String> back(String handle) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(root(handle))).build();
  }

  private static String root(String handle) {
    return "/safecity/assets/" + handle + "/terms";
  }

  private ResponseEntity<String> show(
      Scope scope, Visit visit, KnownAssets.KnownAsset seen, Answer answer) {
    var thing = known.find(seen.id()).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var words = visit.words();
    var held = terms.held(thing, India.dateOf(clock.instant()));
    var alike =
        known.all().stream()
            .filter(one -> one.kind().equals(thing.kind()) && one.city().equals(thing.city()))
            .filter(one -> one.contract().equals(thing.contract()))
            .count();
    var view =
        new AgreementView(
            answer.problem(),
            papers(scope, words, thing, answer),
            levels(scope, words, thing, held, answer),
            words.say(held.ofContract() ? "asset.terms.holdsFor" : "asset.terms.usualFor", alike));
    var title = words.say("asset.terms.title");
    var frame =
        PageFrame.of(visit, title + " · " + thing.uid())
            .section("safecity")
            .crumbs(crumbs(words, thing, title))
            .ways(new PageFrame.Ways(null, null, "/safecity/assets/" + thing.handle(), null));
    return pages.render(answer.status(), "asset/terms", frame, view);
  }

  private static List<Link> crumbs(Words words, KnownAssets.KnownAsset thing, String title) {
    return List.of(
        new Link(words.say("project.safeCity"), "/safecity"),
        new Link(new AssetWords(words).city(thing.city()), "/safecity/" + thing.city()),
        new Link(words.say("asset.list.title"), "/safecity/assets?city=" + thing.city()),
        new Link(thing.uid(), "/safecity/assets/" + thing.handle()),
        Link.here(title));
  }

  private AgreementView.Part papers(
      Scope scope, Words words, KnownAssets.KnownAsset thing, Answer answer) {
    var which = AgreementRegister.Form.papers;
    var values = queries.papers(scope, thing.id());
    var history = register.history(scope, thing, which);
    var form =
        form(words, which, answer)
            .papers(
                values,
                action(thing, which, history),
                answer.form() == which,
                faults(which, answer));
    return part(scope, words, thing, new AgreementWords(words).papers(values), history, form);
  }

  private AgreementView.Part levels(
      Scope scope, Words words, KnownAssets.KnownAsset thing, TermsStore.Held held, Answer answer) {
    var which = AgreementRegister.Form.levels;
    var history =
        thing.contract().isEmpty()
            ? List.<Agreement.Kept>of()
            : register.history(scope, thing, which);
    var form =
        form(words, which, answer)
            .levels(
                held, action(thing, which, history), answer.form() == which, faults(which, answer));
    return part(
        scope,
        words,
        thing,
        new AgreementWords(words).levels(held),
        history,
        thing.contract().isEmpty() ? null : form);
  }

  private static AgreementForm form(Words words, AgreementRegister.Form which, Answer answer) {
    return new AgreementForm(words, answer.form() == which ? answer.typed() : Map.of());
  }

  private static Map<String, String> faults(AgreementRegister.Form which, Answer answer) {
    return answer.form() == which ? answer.faults() : Map.of();
  }

  private static String action(
      KnownAssets.KnownAsset thing, AgreementRegister.Form which, List<Agreement.Kept> history) {
    return root(thing.handle()) + "/" + which + "?seen=" + AgreementRegister.number(history);
  }

  private AgreementView.Part part(
      Scope scope,
      Words words,
      KnownAssets.KnownAsset thing,
      List<Map.Entry<String, String>> facts,
      List<Agreement.Kept> history,
      @Nullable FoldedForm form) {
    var table = new AgreementWords(words).history(history);
    var now = clock.instant();
    if (!scope.mayOn(Operation.KEEP_ASSETS, thing.unit()))
      return new AgreementView.Part(facts, table, null, List.of());
    var undos =
        history.stream()
            .filter(kept -> AgreementRegister.mayUndo(scope, history, kept, now))
            .map(kept ->
                new AgreementView.Undo(
                    root(thing.handle()) + "/" + which(kept) + "/" + kept.handle() + "/undo",
                    words.say("asset.terms.undo", words.minute(kept.enteredAt()))))
            .toList();
    return new AgreementView.Part(facts, table, form, undos);
  }

  private static AgreementRegister.Form which(Agreement.Kept kept) {
    return kept.entry() instanceof Agreement.Papers
        ? AgreementRegister.Form.papers
        : AgreementRegister.Form.levels;
  }
}
