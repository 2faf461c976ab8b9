package abhaya.safecity.asset;

import abhaya.base.platform.India;
import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.measure.Availability;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing in words and figures.
record AssetSheet(
    Words words, Fleet.Seen seen, AssetFile file, TermsStore.Held held, DaySum whole, Instant now) {

  private AssetTerms terms() {
    return held.terms();
  }

  private AssetWords say() {
    return new AssetWords(words);
  }

  /// Each measure as a share of the hours in which it had to be so.
  List<Headline> measures() {
    var measures = new ArrayList<Headline>();
    if (!seen.kind().measured()) return measures;
    measures.add(measure("asset.answers", Optional.of(whole.answers())));
    if (!seen.kind().seen()) return measures;
    measures.add(measure("asset.viewable", whole.viewable()));
    measures.add(measure("asset.usableAtNight", whole.atNight()));
    return measures;
  }

  private Headline measure(String key, Optional<Availability> measured) {
    var percent = measured.flatMap(Availability::percent);
    var tone = percent.map(this::tone).orElse(Tone.SILENT);
    var under =
        percent.isEmpty()
            ? words.say("asset.notMeasured")
            : words.say(
                "asset.hoursOf",
                hours(measured.orElseThrow().scheduled().minus(measured.orElseThrow().down())),
                hours(measured.orElseThrow().scheduled()));
    return new Headline(
        words.say(key), percent.map(say()::percent).orElse(Words.NONE), under, tone, null);
  }

  private Tone tone(BigDecimal percent) {
    if (terms().service().isMetBy(percent)) return Tone.IN_TIME;
    return terms()
            .service()
            .slabFor(percent)
            .map(slab -> slab.percentOfPayment().intValue() > 2)
            .orElse(false)
        ? Tone.OVERDUE
        : Tone.LATE;
  }

  private String hours(Duration length) {
    return words.say("asset.hours", length.toHours());
  }

  /// How the figure comes about: agreed hours, less maintenance and what is forgiven, less downtime;
  /// then the slab it falls under.
  List<String> why() {
    var why = new ArrayList<String>();
    if (!seen.kind().measured()) return why;
    var answers = whole.answers();
    var target = terms().service().targetPercent();
    why.add(
        words.say(
            "asset.why.scheduled",
            hours(answers.agreed()),
            minutes(answers.maintenance()),
            minutes(answers.forgiven()),
            hours(answers.scheduled())));
    answers
        .percent()
        .ifPresent(percent -> {
          why.add(words.say("asset.why.down", minutes(answers.down()), say().percent(percent)));
          why.add(penalty(percent, target));
          answers
              .percentAsLived()
              .filter(lived -> lived.compareTo(percent) != 0)
              .ifPresent(lived -> why.add(words.say("asset.why.lived", say().percent(lived))));
        });
    var causes = new ArrayList<String>();
    for (var cause : terms().service().forgiven()) causes.add(words.say("asset.cause." + cause));
    why.add(words.say("asset.why.rule", String.join(", ", causes), terms().fixHours()));
    why.add(
        held.ofContract()
            ? words.say("asset.why.paper", terms().source(), words.date(held.since()))
            : words.say("asset.why.source"));
    return why;
  }

  private String penalty(BigDecimal percent, BigDecimal target) {
    var slab = terms().service().slabFor(percent);
    if (slab.isEmpty()) return words.say("asset.why.met", target.toPlainString());
    return words.say(
        "asset.why.penalty",
        target.toPlainString(),
        slab.get().belowPercent().toPlainString(),
        slab.get().percentOfPayment().toPlainString());
  }

  private String minutes(Duration length) {
    return words.say("asset.minutes", length.toMinutes());
  }

  List<AssetView.Day> days(LocalDate today) {
    var days = new ArrayList<AssetView.Day>();
    for (var day = today.minusDays(MonthFigures.DAYS); day.isBefore(today); day = day.plusDays(1)) {
      var on = day;
      var sum = file.days().stream().filter(one -> one.day().equals(on)).findFirst();
      var percent = sum.flatMap(one -> one.sum().answers().percent());
      var about =
          words.date(day)
              + ": "
              + percent.map(say()::percent).orElse(words.say("asset.notMeasured"));
      days.add(
          new AssetView.Day(
              about,
              percent.map(one -> Math.max(3, one.intValue())).orElse(null),
              percent.map(one -> tone(one).style()).orElse(Tone.SILENT.style())));
    }
    return days;
  }

  String lastSign() {
    var standing = seen.standing();
    if (standing == null) return words.say("asset.never");
    var alive = standing.aliveAt();
    var text =
        alive == null
            ? words.say("asset.never")
            : words.say(
                "asset.lastSignAt", words.second(alive), words.age(Duration.between(alive, now)));
    if ((standing.flags() & Reading.CLOCK_WRONG) != 0)
      text += " · " + words.say("asset.clockWrong");
    if ((standing.flags() & Reading.CLOCK_DRIFTS) != 0)
      text += " · " + words.say("asset.clockDrifts");
    return text;
  }

  List<Map.Entry<String, String>> facts() {
    var head = file.head();
    var thing = seen.thing();
    var facts = new ArrayList<Map.Entry<String, String>>();
    fact(facts, "asset.kind", say().kind(seen.kind()));
    fact(facts, "asset.stage", say().stage(head.stage()));
    fact(facts, "asset.name", head.name());
    fact(facts, "asset.serialNo", head.serialNo());
    fact(facts, "asset.make", (head.make() + " " + head.model()).strip());
    fact(facts, "asset.place", place(thing, head));
    fact(facts, "asset.address", head.address());
    fact(facts, "asset.ward", head.ward());
    fact(facts, "asset.owner", head.owner());
    fact(facts, "asset.custodian", head.custodian());
    fact(facts, "asset.contract", head.contract());
    fact(facts, "asset.installedOn", day(head.installedOn()));
    fact(facts, "asset.acceptedOn", day(head.acceptedOn()));
    fact(facts, "asset.warrantyUntil", day(head.warrantyUntil()));
    fact(facts, "asset.careUntil", day(head.careUntil()));
    return facts;
  }

  private String place(KnownAssets.KnownAsset thing, AssetFile.Head head) {
    if (!thing.isPlaced()) return words.say("asset.notLocated");
    var text = "%.6f, %.6f".formatted(thing.lat(), thing.lon());
    var accuracy = head.accuracyMetres();
    return accuracy == null ? text : text + " ± " + accuracy + " m";
  }

  private String day(@Nullable LocalDate day) {
    return day == null ? "" : words.date(day);
  }

  private void fact(List<Map.Entry<String, String>> facts, String key, String value) {
    if (!value.isEmpty()) facts.add(Map.entry(words.say(key), value));
  }

  List<Map.Entry<String, String>> fields(KindBook book) {
    var fields = new ArrayList<Map.Entry<String, String>>();
    for (var rule : book.fields(seen.kind().code())) {
      var value = file.fields().get(rule.name());
      if (value != null)
        fields.add(Map.entry(rule.label(words.language().tag()), say().value(rule, value)));
    }
    return fields;
  }

  List<AssetView.Photo> photos() {
    var root = "/safecity/assets/" + seen.thing().handle() + "/photos/";
    return file.photos().stream()
        .map(photo ->
            new AssetView.Photo(
                photo.media() == null ? null : root + photo.handle(),
                words.say(
                    photo.lat() == null ? "asset.photo.noPlace" : "asset.photo.at",
                    words.minute(photo.takenAt()))))
        .toList();
  }

  DataTable funding() {
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.scheme"), true),
            DataTable.Column.number(words.say("asset.share"), true),
            DataTable.Column.text(words.say("asset.order"), true));
    var city = seen.thing().city();
    var rows =
        file.funding().stream()
            .map(line ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(line.scheme()),
                        new DataTable.Figure(
                            line.percent().stripTrailingZeros().toPlainString() + "\u00a0%", false),
                        line.entry() == null
                            ? new DataTable.Text(line.order())
                            : new DataTable.Way(
                                line.order(),
                                "/safecity/" + city + "/money/lines/" + line.entry()))))
            .toList();
    return new DataTable(
        words.say("asset.funding"), columns, rows, null, words.say("asset.funding.none"));
  }

  DataTable tickets() {
    return new TicketSheet(words, now).ofThing(file.tickets(), terms().fixHours());
  }

  DataTable moves() {
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.day"), true),
            DataTable.Column.text(words.say("asset.place"), true),
            DataTable.Column.text(words.say("asset.reason"), true));
    var rows =
        file.moves().stream()
            .map(move ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(words.date(move.on())),
                        new DataTable.Text("%.6f, %.6f".formatted(move.lat(), move.lon())),
                        new DataTable.Text(
                            move.reason().equals("FIRST")
                                ? words.say("asset.move.first")
                                : move.reason()))))
            .toList();
    return new DataTable(
        words.say("asset.moves"), columns, rows, null, words.say("asset.moves.none"));
  }

  DataTable trips() {
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.from"), true),
            DataTable.Column.text(words.say("asset.to"), false),
            DataTable.Column.text(words.say("asset.purpose"), true),
            DataTable.Column.text(words.say("asset.post"), false),
            DataTable.Column.number(words.say("asset.km"), false),
            DataTable.Column.text(words.say("asset.permission"), true));
    var rows =
        file.trips().stream()
            .map(trip ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(words.minute(trip.from())),
                        new DataTable.Text(words.minute(trip.to())),
                        new DataTable.Text(trip.purpose()),
                        new DataTable.Text(trip.post()),
                        new DataTable.Figure(
                            trip.km() == null ? Words.NONE : trip.km().toPlainString(), false),
                        new DataTable.Text(permission(trip)))))
            .toList();
    var title = seen.kind().code().equals("DRONE") ? "asset.flights" : "asset.trips";
    return new DataTable(words.say(title), columns, rows, null, words.say(title + ".none"));
  }

  private String permission(AssetFile.Trip trip) {
    if (trip.zone().isEmpty()) return Words.NONE;
    var zone = words.say("asset.zone." + trip.zone());
    var text = trip.permission().isEmpty() ? zone : trip.permission() + " · " + zone;
    return trip.points() == 0 ? text : text + " · " + words.say("asset.points", trip.points());
  }

  DataTable care(LocalDate today) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.care.what"), true),
            DataTable.Column.text(words.say("asset.care.next"), true),
            DataTable.Column.text(words.say("asset.care.every"), false),
            DataTable.Column.text(words.say("asset.state"), true));
    var rows =
        file.care().stream()
            .map(care ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(care.what()),
                        new DataTable.Text(words.date(care.nextOn())),
                        new DataTable.Text(words.days(care.everyDays())),
                        due(care, today))))
            .toList();
    return new DataTable(
        words.say("asset.care"), columns, rows, null, words.say("asset.care.none"));
  }

  private DataTable.Cell due(AssetFile.Care care, LocalDate today) {
    if (care.nextOn().isBefore(today))
      return new DataTable.State(Tone.OVERDUE, words.say("asset.care.overdue"));
    if (!care.nextOn().minusDays(care.remindDays()).isAfter(today))
      return new DataTable.State(Tone.LATE, words.say("asset.care.soon"));
    return new DataTable.State(Tone.QUIET, words.say("asset.care.later"));
  }

  static LocalDate today(Instant now) {
    return India.dateOf(now);
  }
}
