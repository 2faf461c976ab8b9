package abhaya.safecity.followup;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Figure;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The tables of what is followed up in a city.
public final class FollowupSheet {
  private static final int RISK_RED = 15;

  private final Words words;
  private final FollowupWords say;
  private final List<MatterCourse> courses;
  private final LocalDate today;

  public FollowupSheet(Words words, List<MatterCourse> courses, LocalDate today) {
    this.words = words;
    this.say = new FollowupWords(words);
    this.courses = List.copyOf(courses);
    this.today = today;
  }

  public List<Headline> headlines() {
    var actions = of(MatterKind.ACTION);
    var open = actions.stream().filter(MatterCourse::isOpen).count();
    var late = courses.stream().filter(one -> one.isOverdueOn(today)).count();
    var silent = courses.stream().filter(one -> one.isSilentOn(today)).count();
    var risks = of(MatterKind.RISK).stream().filter(MatterCourse::isOpen).toList();
    var red = risks.stream().filter(one -> one.now().facts().weight() >= RISK_RED).count();
    var observations = of(MatterKind.OBSERVATION).stream().filter(MatterCourse::isOpen).count();
    var inspections = of(MatterKind.INSPECTION);
    var differ = inspections.stream().filter(MatterCourse::asksForWork).count();
    return List.of(
        headline("actions", open, words.say("followup.ofAll", actions.size()), Tone.PLAIN),
        headline("overdue", late, words.say("followup.overdue.under"), alarm(late)),
        headline("silent", silent, words.say("followup.silent.under"), alarm(silent)),
        headline("risks", risks.size(), words.say("followup.risks.under", red), alarm(red)),
        headline(
            "observations", observations, words.say("followup.observations.under"), Tone.PLAIN),
        headline(
            "inspections", differ, words.say("followup.ofAll", inspections.size()), alarm(differ)));
  }

  private static Tone alarm(long count) {
    return count > 0 ? Tone.OVERDUE : Tone.IN_TIME;
  }

  private Headline headline(String key, long count, String under, Tone tone) {
    return new Headline(words.say("followup." + key), words.number(count), under, tone, null);
  }

  private List<MatterCourse> of(MatterKind kind) {
    return courses.stream().filter(course -> course.kind() == kind).toList();
  }

  /// All of a kind: what is open first, the most pressing at the top.
  public DataTable table(MatterKind kind) {
    return switch (kind) {
      case MEETING -> plain(kind);
      case OUTREACH, PRACTICE -> counted(kind);
      case RISK -> risks();
      default -> owned(kind);
    };
  }

  private DataTable owned(MatterKind kind) {
    var rows =
        of(kind).stream()
            .sorted(
                Comparator.comparing((MatterCourse course) -> !course.isOpen())
                    .thenComparing(course ->
                        Objects.requireNonNullElse(course.now().facts().dueOn(), LocalDate.MAX)))
            .map(course ->
                new Row(
                    false,
                    List.<DataTable.Cell>of(
                        way(course),
                        new Text(course.now().text().owner()),
                        new Text(say.day(course.now().facts().dueOn())),
                        say.state(course, today),
                        new Text(last(course)))))
            .toList();
    return table(
        kind,
        List.of(
            Column.text(say.kind(kind), true),
            Column.text(words.say("followup.field.owner"), false),
            Column.text(words.say("followup.field.due"), true),
            Column.text(words.say("followup.standing"), true),
            Column.text(words.say("followup.lastWord"), false)),
        rows);
  }

  private DataTable risks() {
    var rows =
        of(MatterKind.RISK).stream()
            .sorted(
                Comparator.comparing((MatterCourse course) -> !course.isOpen())
                    .thenComparingInt(course -> -course.now().facts().weight()))
            .map(course -> {
              var facts = course.now().facts();
              return new Row(
                  false,
                  List.<DataTable.Cell>of(
                      way(course),
                      new Figure(
                          facts.likelihood() + " × " + facts.impact() + " = " + facts.weight(),
                          course.isOpen() && facts.weight() >= RISK_RED),
                      new Text(course.now().text().owner()),
                      new Text(say.day(facts.dueOn())),
                      say.state(course, today)));
            })
            .toList();
    return table(
        MatterKind.RISK,
        List.of(
            Column.text(say.kind(MatterKind.RISK), true),
            Column.number(words.say("followup.weight"), true),
            Column.text(words.say("followup.field.owner"), false),
            Column.text(words.say("followup.field.due"), false),
            Column.text(words.say("followup.standing"), true)),
        rows);
  }

  private DataTable plain(MatterKind kind) {
    var rows = new ArrayList<Row>();
    for (var course : of(kind)) {
      var root = course.now().root();
      var points = courses.stream().filter(one -> root.equals(one.now().home().parent())).toList();
      var closed = points.stream().filter(MatterCourse::isClosed).count();
      rows.add(
          new Row(
              false,
              List.of(
                  way(course),
                  new Text(words.date(course.now().facts().on())),
                  new Text(words.say("followup.closedOf", closed, points.size())),
                  new Text(course.now().text().source()))));
    }
    return table(
        kind,
        List.of(
            Column.text(say.kind(kind), true),
            Column.text(words.say("followup.field.on"), true),
            Column.text(words.say("followup.points"), true),
            Column.text(words.say("followup.field.source"), false)),
        rows);
  }

  private DataTable counted(MatterKind kind) {
    var rows =
        of(kind).stream()
            .map(course ->
                new Row(
                    false,
                    List.<DataTable.Cell>of(
                        way(course),
                        new Text(words.date(course.now().facts().on())),
                        new Figure(words.number(course.now().facts().count()), false),
                        kind == MatterKind.PRACTICE
                            ? new Figure(words.number(course.notes().size()), false)
                            : new Text(course.now().text().source()),
                        new Text(course.now().facts().evidence()))))
            .toList();
    var practice = kind == MatterKind.PRACTICE;
    return table(
        kind,
        List.of(
            Column.text(say.kind(kind), true),
            Column.text(words.say("followup.field.on"), true),
            Column.number(words.say("followup.field.number." + kind.name()), true),
            practice
                ? Column.number(words.say("followup.adopted"), false)
                : Column.text(words.say("followup.field.source.OUTREACH"), false),
            Column.text(words.say("followup.field.evidence"), false)),
        rows);
  }

  private DataTable table(MatterKind kind, List<Column> columns, List<Row> rows) {
    return new DataTable(say.kinds(kind), columns, rows, null, words.say("followup.none"));
  }

  private DataTable.Way way(MatterCourse course) {
    var now = course.now();
    var place =
        course.kind() == MatterKind.PRACTICE
            ? "/safecity/practices/"
            : "/safecity/" + now.home().city() + "/followup/";
    return new DataTable.Way(say.title(course), place + now.root());
  }

  private String last(MatterCourse course) {
    if (course.notes().isEmpty())
      return course.asksForWork() ? words.say("followup.noWord") : course.now().text().detail();
    return course.notes().getLast().said().words();
  }
}
