package abhaya.safecity.board;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.fund.FundWords;
import abhaya.safecity.fund.Ledger;
import abhaya.safecity.fund.PublishedTable;
import abhaya.safecity.fund.Rupees;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// The tables of the nation's board.
final class NationSheet {
  private static final int HOLDERS_SHOWN = 12;

  private final Words words;
  private final FundWords say;
  private final List<CityStanding> cities;

  NationSheet(Words words, List<CityStanding> cities) {
    this.words = words;
    this.say = new FundWords(words);
    this.cities = List.copyOf(cities);
  }

  private Rupees sum(Function<Ledger, Rupees> figure) {
    return Rupees.sum(cities.stream().map(city -> figure.apply(city.ledger())).toList());
  }

  List<Headline> headlines() {
    var sanctioned = sum(ledger -> ledger.total(EntryKind.SANCTION));
    var released = sum(Ledger::released);
    var spent = sum(Ledger::spent);
    var balance = sum(Ledger::balance);
    return List.of(
        money("board.sanctioned", sanctioned, words.say("board.ofCities", cities.size())),
        money("board.released", released, share(released, sanctioned)),
        money("board.spent", spent, share(spent, released)),
        money("board.balance", balance, left(balance, released)),
        physical());
  }

  private Headline money(String key, Rupees amount, String under) {
    return new Headline(words.say(key), say.amount(amount), under, Tone.PLAIN, null);
  }

  /// What is left is more than released less spent by the interest that it earned.
  private String left(Rupees balance, Rupees released) {
    var interest =
        sum(ledger -> ledger.total(EntryKind.INTEREST))
            .minus(sum(ledger -> ledger.total(EntryKind.INTEREST_RETURNED)));
    var share = share(balance, released);
    if (interest.isZero()) return share;
    return words.say("board.balanceWithInterest", share, say.crore(interest));
  }

  private String share(Rupees part, Rupees whole) {
    return words.say("fund.shareOf", words.share(part.paise(), whole.paise()), say.crore(whole));
  }

  /// By what each city costs.
  private Headline physical() {
    var done = byCost(city -> city.physical().orElse(BigDecimal.ZERO));
    var planned = byCost(CityStanding::planned);
    return new Headline(
        words.say("board.physical"),
        words.percent(done),
        words.say("board.plannedIs", words.percent(planned)),
        done.compareTo(planned) < 0 ? Tone.LATE : Tone.IN_TIME,
        null);
  }

  private BigDecimal byCost(Function<CityStanding, BigDecimal> percent) {
    var sum = BigDecimal.ZERO;
    var costs = BigDecimal.ZERO;
    for (var city : cities) {
      var cost = city.sanctioned().toDecimal();
      costs = costs.add(cost);
      sum = sum.add(cost.multiply(percent.apply(city)));
    }
    if (costs.signum() == 0) return BigDecimal.ZERO;
    return sum.divide(costs, MathContext.DECIMAL64).setScale(2, RoundingMode.HALF_UP);
  }

  DataTable cities() {
    return new DataTable(
        words.say("board.cities"),
        List.of(
            Column.text(words.say("board.city"), true),
            Column.text(words.say("board.state"), true),
            crore("board.sanctioned", false),
            crore("board.ofCentre", false),
            crore("board.ofState", false),
            crore("board.spent", true),
            crore("board.balance", false),
            Column.number(words.say("board.physical"), false),
            Column.number(words.say("board.planned"), false),
            Column.number(words.say("board.index"), false),
            Column.number(words.say("board.obstacles"), false),
            Column.number(words.say("board.overdue"), false)),
        cities.stream().map(this::row).toList(),
        total(),
        words.say("board.none"));
  }

  private Column crore(String key, boolean tells) {
    return new Column(words.say(key), words.say("fund.inCrore"), true, null, null, tells);
  }

  private Row row(CityStanding city) {
    var ledger = city.ledger();
    var status = city.status();
    var physical = city.physical().orElse(null);
    var index = city.earnedValue().scheduleIndex();
    return new Row(
        false,
        List.of(
            new DataTable.Way(
                city.city().name(words.language().tag()), "/safecity/" + city.city().code()),
            new DataTable.State(
                CitySheet.tone(status.colour()), words.say("board.colour." + status.colour())),
            say.figure(city.sanctioned()),
            say.figure(ledger.total(EntryKind.CENTRE_RELEASE)),
            say.figure(ledger.total(EntryKind.STATE_RELEASE)),
            say.figure(ledger.spent()),
            say.figure(ledger.balance()),
            figure(words.percent(physical)),
            figure(words.percent(city.planned())),
            figure(index.map(words::decimal).orElse(Words.NONE)),
            figure(words.number(city.openObstacles())),
            new DataTable.Figure(
                words.number(city.overdueCertificates()), city.overdueCertificates() > 0)));
  }

