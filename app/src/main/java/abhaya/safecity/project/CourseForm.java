package abhaya.safecity.project;

import abhaya.base.web.Field;
import abhaya.base.web.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The forms of a stage, a re-plan, a milestone and what stands in the way: what they ask, and what was typed read.
record CourseForm(Words words, WorkPackage work, Map<String, String> typed) {
  private static final int TEXT_MAX = 500;
  private static final int MEETING_MAX = 200;
  private static final int MONTHS_MAX = 240;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern BETWEEN_MONTHS = Pattern.compile("\\s*\\+\\s*");

  CourseForm {
    typed = Map.copyOf(typed);
  }

  /// Which of the forms; its name is the end of its address.
  enum Kind {
    stage,
    plan,
    milestone,
    obstacle;

    static Optional<Kind> find(String name) {
      return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
  }

  /// What came of reading.
  sealed interface Reading {}

  record Ready(WorkChange.Course course) implements Reading {}

  /// @param faults by field, each a sentence
  record Faulty(Map<String, String> faults) implements Reading {
    Faulty {
      faults = Map.copyOf(faults);
    }
  }

  Reading read(Kind kind, YearMonth now) {
    var faults = new HashMap<String, String>();
    var course =
        switch (kind) {
          case stage -> stage(faults);
          case plan -> plan(faults, now);
          case milestone -> milestone(faults);
          case obstacle -> obstacle(faults);
        };
    return course == null || !faults.isEmpty() ? new Faulty(faults) : new Ready(course);
  }

  private WorkChange.@Nullable Course stage(Map<String, String> faults) {
    var on = day("stageOn", faults);
    var reason = text("stageReason", TEXT_MAX, faults);
    var stage =
        work.stages().stage().next().stream()
            .filter(one -> one.name().equals(said("stage")))
            .findFirst();
    if (stage.isEmpty()) faults.put("stage", words.say("project.problem.STAGE_CANNOT_FOLLOW"));
    return stage.isEmpty() || on == null ? null : new WorkChange.Reached(stage.get(), on, reason);
  }

  private WorkChange.@Nullable Course plan(Map<String, String> faults, YearMonth now) {
    var dueOn = day("planDue", faults);
    var target = whole(said("planTarget"));
    if (target.isEmpty()) faults.put("planTarget", words.say("project.problem.NOT_WHOLE"));
    var months = months(faults);
    var approvedOn = day("planOn", faults);
    var meeting = needed("planIn", MEETING_MAX, "NEEDS_A_MEETING", faults);
    var reason = needed("planReason", TEXT_MAX, "NEEDS_A_REASON", faults);
    if (!faults.isEmpty() || dueOn == null || approvedOn == null) return null;
    return switch (CourseBook.spread(work, target.orElseThrow(), dueOn, months, now)) {
      case CourseBook.Months spread ->
          new WorkChange.Replanned(
              new PlanHistory.Plan(
                  dueOn, target.orElseThrow(), spread.perMonth(), approvedOn, reason, meeting));
      case CourseBook.NotSpread not -> {
        var field =
            not.problem() == CourseBook.Problem.TARGET_BELOW_PROVEN ? "planTarget" : "planMonths";
        faults.put(
            field,
            words.say(
                "project.problem.spread." + not.problem().name(),
                words.number(not.given()),
                words.number(not.left())));
        yield null;
      }
    };
  }

  private WorkChange.@Nullable Course milestone(Map<String, String> faults) {
    var kind = said("milestone");
    if (work.milestones().stream().noneMatch(one -> one.kind().equals(kind)))
      faults.put("milestone", words.say("project.problem.NO_SUCH_MILESTONE"));
    var on = day("milestoneOn", faults);
    if (said("milestoneIs").equals("done")) {
      var reason = text("milestoneReason", TEXT_MAX, faults);
      return on == null ? null : new WorkChange.Done(kind, on, reason);
    }
    if (!said("milestoneIs").equals("moved"))
      faults.put("milestoneIs", words.say("web.fault.not-a-choice"));
    var approvedOn = day("milestoneApproved", faults);
    var meeting = needed("milestoneIn", MEETING_MAX, "NEEDS_A_MEETING", faults);
    var reason = needed("milestoneReason", TEXT_MAX, "NEEDS_A_REASON", faults);
    if (on == null || approvedOn == null) return null;
    return new WorkChange.Moved(
        kind, new PlanHistory.Plan(on, 0, Map.of(), approvedOn, reason, meeting));
  }

