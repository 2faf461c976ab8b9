package abhaya.safecity.board;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Words;
import abhaya.safecity.fund.PublishedFigure;
import abhaya.safecity.fund.PublishedTable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One printed table with date and source of each figure.
record PrintSheet(Words words, String print, PublishedTable table) {
  static final List<String> PRINTS = List.of("T1", "T1-later", "T2", "T3", "T4", "T5", "T6");
  private static final Pattern HOST = Pattern.compile("https?://(?:www\\.)?([^/]+)");

  PrintView.Print shown() {
    var rows = table.figures().stream().map(this::row).toList();
    var title = words.say("board.print." + print);
    var shown =
        new DataTable(
            title,
            List.of(
                Column.text(words.say("board.print.place"), true),
                Column.text(words.say("board.print.measure"), true),
                Column.text(words.say("board.print.period"), false),
                new Column(words.say("board.print.value"), "", true, null, null, true),
                Column.text(words.say("board.print.asOf"), false),
                Column.text(words.say("board.print.source"), false),
                Column.text(words.say("board.print.note"), false)),
            rows,
            null,
            words.say("board.print.none"));
    var notes =
        table.releasedAboveApproved().stream()
            .map(finding -> words.say("board.print.above", finding.arguments().toArray()))
            .toList();
    return new PrintView.Print(print.toLowerCase(Locale.ROOT), title, shown, notes);
  }

  private Row row(PublishedFigure figure) {
    return new Row(
        false,
        List.of(
            new Text(place(figure.place())),
            new Text(measure(figure.measure())),
            new Text(figure.period()),
            value(figure),
            new Text(words.date(figure.asOf())),
            new Text(host(figure.source())),
            new Text(figure.note())));
  }

  private String place(String place) {
    return words.has("board.place." + place) ? words.say("board.place." + place) : place;
  }

  private String measure(String measure) {
    return words.say("board.measure." + measure);
  }

  private DataTable.Cell value(PublishedFigure figure) {
    var value = figure.value();
    if (value == null) return new Text(Words.NONE);
    var text =
        figure.unit() == PublishedFigure.Unit.PERCENT
            ? words.percent(value)
            : words.say("fund.crore", words.decimal(value));
    return new DataTable.Figure(text, false);
  }

  private static String host(String source) {
    var host = HOST.matcher(source);
    return host.find() ? host.group(1) : source;
  }
}
