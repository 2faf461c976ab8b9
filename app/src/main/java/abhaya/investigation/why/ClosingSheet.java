package abhaya.investigation.why;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.fair.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How cases were closed, in the reader's words.
final class ClosingSheet {
  private final WhyFrame frame;
  private final Words words;
  private final ShareCells cells;
  private final ClosingFigures data;

  ClosingSheet(WhyFrame frame, Words words, ClosingFigures data) {
    this.frame = frame;
    this.words = words;
    this.cells = new ShareCells(words);
    this.data = data;
  }

  List<Headline> headlines() {
    var own = data.own();
    var spikes = data.parts().stream().filter(one -> one.closing().spike().isSpike()).count();
    var another = own.ofReports(CaseSign.BY_ANOTHER);
    return List.of(
        headline("why.closing.sheets", own.mix().chargeSheetShare(), Tone.PLAIN),
        headline("why.closing.unforwarded", own.unforwarded(), Tone.OVERDUE),
        headline("why.closing.another", another, Tone.LATE),
        new Headline(
            words.say("why.closing.spikes"),
            words.number(spikes),
            words.say("why.closing.spikes.under", data.parts().size()),
            spikes > 0 ? Tone.LATE : Tone.PLAIN,
            null));
  }

  private Headline headline(String key, Share share, Tone tone) {
    var shown = share.part() == 0 ? Tone.PLAIN : tone;
    return new Headline(
        words.say(key),
        cells.percent(share),
        words.say(key + ".under", share.part(), share.whole()),
        shown,
        null);
  }

  List<DelayView.Section> sections() {
    return List.of(signs(), spikes(), mix());
  }

  /// What somebody should look at, each with its cases.
  private DelayView.Section signs() {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.sign"), true),
            DataTable.Column.number(words.say("why.sign.cases"), true),
            DataTable.Column.text(words.say("why.sign.share"), true),
            DataTable.Column.text(words.say("why.sign.of"), false));
    var rows = new ArrayList<DataTable.Row>();
    for (var sign : CaseSign.values()) {
      if (sign == CaseSign.CLOSED) continue;
      var n = data.own().sign(sign);
      var share =
          sign == CaseSign.UNFORWARDED ? data.own().unforwarded() : data.own().ofReports(sign);
      var of = sign == CaseSign.UNFORWARDED ? "why.sign.of.closed" : "why.sign.of.reports";
      rows.add(
          new DataTable.Row(
              false,
              List.of(
                  cells.text(words.say(sign.messageKey())),
                  cells.way(n, frame.cases("sign", sign.word())),
                  cells.share(share),
                  cells.text(words.say(of, share.whole())))));
    }
    var name = words.say("why.signs");
    var table = new DataTable(name, columns, rows, null, "");
    return new DelayView.Section("signs", name, words.say("why.signs.note"), table);
  }

  /// Closures of the last five days beside charge sheets, the least likely first.
  private DelayView.Section spikes() {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.compare.unit"), true),
            DataTable.Column.number(words.say("why.spike.closures"), false),
            DataTable.Column.text(words.say("why.spike.lateClosures"), true),
            DataTable.Column.text(words.say("why.spike.lateSheets"), false),
            DataTable.Column.text(words.say("why.spike.chance"), false),
            DataTable.Column.text(words.say("why.spike.sign"), true));
    var rows = new ArrayList<DataTable.Row>();
    data.parts().stream()
        .sorted(Comparator.comparingDouble(one -> one.closing().spike().chance()))
        .forEach(one -> rows.add(spike(one)));
    var name = words.say("why.spikes");
    var table = new DataTable(name, columns, rows, null, words.say("why.spikes.none"));
    return new DelayView.Section("spikes", name, words.say("why.spikes.note"), table);
  }

  private DataTable.Row spike(ClosingFigures.Line one) {
    var spike = one.closing().spike();
    var chance = BigDecimal.valueOf(spike.chance()).setScale(3, RoundingMode.HALF_UP);
    return new DataTable.Row(
        false,
        List.of(
            unit(one.unit()),
            cells.count(spike.closures()),
            cells.share(spike.lateClosures()),
            cells.share(spike.lateChargeSheets()),
            cells.text(spike.closures() == 0 ? Words.NONE : words.decimal(chance)),
            spike.isSpike()
                ? new DataTable.State(Tone.LATE, words.say("why.spike.look"))
                : new DataTable.Nothing()));
  }

  private DataTable.Cell unit(Unit unit) {
    var name = frame.name(unit);
    var href = frame.open(unit);
    return href == null ? cells.text(name) : new DataTable.Way(name, href);
  }

  private DelayView.Section mix() {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.compare.unit"), true),
            DataTable.Column.number(words.say("why.mix.reports"), true),
            DataTable.Column.text(words.say("why.mix.sheets"), true),
            DataTable.Column.text(words.say("why.mix.false"), false),
            DataTable.Column.text(words.say("why.mix.returned"), false),
            DataTable.Column.text(words.say("why.mix.supplementary"), false),
            DataTable.Column.text(words.say("why.mix.another"), false),
            DataTable.Column.number(words.say("why.mix.unforwarded"), false));
    var rows =
        data.parts().stream()
            .sorted(
                Comparator.comparingLong((ClosingFigures.Line one) -> one.closing().mix().reports())
                    .reversed())
            .map(this::mix)
            .toList();
    var name = words.say("why.mix");
    var table = new DataTable(name, columns, rows, null, words.say("why.spikes.none"));
    return new DelayView.Section("mix", name, words.say("why.mix.note"), table);
  }

  private DataTable.Row mix(ClosingFigures.Line one) {
    var closing = one.closing();
    return new DataTable.Row(
        false,
        List.of(
            unit(one.unit()),
            cells.count(closing.mix().reports()),
            cells.share(closing.mix().chargeSheetShare()),
            cells.share(closing.mix().falseShare()),
            cells.share(closing.mix().returnedShare()),
            cells.share(closing.mix().supplementaryShare()),
            cells.share(closing.ofReports(CaseSign.BY_ANOTHER)),
            cells.count(closing.sign(CaseSign.UNFORWARDED))));
  }
}
