package abhaya.base.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One CSV record under the columns of its file. An empty cell is an absent value.
final class CsvCells {
  private static final CsvReader.CsvReaderBuilder CSV = CsvReader.builder().skipEmptyLines(false);

  /// What makes a spreadsheet compute a cell.
  private static final String FORMULA = "=+-@\t\r";

  private final List<String> columns;

  CsvCells(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /// The cells of a record, or null where its quotes are not in order.
  static @Nullable List<String> cells(String text) {
    try {
      return List.of(
          CSV.ofSingleCsvRecord(
              StringArrayHandler.builder().maxFieldSize(1 << 20).maxRecordSize(1 << 20).build(),
              text));
    } catch (CsvParseException | IllegalStateException e) {
      return null;
    }
  }

  /// A cell that a spreadsheet would take for a formula, made harmless for our own exports.
  public static String guarded(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static String unguarded(String cell) {
    var guarded =
        cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
    return guarded ? cell.substring(1) : cell;
  }

  Row row(int number, String text) {
    var cells = cells(text);
    if (cells == null) return Row.faulty(number, text, RowFault.of("csv-quote"));
    if (cells.size() != columns.size()) {
      return Row.faulty(number, text, RowFault.of("cell-count"));
    }
    var values = LinkedHashMap.<String, Object>newLinkedHashMap(cells.size());
    for (var i = 0; i < cells.size(); i++) {
      var cell = unguarded(cells.get(i).strip());
      if (cell.isEmpty()) continue;
      if (!Text.isClean(cell)) {
        return Row.faulty(number, text, new RowFault("bad-character", columns.get(i)));
      }
      values.put(columns.get(i), cell);
    }
    return Row.read(number, text, values);
  }
}
