package abhaya.base.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file of records, read row by row. A stream of messages would be another source of the same
/// lines: what follows asks only for `next` and `row`.
public final class FeedFile implements AutoCloseable {
  /// What is not UTF-8 is mostly this; the sender gets the row back readable.
  private static final Charset OLD_WINDOWS = Charset.forName("windows-1252");

  private final InputStream in;
  private final LineSplitter lines;
  private final FeedFormat format;
  private final List<String> columns;
  private final CsvCells cells;
  private final long bytes;

  private FeedFile(
      InputStream in, LineSplitter lines, FeedFormat format, List<String> columns, long bytes) {
    this.bytes = bytes;
    this.in = in;
    this.lines = lines;
    this.format = format;
    this.columns = columns;
    this.cells = new CsvCells(columns);
  }

  /// Opens a file that lies on our disk. A packed file is read to its end first: a cut one is
  /// refused as a whole, so that no part of it is applied.
  ///
  /// @param format null: told by the first character
  /// @param known columns a CSV may have
  /// @param required columns it must have
  public static FileOpening open(
      Path file,
      @Nullable FeedFormat format,
      Set<String> known,
      Set<String> required,
      FeedLimits limits)
      throws IOException {
    var check = Unpacking.check(file, limits);
    if (check.fault() != null) return FileOpening.Refused.of(check.fault());
    var form = format != null ? format : sniffed(file);
    var in = Unpacking.open(file);
    var lines = new LineSplitter(in, form == FeedFormat.CSV, limits.rowBytesMax());
    if (form == FeedFormat.NDJSON) {
      return new FileOpening.Ready(new FeedFile(in, lines, form, List.of(), check.bytes()));
    }
    var head = head(lines);
    if (head instanceof Head.Read read) {
      var refused = columnsFault(read.columns(), known, required);
      if (refused == null) {
        return new FileOpening.Ready(new FeedFile(in, lines, form, read.columns(), check.bytes()));
      }
      in.close();
      return refused;
    }
    in.close();
    return FileOpening.Refused.of(((Head.Faulty) head).code());
  }

  private sealed interface Head {
    record Read(List<String> columns) implements Head {}

    record Faulty(String code) implements Head {}
  }

  private static FeedFormat sniffed(Path file) throws IOException {
    try (var in = Unpacking.open(file)) {
      var next = in.read();
      while (next == ' ' || next == '\n' || next == '\r' || next == '\t') next = in.read();
      return next == '{' ? FeedFormat.NDJSON : FeedFormat.CSV;
    }
  }

  private static Head head(LineSplitter lines) throws IOException {
    var first = lines.next();
    if (first == null) return new Head.Faulty("file-empty");
    lines.headTaken();
    if (first.fault() != null) return new Head.Faulty("head-unreadable");
    var text = Text.utf8(first.bytes());
    if (text == null) return new Head.Faulty("head-not-utf8");
    var cells = CsvCells.cells(text);
    if (cells == null) return new Head.Faulty("head-unreadable");
    return new Head.Read(cells.stream().map(String::strip).toList());
  }

  private static FileOpening.@Nullable Refused columnsFault(
      List<String> columns, Set<String> known, Set<String> required) {
    var unknown = new ArrayList<String>();
    for (var i = 0; i < columns.size(); i++) {
      if (known.contains(columns.get(i))) continue;
      var name = FieldName.printable(columns.get(i));
      unknown.add(name == null ? "#" + (i + 1) : name);
    }
    if (!unknown.isEmpty()) return new FileOpening.Refused("columns-unknown", unknown);
    var seen = new HashSet<String>();
    var twice = columns.stream().filter(column -> !seen.add(column)).distinct().toList();
    if (!twice.isEmpty()) return new FileOpening.Refused("columns-twice", twice);
    var missing = required.stream().filter(column -> !seen.contains(column)).sorted().toList();
    return missing.isEmpty() ? null : new FileOpening.Refused("columns-missing", missing);
  }

  public FeedFormat format() {
    return format;
  }

  /// The head of a CSV as it came; empty for NDJSON.
  public List<String> columns() {
    return columns;
  }

  /// How much there is to read, unpacked.
  public long bytes() {
    return bytes;
  }

  /// The next record; null at the end.
  public @Nullable Line next() throws IOException {
    return lines.next();
  }

  /// Reads a record. May be called by many threads at once.
  public Row row(Line line) {
    return row(line, format, cells);
  }

  private static Row row(Line line, FeedFormat format, CsvCells cells) {
    var fault = line.fault();
    var text = Text.utf8(line.bytes());
    if (fault != null) {
      return Row.faulty(line.number(), Objects.requireNonNullElse(text, ""), RowFault.of(fault));
    }
    if (text == null) {
      return Row.faulty(
          line.number(), new String(line.bytes(), OLD_WINDOWS), RowFault.of("not-utf8"));
    }
    return format == FeedFormat.CSV
        ? cells.row(line.number(), text)
        : JsonReader.row(line.number(), text);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
