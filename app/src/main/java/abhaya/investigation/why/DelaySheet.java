package abhaya.investigation.why;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.fair.Share;
import abhaya.investigation.outlook.Habit;
import abhaya.investigation.outlook.Holder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// Reasons, waits, transfers in the reader's words.
final class DelaySheet {
  /// More places than this nobody compares; the sentence above says how many there are.
  private static final int PLACES_MAX = 25;

  private static final List<Holder> PLACES =
      List.of(
          Holder.LABORATORY, Holder.HOSPITAL, Holder.MAGISTRATE, Holder.COURT, Holder.PROSECUTOR);

  private final WhyFrame frame;
  private final Words words;
  private final ShareCells cells;
  private final DelayFigures data;

  DelaySheet(WhyFrame frame, Words words, DelayFigures data) {
    this.frame = frame;
    this.words = words;
    this.cells = new ShareCells(words);
    this.data = data;
  }

  List<Headline> headlines() {
    var late = data.clocks().late() + data.clocks().open();
    var lab = Comparison.laboratory(data.waits());
    return List.of(
        new Headline(
            words.say("why.delay.late"),
            words.number(late),
            words.say("why.delay.late.under", data.clocks().cases()),
            Tone.LATE,
            null),
        new Headline(
            words.say("why.delay.reasons"),
            words.number(data.reasonsGiven()),
            words.say("why.delay.reasons.under"),
            Tone.PLAIN,
            null),
        new Headline(
            words.say("why.delay.laboratory"),
            days(lab.usualDays()),
            words.say("why.delay.laboratory.under", days(lab.slowDays()), lab.poolSample()),
            Tone.PLAIN,
            null),
        new Headline(
            words.say("why.delay.entry"),
            words.age(data.entry().at(50)),
            words.say("why.delay.entry.under", words.age(data.entry().at(90))),
            Tone.PLAIN,
            null));
  }

  private String days(OptionalLong days) {
    return days.isEmpty() ? Words.NONE : words.days(days.getAsLong());
  }

