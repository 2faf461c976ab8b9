package abhaya.response.intake;

import abhaya.base.web.Age;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.response.incident.CallBack;
import abhaya.response.incident.IncidentType;
import abhaya.response.incident.Likeness;
import abhaya.response.incident.QuestionBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts one signal into words.
final class SignalSheet {
  private static final double SKETCH = 200;
  private static final double DEGREE_METRES = 111_195;
  private static final double NEAR_METRES = 2_000;

  private final Words words;
  private final OpenSignal signal;
  private final Instant now;
  private final List<Likeness> alike;

  SignalSheet(Words words, OpenSignal signal, Instant now, List<Likeness> alike) {
    this.alike = List.copyOf(alike);
    this.words = words;
    this.signal = signal;
    this.now = now;
  }

  SignalView view(List<IncidentType> types, Map<String, String> typed, @Nullable String wrong) {
    var decided = signal.decided();
    return new SignalView(
        signal.handle(),
        facts(),
        signal.words(),
        places(),
        sketch(),
        decided == null ? null : words.say("intake.outcome." + decided),
        decision(types, typed, wrong),
        questions(typed),
        types.stream()
            .map(type -> type.name() + ":" + type.group())
            .collect(java.util.stream.Collectors.joining(" ")),
        alike.stream().map(this::alike).toList(),
        signal.missed() && decided == null ? callBack() : null);
  }

  /// The number is masked here too: whoever rings back does so through the exchange, by the signal.
  private List<SignalView.Line> facts() {
    var lines = new ArrayList<SignalView.Line>();
    var number = signal.number();
    line(lines, "channel", words.say("intake.channel." + signal.channel()));
    line(lines, "meaning", words.say("intake.meaning." + signal.meaning()));
    line(lines, "number", number == null ? words.say("intake.number.none") : number.masked());
    var history = words.say("intake.history.count", signal.calledBefore());
    var abused = signal.abusedBefore();
    line(
        lines,
        "history",
        abused == 0 ? history : history + " · " + words.say("intake.history.abused", abused));
    line(lines, "received", words.second(signal.receivedAt()));
    var at = signal.happenedAt();
    line(lines, "happened", at == null ? Words.NONE : words.second(at));
    var language = signal.language();
    line(lines, "language", language == null ? Words.NONE : language);
    line(
        lines, "sender", words.say(signal.proven() ? "intake.sender.proven" : "intake.sender.not"));
    line(lines, "flags", flags());
    return lines;
  }

  private String flags() {
    if (signal.flags().isEmpty()) return Words.NONE;
    return String.join(
        ", ", signal.flags().stream().map(flag -> words.say("intake.flag." + flag)).toList());
  }

  private void line(List<SignalView.Line> lines, String key, String value) {
    lines.add(new SignalView.Line(words.say("intake.fact." + key), value));
  }

  private DataTable places() {
    return new DataTable(
        words.say("intake.places"),
        List.of(
            DataTable.Column.text(words.say("intake.places.method"), true),
            DataTable.Column.number(words.say("intake.places.radius"), true),
            DataTable.Column.number(words.say("intake.places.confidence"), false),
            DataTable.Column.number(words.say("intake.places.age"), true),
            DataTable.Column.text(words.say("intake.places.point"), false)),
        signal.places().stream().map(this::place).toList(),
        null,
        words.say("intake.places.none"));
  }

