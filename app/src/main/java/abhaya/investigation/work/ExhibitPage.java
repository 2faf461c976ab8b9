package abhaya.investigation.work;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.worklist.ExhibitWay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where the exhibits are, how long, and which chain is broken; and the queues of the laboratories.
@Controller
class ExhibitPage {
  private static final int ROWS_MAX = 200;

  private final ExhibitReading reading;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final Pages pages;

  ExhibitPage(ExhibitReading reading, UnitTrees trees, TrailRegister trail, Pages pages) {
    this.reading = reading;
    this.trees = trees;
    this.trail = trail;
    this.pages = pages;
  }

  /// Which exhibits are shown.
  private enum Choice {
    ON_THE_WAY,
    WITH_LABORATORY,
    NOT_SENT,
    BROKEN_CHAIN,
    REPORT_NOT_FILED;

    private boolean shows(ExhibitWay way) {
      return switch (this) {
        case ON_THE_WAY -> !way.has(ExhibitWay.Leg.FILED);
        case WITH_LABORATORY -> way.isWithLaboratory();
        case NOT_SENT -> way.last() == ExhibitWay.Leg.SEIZED;
        case BROKEN_CHAIN -> way.alarms().contains(ExhibitWay.Alarm.BROKEN_CHAIN);
        case REPORT_NOT_FILED -> way.alarms().contains(ExhibitWay.Alarm.REPORT_NOT_FILED);
      };
    }

    boolean alarms() {
      return this == BROKEN_CHAIN || this == REPORT_NOT_FILED;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<ExhibitReading.One> of(List<ExhibitReading.One> exhibits) {
      return exhibits.stream().filter(one -> shows(one.way())).toList();
    }
  }

  @GetMapping("/work/exhibits")
  ResponseEntity<String> exhibits(
      Scope scope,
      Visit visit,
      @RequestParam @Nullable String unit,
      @RequestParam(defaultValue = "on-the-way") String list) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var choice =
        Arrays.stream(Choice.values())
            .filter(known -> known.word().equals(list))
            .findFirst()
            .orElseThrow(() -> Refused.field("list", "not-a-choice"));
    var tree = trees.today();
    var found = unit == null ? tree.find(scope.unit()) : tree.find(unit);
    var place = found.orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var read = reading.read(scope, tree, place.id());
    var shown = choice.of(read.exhibits());
    trail.record(
        scope,
        TrailAct.allowed("LIST", "UNIT", place.code())
            .with("state", "exhibits")
            .with("exhibits", shown.size()));
    var say = new WorkWords(visit.words(), tree);
    var today = India.dateOf(visit.at());
    var about = say.say("work.exhibits.about", shown.size());
    if (read.cut() || shown.size() > ROWS_MAX) {
      about = about + " " + say.say("work.exhibits.cut", ROWS_MAX);
    }
    var view =
        new ExhibitView(
            WorkTabs.of(scope, visit.words(), "exhibits"),
            about,
            chips(visit, read.exhibits(), choice),
            table(scope, say, shown.stream().limit(ROWS_MAX).toList(), today),
            null);
    var page = PageFrame.of(visit, say.say("work.exhibits")).section("work");
    return pages.render("work/exhibits", page, view);
  }

  private static List<WorkView.Chip> chips(
      Visit visit, List<ExhibitReading.One> exhibits, Choice chosen) {
    var chips = new ArrayList<WorkView.Chip>();
    for (var choice : Choice.values()) {
      var count = choice.of(exhibits).size();
      chips.add(
          new WorkView.Chip(
              visit.words().say("work.exhibits." + choice.word()),
              visit.words().number(count),
              Address.of(visit.address()).with("list", choice.word()).toString(),
              choice == chosen,
              choice.alarms() && count > 0));
    }
    return chips;
  }

  private static DataTable table(
      Scope scope, WorkWords say, List<ExhibitReading.One> exhibits, LocalDate today) {
    var columns = new ArrayList<DataTable.Column>();
    columns.add(DataTable.Column.text(say.say("work.exhibit"), true));
    columns.add(DataTable.Column.text(say.say("cases.list.fir"), true));
    columns.add(DataTable.Column.text(say.say("work.exhibits.here"), true));
    columns.add(DataTable.Column.number(say.say("work.exhibits.days"), true));
    columns.add(DataTable.Column.text(say.say("work.exhibits.way"), false));
    columns.add(DataTable.Column.text(say.say("work.laboratory"), false));
    columns.add(DataTable.Column.text(say.say("work.marks"), false));
    columns.add(DataTable.Column.text(say.say("cases.list.station"), false));
    var works = WorkTabs.worksOnCases(scope);
    var rows = exhibits.stream().map(one -> row(say, one, today, works)).toList();
    return new DataTable(
        say.say("work.exhibits"), columns, rows, null, say.say("work.exhibits.none"));
  }

