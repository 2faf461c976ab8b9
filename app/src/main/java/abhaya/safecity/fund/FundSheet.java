package abhaya.safecity.fund;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.project.ReviewWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tables of a city's money board.
final class FundSheet {
  private static final int LINES_MAX = 300;

  private final Words words;
  private final FundWords say;
  private final FundBook book;
  private final Ledger ledger;
  private final LocalDate today;

  FundSheet(Words words, FundBook book, LocalDate today) {
    this.words = words;
    this.say = new FundWords(words);
    this.book = book;
    this.ledger = book.ledger();
    this.today = today;
  }

  List<Headline> headlines() {
    var sanctioned = ledger.total(EntryKind.SANCTION);
    var released = ledger.released();
    return List.of(
        headline("sanctioned", sanctioned, words.say("fund.under.sanctioned"), Tone.PLAIN),
        headline("released", released, of(released, sanctioned), Tone.PLAIN),
        headline("spent", ledger.spent(), of(ledger.spent(), released), Tone.PLAIN),
        headline("committed", ledger.committed(), words.say("fund.under.committed"), Tone.PLAIN),
        headline("balance", ledger.balance(), of(ledger.balance(), released), Tone.PLAIN),
        interest());
  }

  private Headline interest() {
    var due = ledger.interestDueToCentre(book.account().rules().ratio());
    var tone = due.paise() > 0 ? Tone.LATE : Tone.PLAIN;
    var earned = say.crore(ledger.total(EntryKind.INTEREST));
    return headline("interestDue", due, words.say("fund.under.interest", earned), tone);
  }

  private Headline headline(String key, Rupees amount, String under, Tone tone) {
    return new Headline(words.say("fund." + key), say.amount(amount), under, tone, null);
  }

  private String of(Rupees part, Rupees whole) {
    var share = words.share(part.paise(), whole.paise());
    return words.say("fund.shareOf", share, say.crore(whole));
  }

  DataTable holders() {
    var rows = new ArrayList<Row>();
    ledger
        .balances()
        .forEach((holder, amount) -> {
          var account = book.accounts().get(holder);
          rows.add(
              row(
                  new Text(holder),
                  say.figure(amount),
                  account == null && !amount.isZero()
                      ? new DataTable.State(Tone.OVERDUE, words.say("fund.noAccount"))
                      : new Text(account == null ? Words.NONE : account.number()),
                  new Text(words.age(FundRules.idle(ledger, holder, today)))));
        });
    return new DataTable(
        words.say("fund.holders"),
        List.of(
            Column.text(words.say("fund.field.holder"), true),
            crore("fund.balance"),
            Column.text(words.say("fund.field.account"), true),
            Column.text(words.say("fund.idle"), false)),
        rows,
        row(
            new Text(words.say("fund.sum")),
            say.figure(ledger.balance()),
            new DataTable.Nothing(),
            new DataTable.Nothing()),
        words.say("fund.holders.none"));
  }

  DataTable waiting() {
    return table(
        words.say("fund.waiting"),
        book.lines().stream().filter(line -> !line.counts()).toList(),
        words.say("fund.waiting.none"));
  }

  DataTable lines() {
    return table(
        words.say("fund.ledger"),
        book.lines().stream().filter(FundLine::counts).toList(),
        words.say("fund.ledger.none"));
  }

  private DataTable table(String caption, List<FundLine> lines, String none) {
    var review = new ReviewWords(words);
    var rows =
        lines.stream()
            .sorted(Comparator.comparing((FundLine line) -> line.entry().on()).reversed())
            .limit(LINES_MAX)
            .map(line ->
                row(
                    new DataTable.Way(
                        words.date(line.entry().on()),
                        "/safecity/" + line.city() + "/money/lines/" + line.entry().id()),
                    new Text(say.kind(line.entry().kind())),
                    say.figure(line.entry().amount()),
                    new Text(about(line.entry())),
                    new Text(
                        line.paper().source().isEmpty()
                            ? words.say("fund.entered")
                            : words.say("fund.printed")),
                    state(review, line)))
            .toList();
    return new DataTable(
        caption,
        List.of(
            Column.text(words.say("fund.field.on"), true),
            Column.text(words.say("fund.field.kind"), true),
            crore("fund.field.amount"),
            Column.text(words.say("fund.about"), false),
            Column.text(words.say("fund.origin"), false),
            Column.text(words.say("fund.state"), false)),
        rows,
        null,
        none);
  }

