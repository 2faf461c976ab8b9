package abhaya.safecity.hotspot;

import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Cell;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Figure;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.measure.Interval;
import abhaya.safecity.measure.Significance;
import abhaya.safecity.project.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Figures, filters and tables of a city's places, in words.
final class PlacesSheet {
  static final int SHOWN = 18;

  private final Words words;
  private final Ground ground;

  PlacesSheet(Words words, Ground ground) {
    this.words = words;
    this.ground = ground;
  }

  List<Headline> headlines(
      PlaceRunStore.@Nullable Run run,
      int dealings,
      List<PlaceRunStore.Trial> trials,
      HourBandShare busiest) {
    if (run == null) return List.of();
    var found = run.found();
    var headlines = new ArrayList<Headline>();
    headlines.add(
        new Headline(
            words.say("hotspot.standing"),
            words.number(found.standing()),
            words.say("hotspot.standing.under", words.number(found.cells())),
            found.standing() > 0 ? Tone.OVERDUE : Tone.PLAIN,
            null));
    headlines.add(
        new Headline(
            words.say("hotspot.sure"),
            words.say("hotspot.sure.value", found.byChance(), dealings),
            words.say("hotspot.sure.under"),
            Tone.PLAIN,
            null));
    headlines.add(
        new Headline(
            words.say("hotspot.busiest"),
            busiest.band() == null ? Words.NONE : busiest.band().hours(),
            words.say("hotspot.busiest.under", words.share(busiest.events(), busiest.all())),
            Tone.PLAIN,
            null));
    trials.stream()
        .filter(trial -> trial.method().equals("GI_STAR"))
        .findFirst()
        .ifPresent(trial ->
            headlines.add(
                new Headline(
                    words.say("hotspot.pai"),
                    decimal(trial.pai()),
                    words.say(
                        "hotspot.pai.under",
                        words.share(trial.hit(), trial.later()),
                        words.share(trial.chosen(), found.cells())),
                    Tone.PLAIN,
                    null)));
    return headlines;
  }

  /// The part of the day with most events for each hour of it.
  record HourBandShare(@Nullable HourBand band, long events, long all) {}

  private String decimal(@Nullable Double value) {
    return value == null ? Words.NONE : words.decimal(BigDecimal.valueOf(value));
  }

  FilterChips chips(Address address) {
    var bands = new ArrayList<Map.Entry<String, String>>();
    for (var band : HourBand.values()) bands.add(Map.entry(band.name(), band.hours()));
    var days =
        List.of(
            Map.entry("WEEKDAY", words.say("hotspot.day.WEEKDAY")),
            Map.entry("WEEKEND", words.say("hotspot.day.WEEKEND")));
    var groups =
        Arrays.stream(OffenceGroup.values())
            .map(group -> Map.entry(group.name(), offence(group.name())))
            .toList();
    return new FilterChips(
        List.of(
            chip(address, "band", bands),
            chip(address, "day", days),
            chip(address, "offence", groups)),
        List.of());
  }

  private FilterChips.Chip chip(Address full, String name, List<Map.Entry<String, String>> codes) {
    var address = full.without("cell").without("again");
    var value = address.find(name);
    var all = words.say("hotspot.all." + name);
    var choices = new ArrayList<FilterChips.Choice>();
    choices.add(new FilterChips.Choice(all, "", address.without(name).toString(), value == null));
    var shown = all;
    for (var code : codes) {
      var chosen = code.getKey().equals(value);
      if (chosen) shown = code.getValue();
      var narrowed = name.equals("offence") ? address.without("band").without("day") : address;
      if (!name.equals("offence")) narrowed = narrowed.without("offence");
      choices.add(
          new FilterChips.Choice(
              code.getValue(), "", narrowed.with(name, code.getKey()).toString(), chosen));
    }
    return new FilterChips.Chip(
        words.say("hotspot.filter." + name), shown, value != null, choices, null);
  }

  String offence(String code) {
    return words.say("hotspot.offence." + code);
  }

  /// What may be shown of the cells in one slice.
  record Shown(Map<Integer, ShownTable> tables, Slice slice) {
    OptionalInt of(int cell) {
      var table = tables.get(cell);
      return table == null ? OptionalInt.empty() : table.of(slice);
    }
  }

  private Cell shown(OptionalInt count) {
    return count.isEmpty()
        ? new DataTable.Withheld(words.say("hotspot.withheld"))
        : new Figure(words.number(count.getAsInt()), false);
  }

