package abhaya.safecity.fund;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Link;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A certificate of one year and form on the screen.
final class CertificateSheet {
  private final Words words;
  private final FundWords say;
  private final FundBook book;
  private final FinancialYear year;
  private final String form;

  CertificateSheet(Words words, FundBook book, FinancialYear year, String form) {
    this.words = words;
    this.say = new FundWords(words);
    this.book = book;
    this.year = year;
    this.form = form;
  }

  CertificateView view(
      List<Link> tabs, String address, CertificateRights rights, Map<String, String> typed) {
    var draft = form.equals("12-C") ? book.draftC(year) : book.draftA(year);
    var refusals =
        draft instanceof CertificateBook.NotDrawn<?> not
            ? say.findings(not.findings())
            : List.<String>of();
    var pdf =
        refusals.isEmpty()
            ? new Link(
                words.say("fund.certificate.pdf"),
                address + ".pdf?year=" + year.label() + "&form=" + form)
            : null;
    var lines = new ArrayList<Row>();
    var grants = new ArrayList<Row>();
    var sentence = "";
    if (draft instanceof CertificateBook.Drawn<?> drawn) {
      if (drawn.certificate() instanceof CertificateA a) linesOf(a, lines, grants);
      if (drawn.certificate() instanceof CertificateC c) sentence = sentenceOf(c, lines, grants);
    }
    return new CertificateView(
        tabs,
        years(address),
        forms(address),
        refusals,
        sentence,
        table("fund.certificate.lines", lines, pdf),
        grantsTable(grants),
        pdf,
        address,
        pdf != null && rights.mayGive() && !isGiven() ? address + "/give" : "",
        year.label(),
        form,
        rights.mayEnter() ? BooksForm.fields(words, book.books().get(year), typed) : List.of());
  }

  private boolean isGiven() {
    return book.certificates().stream().anyMatch(given -> given.year().equals(year));
  }

  private void linesOf(CertificateA a, List<Row> lines, List<Row> grants) {
    var columns = a.columns();
    add(lines, "1", "unspent", columns.unspent());
    add(lines, "2", "interest", columns.interest());
    add(lines, "3", "deposited", columns.deposited());
    add(lines, "4", "granted", columns.granted());
    add(lines, "5", "available", columns.available());
    add(lines, "6", "spent", columns.spent());
    add(lines, "7", "closing", columns.closing());
    for (var grant : a.grants())
      grants.add(grant(grant.order(), words.date(grant.on()), grant.amount()));
  }

  private String sentenceOf(CertificateC c, List<Row> lines, List<Row> grants) {
    var sums = c.sums();
    for (var letter : c.letters())
      grants.add(grant(letter.number(), words.date(letter.on()), letter.amount()));
    add(lines, "1", "granted", sums.granted());
    add(lines, "2", "unspent", sums.unspent());
    add(lines, "3", "spent", sums.utilised());
    add(lines, "4", "closing", sums.remaining());
    return words.say(
        "fund.certificate.sentence",
        sums.granted().toString(),
        year.label(),
        c.department(),
        sums.unspent().toString(),
        sums.utilised().toString(),
        sums.remaining().toString());
  }

  private Row grant(String order, String day, Rupees amount) {
    return new Row(
        false,
        List.of(new Text(order.isEmpty() ? Words.NONE : order), new Text(day), say.figure(amount)));
  }

  private void add(List<Row> lines, String number, String key, Rupees amount) {
    lines.add(
        new Row(
            false,
            List.of(
                new Text(number + " · " + words.say("fund.line." + key)),
                say.figure(amount),
                new Text(amount.toString()))));
  }

  private DataTable table(String caption, List<Row> rows, @Nullable Link pdf) {
    return new DataTable(
        words.say(caption),
        List.of(
            Column.text(words.say("fund.certificate.line"), true),
            new Column(
                words.say("fund.field.amount"), words.say("fund.inCrore"), true, null, null, true),
            new Column(
                words.say("fund.field.amount"),
                words.say("fund.inRupees"),
                true,
                null,
                null,
                true)),
        rows,
        null,
        words.say(pdf == null ? "fund.certificate.notDrawn" : "fund.certificate.empty"));
  }

  private DataTable grantsTable(List<Row> rows) {
    return new DataTable(
        words.say("fund.certificate.grants"),
        List.of(
            Column.text(words.say("fund.field.order"), true),
            Column.text(words.say("fund.field.on"), true),
            new Column(
                words.say("fund.field.amount"), words.say("fund.inCrore"), true, null, null, true)),
        rows,
        null,
        words.say("fund.certificate.noGrants"));
  }

  private List<Link> years(String address) {
    var years =
        book.lines().stream()
            .filter(FundLine::counts)
            .map(line -> FinancialYear.of(line.entry().on()))
            .distinct()
            .sorted()
            .toList();
    return years.stream()
        .map(one ->
            one.equals(year)
                ? Link.here(one.label())
                : new Link(one.label(), address + "?year=" + one.label() + "&form=" + form))
        .toList();
  }

  private List<Link> forms(String address) {
    return List.of("12-A", "12-C").stream()
        .map(one ->
            one.equals(form)
                ? Link.here("GFR " + one)
                : new Link("GFR " + one, address + "?year=" + year.label() + "&form=" + one))
        .toList();
  }
}