  private WorkChange.@Nullable Course obstacle(Map<String, String> faults) {
    var code =
        Arrays.stream(Bottleneck.values())
            .filter(one -> one.name().equals(said("obstacle")))
            .findFirst();
    if (code.isEmpty()) faults.put("obstacle", words.say("web.fault.not-a-choice"));
    var is = said("obstacleIs");
    if (!is.equals("blocked") && !is.equals("cleared"))
      faults.put("obstacleIs", words.say("web.fault.not-a-choice"));
    var on = day("obstacleOn", faults);
    var reason = needed("obstacleReason", TEXT_MAX, "NEEDS_A_REASON", faults);
    if (code.isEmpty() || on == null) return null;
    return is.equals("cleared")
        ? new WorkChange.Cleared(code.get(), on, reason)
        : new WorkChange.Blocked(code.get(), on, reason);
  }

  private String said(String name) {
    return typed.getOrDefault(name, "").strip();
  }

  private @Nullable LocalDate day(String name, Map<String, String> faults) {
    try {
      return LocalDate.parse(said(name));
    } catch (DateTimeException e) {
      faults.put(name, words.say("web.fault.not-a-date"));
      return null;
    }
  }

  private String text(String name, int most, Map<String, String> faults) {
    var text = said(name);
    if (text.codePointCount(0, text.length()) > most)
      faults.put(name, words.say("web.fault.too-long"));
    return text;
  }

  private String needed(String name, int most, String code, Map<String, String> faults) {
    var text = text(name, most, faults);
    if (text.isEmpty()) faults.put(name, words.say("project.problem." + code));
    return text;
  }

  private static Optional<Long> whole(String text) {
    var plain = text.replace(",", "");
    return WHOLE.matcher(plain).matches() ? Optional.of(Long.valueOf(plain)) : Optional.empty();
  }

  /// `300 + 200`; nothing where none were typed.
  private List<Long> months(Map<String, String> faults) {
    var months = new ArrayList<Long>();
    if (said("planMonths").isEmpty()) return months;
    for (var word : BETWEEN_MONTHS.split(said("planMonths"), -1)) {
      var units = whole(word);
      if (units.isEmpty() || months.size() == MONTHS_MAX) {
        faults.put("planMonths", words.say("project.problem.NOT_MONTHS"));
        return List.of();
      }
      months.add(units.get());
    }
    return months;
  }

  /// What the form asks, with what was typed and what is wrong with it.
  ///
  /// @param faults by field
  List<Field> fields(Kind kind, Map<String, String> faults) {
    var fields =
        switch (kind) {
          case stage -> stageFields();
          case plan -> planFields();
          case milestone -> milestoneFields();
          case obstacle -> obstacleFields();
        };
    return fields.stream().map(field -> field.wrong(faults.get(field.name()))).toList();
  }

  private List<Field> stageFields() {
    var say = new WorkWords(words);
    var stages =
        work.stages().stage().next().stream()
            .map(one -> new Field.Option(one.name(), say.stage(one)))
            .toList();
    return List.of(
        field("stage", "").of(stages).needed("off"),
        field("stageOn", "").type("date").needed("off"),
        hinted(field("stageReason", "")));
  }

  private List<Field> planFields() {
    var plan = work.plans().current();
    return List.of(
        field("planDue", "").type("date").needed("off"),
        field("planTarget", "" + plan.target()).needed("off"),
        hinted(field("planMonths", "")),
        hinted(field("planIn", "").needed("off")),
        field("planOn", "").type("date").needed("off"),
        field("planReason", "").needed("off"));
  }

  private List<Field> milestoneFields() {
    var say = new WorkWords(words);
    var open =
        work.milestones().stream()
            .filter(one -> one.doneOn().isEmpty())
            .map(one -> new Field.Option(one.kind(), say.milestone(one.kind())))
            .toList();
    var turns =
        List.of(
            new Field.Option("done", words.say("project.field.milestoneIs.done")),
            new Field.Option("moved", words.say("project.field.milestoneIs.moved")));
    return List.of(
        field("milestone", "").of(open).needed("off"),
        field("milestoneIs", "").of(turns).needed("off"),
        field("milestoneOn", "").type("date").needed("off"),
        hinted(field("milestoneIn", "")),
        field("milestoneApproved", "").type("date"),
        hinted(field("milestoneReason", "")));
  }

  private List<Field> obstacleFields() {
    var say = new WorkWords(words);
    var codes =
        Arrays.stream(Bottleneck.values())
            .map(one -> new Field.Option(one.name(), say.bottleneck(one)))
            .toList();
    var turns =
        List.of(
            new Field.Option("blocked", words.say("project.field.obstacleIs.blocked")),
            new Field.Option("cleared", words.say("project.field.obstacleIs.cleared")));
    return List.of(
        field("obstacle", "").of(codes).needed("off"),
        field("obstacleIs", "").of(turns).needed("off"),
        field("obstacleOn", "").type("date").needed("off"),
        field("obstacleReason", "").needed("off"));
  }

  private Field hinted(Field field) {
    return field.hint(words.say("project.field." + field.name() + ".hint"));
  }

  private Field field(String name, String known) {
    var value = Objects.requireNonNullElse(typed.get(name), known);
    return Field.text(name, words.say("project.field." + name), value);
  }
}