  static Tone tone(double score) {
    return switch (Significance.heatOf(score)) {
      case HOT_99 -> Tone.OVERDUE;
      case HOT_95, HOT_90 -> Tone.LATE;
      default -> Tone.PLAIN;
    };
  }

  DataTable hot(
      List<HotspotBook.Hot> hot, Shown shown, List<List<Standing.Found>> standing, Address at) {
    var rows = new ArrayList<Row>();
    for (var i = 0; i < Math.min(SHOWN, hot.size()); i++) {
      var one = hot.get(i);
      rows.add(
          new Row(
              false,
              List.of(
                  new DataTable.Way(
                      ground.name(one.cell()),
                      at.without("again").with("cell", one.cell()) + "#cell"),
                  new DataTable.State(
                      tone(one.score()),
                      words.say("hotspot.heat." + Significance.heatOf(one.score()))),
                  shown(shown.of(one.cell())),
                  new Text(standing.isEmpty() ? "" : brief(standing.get(i))))));
    }
    return new DataTable(
        words.say("hotspot.hot"),
        List.of(
            Column.text(words.say("hotspot.cell"), true),
            Column.text(words.say("hotspot.sure"), true),
            Column.number(words.say("hotspot.events"), true),
            Column.text(words.say("hotspot.stands"), false)),
        rows,
        null,
        words.say("hotspot.hot.none"));
  }

  /// What stands there on one line; only kinds of which there is something.
  private String brief(List<Standing.Found> found) {
    return found.stream()
        .filter(one -> one.there() > 0)
        .map(one -> words.say(one.key()) + " " + words.number(one.there()))
        .reduce((a, b) -> a + " · " + b)
        .orElse(words.say("hotspot.stands.none"));
  }

  /// What stands there, what of it worked last night, what is planned: a line for each kind.
  List<String> lines(List<Standing.Found> found) {
    return found.stream()
        .map(one -> {
          var line = new StringBuilder(words.say(one.key()));
          line.append(": ").append(words.number(one.there()));
          if (one.worked() != null)
            line.append(" · ").append(words.say("hotspot.worked", one.worked()));
          if (one.planned() != null)
            line.append(" · ").append(words.say("hotspot.planned", one.planned()));
          if (one.score() != null)
            line.append(" · ").append(words.say("hotspot.score", one.score().toPlainString()));
          return line.toString();
        })
        .toList();
  }

  DataTable methods(List<PlaceRunStore.Trial> trials) {
    var rows =
        trials.stream()
            .map(trial ->
                new Row(
                    false,
                    List.<Cell>of(
                        new Text(words.say("hotspot.method." + trial.method())),
                        new Figure(words.share(trial.hit(), trial.later()), false),
                        new Figure(decimal(trial.pai()), false),
                        new Figure(decimal(trial.pei()), false))))
            .toList();
    return new DataTable(
        words.say("hotspot.methods"),
        List.of(
            Column.text(words.say("hotspot.method"), true),
            Column.number(words.say("hotspot.hit"), false),
            Column.number("PAI", true),
            Column.number("PEI", true)),
        rows,
        null,
        words.say("hotspot.methods.none"));
  }

  DataTable stations(List<PlacesQueries.StationCount> counts, UnitTree tree) {
    var language = words.language().tag();
    var rows =
        counts.stream()
            .limit(SHOWN)
            .map(one ->
                new Row(
                    false,
                    List.of(
                        new Text(
                            tree.find(one.station())
                                .map(unit -> unit.name(language))
                                .orElse(Words.NONE)),
                        shown(ShownCount.of(one.firs())),
                        shown(ShownCount.of(one.calls())))))
            .toList();
    return new DataTable(
        words.say("hotspot.stations"),
        List.of(
            Column.text(words.say("hotspot.station"), true),
            Column.number(words.say("hotspot.firs"), true),
            Column.number(words.say("hotspot.calls"), true)),
        rows,
        null,
        words.say("hotspot.stations.none"));
  }

