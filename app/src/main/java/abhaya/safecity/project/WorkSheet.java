package abhaya.safecity.project;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The tables of one package.
final class WorkSheet {
  private static final int MONTHS_SHOWN = 12;
  private static final int SLIP_AMBER = 30;
  private static final int SLIP_RED = 90;

  private final Words words;
  private final WorkWords say;
  private final WorkPackage work;
  private final List<WorkReport> reports;
  private final LocalDate today;

  WorkSheet(Words words, WorkPackage work, List<WorkReport> reports, LocalDate today) {
    this.words = words;
    this.say = new WorkWords(words);
    this.work = work;
    this.reports = List.copyOf(reports);
    this.today = today;
  }

  List<Headline> headlines() {
    var month = YearMonth.from(today);
    var evidence = work.evidenceAt(month);
    var proven = evidence.map(WorkPackage.Evidence::proven).orElse(0L);
    var typed = typed(month);
    var slip = work.milestones().isEmpty() ? 0 : work.milestones().getLast().slipDays(today);
    return List.of(
        new Headline(
            words.say("project.proven"),
            words.number(proven),
            words.say(
                "project.ofTarget",
                words.number(work.target()),
                words.share(proven, work.target())),
            Tone.PLAIN,
            null),
        new Headline(
            words.say("project.typed"),
            typed.map(words::number).orElse(Words.NONE),
            typed
                .map(figure -> words.say("project.gap", words.number(figure - proven)))
                .orElse(words.say("project.noReport")),
            typed.filter(figure -> figure > proven).isPresent() ? Tone.LATE : Tone.PLAIN,
            null),
        new Headline(
            words.say("project.stageNow"),
            say.stage(work.stages().stage()),
            words.say("project.since", words.days(work.stages().daysInStage(today))),
            work.stages().stage() == WorkStage.TENDER_CANCELLED ? Tone.OVERDUE : Tone.PLAIN,
            null),
        new Headline(
            words.say("project.slip"),
            say.slip(slip),
            words.say("project.againstBaseline"),
            tone(slip),
            null));
  }

  /// The typed figure in force: the last that the ministry has taken.
  Optional<Long> typed(YearMonth upTo) {
    return reports.stream()
        .filter(WorkReport::counts)
        .filter(report -> !report.month().isAfter(upTo))
        .max(Comparator.comparing(WorkReport::month).thenComparingInt(WorkReport::version))
        .map(WorkReport::quantity);
  }

  static Tone tone(long slip) {
    if (slip > SLIP_RED) return Tone.OVERDUE;
    return slip > SLIP_AMBER ? Tone.LATE : Tone.IN_TIME;
  }

  DataTable stages() {
    var rows = new ArrayList<Row>();
    for (var step : work.stages().steps().reversed())
      rows.add(
          row(
              new Text(words.date(step.on())),
              new Text(say.stage(step.stage())),
              new Text(step.reason())));
    return table(
        "project.stages",
        List.of(
            Column.text(words.say("project.on"), true),
            Column.text(words.say("project.stage"), true),
            Column.text(words.say("project.reason"), false)),
        rows);
  }

  DataTable plans() {
    var rows = new ArrayList<Row>();
    var number = 0;
    for (var plan : work.plans().plans()) {
      rows.add(
          row(
              new Text(
                  number == 0
                      ? words.say("project.baseline")
                      : words.say("project.replan", number)),
              new Text(words.date(plan.dueOn())),
              new DataTable.Figure(words.number(plan.target()), false),
              new Text(words.date(plan.approvedOn())),
              new Text(
                  plan.reason() + (plan.approvedIn() == null ? "" : " · " + plan.approvedIn()))));
      number++;
    }
    return table(
        "project.plans",
        List.of(
            Column.text(words.say("project.plan"), true),
            Column.text(words.say("project.dueOn"), true),
            Column.number(words.say("project.target"), true),
            Column.text(words.say("project.approvedOn"), false),
            Column.text(words.say("project.reason"), false)),
        rows);
  }

  DataTable milestones() {
    var rows = new ArrayList<Row>();
    for (var milestone : work.milestones()) {
      var slip = milestone.slipDays(today);
      rows.add(
          row(
              new Text(say.milestone(milestone.kind())),
              new Text(words.date(milestone.plans().first().dueOn())),
              new Text(words.date(milestone.plans().current().dueOn())),
              new Text(milestone.doneOn().map(words::date).orElse(words.say("project.open"))),
              new DataTable.State(tone(slip), say.slip(slip))));
    }
    return table(
        "project.milestones",
        List.of(
            Column.text(words.say("project.milestone"), true),
            Column.text(words.say("project.baseline"), false),
            Column.text(words.say("project.planNow"), false),
            Column.text(words.say("project.doneOn"), true),
            Column.text(words.say("project.slip"), true)),
        rows);
  }

  DataTable obstacles() {
    var rows = new ArrayList<Row>();
    for (var obstacle : work.obstacles().reversed())
      rows.add(
          row(
              new Text(say.bottleneck(obstacle.code())),
              new Text(say.remover(obstacle.code())),
              new Text(words.date(obstacle.sinceOn())),
              obstacle.isOpenOn(today)
                  ? new DataTable.State(Tone.LATE, words.say("project.open"))
                  : new DataTable.State(
                      Tone.IN_TIME,
                      words.say(
                          "project.clearedOn",
                          obstacle.clearedOn().map(words::date).orElse(Words.NONE))),
              new Text(obstacle.remark())));
    return table(
        "project.obstacles",
        List.of(
            Column.text(words.say("project.obstacle"), true),
            Column.text(words.say("project.turn"), false),
            Column.text(words.say("project.sinceOn"), true),
            Column.text(words.say("project.state"), true),
            Column.text(words.say("project.remark"), false)),
        rows);
  }

  DataTable months() {
    var rows = new ArrayList<Row>();
    var evidence = work.evidence();
    for (var one :
        evidence.subList(Math.max(0, evidence.size() - MONTHS_SHOWN), evidence.size()).reversed()) {
      var typed = inForce(one.month());
      rows.add(
          row(
              new Text(words.month(one.month())),
              new DataTable.Figure(words.number(one.installed()), false),
              new DataTable.Figure(words.number(one.proven()), false),
              new DataTable.Figure(words.number(one.missing().acceptance()), false),
              new DataTable.Figure(words.number(one.missing().position()), false),
              new DataTable.Figure(words.number(one.missing().photo()), false),
              typed.isEmpty()
                  ? new DataTable.Nothing()
                  : new DataTable.Figure(words.number(typed.get()), typed.get() > one.proven())));
    }
    return table(
        "project.months",
        List.of(
            Column.text(words.say("project.month"), true),
            Column.number(words.say("project.installed"), false),
            Column.number(words.say("project.proven"), true),
            Column.number(words.say("project.missing.acceptance"), false),
            Column.number(words.say("project.missing.position"), false),
            Column.number(words.say("project.missing.photo"), false),
            Column.number(words.say("project.typed"), true)),
        rows);
  }

  private Optional<Long> inForce(YearMonth month) {
    return reports.stream()
        .filter(report -> report.month().equals(month) && report.counts())
        .max(Comparator.comparingInt(WorkReport::version))
        .map(WorkReport::quantity);
  }

  private DataTable table(String key, List<Column> columns, List<Row> rows) {
    return new DataTable(words.say(key), columns, rows, null, words.say(key + ".none"));
  }

  private static Row row(DataTable.Cell... cells) {
    return new Row(false, List.of(cells));
  }
}
