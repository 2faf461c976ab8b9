package abhaya.safecity.board;

import abhaya.base.paper.FileSheet;
import abhaya.base.paper.FormulaGuard;
import abhaya.base.paper.Paper;
import abhaya.base.paper.PaperText;
import abhaya.base.paper.Stamp;
import abhaya.base.web.Words;
import abhaya.safecity.fund.Rupees;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// The annexure as a file: amounts in crore with two decimals, as the House has them, then things,
/// then sources and cut-off. The text file holds the money alone, so that it stays one table.
record AnnexureFile(Words words, Annexure annexure) {
  private static final String AMOUNT = "#,##0.00";

  String csv() {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(head());
      for (var row : annexure.rows()) {
        var cells = new ArrayList<>(names(row));
        for (var amount : amounts(row)) cells.add(plain(amount));
        csv.writeRecord(cells);
      }
      csv.writeRecord(List.of(words.say("board.annexure.asOf"), annexure.asOf().toString()));
      for (var source : annexure.sources())
        csv.writeRecord(List.of(words.say("board.print.source"), FormulaGuard.safe(source)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  byte[] xlsx() {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "Abhaya", "1.0")) {
      figures(book.newWorksheet(words.say("board.annexure.money")));
      things(book.newWorksheet(words.say("board.annexure.works")));
      sources(book.newWorksheet(words.say("board.annexure.sources")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void figures(Worksheet sheet) {
    var head = head();
    head(sheet, head, 3);
    var line = 1;
    for (var row : annexure.rows()) {
      var names = names(row);
      for (var column = 0; column < names.size(); column++)
        sheet.value(line, column, names.get(column));
      amounts(sheet, line++, amounts(row));
    }
    sheet.value(line, 0, words.say("fund.sum"));
    for (var column = 3; column < head.size(); column++) {
      sheet.formula(
          line, column, "SUM(%1$s2:%1$s%2$d)".formatted("" + (char) ('A' + column), line));
      sheet.style(line, column).bold().format(AMOUNT).set();
    }
    sheet.freezePane(3, 1);
  }

  private static void head(Worksheet sheet, List<String> names, int texts) {
    for (var column = 0; column < names.size(); column++) {
      sheet.value(0, column, names.get(column));
      sheet.style(0, column).bold().set();
      sheet.width(column, column < texts ? 24 : 16);
    }
  }

  private static void amounts(Worksheet sheet, int line, List<@Nullable Rupees> amounts) {
    for (var i = 0; i < amounts.size(); i++) {
      var amount = amounts.get(i);
      if (amount == null) continue;
      sheet.value(line, 3 + i, amount.inCrore(9));
      sheet.style(line, 3 + i).format(AMOUNT).set();
    }
  }

  private void sources(Worksheet sheet) {
    sheet.width(0, 28);
    sheet.width(1, 110);
    sheet.value(0, 0, words.say("board.annexure.asOf"));
    sheet.value(0, 1, words.date(annexure.asOf()));
    sheet.value(1, 0, words.say("board.annexure.unit"));
    sheet.value(1, 1, words.say("fund.inCrore"));
    sheet.value(2, 0, words.say("board.annexure.rule"));
    sheet.value(2, 1, words.say("board.annexure.rule.is"));
    sheet.value(3, 0, words.say("board.annexure.works"));
    sheet.value(3, 1, words.say("board.annexure.works.rule"));
    var line = 4;
    for (var source : annexure.sources()) {
      sheet.value(line, 0, words.say("board.print.source"));
      sheet.value(line++, 1, FormulaGuard.safe(source));
    }
  }

  private List<String> head() {
    return List.of(
        words.say("board.city"),
        words.say("fund.year"),
        words.say("board.component"),
        words.say("board.measure.appraised"),
        words.say("board.sanctioned"),
        words.say("board.ofCentre"),
        words.say("board.spent"));
  }

  private List<String> names(Annexure.Row row) {
    var whole = row.component().equals(Annexure.WHOLE) || row.component().equals("UNNAMED");
    var component =
        words.say(
            whole ? "board.annexure." + row.component() : "project.component." + row.component());
    return List.of(words.say("board.place." + row.city()), row.year(), component);
  }

  private static List<@Nullable Rupees> amounts(Annexure.Row row) {
    return java.util.Arrays.asList(row.appraised(), row.sanctioned(), row.released(), row.spent());
  }

  private static String plain(@Nullable Rupees amount) {
    return amount == null ? "" : amount.inCrore(2).toPlainString();
  }

  /// The same for paper: money, then things.
  byte[] pdf(Stamp stamp) {
    var facts =
        List.of(
            new FileSheet.Fact(words.say("board.annexure.asOf"), words.date(annexure.asOf())),
            new FileSheet.Fact(words.say("board.annexure.unit"), words.say("fund.inCrore")),
            new FileSheet.Fact(
                words.say("board.annexure.rule"), words.say("board.annexure.rule.is")));
    var parts = List.<PaperText.Part>of(money(), things());
    var notes = new ArrayList<String>();
    notes.add(words.say("board.annexure.works.rule"));
    notes.addAll(annexure.sources());
    return Paper.of(
        new PaperText(words.say("board.annexure.title"), facts, parts, notes, true, stamp));
  }

  private PaperText.Table money() {
    var rows = new ArrayList<List<Object>>();
    for (var row : annexure.rows()) {
      var cells = new ArrayList<Object>(names(row));
      for (var amount : amounts(row)) cells.add(amount == null ? "" : amount.inCrore(2));
      rows.add(cells);
    }
    var totals = annexure.totals();
    var sum =
        FileSheet.row(
            words.say("fund.sum"),
            null,
            null,
            totals.appraised().inCrore(2),
            totals.sanctioned().inCrore(2),
            totals.released().inCrore(2),
            totals.spent().inCrore(2));
    return new PaperText.Table(words.say("board.annexure.money"), heads(head(), 3), rows, sum);
  }

  private PaperText.Table things() {
    var rows = annexure.works().rows().stream().map(this::cells).toList();
    return new PaperText.Table(
        words.say("board.annexure.works"), heads(worksHead(), 4), rows, null);
  }

  private static List<FileSheet.Head> heads(List<String> names, int texts) {
    return IntStream.range(0, names.size())
        .mapToObj(at -> new FileSheet.Head(names.get(at), at >= texts))
        .toList();
  }

  private List<String> worksHead() {
    return List.of(
        words.say("board.city"),
        words.say("fund.year"),
        words.say("board.component"),
        words.say("board.annexure.countedIn"),
        words.say("project.target"),
        words.say("board.annexure.planned"),
        words.say("project.installed"),
        words.say("project.proven"));
  }

  private List<Object> cells(AnnexureWorks.Row row) {
    return List.of(
        words.say("board.place." + row.city()),
        row.year(),
        words.say("project.component." + row.component()),
        words.say("project.unit." + row.countedIn()),
        row.target(),
        row.planned(),
        row.installed(),
        row.proven());
  }

  private void things(Worksheet sheet) {
    head(sheet, worksHead(), 4);
    var line = 1;
    for (var row : annexure.works().rows()) {
      var cells = cells(row);
      for (var column = 0; column < cells.size(); column++)
        if (cells.get(column) instanceof Number number) sheet.value(line, column, number);
        else sheet.value(line, column, cells.get(column).toString());
      line++;
    }
    sheet.freezePane(4, 1);
  }

  byte[] csvBytes() {
    return csv().getBytes(StandardCharsets.UTF_8);
  }
}
