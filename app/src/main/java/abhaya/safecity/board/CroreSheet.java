package abhaya.safecity.board;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Words;
import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.fund.FundWords;
import abhaya.safecity.fund.LedgerEntry;
import abhaya.safecity.fund.Rupees;
import abhaya.safecity.project.ComponentKind;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of each sanctioned crore of a city: released, spent on what, held by whom, and what
/// stands for it in the street.
final class CroreSheet {
  private static final int LINES_SHOWN = 40;

  private final Words words;
  private final FundWords money;
  private final WorkWords works;
  private final CityStanding city;
  private final ComponentSheet components;

  CroreSheet(Words words, CityStanding city, ComponentSheet components) {
    this.words = words;
    this.money = new FundWords(words);
    this.works = new WorkWords(words);
    this.city = city;
    this.components = components;
  }

  private String root() {
    return "/safecity/" + city.city().code();
  }

  /// The orders, each with the line of the ledger behind it.
  DataTable lines(EntryKind... kinds) {
    var wanted = List.of(kinds);
    var rows =
        city.ledger().entries().stream()
            .filter(entry -> wanted.contains(entry.kind()))
            .sorted(Comparator.comparing(LedgerEntry::on).reversed())
            .limit(LINES_SHOWN)
            .map(entry ->
                new Row(
                    false,
                    List.<DataTable.Cell>of(
                        new DataTable.Way(
                            words.date(entry.on()), root() + "/money/lines/" + entry.id()),
                        new Text(money.kind(entry.kind())),
                        money.figure(entry.amount()),
                        new Text(paper(entry)))))
            .toList();
    return new DataTable(
        words.say("board.crore.lines"),
        List.of(
            Column.text(words.say("fund.field.on"), true),
            Column.text(words.say("fund.field.kind"), true),
            crore("fund.field.amount"),
            Column.text(words.say("fund.field.order"), false)),
        rows,
        null,
        words.say("fund.ledger.none"));
  }

  private static String paper(LedgerEntry entry) {
    var order = entry.details().order();
    return order == null ? entry.holder() : order;
  }

  /// Where a sanctioned crore went. Rows add up to what was released.
  DataTable way() {
    var ledger = city.ledger();
    var sanctioned = city.sanctioned();
    var rows = new ArrayList<Row>();
    rows.add(row(words.say("board.sanctioned"), root() + "/money", sanctioned));
    rows.add(row(words.say("board.released"), root() + "/money", ledger.released()));
    for (var kind : components.kinds()) {
      var spent = components.spent(kind);
      if (!spent.isZero())
        rows.add(
            row(
                words.say("board.crore.spentOn", works.component(kind)),
                root() + "/crore?component=" + kind.name(),
                spent));
    }
    var unnamed = ledger.spentByComponent().getOrDefault("", Rupees.ZERO);
    if (!unnamed.isZero())
      rows.add(row(words.say("board.crore.unnamed"), root() + "/money", unnamed));
    ledger
        .balances()
        .forEach((holder, left) -> {
          if (!left.isZero())
            rows.add(row(words.say("board.crore.held", holder), root() + "/money", left));
        });
    return new DataTable(
        words.say("board.crore.way"),
        List.of(
            Column.text(words.say("board.crore.step"), true),
            crore("fund.field.amount"),
            new Column(
                words.say("board.crore.ofOne"), words.say("board.inLakh"), true, null, null, true)),
        rows,
        null,
        words.say("board.none"));
  }

  private Row row(String text, String href, Rupees amount) {
    return new Row(
        false,
        List.of(
            new DataTable.Way(text, href),
            money.figure(amount),
            new DataTable.Figure(ofOne(amount), false)));
  }

  /// Lakh of each sanctioned crore.
  private String ofOne(Rupees amount) {
    var sanctioned = city.sanctioned();
    if (sanctioned.isZero()) return Words.NONE;
    return words.decimal(
        amount
            .toDecimal()
            .multiply(BigDecimal.valueOf(100))
            .divide(sanctioned.toDecimal(), 2, RoundingMode.HALF_UP));
  }

  /// What stands in the street for it, and the way to the single things.
  DataTable street(@Nullable ComponentKind kind) {
    var rows = new ArrayList<Row>();
    for (var work : city.works()) {
      if (kind != null && work.place().component() != kind) continue;
      var evidence = work.evidenceAt(city.lastMonth());
      var proven = evidence.map(WorkPackage.Evidence::proven).orElse(0L);
      var installed = evidence.map(WorkPackage.Evidence::installed).orElse(0L);
      rows.add(
          new Row(
              false,
              List.of(
                  new DataTable.Way(works.title(work), root() + "/works/" + work.handle()),
                  figure(work.target()),
                  figure(installed),
                  figure(proven),
                  new DataTable.Way(
                      words.say("board.crore.things"),
                      "/safecity/assets?city=" + city.city().code()))));
    }
    return new DataTable(
        words.say("board.crore.street"),
        List.of(
            Column.text(words.say("board.package"), true),
            Column.number(words.say("project.target"), false),
            Column.number(words.say("project.installed"), false),
            Column.number(words.say("project.proven"), true),
            Column.text(words.say("board.crore.single"), true)),
        rows,
        null,
        words.say("board.packages.none"));
  }

  /// The payments on one component, the newest first.
  DataTable payments(ComponentKind kind) {
    var rows =
        city.ledger().entries(EntryKind.EXPENDITURE).stream()
            .filter(entry -> kind.name().equals(entry.details().component()))
            .sorted(Comparator.comparing(LedgerEntry::on).reversed())
            .limit(LINES_SHOWN)
            .map(entry ->
                new Row(
                    false,
                    List.<DataTable.Cell>of(
                        new DataTable.Way(
                            words.date(entry.on()), root() + "/money/lines/" + entry.id()),
                        money.figure(entry.amount()),
                        new Text(entry.holder()))))
            .toList();
    return new DataTable(
        words.say("board.crore.payments", works.component(kind)),
        List.of(
            Column.text(words.say("fund.field.on"), true),
            crore("fund.field.amount"),
            Column.text(words.say("fund.field.holder"), false)),
        rows,
        null,
        words.say("fund.ledger.none"));
  }

  private DataTable.Figure figure(long count) {
    return new DataTable.Figure(words.number(count), false);
  }

  private Column crore(String key) {
    return new Column(words.say(key), words.say("fund.inCrore"), true, null, null, true);
  }
}
