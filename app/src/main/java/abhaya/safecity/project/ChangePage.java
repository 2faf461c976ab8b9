package abhaya.safecity.project;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Enters stages, re-plans, milestones and what stands in the way on the page of a work and leads them over the desks.
@Controller
class ChangePage {
  private final WorkPage page;
  private final ChangeRegister register;
  private final Clock clock;

  ChangePage(WorkPage page, ChangeRegister register, Clock clock) {
    this.page = page;
    this.register = register;
    this.clock = clock;
  }

  @PostMapping("/safecity/{city}/works/{handle}/{form:stage|plan|milestone|obstacle}")
  ResponseEntity<String> enter(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @PathVariable String handle,
      @PathVariable String form,
      @RequestParam Map<String, String> typed) {
    var kind = CourseForm.Kind.find(form).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var found = page.found(scope, city, handle);
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, found.city().unit()));
    var words = visit.words();
    var now = YearMonth.from(India.dateOf(clock.instant()));
    return switch (new CourseForm(words, found.work(), typed).read(kind, now)) {
      case CourseForm.Faulty faulty ->
          page.show(
              scope,
              visit,
              found,
              refused(kind, words.say("project.problem.FIELDS"), typed)
                  .withFaults(faulty.faults()));
      case CourseForm.Ready ready ->
          switch (register.enter(scope, found.work(), ready.course())) {
            case ChangeRegister.Taken _ -> WorkPage.back(city, handle);
            case ChangeRegister.NotTaken not ->
                page.show(scope, visit, found, refused(kind, problem(words, not), typed));
          };
    };
  }

  @PostMapping("/safecity/{city}/works/{handle}/changes/{change}/{move}")
  ResponseEntity<String> act(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @PathVariable String handle,
      @PathVariable String change,
      @PathVariable String move,
      @RequestParam(defaultValue = "") String remark) {
    var found = page.found(scope, city, handle);
    var step =
        Arrays.stream(EntryReview.Move.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(move))
            .findFirst()
            .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    return switch (register.act(scope, found.work(), change, step, remark)) {
      case ChangeRegister.Taken _ -> WorkPage.back(city, handle);
      case ChangeRegister.NotTaken not ->
          page.show(
              scope,
              visit,
              found,
              WorkPage.Answer.of(HttpStatus.CONFLICT, problem(visit.words(), not)));
    };
  }

  private static WorkPage.Answer refused(
      CourseForm.Kind kind, String problem, Map<String, String> typed) {
    return new WorkPage.Answer(
        HttpStatus.UNPROCESSABLE_CONTENT, problem, kind.name(), typed, Map.of());
  }

  private static String problem(Words words, ChangeRegister.NotTaken not) {
    var key = "project.problem." + not.code();
    return words.say(words.has(key) ? key : "project.refused." + not.code());
  }
}
