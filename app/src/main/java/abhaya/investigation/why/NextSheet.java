package abhaya.investigation.why;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.cases.NamedCase;
import abhaya.investigation.fair.Interval;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.outlook.Outlook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What will breach next, in the reader's words.
final class NextSheet {
  private final WhyFrame frame;
  private final Words words;
  private final ShareCells cells;
  private final WhyAsk ask;
  private final List<Looked> looked;

  /// An open case with its outlook.
  record Looked(OpenQueries.Open open, Outlook outlook) {}

  NextSheet(WhyFrame frame, Words words, WhyAsk ask, List<Looked> looked) {
    this.frame = frame;
    this.words = words;
    this.cells = new ShareCells(words);
    this.ask = ask;
    this.looked = looked;
  }

  List<Headline> headlines(List<OpenQueries.Due> due) {
    var week = looked.stream().filter(one -> one.outlook().daysLeft() < 7).count();
    var parts = !due.isEmpty();
    var inWeek = parts ? due.stream().mapToLong(OpenQueries.Due::week).sum() : week;
    var inMonth =
        parts
            ? due.stream().mapToLong(OpenQueries.Due::month).sum()
            : looked.stream().filter(one -> one.outlook().daysLeft() < 30).count();
    var expected = looked.stream().mapToDouble(one -> one.outlook().chance()).sum();
    var headlines = new ArrayList<Headline>();
    headlines.add(headline("why.next.week", inWeek, inWeek > 0 ? Tone.LATE : Tone.PLAIN));
    headlines.add(headline("why.next.month", inMonth, Tone.PLAIN));
    if (!looked.isEmpty()) {
      headlines.add(
          new Headline(
              words.say("why.next.expected"),
              words.number(Math.round(expected)),
              words.say("why.next.expected.under", looked.size()),
              Tone.OVERDUE,
              null));
    }
    return headlines;
  }

  private Headline headline(String key, long n, Tone tone) {
    return new Headline(words.say(key), words.number(n), words.say(key + ".under"), tone, null);
  }

  DataTable parts(List<OpenQueries.Due> due) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.compare.unit"), true),
            DataTable.Column.number(words.say("why.next.in7"), true),
            DataTable.Column.number(words.say("why.next.in15"), false),
            DataTable.Column.number(words.say("why.next.in30"), true),
            DataTable.Column.number(words.say("why.next.over"), false));
    var rows =
        due.stream()
            .filter(one -> ask.tree().has(one.unit()))
            .sorted(
                Comparator.comparingLong(OpenQueries.Due::week)
                    .thenComparingLong(OpenQueries.Due::month)
                    .reversed())
            .map(one -> {
              var unit = ask.tree().get(one.unit());
              var href = frame.open(unit);
              var name = frame.name(unit);
              return new DataTable.Row(
                  false,
                  List.of(
                      href == null ? cells.text(name) : new DataTable.Way(name, href),
                      cells.count(one.week()),
                      cells.count(one.fortnight()),
                      cells.count(one.month()),
                      cells.count(one.over())));
            })
            .toList();
    return new DataTable(
        words.say("why.next.parts"), columns, rows, null, words.say("why.next.none"));
  }

  DataTable cases(Map<Long, NamedCase> named) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.cases.fir"), true),
            DataTable.Column.text(words.say("why.silent.station"), false),
            DataTable.Column.text(words.say("why.next.left"), true),
            DataTable.Column.text(words.say("why.next.prospect"), true),
            DataTable.Column.text(words.say("why.next.of100"), false),
            DataTable.Column.text(words.say("why.next.missing"), false));
    var rows = new ArrayList<DataTable.Row>();
    for (var one : looked) {
      var name = named.get(one.open().id());
      if (name != null) rows.add(row(one, name));
    }
    return new DataTable(
        words.say("why.next.cases"), columns, rows, null, words.say("why.next.none"));
  }

  private DataTable.Row row(Looked one, NamedCase name) {
    var outlook = one.outlook();
    var left = outlook.daysLeft();
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(words.say("cases.fir", name.firNumber()), "/cases/" + name.handle()),
            cells.text(ask.tree().find(name.station()).map(frame::name).orElse(Words.NONE)),
            cells.text(left == 0 ? words.say("cases.lastDayToday") : words.days(left)),
            new DataTable.State(
                OutlookWords.tone(outlook.prospect()), words.say(outlook.prospect().messageKey())),
            cells.text(
                words.say(
                    "why.next.chance",
                    Outlook.inHundred(outlook.chance()),
                    Outlook.inHundred(outlook.baseRate()),
                    outlook.baseCounts().whole())),
            cells.text(new OutlookWords(words).first(outlook))));
  }

  /// What the open cases wait for, and with whom.
  DataTable missing() {
    var held = new TreeMap<Holder, long[]>();
    for (var one : looked) {
      for (var line : one.outlook().obstacles()) {
        var counts = held.computeIfAbsent(line.obstacle().holder(), key -> new long[2]);
        counts[0]++;
        if (line.clears() < 0.5) counts[1]++;
      }
    }
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.next.holder"), true),
            DataTable.Column.number(words.say("why.next.waiting"), true),
            DataTable.Column.number(words.say("why.next.unlikely"), true));
    var rows =
        held.entrySet().stream()
            .sorted((a, b) -> Long.compare(b.getValue()[1], a.getValue()[1]))
            .map(one ->
                new DataTable.Row(
                    false,
                    List.of(
                        cells.text(words.say(one.getKey().messageKey())),
                        cells.count(one.getValue()[0]),
                        cells.count(one.getValue()[1]))))
            .toList();
    return new DataTable(
        words.say("why.next.holders"), columns, rows, null, words.say("why.next.none"));
  }

  DataTable calibration(Learned learned) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.fit.said"), true),
            DataTable.Column.text(words.say("why.fit.happened"), true),
            DataTable.Column.text(words.say("why.fit.interval"), false),
            DataTable.Column.text(words.say("why.fit.counts"), true),
            DataTable.Column.text(words.say("why.fit.agrees"), false));
    var rows = new ArrayList<DataTable.Row>();
    for (var row : learned.table()) {
      var interval = Interval.wilson(row.happened());
      var agrees = interval.holds(row.said());
      rows.add(
          new DataTable.Row(
              false,
              List.of(
                  cells.text(words.percent(hundred(row.said()))),
                  cells.text(cells.percent(row.happened())),
                  cells.text(cells.interval(interval)),
                  cells.text(words.say("why.of", row.happened().part(), row.happened().whole())),
                  new DataTable.State(
                      agrees ? Tone.IN_TIME : Tone.LATE,
                      words.say(agrees ? "why.fit.yes" : "why.fit.no")))));
    }
    return new DataTable(words.say("why.fit"), columns, rows, null, words.say("why.fit.none"));
  }

  String calibrationNote(Learned learned) {
    return words.say(
        "why.fit.note",
        words.month(learned.learned().from()),
        words.month(learned.learned().to()),
        words.month(learned.held().from()),
        words.month(learned.held().to()),
        learned.heldCases(),
        cells.ratio(learned.brier()),
        cells.ratio(learned.coin()));
  }

  private static BigDecimal hundred(double share) {
    return BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.HALF_UP);
  }
}
