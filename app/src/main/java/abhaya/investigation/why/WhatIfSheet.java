package abhaya.investigation.why;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Words;
import abhaya.investigation.outlook.WhatIf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Simulations in the reader's words.
final class WhatIfSheet {
  /// In a year; below it chance is nearly all.
  private static final int CASES_FEW = 30;

  /// Parts told by name; the others as a number.
  private static final int NAMES_SHOWN = 4;

  private final WhyFrame frame;
  private final Words words;
  private final WhyAsk ask;

  WhatIfSheet(WhyFrame frame, Words words, WhyAsk ask) {
    this.frame = frame;
    this.words = words;
    this.ask = ask;
  }

  String about() {
    var nation = ask.unit().kind() == UnitKind.NATION;
    return words.say(nation ? "why.whatIf.nation" : "why.whatIf.about", frame.name(ask.unit()));
  }

  List<Field> form(Map<String, String> typed, Map<String, String> faults) {
    return List.of(
        field("officers", typed.getOrDefault("officers", "2"), faults),
        field("benches", typed.getOrDefault("benches", "0"), faults),
        field("runs", typed.getOrDefault("runs", "" + RunDesk.RUNS), faults),
        field("seed", typed.getOrDefault("seed", "112"), faults));
  }

  private Field field(String name, String value, Map<String, String> faults) {
    return Field.text(name, words.say("why.whatIf." + name), value)
        .type("number")
        .hint(words.say("why.whatIf." + name + ".hint"))
        .wrong(faults.get(name));
  }

  WhatIfView.@Nullable Running running(WhatIfRun run) {
    if (!run.isUnderWay()) return null;
    return new WhatIfView.Running(
        words.say("why.whatIf.running"),
        words.say("why.of", run.done(), run.runs()),
        words.say("why.whatIf.leave"),
        100 * run.done() / run.runs());
  }

  String answer(WhatIfRun run) {
    var effect = run.effect();
    if (run.state() == WhatIfRun.State.FAILED) return words.say("why.whatIf.failed");
    if (effect == null) return "";
    if (effect.runs() == 0) return words.say("why.whatIf.noneMissed");
    return words.say(
        run.benches() == 0 ? "why.whatIf.answer.officers" : "why.whatIf.answer",
        run.officers(),
        run.benches(),
        where(run),
        effect.middle(),
        effect.low(),
        effect.high());
  }

  /// The unit, or the parts of it that were chosen.
  private String where(WhatIfRun run) {
    if (run.parts().isEmpty()) return frame.name(ask.unit());
    var names = new ArrayList<String>();
    for (var part : run.parts()) ask.tree().find(part).map(this::placed).ifPresent(names::add);
    var more = names.size() - NAMES_SHOWN;
    var shown = String.join(", ", names.subList(0, Math.min(names.size(), NAMES_SHOWN)));
    return more > 0 ? words.say("why.whatIf.more", shown, more) : shown;
  }

  /// A station of a state with its district: there is a Kotwali in each.
  private String placed(Unit unit) {
    if (unit.kind() != UnitKind.STATION || ask.partsAreStations()) return frame.name(unit);
    return ask.tree()
        .above(unit.id(), UnitKind.DISTRICT)
        .map(district -> words.say("why.whatIf.placed", frame.name(unit), frame.name(district)))
        .orElseGet(() -> frame.name(unit));
  }

  /// The parts one can choose, those that missed most clocks first.
  ///
  /// @param counts of each part by the unit in which they stand: of the asked one, and of those
  ///     whose stations are to be seen
  List<WhatIfView.Part> parts(
      Map<UnitId, Map<Integer, ClockCounts>> counts, Collection<String> chosen) {
    return parts(ask, counts, chosen);
  }

