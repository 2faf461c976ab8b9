package abhaya.base.paper;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A sheet as CSV: numbers ungrouped and days as 2026-11-23, so that a program can read them. Facts
/// and stamp follow the rows, each on a line of its own, so that the first line stays the heads.
final class CsvFile {

  private CsvFile() {}

  static byte[] of(FileSheet sheet) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(sheet.heads().stream().map(head -> FormulaGuard.safe(head.name())).toList());
      for (var row : sheet.rows()) csv.writeRecord(texts(row));
      if (sheet.total() != null) csv.writeRecord(texts(sheet.total()));
      csv.writeRecord(List.of(""));
      for (var fact : sheet.facts()) {
        csv.writeRecord(List.of(FormulaGuard.safe(fact.name()), FormulaGuard.safe(fact.value())));
      }
      for (var note : sheet.notes()) csv.writeRecord(List.of(FormulaGuard.safe(note)));
      csv.writeRecord(List.of(FormulaGuard.safe(sheet.stamp().seen())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(List<Object> row) {
    var texts = new ArrayList<String>();
    for (var value : row) texts.add(text(value));
    return texts;
  }

  private static String text(Object value) {
    return switch (value) {
      case Long count -> count.toString();
      case Integer count -> count.toString();
      case BigDecimal decimal -> decimal.toPlainString();
      case LocalDate day -> day.toString();
      default -> FormulaGuard.safe(value.toString());
    };
  }
}
