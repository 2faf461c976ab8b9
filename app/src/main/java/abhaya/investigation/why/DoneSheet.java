package abhaya.investigation.why;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.cases.NamedCase;
import abhaya.investigation.fair.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was done, in the reader's words.
final class DoneSheet {
  private final WhyFrame frame;
  private final Words words;
  private final WhyAsk ask;
  private final Known known;

  /// What is known of the entries: effects and repeaters by handle, cases by number.
  record Known(
      Map<String, Remedy.Effect> effects,
      Map<String, List<UnitId>> repeated,
      Map<Long, NamedCase> cases) {}

  DoneSheet(WhyFrame frame, Words words, WhyAsk ask, Known known) {
    this.frame = frame;
    this.words = words;
    this.ask = ask;
    this.known = known;
  }

  List<Field> form(Map<String, String> typed, Map<String, String> faults) {
    var kinds =
        Arrays.stream(Remedy.What.values())
            .map(one -> new Field.Option(one.name(), words.say(one.messageKey())))
            .toList();
    var yes =
        List.of(
            new Field.Option("", words.say("why.done.practice.no")),
            new Field.Option("yes", words.say("why.done.practice.yes")));
    var on = typed.getOrDefault("on", ask.today().toString());
    return List.of(
        Field.text("what", words.say("why.done.what"), typed.getOrDefault("what", ""))
            .of(kinds)
            .wrong(faults.get("what")),
        Field.text("on", words.say("why.done.on"), on).type("date").wrong(faults.get("on")),
        Field.text("practice", words.say("why.done.practice"), typed.getOrDefault("practice", ""))
            .of(yes),
        Field.text("note", words.say("why.done.note"), typed.getOrDefault("note", ""))
            .type("textarea")
            .hint(words.say("why.done.note.hint"))
            .wrong(faults.get("note")));
  }

  DoneView.Entry entry(Remedy remedy) {
    var unit = unit(remedy.unit());
    var title = words.say("why.done.title", words.say(remedy.what().messageKey()), unit);
    var one = remedy.caseId() == null ? null : known.cases().get(remedy.caseId());
    if (remedy.caseId() != null) return ofCase(remedy, title, one);
    var effect = known.effects().getOrDefault(remedy.handle(), NOTHING);
    return new DoneView.Entry(
        title,
        words.date(remedy.doneOn()),
        remedy.note(),
        effect(effect),
        words.say(verdict(effect)),
        tone(effect),
        repeaters(remedy),
        null);
  }

  /// A practice with the way to repeat it here.
  DoneView.Entry practice(Remedy remedy, boolean mayEnter) {
    var entry = entry(remedy);
    var here = mayEnter && !remedy.unit().equals(ask.unit().id());
    var to = WhyTab.DONE.href(frame.code()) + "?repeats=" + remedy.handle() + "#enter";
    var way = here ? new Link(words.say("why.done.repeat"), to) : null;
    return new DoneView.Entry(
        entry.title(),
        entry.when(),
        entry.note(),
        entry.effect(),
        entry.verdict(),
        entry.tone(),
        entry.more(),
        way);
  }

  private static final Remedy.Effect NOTHING =
      new Remedy.Effect(new Share(0, 0), new Share(0, 0), 0);

  private DoneView.Entry ofCase(Remedy remedy, String title, @Nullable NamedCase one) {
    var reported = one == null ? null : one.reportedOn();
    var verdict =
        one == null
            ? "why.effect.hidden"
            : reported == null ? "why.effect.open" : "why.effect.reported";
    var text =
        reported == null
            ? words.say(verdict)
            : words.say(
                "why.effect.reportedAfter",
                words.date(reported),
                Math.max(0, remedy.doneOn().until(reported, ChronoUnit.DAYS)));
    return new DoneView.Entry(
        title,
        words.date(remedy.doneOn()),
        remedy.note(),
        text,
        words.say(verdict),
        reported == null ? Tone.LATE : Tone.IN_TIME,
        "",
        one == null
            ? null
            : new Link(words.say("cases.fir", one.firNumber()), "/cases/" + one.handle()));
  }

  private String effect(Remedy.Effect effect) {
    if (!effect.isKnown()) {
      return words.say("why.effect.few", effect.before().whole(), effect.after().whole());
    }
    var gained = effect.gained();
    return words.say(
        "why.effect",
        words.percent(effect.before().percent(1)),
        effect.before().whole(),
        words.percent(effect.after().percent(1)),
        effect.after().whole(),
        points(effect.gain()),
        points(gained.low()),
        points(gained.high()),
        effect.months());
  }

  private String points(double value) {
    var rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return (rounded.signum() > 0 ? "+" : "") + words.decimal(rounded);
  }

  private static String verdict(Remedy.Effect effect) {
    if (!effect.isKnown()) return "why.effect.early";
    if (effect.isMore()) return "why.effect.more";
    return effect.isLess() ? "why.effect.less" : "why.effect.chance";
  }

  private static Tone tone(Remedy.Effect effect) {
    if (!effect.isKnown()) return Tone.QUIET;
    if (effect.isMore()) return Tone.IN_TIME;
    return effect.isLess() ? Tone.OVERDUE : Tone.QUIET;
  }

  private String repeaters(Remedy remedy) {
    var units = known.repeated().getOrDefault(remedy.handle(), List.of());
    if (!units.isEmpty()) {
      var names = units.stream().limit(5).map(this::unit).collect(Collectors.joining(", "));
      return words.say("why.done.repeated", units.size(), names);
    }
    return remedy.repeats() == null ? "" : words.say("why.done.repeats");
  }

  private String unit(UnitId id) {
    return ask.tree().find(id).map(frame::name).orElse(Words.NONE);
  }
}