  private static DataTable.Figure figure(String text) {
    return new DataTable.Figure(text, false);
  }

  private Row total() {
    var obstacles = cities.stream().mapToLong(CityStanding::openObstacles).sum();
    var overdue = cities.stream().mapToLong(CityStanding::overdueCertificates).sum();
    return new Row(
        false,
        List.of(
            new Text(words.say("fund.sum")),
            new DataTable.Nothing(),
            say.figure(sum(ledger -> ledger.total(EntryKind.SANCTION))),
            say.figure(sum(ledger -> ledger.total(EntryKind.CENTRE_RELEASE))),
            say.figure(sum(ledger -> ledger.total(EntryKind.STATE_RELEASE))),
            say.figure(sum(Ledger::spent)),
            say.figure(sum(Ledger::balance)),
            figure(words.percent(byCost(city -> city.physical().orElse(BigDecimal.ZERO)))),
            figure(words.percent(byCost(CityStanding::planned))),
            new DataTable.Nothing(),
            figure(words.number(obstacles)),
            figure(words.number(overdue))));
  }

  /// Who holds what is left, the largest first.
  DataTable holders() {
    var sums = new TreeMap<String, Rupees>();
    for (var city : cities) {
      city.ledger()
          .balances()
          .forEach((holder, amount) ->
              sums.merge(
                  holder + " · " + city.city().name(words.language().tag()), amount, Rupees::plus));
    }
    var left = sum(Ledger::balance);
    var rows = new ArrayList<Row>();
    sums.entrySet().stream()
        .filter(one -> !one.getValue().isZero())
        .sorted(java.util.Map.Entry.<String, Rupees>comparingByValue(Comparator.reverseOrder()))
        .limit(HOLDERS_SHOWN)
        .forEach(one ->
            rows.add(
                new Row(
                    false,
                    List.of(
                        new Text(one.getKey()),
                        say.figure(one.getValue()),
                        figure(words.share(one.getValue().paise(), left.paise()))))));
    return new DataTable(
        words.say("board.holders"),
        List.of(
            Column.text(words.say("fund.field.holder"), true),
            crore("board.balance", true),
            Column.number(words.say("board.share"), true)),
        rows,
        null,
        words.say("fund.holders.none"));
  }

  /// What the figures do not say, city by city.
  List<BoardView.Gap> gaps() {
    var gaps = new ArrayList<BoardView.Gap>();
    for (var city : cities) {
      var lines = gapsOf(city);
      if (lines.isEmpty()) continue;
      gaps.add(
          new BoardView.Gap(
              city.city().name(words.language().tag()),
              "/safecity/" + city.city().code() + "/money",
              lines));
    }
    return gaps;
  }

  private List<String> gapsOf(CityStanding city) {
    var lines = new ArrayList<String>();
    city.typed()
        .flatMap(typed -> city.physical().map(typed::subtract))
        .filter(gap -> gap.compareTo(BigDecimal.ONE) > 0)
        .ifPresent(gap -> lines.add(words.say("board.gap.typed", words.decimal(gap))));
    if (city.overdueCertificates() > 0)
      lines.add(words.say("board.gap.certificates", city.overdueCertificates()));
    lines.addAll(say.findings(city.book().findings(city.today())));
    return lines.stream().distinct().toList();
  }

  /// How the ledgers lie beside what was printed of all eight.
  List<String> print(PublishedTable appraised, PublishedTable later) {
    var lines = new ArrayList<String>();
    appraised
        .find("SUM", "appraised", "")
        .ifPresent(figure ->
            lines.add(
                words.say(
                    "board.printed.appraised",
                    say.crore(figure.rupees()),
                    words.date(figure.asOf()))));
    later
        .find("SUM", "sanctioned", "")
        .ifPresent(figure ->
            lines.add(
                words.say(
                    "board.printed.sanctioned",
                    say.crore(figure.rupees()),
                    say.crore(sum(ledger -> ledger.total(EntryKind.SANCTION))))));
    return lines;
  }
}
