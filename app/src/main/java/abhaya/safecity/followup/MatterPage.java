package abhaya.safecity.followup;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkQueries;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One matter: entered, read, corrected, led to its end.
@Controller
class MatterPage {
  private static final int WORDS_MAX = 1_000;
  private static final int EVIDENCE_MAX = 300;

  private final FollowupQueries queries;
  private final FollowupRegister register;
  private final WorkQueries works;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;

  MatterPage(
      FollowupQueries queries,
      FollowupRegister register,
      WorkQueries works,
      TrailRegister trail,
      Pages pages,
      Clock clock) {
    this.queries = queries;
    this.register = register;
    this.works = works;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/followup/new/{kind}")
  ResponseEntity<String> ask(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @PathVariable String kind,
      @RequestParam Map<String, String> given) {
    var place = place(scope, city);
    if (!FollowupRegister.mayEnter(scope, place.unit())) throw new NotVisible(Reason.NO_UNIT);
    var typed = new HashMap<>(given);
    typed.putIfAbsent("on", India.dateOf(clock.instant()).toString());
    return form(visit, place, new Draft(kind(kind), typed, null), Map.of(), "");
  }

  @PostMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/followup/new/{kind}")
  ResponseEntity<String> enter(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @PathVariable String kind,
      @RequestParam Map<String, String> typed) {
    return enter(scope, visit, place(scope, city), new Draft(kind(kind), typed, null));
  }

  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/followup/{root}/mend")
  ResponseEntity<String> askMend(
      Scope scope, Visit visit, @PathVariable String city, @PathVariable String root) {
    var place = place(scope, city);
    if (!FollowupRegister.mayEnter(scope, place.unit())) throw new NotVisible(Reason.NO_UNIT);
    var course = course(scope, root);
    var draft = new Draft(course.kind(), MatterForm.of(course.now()), root);
    return form(visit, place, draft, Map.of(), "");
  }

  @PostMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/followup/{root}/mend")
  ResponseEntity<String> mend(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @PathVariable String root,
      @RequestParam Map<String, String> typed) {
    var kind = course(scope, root).kind();
    return enter(scope, visit, place(scope, city), new Draft(kind, typed, root));
  }

  /// @param root of the matter that is corrected; null for a new one
  private record Draft(MatterKind kind, Map<String, String> typed, @Nullable String root) {}

  private ResponseEntity<String> enter(Scope scope, Visit visit, CityProject place, Draft draft) {
    if (!FollowupRegister.mayEnter(scope, place.unit())) throw new NotVisible(Reason.NO_UNIT);
    return switch (new MatterForm(visit.words(), draft.kind(), draft.typed()).read()) {
      case MatterForm.Faulty faulty -> form(visit, place, draft, faulty.faults(), "");
      case MatterForm.Ready ready ->
          switch (register.enter(scope, place, draft.kind(), ready, draft.root())) {
            case FollowupRegister.Taken taken -> to(address(place, draft.kind(), taken.handle()));
            case FollowupRegister.NotTaken not ->
                form(visit, place, draft, Map.of(), visit.words().say(key(not)));
          };
    };
  }

  private static String key(FollowupRegister.NotTaken not) {
    return "followup.problem." + not.code();
  }

  private ResponseEntity<String> form(
      Visit visit, CityProject place, Draft draft, Map<String, String> faults, String problem) {
    var words = visit.words();
    var fresh = faults.isEmpty() && problem.isEmpty();
    var title =
        words.say((draft.root() == null ? "followup.new." : "followup.mend.") + draft.kind());
    var back = "/safecity/" + place.code() + "/followup";
    var view =
        new MatterView.Entry(
            draft.root() == null
                ? back + "/new/" + draft.kind().name().toLowerCase(Locale.ROOT)
                : back + "/" + draft.root() + "/mend",
            problem,
            new MatterForm(words, draft.kind(), draft.typed()).fields(faults),
            back);
    var page =
        PageFrame.of(visit, title).section("safecity").crumbs(CityTabs.crumbs(words, place, title));
    var status = fresh ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return pages.render(status, "followup/entry", page, view);
  }

  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/followup/{root}")
  ResponseEntity<String> show(
      Scope scope, Visit visit, @PathVariable String city, @PathVariable String root) {
    var place = place(scope, city);
    var course = course(scope, root);
    if (!course.now().home().city().equals(city)) throw new NotVisible(Reason.NO_UNIT);
    trail.record(scope, TrailAct.allowed("VIEW", "MATTER", root));
    return show(scope, visit, Optional.of(place), course, "");
  }

  @GetMapping("/safecity/practices/{root}")
  ResponseEntity<String> practice(Scope scope, Visit visit, @PathVariable String root) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    var course = course(scope, root);
    if (course.kind() != MatterKind.PRACTICE) throw new NotVisible(Reason.NO_UNIT);
    trail.record(scope, TrailAct.allowed("VIEW", "MATTER", root));
    return show(scope, visit, Optional.empty(), course, "");
  }