  DataTable remedies(List<PlacesQueries.Compared> remedies) {
    var rows =
        remedies.stream()
            .limit(SHOWN)
            .map(one -> {
              var remedy = one.remedy();
              var done = remedy.doneOn();
              return new Row(
                  false,
                  List.<Cell>of(
                      new DataTable.Way(
                          ground.name(remedy.cell()),
                          "/safecity/" + ground.city() + "/places?cell=" + remedy.cell() + "#cell"),
                      new Text(words.say("hotspot.remedy." + remedy.kind())),
                      new Text(words.say("hotspot.factor." + remedy.factor())),
                      done == null
                          ? new DataTable.State(
                              Tone.YOUNG, words.say("hotspot.ordered", date(remedy)))
                          : new DataTable.State(
                              Tone.IN_TIME, words.say("hotspot.done", words.date(done))),
                      order(remedy),
                      effect(one, true),
                      effect(one, false)));
            })
            .toList();
    return new DataTable(
        words.say("hotspot.remedies"),
        List.of(
            Column.text(words.say("hotspot.cell"), true),
            Column.text(words.say("hotspot.what"), true),
            Column.text(words.say("hotspot.factor"), false),
            Column.text(words.say("hotspot.state"), true),
            Column.text(words.say("hotspot.order"), false),
            Column.text(words.say("hotspot.effect"), false),
            Column.text(words.say("hotspot.ring"), false)),
        rows,
        null,
        words.say("hotspot.remedies.none"));
  }

  List<PlacesView.Stands> waiting(List<PlacesQueries.Compared> remedies) {
    return remedies.stream()
        .map(PlacesQueries.Compared::remedy)
        .filter(remedy -> remedy.doneOn() == null)
        .limit(SHOWN)
        .map(remedy ->
            new PlacesView.Stands(
                "/safecity/" + ground.city() + "/places/remedies/" + remedy.handle() + "/stands",
                words.say(
                    "hotspot.stands.say",
                    ground.name(remedy.cell()),
                    words.say("hotspot.remedy." + remedy.kind()))))
        .toList();
  }

  private String date(Remedy remedy) {
    return words.date(remedy.orderedOn());
  }

  private Cell order(Remedy remedy) {
    var order = remedy.packageHandle();
    if (order == null) return new Text(Words.NONE);
    return new DataTable.Way(
        words.say("hotspot.order.open"), "/safecity/" + ground.city() + "/works/" + order);
  }

  /// A ratio with its bounds, and whether they leave room for no effect.
  private Cell effect(PlacesQueries.Compared compared, boolean place) {
    if (compared.remedy().doneOn() == null) return new DataTable.Nothing();
    if (compared.change().isEmpty())
      return new Text(words.say("hotspot.tooEarly", compared.months()));
    var change = compared.change().get();
    if (change.place().before() < ShownCount.LEAST)
      return new DataTable.Withheld(words.say("hotspot.withheld"));
    var interval = place ? change.effect() : change.ringEffect();
    return new Text(
        words.say(
            "hotspot.ratio",
            decimal(interval.estimate()),
            decimal(interval.low()),
            decimal(interval.high()),
            verdict(interval, place)));
  }

  private String verdict(Interval interval, boolean place) {
    if (interval.contains(1)) return words.say("hotspot.verdict.uncertain");
    var fell = interval.high() < 1;
    if (place) return words.say(fell ? "hotspot.verdict.fell" : "hotspot.verdict.rose");
    return words.say(fell ? "hotspot.verdict.spread" : "hotspot.verdict.moved");
  }

  /// Events of one cell by part of the day and type of day.
  DataTable times(ShownTable table) {
    var rows = new ArrayList<Row>();
    for (var band : HourBand.values())
      rows.add(
          new Row(
              false,
              List.of(
                  new Text(band.hours()),
                  shown(table.of(new Slice(null, band, Slice.DayType.WEEKDAY))),
                  shown(table.of(new Slice(null, band, Slice.DayType.WEEKEND))))));
    return new DataTable(
        words.say("hotspot.times"),
        List.of(
            Column.text(words.say("hotspot.filter.band"), true),
            Column.number(words.say("hotspot.day.WEEKDAY"), true),
            Column.number(words.say("hotspot.day.WEEKEND"), true)),
        rows,
        null,
        words.say("hotspot.hot.none"));
  }

  List<PlacesView.Shade> legend() {
    return List.of(
        new PlacesView.Shade("hot-99", words.say("hotspot.heat.HOT_99")),
        new PlacesView.Shade("hot-95", words.say("hotspot.heat.HOT_95")),
        new PlacesView.Shade("some", words.say("hotspot.legend.some", ShownCount.LEAST)),
        new PlacesView.Shade("road", words.say("hotspot.legend.road")));
  }
}
