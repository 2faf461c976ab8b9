package abhaya.investigation.demo;

import java.util.ArrayList;
import java.util.List;

/// The cells of one CSV row, quotation marks undone.
final class CsvRow {

  private CsvRow() {}

  static List<String> cells(String row) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var at = 0; at < row.length(); at++) {
      var c = row.charAt(at);
      if (quoted && c == '"' && at + 1 < row.length() && row.charAt(at + 1) == '"') {
        cell.append('"');
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