  private List<WhatIfView.Part> parts(
      WhyAsk within, Map<UnitId, Map<Integer, ClockCounts>> counts, Collection<String> chosen) {
    var own = counts.getOrDefault(within.unit().id(), Map.of());
    var rules = new RunParts(ask);
    return within.parts().stream()
        .sorted(Comparator.comparingLong((Unit unit) -> -missed(of(unit, own))))
        .map(unit -> {
          var clocks = of(unit, own);
          var code = ask.tree().pathCode(unit.id());
          var open = rules.opens(unit) && counts.containsKey(unit.id());
          var closed = rules.opens(unit) && !open;
          return new WhatIfView.Part(
              code,
              frame.name(unit),
              words.say("why.whatIf.part", missed(clocks), clocks.cases()),
              chosen.contains(code),
              closed ? words.say("why.whatIf.open", frame.name(unit)) : "",
              open ? parts(within.of(unit), counts, chosen) : List.of());
        })
        .toList();
  }

  private static ClockCounts of(Unit unit, Map<Integer, ClockCounts> counts) {
    return counts.getOrDefault(unit.id().value(), ClockCounts.NONE);
  }

  private static long missed(ClockCounts clocks) {
    return clocks.late() + clocks.open();
  }

  String under(WhatIfRun run) {
    var effect = run.effect();
    if (effect == null) return "";
    var text =
        words.say(
            "why.whatIf.under",
            effect.cases(),
            effect.missed(),
            run.runs(),
            Long.toString(run.seed()),
            words.minute(run.askedAt()));
    return effect.cases() < CASES_FEW ? text + ". " + words.say("why.whatIf.few") : text;
  }

  List<Map.Entry<String, String>> facts(WorldFit.Fitted fitted) {
    var world = fitted.world();
    var facts = new ArrayList<Map.Entry<String, String>>();
    fact(facts, "why.model.cases", words.number(Math.round(world.arrivalsPerDay() * 365)));
    fact(facts, "why.model.officers", words.number(fitted.today().officers()));
    var posted = fitted.posted() == 0 ? Words.NONE : words.number(fitted.posted());
    fact(facts, "why.model.posted", posted);
    fact(facts, "why.model.officerDays", one(world.officerDays()));
    fact(facts, "why.model.labShare", words.percent(percent(world.labShare())));
    fact(facts, "why.model.labDays", one(world.labDays()));
    fact(facts, "why.model.benches", words.number(fitted.today().benches()));
    fact(facts, "why.model.real", words.percent(percent(fitted.realShare())));
    fact(facts, "why.model.simulated", words.percent(percent(fitted.simulatedShare())));
    return facts;
  }

  private void fact(List<Map.Entry<String, String>> facts, String key, String value) {
    facts.add(Map.entry(words.say(key), value));
  }

  private String one(double value) {
    return words.decimal(BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP));
  }

  private static BigDecimal percent(double share) {
    return BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.HALF_UP);
  }

  DataTable saved(List<WhatIfRun> runs) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.saved.at"), true),
            DataTable.Column.number(words.say("why.whatIf.officers"), true),
            DataTable.Column.number(words.say("why.whatIf.benches"), false),
            DataTable.Column.text(words.say("why.saved.met"), true),
            DataTable.Column.text(words.say("why.saved.where"), false),
            DataTable.Column.number(words.say("why.whatIf.runs"), false),
            DataTable.Column.text(words.say("why.whatIf.seed"), false));
    var rows = runs.stream().map(this::row).toList();
    return new DataTable(words.say("why.saved"), columns, rows, null, words.say("why.saved.none"));
  }

  private DataTable.Row row(WhatIfRun run) {
    var href = WhyTab.WHAT_IF.href(frame.code()) + "/" + run.handle();
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(words.minute(run.askedAt()), href),
            new DataTable.Figure(words.number(run.officers()), false),
            new DataTable.Figure(words.number(run.benches()), false),
            new DataTable.Text(met(run)),
            new DataTable.Text(where(run)),
            new DataTable.Figure(words.number(run.runs()), false),
            new DataTable.Text(Long.toString(run.seed()))));
  }

  private String met(WhatIfRun run) {
    WhatIf.Effect effect = run.effect();
    if (effect == null) return words.say("why.saved." + run.state().name());
    return words.say("why.saved.effect", effect.middle(), effect.low(), effect.high());
  }
}
