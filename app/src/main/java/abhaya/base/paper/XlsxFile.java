package abhaya.base.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A sheet as a workbook: the table with its head frozen, then what must be known about it, then a
/// hidden copy of the stamp.
final class XlsxFile {
  /// Lakh and crore, which a spreadsheet has no word for.
  private static final String COUNT =
      "[>=10000000]##\\,##\\,##\\,##0;[>=100000]##\\,##\\,##0;##,##0";

  private static final String DECIMAL = "0.00";
  private static final String DAY = "dd-mm-yyyy";
  private static final int NARROW = 14;
  private static final int WIDE = 32;

  private XlsxFile() {}

  static byte[] of(FileSheet sheet) {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "Abhaya", "1.0")) {
      book.properties().setDescription(sheet.stamp().hidden());
      var words = sheet.stamp().words();
      table(book.newWorksheet(words.say("paper.table")), sheet);
      about(book.newWorksheet(words.say("paper.about")), sheet);
      var hidden = book.newWorksheet("taken");
      hidden.value(0, 0, FormulaGuard.safe(sheet.stamp().hidden()));
      hidden.setVisibilityState(VisibilityState.VERY_HIDDEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void table(Worksheet page, FileSheet sheet) {
    var heads = sheet.heads();
    for (var column = 0; column < heads.size(); column++) {
      page.value(0, column, FormulaGuard.safe(heads.get(column).name()));
      page.style(0, column).bold().wrapText(true).set();
      page.width(column, heads.get(column).number() ? NARROW : column == 0 ? WIDE : NARROW * 1.5);
    }
    var line = 1;
    for (var row : sheet.rows()) row(page, line++, row, false);
    if (sheet.total() != null) row(page, line++, sheet.total(), true);
    page.value(line + 1, 0, FormulaGuard.safe(sheet.stamp().seen()));
    page.freezePane(1, 1);
    page.footer(sheet.stamp().seen().replace("&", "&&"), org.dhatim.fastexcel.Position.LEFT);
    page.pageOrientation("landscape");
    page.setFitToPage(true);
    page.fitToWidth((short) 1);
    page.fitToHeight((short) 999);
  }

  private static void row(Worksheet page, int line, List<Object> row, boolean total) {
    for (var column = 0; column < row.size(); column++) {
      var format = put(page, line, column, row.get(column));
      var style = page.style(line, column);
      if (!format.isEmpty()) style.format(format);
      if (total) style.bold();
      if (total || !format.isEmpty()) style.set();
    }
  }

  /// Answers how the value is to be printed.
  private static String put(Worksheet page, int line, int column, Object value) {
    return switch (value) {
      case String none when none.isEmpty() -> "";
      case Number count when count instanceof Long || count instanceof Integer -> {
        page.value(line, column, count);
        yield COUNT;
      }
      case BigDecimal decimal -> {
        page.value(line, column, decimal);
        yield DECIMAL;
      }
      case LocalDate day -> {
        page.value(line, column, day);
        yield DAY;
      }
      default -> {
        page.value(line, column, FormulaGuard.safe(value.toString()));
        yield "";
      }
    };
  }

  private static void about(Worksheet page, FileSheet sheet) {
    page.width(0, WIDE);
    page.width(1, 4.0 * NARROW);
    page.value(0, 0, FormulaGuard.safe(sheet.title()));
    page.style(0, 0).bold().set();
    var line = 2;
    for (var fact : sheet.facts()) {
      page.value(line, 0, FormulaGuard.safe(fact.name()));
      page.value(line++, 1, FormulaGuard.safe(fact.value()));
    }
    line++;
    for (var note : sheet.notes()) page.value(line++, 0, FormulaGuard.safe(note));
    page.value(line + 1, 0, FormulaGuard.safe(sheet.stamp().seen()));
  }
}