  /// Reasons down, stages across.
  DelayView.Section reasons() {
    var columns = new ArrayList<DataTable.Column>();
    columns.add(DataTable.Column.text(words.say("why.reason"), true));
    columns.add(DataTable.Column.number(words.say("why.reason.all"), true));
    columns.add(DataTable.Column.text(words.say("why.reason.share"), true));
    for (var stage : ReasonStage.values()) {
      columns.add(DataTable.Column.number(words.say(stage.messageKey()), false));
    }
    var rows = new ArrayList<DataTable.Row>();
    var all = data.reasonsGiven();
    data.reasons().entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                (Map.Entry<String, EnumMap<ReasonStage, Long>> one) -> -sum(one.getValue())))
        .forEach(one -> rows.add(reason(one.getKey(), one.getValue(), all)));
    var name = words.say("why.reasons");
    var table = new DataTable(name, columns, rows, null, words.say("why.reasons.none"));
    return new DelayView.Section("reasons", name, words.say("why.reasons.note"), table);
  }

  private DataTable.Row reason(String code, EnumMap<ReasonStage, Long> stages, long all) {
    var row = new ArrayList<DataTable.Cell>();
    row.add(cells.text(words.say("cases.delay." + code)));
    row.add(cells.count(sum(stages)));
    row.add(cells.share(new Share(sum(stages), all)));
    for (var stage : ReasonStage.values()) {
      long n = stages.getOrDefault(stage, 0L);
      row.add(cells.way(n, frame.cases("reason", stage.name() + "/" + code)));
    }
    return new DataTable.Row(false, row);
  }

  private static long sum(EnumMap<ReasonStage, Long> stages) {
    return stages.values().stream().mapToLong(Long::longValue).sum();
  }

  /// One table for each kind of place; those of which nothing is known are left out.
  List<DelayView.Section> places() {
    var sections = new ArrayList<DelayView.Section>();
    for (var holder : PLACES) {
      var found = data.waits().of(holder);
      if (found.isEmpty()) continue;
      var rows = new ArrayList<DataTable.Row>();
      var named = found.stream().filter(one -> !one.getKey().institution().isEmpty()).toList();
      for (var one : found) if (rows.size() < PLACES_MAX) rows.add(place(one));
      var name = words.say("why.place." + holder.name());
      var table = new DataTable(name, placeColumns(), rows, null, "");
      var note =
          frame.isNation()
              ? words.say("why.place.note.nation")
              : words.say("why.place.note", named.size(), Math.min(PLACES_MAX, found.size()));
      sections.add(
          new DelayView.Section(holder.name().toLowerCase(Locale.ROOT), name, note, table));
    }
    return sections;
  }

  private List<DataTable.Column> placeColumns() {
    return List.of(
        DataTable.Column.text(words.say("why.place"), true),
        DataTable.Column.text(words.say("why.place.awaited"), false),
        DataTable.Column.number(words.say("why.place.ended"), false),
        DataTable.Column.number(words.say("why.place.open"), true),
        DataTable.Column.number(words.say("why.place.cut"), false),
        DataTable.Column.number(words.say("why.place.quarter"), false),
        DataTable.Column.number(words.say("why.place.median"), true),
        DataTable.Column.number(words.say("why.place.threequarters"), false),
        DataTable.Column.number(words.say("why.place.before"), false));
  }

  private DataTable.Row place(Map.Entry<WaitFigures.Place, WaitFigures.Tally> one) {
    var place = one.getKey();
    var tally = one.getValue();
    var named = place.institution().isEmpty() ? null : place.institution();
    var habit = data.waits().habit(place.awaited(), place.holder(), named);
    var before = data.before().habit(place.awaited(), place.holder(), named);
    var href = frame.cases("wait", place.key());
    return new DataTable.Row(
        false,
        List.of(
            cells.text(
                named == null
                    ? words.say(frame.isNation() ? "why.place.all" : "why.place.unnamed")
                    : named),
            cells.text(words.say(place.awaited())),
            cells.count(tally.ended()),
            cells.way(tally.open(), href),
            cells.count(tally.cut()),
            quantile(habit, 0.25),
            quantile(habit, 0.5),
            quantile(habit, 0.75),
            quantile(before, 0.5)));
  }

  /// Leaned on all such places the more, the fewer waits are known of this one.
  private DataTable.Cell quantile(Habit habit, double share) {
    var days = habit.quantile(share);
    return cells.text(days.isEmpty() ? Words.NONE : words.number(days.getAsLong()));
  }

  /// From one unit to another, first transfers.
  DelayView.Section pairs() {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.pair.from"), true),
            DataTable.Column.text(words.say("why.pair.to"), true),
            DataTable.Column.number(words.say("why.pair.cases"), true),
            DataTable.Column.number(words.say("why.pair.median"), false),
            DataTable.Column.number(words.say("why.pair.slow"), false));
    var rows = new ArrayList<DataTable.Row>();
    for (var pair : data.pairs()) {
      if (rows.size() == PLACES_MAX) break;
      rows.add(
          new DataTable.Row(
              false,
              List.of(
                  cells.text(frame.name(pair.from())),
                  cells.text(frame.name(pair.to())),
                  cells.count(pair.cases()),
                  cells.text(words.number(pair.median())),
                  cells.text(words.number(pair.slow())))));
    }
    var name = words.say("why.pairs");
    var table = new DataTable(name, columns, rows, null, words.say("why.pairs.none"));
    var note = words.say("why.pairs.note", data.pairs().size());
    return new DelayView.Section("pairs", name, note, table);
  }

  /// Entry and arrival by part, the slowest first.
  DelayView.Section lags() {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.compare.unit"), true),
            DataTable.Column.number(words.say("why.lag.records"), false),
            DataTable.Column.text(words.say("why.lag.entry"), true),
            DataTable.Column.text(words.say("why.lag.entry90"), true),
            DataTable.Column.text(words.say("why.lag.arrival"), false),
            DataTable.Column.text(words.say("why.lag.arrival90"), false),
            DataTable.Column.number(words.say("why.lag.before"), false));
    var rows = new ArrayList<DataTable.Row>();
    for (var one : data.lags()) {
      var href = frame.open(one.unit());
      var name = frame.name(one.unit());
      rows.add(
          new DataTable.Row(
              false,
              List.of(
                  href == null ? cells.text(name) : new DataTable.Way(name, href),
                  cells.count(one.entry().records()),
                  cells.text(words.age(one.entry().at(50))),
                  cells.text(words.age(one.entry().at(90))),
                  cells.text(arrival(one.arrival(), 50)),
                  cells.text(arrival(one.arrival(), 90)),
                  cells.count(one.entry().before()))));
    }
    var name = words.say("why.lags");
    var table = new DataTable(name, columns, rows, null, words.say("why.lags.none"));
    var note = words.say("why.lags.note", data.firstLoad());
    return new DelayView.Section("lags", name, note, table);
  }

  /// Where most came with the first load, nothing is known of how long records usually travel.
  private String arrival(LagTable table, int percent) {
    return table.records() <= table.over() ? Words.NONE : words.age(table.at(percent));
  }

  /// Stations that have fallen silent by their own habit.
  DelayView.Section silent() {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.silent.station"), true),
            DataTable.Column.text(words.say("why.silent.last"), true),
            DataTable.Column.number(words.say("why.silent.days"), true),
            DataTable.Column.text(words.say("why.silent.expected"), false));
    var rows = new ArrayList<DataTable.Row>();
    for (var one : data.silent()) {
      if (rows.size() == PLACES_MAX) break;
      rows.add(
          new DataTable.Row(
              true,
              List.of(
                  cells.text(frame.name(one.unit())),
                  cells.text(words.date(one.lastOn())),
                  cells.count(one.days()),
                  cells.text(cells.ratio(one.expected())))));
    }
    var name = words.say("why.silent");
    var table = new DataTable(name, columns, rows, null, words.say("why.silent.none"));
    var note = words.say("why.silent.note", data.silent().size(), data.stations());
    return new DelayView.Section("silent", name, note, table);
  }
}
