package abhaya.safecity.project;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Field;
import abhaya.base.web.FoldedForm;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
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

/// One package: stages, plans, milestones, what the things show and what was typed.
@Controller
class WorkPage {
  private static final int REPORTS_SHOWN = 12;

  private final WorkQueries works;
  private final ChangeQueries changes;
  private final ReportRegister register;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;

  WorkPage(
      WorkQueries works,
      ChangeQueries changes,
      ReportRegister register,
      TrailRegister trail,
      Pages pages,
      Clock clock) {
    this.works = works;
    this.changes = changes;
    this.register = register;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/safecity/{city}/works/{handle}")
  ResponseEntity<String> show(
      Scope scope, Visit visit, @PathVariable String city, @PathVariable String handle) {
    var found = found(scope, city, handle);
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", city + "/works/" + handle));
    return show(scope, visit, found, Answer.of(HttpStatus.OK, ""));
  }

  @PostMapping("/safecity/{city}/works/{handle}")
  ResponseEntity<String> enter(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @PathVariable String handle,
      @RequestParam Map<String, String> typed) {
    var found = found(scope, city, handle);
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, found.city().unit()));
    var read = ReportForm.read(typed);
    if (read.isEmpty())
      return show(
          scope, visit, found, refused(visit.words().say("project.problem.UNREADABLE"), typed));
    return switch (register.enter(scope, found.work(), read.get())) {
      case ReportRegister.Taken _ -> back(city, handle);
      case ReportRegister.NotTaken not ->
          show(scope, visit, found, refused(problem(visit.words(), not), typed));
    };
  }

  @PostMapping("/safecity/{city}/works/{handle}/reports/{report}/{move}")
  ResponseEntity<String> act(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @PathVariable String handle,
      @PathVariable String report,
      @PathVariable String move,
      @RequestParam(defaultValue = "") String remark) {
    var found = found(scope, city, handle);
    var step =
        Arrays.stream(EntryReview.Move.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(move))
            .findFirst()
            .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    return switch (register.act(scope, city, report, step, remark)) {
      case ReportRegister.Taken _ -> back(city, handle);
      case ReportRegister.NotTaken not ->
          show(scope, visit, found, Answer.of(HttpStatus.CONFLICT, problem(visit.words(), not)));
    };
  }

  private static String problem(Words words, ReportRegister.NotTaken not) {
    var key = "project.problem." + not.code();
    return words.has(key)
        ? words.say(key, not.arguments().toArray())
        : words.say("project.refused." + not.code());
  }

  /// How the page comes back.
  ///
  /// @param form that was sent; empty: none, or the figure's
  /// @param faults by field of that form
  record Answer(
      HttpStatus status,
      String problem,
      String form,
      Map<String, String> typed,
      Map<String, String> faults) {

    static Answer of(HttpStatus status, String problem) {
      return new Answer(status, problem, "", Map.of(), Map.of());
    }

    Answer withFaults(Map<String, String> found) {
      return new Answer(status, problem, form, typed, found);
    }
  }

  private static Answer refused(String problem, Map<String, String> typed) {
    return new Answer(HttpStatus.UNPROCESSABLE_CONTENT, problem, "", typed, Map.of());
  }

  record Found(CityProject city, WorkPackage work) {}

  Found found(Scope scope, String code, String handle) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    var city = works.find(scope, code).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var work =
        works.works(scope, code).stream()
            .filter(one -> one.handle().equals(handle))
            .findFirst()
            .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    return new Found(city, work);
  }

  static ResponseEntity<String> back(String city, String handle) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/safecity/" + city + "/works/" + handle))
        .build();
  }

  ResponseEntity<String> show(Scope scope, Visit visit, Found found, Answer answer) {
    var words = visit.words();
    var work = found.work();
    var today = India.dateOf(clock.instant());
    var reports =
        works.reports(scope, found.city().code()).stream()
            .filter(report -> report.packageHandle().equals(work.handle()))
            .toList();
    var sheet = new WorkSheet(words, work, reports, today);
    var address = "/safecity/" + found.city().code() + "/works/" + work.handle();
    var mayEnter = scope.mayOn(Operation.ENTER_WORKS, work.place().unit());
    var view =
        new WorkView(
            CityTabs.tabs(words, found.city(), ""),
            sheet.headlines(),
            WorkCurve.of(words, work, reports, today),
            earned(scope, found, today).facts(words),
            assets(words, work),
            sheet.stages(),
            sheet.plans(),
            sheet.milestones(),
            sheet.obstacles(),
            sheet.months(),
            turns(scope, words, found, address),
            mayEnter ? forms(words, work, answer, address) : List.of(),
            reports.stream()
                .limit(REPORTS_SHOWN)
                .map(report -> shown(scope, words, report, address))
                .toList(),
            answer.problem(),
            address,
            mayEnter ? fields(words, answer, YearMonth.from(today)) : List.of());
    var title = new WorkWords(words).title(work);
    var agency = work.agency().name(words.language().tag());
    var page =
        PageFrame.of(visit, title + " · " + agency)
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, found.city(), title))
            .scripts("project/curve.mjs")
            .ways(new PageFrame.Ways(null, null, "/safecity/" + found.city().code(), null));
    return pages.render(answer.status(), "project/work", page, view);
  }

  private WorkEarned earned(Scope scope, Found found, LocalDate today) {
    var work = found.work();
    var city = found.city().code();
    var budget = works.budgets(scope, city).getOrDefault(work.place().component(), 0L);
    return WorkEarned.of(work, budget, works.works(scope, city), today);
  }

  /// Down to the single things.
  private static Link assets(Words words, WorkPackage work) {
    return new Link(words.say("project.assets"), "/safecity/assets?city=" + work.place().city());
  }

  private static List<Field> fields(Words words, Answer answer, YearMonth now) {
    var typed = answer.form().isEmpty() ? answer.typed() : Map.<String, String>of();
    return ReportForm.fields(words, typed, now.minusMonths(1));
  }

  private static List<FoldedForm> forms(
      Words words, WorkPackage work, Answer answer, String address) {
    return Arrays.stream(CourseForm.Kind.values())
        .map(kind -> {
          var sent = answer.form().equals(kind.name());
          var form = new CourseForm(words, work, sent ? answer.typed() : Map.of());
          return new FoldedForm(
              kind.name(),
              words.say("project.form." + kind.name()),
              words.say("project.form." + kind.name() + ".about"),
              address + "/" + kind.name(),
              words.say("project.send"),
              sent,
              form.fields(kind, sent ? answer.faults() : Map.of()));
        })
        .filter(FoldedForm::canBeFilled)
        .toList();
  }

  /// What waits, and what was entered last.
  private List<WorkView.Report> turns(Scope scope, Words words, Found found, String address) {
    var say = new WorkWords(words);
    var review = new ReviewWords(words);
    return changes.changes(scope, found.city().code()).stream()
        .filter(change -> change.packageHandle().equals(found.work().handle()))
        .limit(REPORTS_SHOWN)
        .map(change ->
            new WorkView.Report(
                say.turn(change.course()),
                "",
                review.state(change.review()),
                change.course().reason(),
                review.acts(change.review()),
                review.steps(
                    ReviewDesk.open(scope, change.unit(), change.review()),
                    address + "/changes/" + change.handle())))
        .toList();
  }

  private static WorkView.Report shown(
      Scope scope, Words words, WorkReport report, String address) {
    var review = new ReviewWords(words);
    var note =
        report.version() == 1
            ? report.remark()
            : words.say("project.correctedBecause", report.version(), report.reason());
    return new WorkView.Report(
        words.month(report.month()),
        words.number(report.quantity()),
        review.state(report.review()),
        note,
        review.acts(report.review()),
        review.steps(
            ReviewDesk.open(scope, report.unit(), report.review()),
            address + "/reports/" + report.handle()));
  }
}