  private DataTable.Cell state(ReviewWords review, FundLine line) {
    var replaced = book.corrections(line.entry().id()).stream().anyMatch(FundLine::counts);
    return replaced
        ? new DataTable.State(Tone.QUIET, words.say("fund.replaced"))
        : review.state(line.review());
  }

  private String about(LedgerEntry entry) {
    var details = entry.details();
    if (details.toHolder() != null)
      return words.say("fund.moved.about", entry.holder(), details.toHolder());
    if (details.component() != null) return words.say("project.component." + details.component());
    if (details.contract() != null) return details.contract();
    if (details.order() != null) return details.order();
    return entry.holder();
  }

  DataTable instalments() {
    var rows = new ArrayList<Row>();
    for (var transfer : book.transfers()) {
      var late = book.account().rules().late(transfer, today);
      rows.add(
          row(
              new Text(words.date(transfer.releasedOn())),
              new Text(words.say(transfer.ofCentre() ? "fund.centre" : "fund.stateShare")),
              new Text(day(transfer.receivedOn())),
              late.isPresent()
                  ? new DataTable.State(Tone.LATE, say.finding(late.get()))
                  : new DataTable.State(Tone.IN_TIME, words.say("fund.inTime"))));
    }
    return new DataTable(
        words.say("fund.instalments"),
        List.of(
            Column.text(words.say("fund.releasedOn"), true),
            Column.text(words.say("fund.share"), true),
            Column.text(words.say("fund.receivedOn"), false),
            Column.text(words.say("fund.state"), true)),
        rows,
        null,
        words.say("fund.instalments.none"));
  }

  private String day(@Nullable LocalDate day) {
    return day == null ? words.say("fund.underWay") : words.date(day);
  }

  DataTable certificates() {
    var rows = new ArrayList<Row>();
    for (var due : book.due(today))
      rows.add(
          row(
              certificate(due.year(), due.year().label()),
              new Text(words.date(due.dueOn())),
              due.isOverdue(today)
                  ? new DataTable.State(
                      Tone.OVERDUE, words.say("fund.overdue", due.monthsOverdue()))
                  : new DataTable.State(Tone.LATE, words.say("fund.owed"))));
    for (var given : book.certificates())
      rows.add(
          row(
              certificate(given.year(), given.year().label() + " · " + given.form()),
              new Text(words.date(given.year().certificateDueOn())),
              new DataTable.State(
                  Tone.IN_TIME, words.say("fund.givenOn", words.date(given.on())))));
    return new DataTable(
        words.say("fund.certificates"),
        List.of(
            Column.text(words.say("fund.year"), true),
            Column.text(words.say("fund.dueOn"), true),
            Column.text(words.say("fund.state"), true)),
        rows,
        null,
        words.say("fund.certificates.none"));
  }

  private DataTable.Way certificate(FinancialYear year, String text) {
    return new DataTable.Way(
        text, "/safecity/" + book.account().city() + "/certificate?year=" + year.label());
  }

  List<Map.Entry<String, String>> rules() {
    var rules = book.account().rules();
    var ratio = rules.ratio();
    var centre = ledger.total(EntryKind.CENTRE_RELEASE);
    var sanctioned = ledger.total(EntryKind.SANCTION);
    return List.of(
        Map.entry(
            words.say("fund.ratio"), words.say("fund.ratio.is", ratio.centre(), ratio.state())),
        Map.entry(words.say("fund.mode"), words.say("fund.mode." + rules.mode().name())),
        Map.entry(
            words.say("fund.centre"),
            words.say(
                "fund.givenOfShare", say.crore(centre), say.crore(ratio.centreShare(sanctioned)))),
        Map.entry(
            words.say("fund.stateShare"),
            words.say(
                "fund.givenOfShare",
                say.crore(ledger.total(EntryKind.STATE_RELEASE)),
                say.crore(ratio.stateShare(sanctioned)))));
  }

  private Column crore(String key) {
    return new Column(words.say(key), words.say("fund.inCrore"), true, null, null, true);
  }

  private static Row row(DataTable.Cell... cells) {
    return new Row(false, List.of(cells));
  }
}
