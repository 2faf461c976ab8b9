package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.measure.OpenHours;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Contract terms and their versions in the reader's language.
record AgreementWords(Words words) {

  /// `18:00-06:00`, as the form takes it.
  static String hours(OpenHours hours) {
    return clock(hours.fromMinute()) + "-" + clock(hours.toMinute());
  }

  private static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  List<Map.Entry<String, String>> papers(Agreement.Papers.Values values) {
    return List.of(
        Map.entry(words.say("asset.contract"), orNone(values.contract())),
        Map.entry(words.say("asset.warrantyUntil"), day(values.warrantyUntil())),
        Map.entry(words.say("asset.careUntil"), day(values.careUntil())));
  }

  /// What holds, each line a fact.
  List<Map.Entry<String, String>> levels(TermsStore.Held held) {
    var terms = held.terms();
    var lines = new ArrayList<Map.Entry<String, String>>();
    lines.add(Map.entry(words.say("asset.terms.field.termsTarget"), percent(target(terms))));
    lines.add(Map.entry(words.say("asset.terms.field.termsHours"), openHours(terms.hours())));
    lines.add(Map.entry(words.say("asset.terms.field.termsSlabs"), slabs(terms)));
    lines.add(Map.entry(words.say("asset.terms.forgiven"), forgiven(terms)));
    lines.add(
        Map.entry(
            words.say("asset.terms.field.termsFix"), words.say("asset.hours", terms.fixHours())));
    lines.add(
        Map.entry(
            words.say("asset.terms.field.termsSilent"),
            words.say("asset.minutes", terms.silentMinutes())));
    lines.add(Map.entry(words.say("asset.terms.since"), words.date(held.since())));
    lines.add(Map.entry(words.say("asset.terms.source"), source(held)));
    return lines;
  }

  String source(TermsStore.Held held) {
    return held.ofContract() ? held.terms().source() : words.say("asset.terms.usual");
  }

  private static BigDecimal target(AssetTerms terms) {
    return terms.service().targetPercent();
  }

  private static String percent(BigDecimal percent) {
    return percent.toPlainString() + "\u00a0%";
  }

  private String openHours(OpenHours hours) {
    return hours.equals(OpenHours.ALL_DAY) ? words.say("asset.terms.allDay") : hours(hours);
  }

  private String slabs(AssetTerms terms) {
    var slabs = terms.service().slabs().reversed();
    if (slabs.isEmpty()) return words.say("asset.terms.noSlabs");
    return slabs.stream()
        .map(slab ->
            words.say(
                "asset.terms.slab",
                slab.belowPercent().toPlainString(),
                slab.percentOfPayment().toPlainString()))
        .collect(Collectors.joining(" · "));
  }

  private String forgiven(AssetTerms terms) {
    var causes = terms.service().forgiven();
    if (causes.isEmpty()) return words.say("asset.terms.nothing");
    return causes.stream()
        .sorted()
        .map(cause -> words.say("asset.cause." + cause.name()))
        .collect(Collectors.joining(", "));
  }

  private String day(@Nullable LocalDate day) {
    return day == null ? Words.NONE : words.date(day);
  }

  private static String orNone(String text) {
    return text.isEmpty() ? Words.NONE : text;
  }

  /// All versions, the last entered first.
  DataTable history(List<Agreement.Kept> entries) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.terms.entered"), true),
            DataTable.Column.text(words.say("asset.terms.change"), true),
            DataTable.Column.text(words.say("asset.terms.reason"), false),
            DataTable.Column.text(words.say("asset.state"), true));
    var rows =
        entries.stream()
            .map(kept ->
                new DataTable.Row(
                    false,
                    List.<DataTable.Cell>of(
                        new DataTable.Text(words.minute(kept.enteredAt())),
                        change(kept),
                        new DataTable.Text(kept.entry().reason()),
                        state(kept))))
            .toList();
    return new DataTable(
        words.say("asset.terms.history"), columns, rows, null, words.say("asset.terms.none"));
  }

  private DataTable.Cell state(Agreement.Kept kept) {
    var undone = kept.undoneAt();
    return undone == null
        ? new DataTable.State(Tone.QUIET, words.say("asset.terms.stands"))
        : new DataTable.State(Tone.SILENT, words.say("asset.terms.undone", words.minute(undone)));
  }

  private DataTable.Cell change(Agreement.Kept kept) {
    return switch (kept.entry()) {
      case Agreement.Papers papers ->
          new DataTable.Noted(line(papers.values()), was(kept.before()));
      case Agreement.Levels levels ->
          new DataTable.Noted(
              words.say(
                  "asset.terms.levelsLine",
                  words.date(levels.validFrom()),
                  percent(target(levels.terms())),
                  openHours(levels.terms().hours()),
                  levels.terms().fixHours()),
              slabs(levels.terms())
                  + " · "
                  + words.say("asset.terms.forgiven")
                  + ": "
                  + forgiven(levels.terms())
                  + " · "
                  + levels.terms().source());
    };
  }

  private String was(Agreement.Papers.@Nullable Values before) {
    return before == null ? "" : words.say("asset.terms.before", line(before));
  }

  private String line(Agreement.Papers.Values values) {
    return words.say(
        "asset.terms.papersLine",
        orNone(values.contract()),
        day(values.warrantyUntil()),
        day(values.careUntil()));
  }
}