  private static DataTable.Row row(
      WorkWords say, ExhibitReading.One one, LocalDate today, boolean works) {
    var fir = say.say("cases.fir", one.firNumber());
    var stretches = one.way().stretches(today);
    var last = stretches.getLast();
    var alarms = one.way().alarms();
    var laboratory = one.laboratory();
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(one.exhibit()),
            works ? new DataTable.Way(fir, "/work/cases/" + one.handle()) : new DataTable.Text(fir),
            new DataTable.State(
                alarms.isEmpty() ? Tone.YOUNG : Tone.OVERDUE, say.say(last.leg().messageKey())),
            new DataTable.Figure(say.words().number(last.days()), false),
            new DataTable.Text(
                stretches.stream().map(leg -> leg(say, leg)).collect(Collectors.joining(" → "))),
            new DataTable.Text(laboratory == null ? Words.NONE : laboratory),
            new DataTable.Figure(
                alarms.stream()
                    .map(alarm -> say.say(alarm.messageKey()))
                    .collect(Collectors.joining(" · ")),
                true),
            new DataTable.Text(say.unit(one.station()))));
  }

  /// "sent 12-11-2026, A to B (14 days)".
  private static String leg(WorkWords say, ExhibitWay.Stretch leg) {
    var words = say.words();
    var text =
        say.say("work.legOn", say.say(leg.leg().messageKey()), words.date(leg.reached().on()));
    var giver = leg.reached().giver();
    var taker = leg.reached().taker();
    if (giver != null && taker != null) text += ", " + say.say("work.hands", giver, taker);
    else if (taker != null) text += ", " + say.say("work.took", taker);
    return leg.last() ? text : text + " (" + words.days(leg.days()) + ")";
  }

  @GetMapping("/work/laboratory")
  ResponseEntity<String> laboratory(Scope scope, Visit visit) {
    var tree = trees.today();
    var queues = reading.queues(scope, tree);
    trail.record(
        scope,
        TrailAct.allowed("LIST", "UNIT", tree.get(scope.unit()).code())
            .with("state", "laboratory"));
    var say = new WorkWords(visit.words(), tree);
    var own = tree.above(scope.unit(), UnitKind.DISTRICT).map(unit -> unit.id()).orElse(null);
    var sums = queues.stream().filter(queue -> queue.district() == null).toList();
    var shares = queues.stream().filter(queue -> queue.district() != null).toList();
    var view =
        new ExhibitView(
            WorkTabs.of(scope, visit.words(), "laboratory"),
            say.say("work.laboratory.about"),
            List.of(),
            queues(say, sums, own),
            queues(say, shares, own));
    var page = PageFrame.of(visit, say.say("work.laboratories")).section("work");
    return pages.render("work/exhibits", page, view);
  }

  private static DataTable queues(
      WorkWords say, List<ExhibitReading.Queue> queues, @Nullable UnitId own) {
    var shares = queues.stream().anyMatch(queue -> queue.district() != null);
    var columns = new ArrayList<DataTable.Column>();
    columns.add(DataTable.Column.text(say.say("work.laboratory"), true));
    if (shares) columns.add(DataTable.Column.text(say.say("work.laboratory.district"), true));
    columns.add(DataTable.Column.number(say.say("work.laboratory.waiting"), true));
    columns.add(DataTable.Column.number(say.say("work.laboratory.oldest"), true));
    columns.add(DataTable.Column.number(say.say("work.laboratory.answered"), false));
    columns.add(DataTable.Column.number(say.say("work.laboratory.median"), false));
    var rows = queues.stream().limit(ROWS_MAX).map(queue -> row(say, queue, shares, own)).toList();
    var caption = say.say(shares ? "work.laboratory.shares" : "work.laboratories");
    return new DataTable(caption, columns, rows, null, say.say("work.laboratory.none"));
  }

  private static DataTable.Row row(
      WorkWords say, ExhibitReading.Queue queue, boolean shares, @Nullable UnitId own) {
    var words = say.words();
    var name = queue.name();
    var median = queue.medianAnswer();
    var cells = new ArrayList<DataTable.Cell>();
    cells.add(new DataTable.Text(name == null ? say.say("work.laboratory.unnamed") : name));
    var district = queue.district();
    if (shares && district != null) {
      var text = say.unit(district);
      cells.add(
          new DataTable.Text(district.equals(own) ? say.say("work.laboratory.own", text) : text));
    }
    cells.add(new DataTable.Figure(words.number(queue.waiting()), false));
    cells.add(new DataTable.Figure(words.number(queue.oldest()), false));
    cells.add(new DataTable.Figure(words.number(queue.answered()), false));
    cells.add(new DataTable.Figure(median == null ? Words.NONE : words.number(median), false));
    return new DataTable.Row(false, cells);
  }
}
