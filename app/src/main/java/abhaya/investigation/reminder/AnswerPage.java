package abhaya.investigation.reminder;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Answers to alarms: what they would come to, what they came to, and back again within the day.
@Controller
class AnswerPage {
  private final AlarmDesk desk;
  private final UnitTrees trees;
  private final Pages pages;
  private final Clock clock;

  AnswerPage(AlarmDesk desk, UnitTrees trees, Pages pages, Clock clock) {
    this.desk = desk;
    this.trees = trees;
    this.pages = pages;
    this.clock = clock;
  }

  /// The preview; nothing is written.
  @PostMapping("/alarms/check")
  ResponseEntity<String> check(
      Scope scope, Visit visit, @RequestParam MultiValueMap<String, String> body) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var form = AlarmForm.of(body);
    var faults = form.faults();
    if (form.handles().isEmpty()) throw Refused.field("alarm", "required");
    var outcomes = desk.preview(scope, form.handles());
    return page(scope, visit, form, outcomes, faults.isEmpty() ? Stage.PREVIEW : Stage.FAULTY);
  }

  @PostMapping("/alarms/answer")
  ResponseEntity<String> answer(
      Scope scope, Visit visit, @RequestParam MultiValueMap<String, String> body) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var form = AlarmForm.of(body);
    if (form.handles().isEmpty()) throw Refused.field("alarm", "required");
    if (!form.faults().isEmpty()) {
      return page(scope, visit, form, desk.preview(scope, form.handles()), Stage.FAULTY);
    }
    var action = Objects.requireNonNull(form.action());
    var outcomes = desk.answer(scope, form.handles(), action, form.remark());
    return page(scope, visit, form, outcomes, Stage.DONE);
  }

  @PostMapping("/alarms/undo")
  ResponseEntity<String> undo(
      Scope scope, Visit visit, @RequestParam MultiValueMap<String, String> body) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var form = AlarmForm.of(body);
    return page(scope, visit, form, desk.undo(scope, form.handles()), Stage.UNDONE);
  }

  private enum Stage {
    PREVIEW,
    FAULTY,
    DONE,
    UNDONE
  }

  private ResponseEntity<String> page(
      Scope scope,
      Visit visit,
      AlarmForm form,
      Map<AlarmLine, AlarmDesk.Outcome> outcomes,
      Stage stage) {
    var words = visit.words();
    var table = new AlarmTable(scope, words, trees.today(), clock.instant());
    var rows = new ArrayList<AlarmView.Row>();
    var handles = new ArrayList<String>();
    outcomes.forEach((line, outcome) -> {
      var key =
          stage == Stage.PREVIEW || stage == Stage.FAULTY ? "reminder.would." : "reminder.came.";
      rows.add(table.row(line, words.say(key + outcome)));
      if (outcome == AlarmDesk.Outcome.DONE) handles.add(line.handle());
    });
    var action = form.action();
    var check =
        new AlarmView.Check(
            words.say("reminder.said." + stage, handles.size(), rows.size() - handles.size()),
            rows,
            handles,
            action == null ? "" : action.name(),
            action == null ? "" : words.say(action.messageKey()),
            form.remark(),
            stage == Stage.PREVIEW && !handles.isEmpty(),
            stage == Stage.DONE && !handles.isEmpty());
    var frame = PageFrame.of(visit, words.say("reminder.check")).section("alarms");
    if (stage != Stage.FAULTY) return pages.render("reminder/check", frame, check);
    var fields = wrong(visit, form);
    return pages.render(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "reminder/again",
        frame,
        new AlarmView.Again(check, fields));
  }

  private static List<Field> wrong(Visit visit, AlarmForm form) {
    var words = visit.words();
    var faults = form.faults();
    return AlarmForm.fields(words, form.action(), form.remark()).stream()
        .map(field -> {
          var key = faults.get(field.name());
          return key == null ? field : field.wrong(words.say(key));
        })
        .toList();
  }
}
