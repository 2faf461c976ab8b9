package abhaya.safecity.walk;

import abhaya.base.platform.India;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Cell;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.hotspot.Ground;
import abhaya.safecity.hotspot.Remedy;
import abhaya.safecity.measure.WalkScore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Figures and tables of walks and dark places, in words.
final class WalkSheet {
  private static final int SHOWN = 60;
  private static final int STAYED_DAYS = 90;
  private static final int DARK_FROM = 18;
  private static final int DARK_TO = 6;

  private final Words words;
  private final String city;
  private final LocalDate today;

  WalkSheet(Words words, String city, Instant now) {
    this.words = words;
    this.city = city;
    this.today = India.dateOf(now);
  }

  static Tone tone(DarkPlace place, LocalDate today) {
    return switch (place.state()) {
      case CLOSED -> Tone.IN_TIME;
      case MENDED -> Tone.YOUNG;
      case OPEN -> place.daysLate(today) > 0 ? Tone.OVERDUE : Tone.LATE;
    };
  }

  List<Headline> headlines(
      List<DarkPlace> dark, List<WalkStore.Walked> audits, WalkStore.Weighting weighting) {
    var open = dark.stream().filter(one -> one.state() != DarkPlace.State.CLOSED).toList();
    var late = open.stream().filter(one -> one.daysLate(today) > 0).count();
    var closed = dark.stream().filter(one -> one.state() == DarkPlace.State.CLOSED).toList();
    var old =
        closed.stream()
            .filter(one ->
                !India.dateOf(one.acts().getLast().at()).isAfter(today.minusDays(STAYED_DAYS)))
            .count();
    var oldest = open.stream().mapToLong(one -> one.ageDays(today)).max();
    var night = mean(audits.stream().filter(WalkSheet::isDark).toList(), weighting);
    var day = mean(audits.stream().filter(one -> !isDark(one)).toList(), weighting);
    return List.of(
        new Headline(
            words.say("walk.dark.open"),
            words.number(open.size()),
            words.say("walk.dark.open.under", words.number(dark.size())),
            Tone.PLAIN,
            null),
        new Headline(
            words.say("walk.dark.late"),
            words.number(late),
            oldest.isPresent()
                ? words.say("walk.dark.late.under", words.days(oldest.getAsLong()))
                : Words.NONE,
            late > 0 ? Tone.OVERDUE : Tone.IN_TIME,
            null),
        new Headline(
            words.say("walk.dark.stayed"),
            words.number(old),
            words.say("walk.dark.stayed.under", words.number(closed.size())),
            Tone.PLAIN,
            null),
        new Headline(
            words.say("walk.score.night"),
            night,
            words.say("walk.score.under", day, words.number(audits.size())),
            Tone.PLAIN,
            null));
  }

  private static boolean isDark(WalkStore.Walked audit) {
    var hour = audit.at().atZone(India.ZONE).getHour();
    return hour >= DARK_FROM || hour < DARK_TO;
  }

  private static String mean(List<WalkStore.Walked> audits, WalkStore.Weighting weighting) {
    var scores =
        audits.stream()
            .flatMap(one -> Audit.scoreOf(one.marks()).score(weighting.weights()).stream())
            .toList();
    var mean = WalkStanding.mean(scores);
    return mean == null ? Words.NONE : mean.toPlainString();
  }

  FilterChips chips(Address address) {
    var chosen = address.find("state");
    var choices = new ArrayList<FilterChips.Choice>();
    choices.add(
        new FilterChips.Choice(
            words.say("walk.filter.open"),
            "",
            address.without("state").toString(),
            chosen == null));
    for (var word : List.of("late", "mended", "closed"))
      choices.add(
          new FilterChips.Choice(
              words.say("walk.filter." + word),
              "",
              address.with("state", word).toString(),
              word.equals(chosen)));
    var shown =
        choices.stream()
            .filter(FilterChips.Choice::chosen)
            .findFirst()
            .orElse(choices.getFirst())
            .text();
    return new FilterChips(
        List.of(
            new FilterChips.Chip(words.say("walk.state"), shown, chosen != null, choices, null)),
        List.of());
  }

  private boolean isWanted(DarkPlace place, String state) {
    return switch (state) {
      case "late" -> place.daysLate(today) > 0;
      case "mended" -> place.state() == DarkPlace.State.MENDED;
      case "closed" -> place.state() == DarkPlace.State.CLOSED;
      default -> place.state() != DarkPlace.State.CLOSED;
    };
  }

