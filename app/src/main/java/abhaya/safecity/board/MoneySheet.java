package abhaya.safecity.board;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.fund.CertificateBook;
import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.fund.FundRules;
import abhaya.safecity.fund.FundWords;
import abhaya.safecity.fund.Rupees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The tables of the money board of all cities.
final class MoneySheet {
  private static final Duration IDLE_LONG = Duration.ofDays(365);

  private final Words words;
  private final FundWords say;
  private final List<CityStanding> cities;

  MoneySheet(Words words, List<CityStanding> cities) {
    this.words = words;
    this.say = new FundWords(words);
    this.cities = List.copyOf(cities);
  }

  private String name(CityStanding city) {
    return city.city().name(words.language().tag());
  }

  /// Owed and overdue, the longest overdue first.
  DataTable certificates() {
    record Owed(CityStanding city, CertificateBook.Due due) {}

    var rows =
        cities.stream()
            .flatMap(city -> city.book().due(city.today()).stream().map(due -> new Owed(city, due)))
            .sorted(Comparator.comparing((Owed owed) -> owed.due().dueOn()))
            .map(owed -> {
              var year = owed.due().year();
              var overdue = owed.due().isOverdue(owed.city().today());
              return new Row(
                  false,
                  List.<DataTable.Cell>of(
                      new DataTable.Way(
                          name(owed.city()) + " · " + year.label(),
                          "/safecity/"
                              + owed.city().city().code()
                              + "/certificate?year="
                              + year.label()),
                      say.figure(owed.city().ledger().in(year).total(EntryKind.CENTRE_RELEASE)),
                      new Text(words.date(owed.due().dueOn())),
                      overdue
                          ? new DataTable.State(
                              Tone.OVERDUE, words.say("fund.overdue", owed.due().monthsOverdue()))
                          : new DataTable.State(Tone.LATE, words.say("fund.owed"))));
            })
            .toList();
    return new DataTable(
        words.say("board.money.certificates"),
        List.of(
            Column.text(words.say("board.money.cityYear"), true),
            crore("board.money.grant"),
            Column.text(words.say("fund.dueOn"), false),
            Column.text(words.say("fund.state"), true)),
        rows,
        null,
        words.say("fund.certificates.none"));
  }

  /// Every balance with its holder, account and age.
  DataTable holders() {
    record Held(CityStanding city, String holder, Rupees amount) {}

    var rows =
        cities.stream()
            .flatMap(city ->
                city.ledger().balances().entrySet().stream()
                    .filter(one -> !one.getValue().isZero())
                    .map(one -> new Held(city, one.getKey(), one.getValue())))
            .sorted(Comparator.comparing(Held::amount, Comparator.reverseOrder()))
            .map(held -> {
              var account = held.city().book().accounts().get(held.holder());
              var idle = FundRules.idle(held.city().ledger(), held.holder(), held.city().today());
              return new Row(
                  false,
                  List.<DataTable.Cell>of(
                      new DataTable.Way(
                          held.holder() + " · " + name(held.city()),
                          "/safecity/" + held.city().city().code() + "/money"),
                      say.figure(held.amount()),
                      account == null
                          ? new DataTable.State(Tone.OVERDUE, words.say("fund.noAccount"))
                          : new Text(account.number()),
                      new DataTable.Figure(words.age(idle), idle.compareTo(IDLE_LONG) > 0)));
            })
            .toList();
    return new DataTable(
        words.say("board.holders"),
        List.of(
            Column.text(words.say("fund.field.holder"), true),
            crore("board.balance"),
            Column.text(words.say("fund.field.account"), false),
            Column.number(words.say("fund.idle"), true)),
        rows,
        new Row(
            false,
            List.of(
                new Text(words.say("fund.sum")),
                say.figure(
                    Rupees.sum(cities.stream().map(city -> city.ledger().balance()).toList())),
                new DataTable.Nothing(),
                new DataTable.Nothing())),
        words.say("fund.holders.none"));
  }

  /// Interest earned, the Centre's part of it, what went back, what is still due.
  DataTable interest() {
    var rows = new ArrayList<Row>();
    for (var city : cities) {
      var ratio = city.book().account().rules().ratio();
      var earned = city.ledger().total(EntryKind.INTEREST);
      if (earned.isZero()) continue;
      var due = city.ledger().interestDueToCentre(ratio);
      rows.add(
          new Row(
              false,
              List.of(
                  new DataTable.Way(name(city), "/safecity/" + city.city().code() + "/money"),
                  say.figure(earned),
                  new Text(ratio.centre() + " : " + ratio.state()),
                  say.figure(city.ledger().total(EntryKind.INTEREST_RETURNED)),
                  new DataTable.Figure(say.crore(due), due.paise() > 0))));
    }
    return new DataTable(
        words.say("board.money.interest"),
        List.of(
            Column.text(words.say("board.city"), true),
            crore("board.money.earned"),
            Column.text(words.say("fund.ratio"), false),
            crore("board.money.returned"),
            crore("board.money.due")),
        rows,
        null,
        words.say("board.money.interest.none"));
  }

  /// What the rules of grants say of each ledger as it stands.
  DataTable findings() {
    var rows = new ArrayList<Row>();
    for (var city : cities)
      for (var said : say.findings(city.book().findings(city.today())).stream().distinct().toList())
        rows.add(
            new Row(
                false,
                List.of(
                    new DataTable.Way(name(city), "/safecity/" + city.city().code() + "/money"),
                    new Text(said))));
    return new DataTable(
        words.say("board.money.findings"),
        List.of(
            Column.text(words.say("board.city"), true),
            Column.text(words.say("board.money.said"), true)),
        rows,
        null,
        words.say("board.money.findings.none"));
  }

  private Column crore(String key) {
    return new Column(words.say(key), words.say("fund.inCrore"), true, null, null, true);
  }
}
