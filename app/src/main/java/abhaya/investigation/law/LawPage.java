package abhaya.investigation.law;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Regime;
import abhaya.investigation.clock.Step;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The law as the product holds it: a calculator of dates, the duties, the section register.
@Controller
class LawPage {
  private static final String TWO_MONTHS = "T27";
  private static final String REPORTED = "reportedOn";

  private final Pages pages;
  private final ClockQuestionReader reader;
  private final DutyBook book;

  LawPage(Pages pages, ClockQuestionReader reader, DutyBook book) {
    this.pages = pages;
    this.reader = reader;
    this.book = book;
  }

  @GetMapping("/law")
  ResponseEntity<String> calculator(
      Scope scope, Visit visit, @RequestParam Map<String, String> typed) {
    NotVisible.unless(scope.decide(Operation.SEE_LAW));
    var words = visit.words();
    var tabs = new LawWords(words).tabs("calculator");
    var page = PageFrame.of(visit, words.say("law.title")).section("law");
    if (!typed.containsKey("recordedOn")) {
      var view = new CalculatorView(tabs, fields(words, typed, List.of()), null);
      return pages.render("law/calculator", page, view);
    }
    try {
      var answer = answer(words, reader.read(typed(typed)));
      var view = new CalculatorView(tabs, fields(words, typed, List.of()), answer);
      return pages.render("law/calculator", page, view);
    } catch (Refused refused) {
      var view = new CalculatorView(tabs, fields(words, typed, refused.faults()), null);
      return pages.render(HttpStatus.UNPROCESSABLE_CONTENT, "law/calculator", page, view);
    }
  }

  private static ClockQuestionReader.Typed typed(Map<String, String> typed) {
    return new ClockQuestionReader.Typed(
        typed.get("recordedOn"),
        typed.get("occurrenceFrom"),
        typed.get("occurrenceTo"),
        typed.get("sections"),
        typed.get("asOf"),
        report(typed.getOrDefault(REPORTED, "")));
  }

  /// The day of the final report, as the one event the form asks for.
  private static @Nullable List<ClockQuestionReader.TypedEvent> report(String day) {
    if (day.isBlank()) return null;
    var step = Step.FORWARDED_TO_COURT.name();
    return List.of(new ClockQuestionReader.TypedEvent(step, day, null));
  }

  private static String field(Refused.Fault fault) {
    return fault.field().startsWith("events") ? REPORTED : fault.field();
  }

  private static List<Field> fields(
      Words words, Map<String, String> typed, List<Refused.Fault> faults) {
    var wrong =
        faults.stream()
            .collect(
                Collectors.toMap(
                    LawPage::field,
                    fault -> words.say(fault.key(), fault.args().toArray()),
                    (one, other) -> one));
    var hint = words.say("law.sections.hint");
    return List.of(
        field(words, typed, wrong, "recordedOn").type("date").needed("off"),
        field(words, typed, wrong, "sections").type("textarea").hint(hint).needed("off"),
        field(words, typed, wrong, "occurrenceFrom").type("date"),
        field(words, typed, wrong, "occurrenceTo").type("date"),
        field(words, typed, wrong, REPORTED).type("date"),
        field(words, typed, wrong, "asOf").type("date").hint(words.say("law.asOf.hint")));
  }

  private static Field field(
      Words words, Map<String, String> typed, Map<String, String> wrong, String name) {
    var value = typed.getOrDefault(name, "");
    return Field.text(name, words.say("law.field." + name), value).wrong(wrong.get(name));
  }

  private CalculatorView.Answer answer(Words words, ClockQuestion question) {
    var say = new LawWords(words);
    var facts = question.facts();
    var clocks = book.clocks(facts, question.asOf(), question.dayEnded());
    var main =
        clocks.stream()
            .filter(clock -> clock.applies() && clock.duty().id().equals(TWO_MONTHS))
            .findFirst();
    return new CalculatorView.Answer(
        question.sections().citations().stream().map(citation -> citation.label()).toList(),
        question.sections().unread(),
        say.explain(Regime.of(facts.recordedOn(), facts.occurrence()).why()),
        main.map(say::line).orElse(null),
        lines(say, clocks, clock -> isOther(clock) && clock.state() != ClockState.NOT_STARTED),
        lines(say, clocks, clock -> isOther(clock) && clock.state() == ClockState.NOT_STARTED),
        lines(say, clocks, clock -> !clock.applies()));
  }

  private static boolean isOther(DutyClock clock) {
    return clock.applies() && !clock.duty().id().equals(TWO_MONTHS);
  }

  private static List<CalculatorView.Line> lines(
      LawWords say, List<DutyClock> clocks, Predicate<DutyClock> which) {
    return clocks.stream().filter(which).map(say::line).toList();
  }

  @GetMapping("/law/duties")
  ResponseEntity<String> duties(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SEE_LAW));
    return register(visit, "duties", LawTables.duties(visit.words(), book.duties()));
  }

  @GetMapping("/law/sections")
  ResponseEntity<String> sections(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SEE_LAW));
    return register(visit, "sections", LawTables.sections(visit.words(), book.register().rows()));
  }

  private ResponseEntity<String> register(Visit visit, String name, DataTable table) {
    var words = visit.words();
    var page = PageFrame.of(visit, words.say("law.title")).section("law");
    var view =
        new RegisterView(
            new LawWords(words).tabs(name),
            words.say("law." + name + ".about"),
            words.say("law.rows", table.rows().size()),
            table);
    return pages.render("law/register", page, view);
  }
}
