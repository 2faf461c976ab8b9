package abhaya.investigation.cases;

import abhaya.base.web.DataTable;
import abhaya.base.web.Tone;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.Limit;
import abhaya.investigation.clock.PlannedStep;
import abhaya.investigation.clock.Stage;
import abhaya.investigation.clock.StepPlan;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The time-table of a case as it is read: what comes next, then stage by stage.
final class CaseStepView {
  private static final int NEXT_MAX = 3;

  private final List<PlannedStep> steps;
  private final boolean reported;
  private final LocalDate today;
  private final CaseWords say;

  /// @param reported the final report is filed: reviews and reminders are over
  CaseStepView(StepPlan plan, boolean reported, LocalDate today, CaseWords say) {
    this.steps =
        plan.steps().stream().filter(step -> step.state() != ClockState.NOT_APPLICABLE).toList();
    this.reported = reported;
    this.today = today;
    this.say = say;
  }

  CaseView.Plan plan() {
    var next = next();
    var here = reported || next.isEmpty() ? null : next.getFirst().stage();
    var stages = new ArrayList<CaseView.Stage>();
    for (var stage : Stage.values()) {
      var members = steps.stream().filter(step -> step.stage() == stage).toList();
      if (!members.isEmpty()) stages.add(stage(stage, members, stage == here));
    }
    return new CaseView.Plan(next.stream().map(this::next).toList(), stages);
  }

  /// What has a day that is still to come.
  private List<PlannedStep> next() {
    return steps.stream()
        .filter(step -> step.state() == ClockState.RUNNING && isAhead(step) && !isReminder(step))
        .sorted(Comparator.comparing(step -> Objects.requireNonNull(step.by())))
        .limit(NEXT_MAX)
        .toList();
  }

  /// A line of the ladder that asks for nothing of its own.
  private static boolean isReminder(PlannedStep step) {
    return step.titleKey().equals("clock.plan.reminder")
        || step.titleKey().equals("clock.plan.overdue");
  }

  private boolean isAhead(PlannedStep step) {
    var by = step.by();
    return by != null && !by.isBefore(today);
  }

  private CaseView.Next next(PlannedStep step) {
    var words = say.words();
    var by = Objects.requireNonNull(step.by());
    var days = ChronoUnit.DAYS.between(today, by);
    return new CaseView.Next(
        words.say(step.titleKey()),
        words.say(step.responsible().messageKey()),
        words.date(by),
        days == 0 ? words.say("cases.today") : words.say("cases.inDays", words.days(days)),
        say.tone(by, null, today));
  }

  private CaseView.Stage stage(Stage stage, List<PlannedStep> members, boolean open) {
    var words = say.words();
    var duties = members.stream().filter(step -> !step.isSuggested()).toList();
    var done = duties.stream().filter(CaseStepView::isDone).count();
    var breached = duties.stream().filter(step -> step.state() == ClockState.BREACHED).count();
    var summary = words.say("cases.plan.done", done, duties.size());
    return new CaseView.Stage(
        words.say(stage.messageKey()),
        breached == 0 ? summary : summary + " · " + words.say("cases.plan.passed", breached),
        breached > 0 ? Tone.OVERDUE : done == duties.size() ? Tone.IN_TIME : Tone.QUIET,
        open,
        table(words.say(stage.messageKey()), members));
  }

  private static boolean isDone(PlannedStep step) {
    return step.state() == ClockState.MET || step.state() == ClockState.MET_LATE;
  }

  private DataTable table(String caption, List<PlannedStep> members) {
    var words = say.words();
    var columns =
        List.of(
            DataTable.Column.text(words.say("cases.plan.step"), true),
            DataTable.Column.text(words.say("cases.plan.who"), false),
            DataTable.Column.text(words.say("cases.plan.by"), true),
            DataTable.Column.text(words.say("cases.plan.state"), true));
    var rows = members.stream().map(this::row).toList();
    return new DataTable(caption, columns, rows, null, words.say("cases.plan.none"));
  }

  private DataTable.Row row(PlannedStep step) {
    var words = say.words();
    var subject = step.clock() == null ? null : step.clock().subject();
    var title = words.say(step.titleKey());
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(subject == null ? title : title + " · " + subject),
            new DataTable.Text(words.say(step.responsible().messageKey())),
            new DataTable.Text(by(step)),
            state(step)));
  }

  private String by(PlannedStep step) {
    if (step.by() != null) return say.date(step.by());
    var atOnce = step.duty() != null && step.duty().allows() instanceof Limit.Forthwith;
    return atOnce ? say.words().say("cases.atOnce") : say.date(null);
  }

  /// A suggested step is never on record: only its day is known.
  private DataTable.State state(PlannedStep step) {
    var clock = step.clock();
    if (clock != null) return new DataTable.State(CaseWords.tone(clock), say.state(clock, today));
    var key = isAhead(step) ? "cases.plan.suggested" : "cases.plan.suggestedPast";
    return new DataTable.State(Tone.QUIET, say.words().say(key));
  }
}
