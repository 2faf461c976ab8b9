package abhaya.investigation.why;

import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import abhaya.base.web.Words;
import abhaya.investigation.fair.Measure;
import abhaya.investigation.fair.PublishedRanking;
import abhaya.investigation.fair.UnitCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rankings as others print them: made of these figures with the rule named, and the printed ones
/// with what they said of their window.
final class LeagueSheet {
  private static final int DECIMALS = 1;
  private static final List<Measure> MEASURES =
      List.of(Measure.COMPLIANCE, Measure.DISPOSAL, Measure.PENDENCY_OF_MATURE);

  private final WhyFrame frame;
  private final Words words;
  private final ShareCells cells;

  LeagueSheet(WhyFrame frame, Words words) {
    this.frame = frame;
    this.words = words;
    this.cells = new ShareCells(words);
  }

  static Measure measure(String word) {
    return MEASURES.stream().filter(one -> one.name().equals(word)).findFirst().orElseThrow();
  }

  static String[] choices() {
    return MEASURES.stream().map(Measure::name).toArray(String[]::new);
  }

  CompareView.League mine(WhyAsk ask, Comparison data, Measure measure, String address) {
    var counts = new ArrayList<UnitCounts>();
    for (var line : data.lines()) counts.add(line.counts().published(frame.name(line.unit())));
    var rule =
        new PublishedRanking.Rule(
            measure, ask.from().atDay(1), ask.to().atEndOfMonth(), ask.today(), DECIMALS, 0);
    var rows =
        PublishedRanking.of(rule, counts).rows().stream()
            .map(row ->
                new DataTable.Row(
                    false,
                    List.<DataTable.Cell>of(
                        cells.count(row.place()),
                        cells.text(row.unit()),
                        cells.text(words.percent(row.printed())),
                        cells.text(words.say("why.of", row.share().part(), row.share().whole())))))
            .toList();
    var said =
        words.say(
            "why.league.rule",
            words.say(measure.messageKey()),
            words.date(ask.from().atDay(1)),
            words.date(ask.to().atEndOfMonth()),
            words.date(ask.today()));
    var links = new ArrayList<Link>();
    for (var one : MEASURES) {
      var text = words.say(one.messageKey());
      var to = Address.of(address).with("ranking", one.name()) + "#league";
      links.add(one == measure ? Link.here(text) : new Link(text, to));
    }
    return new CompareView.League(said, links, table(rows));
  }

  private DataTable table(List<DataTable.Row> rows) {
    var columns =
        List.of(
            DataTable.Column.number(words.say("why.league.place"), true),
            DataTable.Column.text(words.say("why.compare.unit"), true),
            DataTable.Column.text(words.say("why.league.printed"), true),
            DataTable.Column.text(words.say("why.league.counts"), false));
    var name = words.say("why.league");
    return new DataTable(name, columns, rows, null, words.say("why.compare.none"));
  }

  /// The printed ones, the latest first.
  DataTable printed(List<PublishedPrints.Print> prints) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("why.print.asOf"), true),
            DataTable.Column.text(words.say("why.compare.unit"), true),
            DataTable.Column.text(words.say("why.print.measure"), false),
            DataTable.Column.text(words.say("why.print.window"), false),
            DataTable.Column.text(words.say("why.print.printed"), true),
            DataTable.Column.text(words.say("why.league.place"), false),
            DataTable.Column.text(words.say("why.print.again"), false),
            DataTable.Column.text(words.say("why.print.source"), false));
    var rows =
        prints.stream()
            .sorted(Comparator.comparing(PublishedPrints.Print::asOf).reversed())
            .map(this::row)
            .toList();
    return new DataTable(words.say("why.print"), columns, rows, null, "");
  }

  private DataTable.Row row(PublishedPrints.Print print) {
    return new DataTable.Row(
        false,
        List.of(
            cells.text(words.date(print.asOf())),
            cells.text(print.unit()),
            cells.text(words.say(print.measure().messageKey())),
            print.window().isEmpty()
                ? new DataTable.Withheld(words.say("why.print.window.none"))
                : cells.text(print.window()),
            cells.text(words.percent(print.percent())),
            cells.text(print.place() == null ? Words.NONE : words.number(print.place())),
            again(print),
            cells.text(print.source())));
  }

  private DataTable.Cell again(PublishedPrints.Print print) {
    var share = print.share();
    var value = again(print.again());
    if (share == null) return cells.text(words.say("why.print.noCounts"));
    return cells.text(
        words.say(
            print.isConfirmed() ? "why.print.same" : "why.print.other",
            value,
            share.part(),
            share.whole()));
  }

  private String again(@Nullable BigDecimal value) {
    return value == null ? Words.NONE : words.percent(value);
  }
}
