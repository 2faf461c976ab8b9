package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.measure.OpenHours;
import abhaya.safecity.measure.Share;
import abhaya.safecity.measure.StaffedHours;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A staffed place in words and figures: hours with a trained woman present, not desks bought.
record StaffSheet(Words words, StaffedHours hours, List<StaffedHours.SpotCheck> visits) {
  private static final BigDecimal GOOD = BigDecimal.valueOf(95);
  private static final BigDecimal FAIR = BigDecimal.valueOf(80);

  static StaffSheet of(
      Words words, AssetFile file, AssetQueries.Staff staff, Instant from, Instant now) {
    var said = Objects.requireNonNullElse(file.fields().get("hours"), "00:00-24:00").toString();
    var open = OpenHours.read(said).orElse(OpenHours.ALL_DAY).between(from, now);
    return new StaffSheet(
        words, StaffedHours.of(open, staff.shifts(), staff.visits()), staff.visits());
  }

  List<Headline> measures() {
    var checks = hours.checks();
    var passed =
        Share.percent(checks.passed(), checks.made(), 1)
            .map(one -> one.toPlainString() + "\u00a0%")
            .orElse(Words.NONE);
    return List.of(
        measure("asset.staff.rostered", hours.rostered()),
        measure("asset.staff.qualified", hours.qualified()),
        measure("asset.staff.present", hours.staffed()),
        new Headline(
            words.say("asset.staff.visits"),
            passed,
            words.say("asset.staff.visitsOf", checks.passed(), checks.made()),
            Tone.PLAIN,
            null));
  }

  private Headline measure(String key, Duration part) {
    var percent = Share.percent(part.toMillis(), hours.open().toMillis(), 1);
    var tone =
        percent
            .map(one ->
                one.compareTo(GOOD) >= 0
                    ? Tone.IN_TIME
                    : one.compareTo(FAIR) >= 0 ? Tone.LATE : Tone.OVERDUE)
            .orElse(Tone.SILENT);
    return new Headline(
        words.say(key),
        percent.map(one -> one.toPlainString() + "\u00a0%").orElse(Words.NONE),
        words.say(
            "asset.hoursOf",
            words.say("asset.hours", part.toHours()),
            words.say("asset.hours", hours.open().toHours())),
        tone,
        null);
  }

  DataTable table() {
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.staff.at"), true),
            DataTable.Column.text(words.say("asset.staff.found"), true));
    var rows =
        visits.stream()
            .map(visit ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(words.minute(visit.at())),
                        new DataTable.State(
                            visit.found() == StaffedHours.Found.STAFFED
                                ? Tone.IN_TIME
                                : Tone.OVERDUE,
                            words.say("asset.found." + visit.found())))))
            .toList();
    return new DataTable(
        words.say("asset.staff.checks"), columns, rows, null, words.say("asset.staff.none"));
  }

  /// Who sits there now and in the days to come.
  DataTable roster(List<AssetQueries.Rostered> shifts) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.from"), true),
            DataTable.Column.text(words.say("asset.to"), false),
            DataTable.Column.text(words.say("asset.post"), true),
            DataTable.Column.text(words.say("asset.keep.field.shiftWho"), true));
    var rows =
        shifts.stream()
            .map(shift ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(words.minute(shift.from())),
                        new DataTable.Text(words.minute(shift.to())),
                        new DataTable.Text(shift.post()),
                        who(shift))))
            .toList();
    return new DataTable(
        words.say("asset.roster"), columns, rows, null, words.say("asset.roster.none"));
  }

  private DataTable.Cell who(AssetQueries.Rostered shift) {
    var key = (shift.trained() ? "TRAINED_" : "") + (shift.woman() ? "WOMAN" : "MAN");
    var fit = shift.woman() && shift.trained();
    return new DataTable.State(fit ? Tone.IN_TIME : Tone.LATE, words.say("asset.keep.who." + key));
  }
}
