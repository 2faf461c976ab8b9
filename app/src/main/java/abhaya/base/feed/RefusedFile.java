package abhaya.base.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Refused rows in their original columns, with the reason behind them: to be corrected and sent
/// again as they are.
public final class RefusedFile {
  static final List<String> REASON = List.of("refusalCode", "refusalMessage");
  private static final JsonMapper JSON = new JsonMapper();

  private final FeedFormat format;
  private final List<String> columns;
  private final StringWriter text = new StringWriter();
  private final CsvWriter csv = CsvWriter.builder().build(text);

  /// @param columns the head of the CSV as it came
  public RefusedFile(FeedFormat format, List<String> columns) {
    this.format = format;
    this.columns = columns.stream().filter(column -> !REASON.contains(column)).toList();
    if (format == FeedFormat.CSV) {
      var head = new ArrayList<>(this.columns);
      head.addAll(REASON);
      csv.writeRecord(head);
    }
  }

  /// Adds a row with its sentence.
  public void add(RefusedRow row, List<String> cameUnder, String message) {
    if (format == FeedFormat.CSV) addCells(row, cameUnder, message);
    else addObject(row, message);
  }

  private void addCells(RefusedRow row, List<String> cameUnder, String message) {
    var came = CsvCells.cells(row.text());
    var cells = new ArrayList<String>();
    for (var column : columns) {
      var at = cameUnder.indexOf(column);
      var cell = came != null && at < came.size() ? came.get(at) : "";
      // What cannot be cut into cells stands whole in the first one.
      if (came == null && cells.isEmpty()) cell = row.text();
      cells.add(CsvCells.guarded(cell));
    }
    cells.add(row.code());
    cells.add(message);
    csv.writeRecord(cells);
  }

  private void addObject(RefusedRow row, String message) {
    var read = JsonReader.row(row.row(), row.text());
    if (read.fault() != null) {
      text.append(row.text()).append('\n');
      return;
    }
    var values = new LinkedHashMap<>(read.values());
    values.put(REASON.get(0), row.code());
    values.put(REASON.get(1), message);
    text.append(JSON.writeValueAsString(values)).append('\n');
  }

  /// The whole file.
  public String text() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