  DataTable dark(List<DarkPlace> dark, String state) {
    var rows =
        dark.stream()
            .filter(one -> isWanted(one, state))
            .limit(SHOWN)
            .map(one ->
                new Row(
                    false,
                    List.<Cell>of(
                        new DataTable.Way(name(one), "/safecity/" + city + "/dark/" + one.handle()),
                        new Text(words.say("walk.cause." + one.duty().cause())),
                        new Text(words.say("walk.owner." + one.duty().owner())),
                        new Text(words.date(one.duty().dueOn())),
                        new DataTable.State(tone(one, today), state(one)),
                        new Text(level(one)))))
            .toList();
    return new DataTable(
        words.say("walk.dark"),
        List.of(
            Column.text(words.say("walk.place"), true),
            Column.text(words.say("walk.cause"), false),
            Column.text(words.say("walk.owner"), false),
            Column.text(words.say("walk.due"), true),
            Column.text(words.say("walk.state"), true),
            Column.text(words.say("walk.level"), false)),
        rows,
        null,
        words.say("walk.dark.none"));
  }

  String name(DarkPlace place) {
    var where = place.where();
    if (!where.pole().isEmpty()) return words.say("walk.pole.named", where.pole());
    if (!where.landmark().isEmpty()) return where.landmark();
    return words.say(
        "walk.place.at",
        "%.4f".formatted(where.place().lat()),
        "%.4f".formatted(where.place().lon()));
  }

  String state(DarkPlace place) {
    var late = place.daysLate(today);
    if (place.state() == DarkPlace.State.OPEN && late > 0)
      return words.say("walk.late", words.days(late));
    return words.say("walk.state." + place.state());
  }

  String level(DarkPlace place) {
    return words.say("walk.level." + place.level(today));
  }

  /// The weakest cells that were walked, with the factor that pulls each down.
  DataTable scores(Ground ground, List<WalkStore.Walked> audits, WalkStore.Weighting weighting) {
    record Scored(int cell, List<WalkStore.Walked> walks, BigDecimal score) {}

    var byCell = new TreeMap<Integer, List<WalkStore.Walked>>();
    for (var audit : audits)
      byCell.computeIfAbsent(audit.cell(), _ -> new ArrayList<>()).add(audit);
    var rows =
        byCell.entrySet().stream()
            .map(entry ->
                new Scored(entry.getKey(), entry.getValue(), meanOf(entry.getValue(), weighting)))
            .sorted(Comparator.comparing(Scored::score).thenComparingInt(Scored::cell))
            .limit(SHOWN / 3)
            .map(one -> {
              var weakest = weakest(one.walks());
              return new Row(
                  false,
                  List.<Cell>of(
                      new DataTable.Way(
                          ground.name(one.cell()),
                          "/safecity/" + city + "/places?cell=" + one.cell() + "#cell"),
                      new DataTable.Figure(one.score().toPlainString(), false),
                      new Text(
                          mean(one.walks().stream().filter(WalkSheet::isDark).toList(), weighting)),
                      new DataTable.Figure(words.number(one.walks().size()), false),
                      new Text(words.say("walk.factor." + weakest)),
                      new Text(words.say("walk.remedy." + Remedy.Kind.of(weakest).getFirst()))));
            })
            .toList();
    return new DataTable(
        words.say("walk.scores"),
        List.of(
            Column.text(words.say("walk.cell"), true),
            Column.number(words.say("walk.score"), true),
            Column.number(words.say("walk.score.dark"), false),
            Column.number(words.say("walk.walks"), false),
            Column.text(words.say("walk.weakest"), true),
            Column.text(words.say("walk.proposed"), false)),
        rows,
        null,
        words.say("walk.scores.none"));
  }

  private static BigDecimal meanOf(List<WalkStore.Walked> walks, WalkStore.Weighting weighting) {
    var mean =
        WalkStanding.mean(
            walks.stream()
                .flatMap(one -> Audit.scoreOf(one.marks()).score(weighting.weights()).stream())
                .toList());
    return mean == null ? BigDecimal.ZERO : mean;
  }

  /// The factor with the lowest mean mark, feeling left out.
  static WalkScore.Factor weakest(List<WalkStore.Walked> walks) {
    var found = WalkScore.Factor.LIGHTING;
    var least = Integer.MAX_VALUE;
    for (var factor : WalkScore.Factor.values()) {
      if (factor == WalkScore.Factor.FEELING) continue;
      var sum =
          walks.stream().mapToInt(one -> one.marks().get(Audit.FACTORS.indexOf(factor))).sum();
      if (sum >= least) continue;
      least = sum;
      found = factor;
    }
    return found;
  }

  List<String> formula(WalkStore.Weighting weighting) {
    var lines = new ArrayList<String>();
    lines.add(words.say("walk.formula"));
    lines.add(words.say("walk.formula.feeling"));
    var weights = new ArrayList<String>();
    for (var factor : WalkScore.Factor.values()) {
      var weight = weighting.weights().get(factor);
      if (weight != null)
        weights.add(words.say("walk.factor." + factor) + " " + weight.toPlainString());
    }
    lines.add(
        words.say(
            "walk.formula.weights",
            weighting.version(),
            words.date(weighting.inForceOn()),
            String.join(", ", weights)));
    lines.add(words.say("walk.formula.example"));
    return lines;
  }
}
