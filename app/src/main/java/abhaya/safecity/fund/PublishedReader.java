package abhaya.safecity.fund;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads our own files of published figures: `place,measure,period,value,unit,as_of,source,note`.
///
/// They ship with the product, so a fault in one is a defect and stops the start.
public final class PublishedReader {
  private static final int COLUMNS = 8;

  private PublishedReader() {}

  public static PublishedTable read(String csv) {
    var figures = new ArrayList<PublishedFigure>();
    var lines = csv.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    for (var line : lines.subList(1, lines.size())) figures.add(figure(line));
    return new PublishedTable(figures);
  }

  private static PublishedFigure figure(String line) {
    var cells = cells(line);
    if (cells.size() != COLUMNS) throw new IllegalArgumentException("eight columns: " + line);
    return new PublishedFigure(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3).equals("–") ? null : new BigDecimal(cells.get(3)),
        PublishedFigure.Unit.valueOf(cells.get(4).toUpperCase(Locale.ROOT)),
        LocalDate.parse(cells.get(5)),
        cells.get(6),
        cells.get(7));
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c == '"') quoted = !quoted;
      else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else cell.append(c);
    }
    cells.add(cell.toString());
    return cells;
  }
}