  /// A step: in the matter's own city, or for a good practice in the city that took it over.
  @PostMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/followup/{root}/steps/{step}")
  ResponseEntity<String> step(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @PathVariable String root,
      @PathVariable String step,
      @RequestParam Map<String, String> typed) {
    var place = place(scope, city);
    var course = course(scope, root);
    var chosen =
        Arrays.stream(MatterNote.Step.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(step))
            .findFirst()
            .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    return switch (register.step(scope, place, root, chosen, said(typed))) {
      case FollowupRegister.Taken _ -> to(address(place, course.kind(), root));
      case FollowupRegister.NotTaken not ->
          show(scope, visit, Optional.of(place), course, visit.words().say(key(not)));
    };
  }

  private static MatterNote.Said said(Map<String, String> typed) {
    var words = typed.getOrDefault("words", "").strip();
    var evidence = typed.getOrDefault("evidence", "").strip();
    if (words.length() > WORDS_MAX) throw Refused.field("words", "too-long");
    if (evidence.length() > EVIDENCE_MAX) throw Refused.field("evidence", "too-long");
    var day = typed.getOrDefault("expected", "").strip();
    try {
      var expected =
          day.isEmpty() ? Optional.<LocalDate>empty() : Optional.of(LocalDate.parse(day));
      return new MatterNote.Said(words, evidence, expected);
    } catch (DateTimeException e) {
      throw Refused.field("expected", "not-a-date");
    }
  }

  private ResponseEntity<String> show(
      Scope scope, Visit visit, Optional<CityProject> place, MatterCourse course, String problem) {
    var today = India.dateOf(clock.instant());
    var sheet = new MatterSheet(visit.words(), course, today);
    var own = course.now().home().city();
    var children =
        course.kind() == MatterKind.MEETING
            ? queries.courses(scope, own).stream()
                .filter(one -> course.now().root().equals(one.now().home().parent()))
                .toList()
            : null;
    var view = sheet.view(scope, place, adopters(scope, course), children, problem);
    var title = new FollowupWords(visit.words()).title(course);
    var page = PageFrame.of(visit, title).section("safecity");
    var up = place.isPresent() ? "/safecity/" + own + "/followup" : "/safecity/practices";
    var shown =
        (place.isPresent() ? page.crumbs(CityTabs.crumbs(visit.words(), place.get(), title)) : page)
            .ways(new PageFrame.Ways(null, null, up, null));
    var status = problem.isEmpty() ? HttpStatus.OK : HttpStatus.CONFLICT;
    return pages.render(status, "followup/matter", shown, view);
  }

  /// Cities of the reader that may still take a good practice over.
  private java.util.List<CityProject> adopters(Scope scope, MatterCourse course) {
    if (course.kind() != MatterKind.PRACTICE) return java.util.List.of();
    return works.cities(scope).stream()
        .filter(city -> FollowupRegister.mayEnter(scope, city.unit()))
        .filter(city -> !city.code().equals(course.now().home().city()))
        .filter(city -> course.notes().stream().noneMatch(note -> note.city().equals(city.code())))
        .toList();
  }

  private static String address(CityProject place, MatterKind kind, String root) {
    return kind == MatterKind.PRACTICE
        ? "/safecity/practices/" + root
        : "/safecity/" + place.code() + "/followup/" + root;
  }

  private static ResponseEntity<String> to(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }

  private static MatterKind kind(String word) {
    return Arrays.stream(MatterKind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  private CityProject place(Scope scope, String city) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    return works.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  private MatterCourse course(Scope scope, String root) {
    return queries.find(scope, root).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }
}