  private DataTable.Row place(OpenSignal.Place place) {
    var radius = place.radiusMetres();
    var confidence = place.confidencePercent();
    var fixed = place.fixedAt() == null ? place.receivedAt() : place.fixedAt();
    var method =
        words.say("intake.method." + place.method())
            + " · "
            + words.say("intake.source." + place.source());
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(method),
            new DataTable.Figure(
                radius == null
                    ? words.say("intake.radius.assumed", metres(place.radiusOrAssumed()))
                    : words.say("intake.radius", metres(radius)),
                false),
            new DataTable.Figure(confidence == null ? Words.NONE : confidence + " %", false),
            new DataTable.Figure(Age.between(fixed, now).text(), false),
            new DataTable.Text(
                String.format(Locale.ROOT, "%.5f, %.5f", place.lat(), place.lon()))));
  }

  private String metres(double metres) {
    return words.number(Math.round(metres));
  }

  /// All circles around the newest place, to one scale.
  private SignalView.@Nullable Sketch sketch() {
    if (signal.places().isEmpty()) return null;
    var newest = signal.places().getFirst();
    double reach = 1;
    for (var place : signal.places()) {
      double far = Math.hypot(east(newest, place), north(newest, place)) + place.radiusOrAssumed();
      if (far <= NEAR_METRES * 10) reach = Math.max(reach, far);
    }
    double scale = SKETCH * 0.46 / reach;
    var circles = new ArrayList<SignalView.Circle>();
    for (var place : signal.places().reversed()) {
      circles.add(
          new SignalView.Circle(
              figure(SKETCH / 2 + east(newest, place) * scale),
              figure(SKETCH / 2 - north(newest, place) * scale),
              figure(Math.max(2, place.radiusOrAssumed() * scale)),
              place.equals(newest)));
    }
    var about = words.say("intake.sketch", metres(newest.radiusOrAssumed()), circles.size());
    return new SignalView.Sketch(circles, words.say("intake.scale", metres(reach * 2)), about);
  }

  private static double north(OpenSignal.Place from, OpenSignal.Place to) {
    return (to.lat() - from.lat()) * DEGREE_METRES;
  }

  private static double east(OpenSignal.Place from, OpenSignal.Place to) {
    return (to.lon() - from.lon()) * DEGREE_METRES * Math.cos(Math.toRadians(from.lat()));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private List<Field> decision(
      List<IncidentType> types, Map<String, String> typed, @Nullable String wrong) {
    var kinds = new ArrayList<Field.Option>();
    kinds.add(new Field.Option("", words.say("intake.choose")));
    for (var type : types) {
      kinds.add(new Field.Option(type.name(), words.say("intake.type." + type.name())));
    }
    var levels = new ArrayList<Field.Option>();
    levels.add(new Field.Option("", words.say("intake.priority.rule")));
    for (int level = 1; level <= 5; level++) {
      var name = Integer.toString(level);
      levels.add(new Field.Option(name, words.say("intake.level." + name)));
    }
    var outcomes =
        Arrays.stream(Outcome.values())
            .map(one -> new Field.Option(one.name(), words.say("intake.outcome." + one)))
            .toList();
    var fields = new ArrayList<Field>();
    fields.add(field("type", typed).of(kinds));
    fields.add(field("priority", typed).of(levels).hint(words.say("intake.priority.why")));
    fields.add(field("placeWords", typed).hint(words.say("intake.placeWords.hint")));
    if (!alike.isEmpty()) fields.add(known(typed));
    fields.add(field("outcome", typed).of(outcomes).wrong(wrong));
    return fields;
  }

  /// One and the same caller, beyond doubt: proposed as one more signal of that incident.
  private Field known(Map<String, String> typed) {
    var choices = new ArrayList<Field.Option>();
    choices.add(new Field.Option("", words.say("intake.incident.new")));
    for (var one : alike) choices.add(new Field.Option(one.handle(), one.reference()));
    var certain = alike.stream().filter(Likeness::isCertain).map(Likeness::handle).findFirst();
    var values = new java.util.HashMap<>(typed);
    certain.ifPresent(handle -> values.putIfAbsent("incident", handle));
    return field("incident", values).of(choices);
  }

  private List<SignalView.Ask> questions(Map<String, String> typed) {
    return QuestionBook.all().stream()
        .map(question ->
            new SignalView.Ask(
                "q." + question.name(),
                words.say("intake.question." + question.name()),
                Arrays.stream(abhaya.response.incident.TypeGroup.values())
                    .filter(group -> QuestionBook.card(group).contains(question))
                    .map(Enum::name)
                    .collect(java.util.stream.Collectors.joining(" ")),
                typed.getOrDefault("q." + question.name(), "")))
        .toList();
  }

  private SignalView.Alike alike(Likeness one) {
    var parts = new ArrayList<String>();
    var close = one.closeness();
    if (close.number() > 0) parts.add(words.say("intake.alike.number"));
    if (close.nearness() > 0) parts.add(words.say("intake.alike.near", percent(close.nearness())));
    if (close.time() > 0.05) parts.add(words.say("intake.alike.time", percent(close.time())));
    return new SignalView.Alike(
        one.reference(),
        words.say("intake.alike.score", percent(close.score())),
        String.join(" · ", parts));
  }

  private static int percent(double share) {
    return (int) Math.round(share * 100);
  }

  private Field field(String name, Map<String, String> typed) {
    var value = typed.getOrDefault(name, "");
    return Field.text(name, words.say("intake.field." + name), value);
  }

  private SignalView.CallBackView callBack() {
    var near = signal.places().stream().anyMatch(place -> place.radiusOrAssumed() <= NEAR_METRES);
    var risk = signal.meaning().equals("PANIC");
    var next = CallBack.next(signal.receivedAt(), signal.tries(), new CallBack.Known(near, risk));
    var said =
        switch (next) {
          case CallBack.TryAgain again ->
              words.say("intake.callback.again", signal.tries().size() + 1, words.time(again.at()));
          case CallBack.Reached _ -> words.say("intake.callback.reached");
          case CallBack.Escalate escalate -> words.say("intake.callback.how." + escalate.how());
        };
    var tries = new ArrayList<SignalView.Line>();
    for (var one : signal.tries()) {
      var outcome = words.say("intake.callback.outcome." + one.outcome());
      tries.add(new SignalView.Line(words.second(one.at()), outcome));
    }
    var outcomes =
        Arrays.stream(CallBack.Outcome.values())
            .map(one -> new Field.Option(one.name(), words.say("intake.callback.outcome." + one)))
            .toList();
    var field = Field.text("tried", words.say("intake.callback.outcome"), "").of(outcomes);
    var tone = next instanceof CallBack.Escalate ? Tone.OVERDUE : Tone.LATE;
    return new SignalView.CallBackView(said, tone, tries, List.of(field));
  }
}
