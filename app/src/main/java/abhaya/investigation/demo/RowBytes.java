package abhaya.investigation.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/// One record as bytes, as NDJSON or as CSV, without building it twice.
///
/// The columns are written in the order of [Column]; a CSV cell that holds a list or an object
/// holds it as JSON.
final class RowBytes {
  private static final byte[][] TWO = new byte[100][];
  private static final int COLUMNS = Column.all().size();
  private static final byte[] ZONE = ascii(":00+05:30");

  static {
    for (var i = 0; i < 100; i++)
      TWO[i] = new byte[] {(byte) ('0' + i / 10), (byte) ('0' + i % 10)};
  }

  private final boolean csv;
  private final byte[][] dates = new byte[40_000][];
  private byte[] bytes = new byte[4_096];
  private int end;
  private int column;
  private boolean inCell;

  RowBytes(boolean csv) {
    this.csv = csv;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The head line of a CSV file.
  static String head() {
    return String.join(",", Column.all().stream().map(Column::title).toList());
  }

  RowBytes begin() {
    end = 0;
    column = 0;
    inCell = false;
    if (!csv) put('{');
    return this;
  }

  byte[] finish() {
    if (csv) commas(COLUMNS - 1);
    else put('}');
    return Arrays.copyOf(bytes, end);
  }

  /// A word that needs no escape: code, key, enumeration.
  RowBytes word(Column at, byte[] value) {
    open(at);
    if (!csv) put('"');
    raw(value);
    if (!csv) put('"');
    return this;
  }

  RowBytes word(Column at, String value) {
    return word(at, ascii(value));
  }

  /// A text without quotation marks or control characters in it.
  RowBytes text(Column at, byte[] value) {
    open(at);
    return put('"').raw(value).put('"');
  }

  RowBytes number(Column at, long value) {
    open(at);
    return digits(value);
  }

  RowBytes flag(Column at, boolean value) {
    open(at);
    return raw(ascii(value ? "true" : "false"));
  }

  RowBytes time(Column at, long minute) {
    open(at);
    if (!csv) put('"');
    minute(minute);
    if (!csv) put('"');
    return this;
  }

  RowBytes date(Column at, long day) {
    open(at);
    if (!csv) put('"');
    raw(date(day));
    if (!csv) put('"');
    return this;
  }

  /// Opens a cell of JSON; close it with [#close].
  RowBytes json(Column at) {
    open(at);
    if (csv) put('"');
    inCell = true;
    return this;
  }

  RowBytes close() {
    inCell = false;
    if (csv) put('"');
    return this;
  }

  /// Within a JSON cell: marks, names and numbers as they are; quotation marks doubled in CSV.
  RowBytes part(String ascii) {
    for (var i = 0; i < ascii.length(); i++) mark((byte) ascii.charAt(i));
    return this;
  }

  RowBytes part(byte[] value) {
    for (var b : value) mark(b);
    return this;
  }

  RowBytes partNumber(long value) {
    return digits(value);
  }

  RowBytes partTime(long minute) {
    mark((byte) '"');
    minute(minute);
    return mark((byte) '"');
  }

  /// Twelve letters and digits that tell nothing.
  RowBytes partToken(long bits) {
    for (var i = 0; i < 12; i++)
      put("0123456789abcdefghjkmnpqrstvwxyz".charAt((int) (bits >>> (5 * i)) & 31));
    return this;
  }

  private RowBytes mark(byte b) {
    if (csv && inCell && b == '"') put('"');
    return put((char) b);
  }

  private void open(Column at) {
    if (csv) {
      commas(at.place());
      return;
    }
    if (column++ > 0) put(',');
    raw(at.json());
  }

  private void commas(int upTo) {
    while (column < upTo) {
      put(',');
      column++;
    }
  }

  private void minute(long minute) {
    var day = Math.floorDiv(minute, 1_440L);
    var rest = (int) (minute - day * 1_440);
    raw(date(day)).put('T').raw(TWO[rest / 60]).put(':').raw(TWO[rest % 60]).raw(ZONE);
  }

  private byte[] date(long day) {
    var at = (int) day;
    if (dates[at] == null) dates[at] = ascii(LocalDate.ofEpochDay(day).toString());
    return dates[at];
  }

  private RowBytes digits(long value) {
    if (value >= 10) digits(value / 10);
    return put((char) ('0' + value % 10));
  }

  private RowBytes put(char c) {
    if (end == bytes.length) bytes = Arrays.copyOf(bytes, end * 2);
    bytes[end++] = (byte) c;
    return this;
  }

  private RowBytes raw(byte[] value) {
    if (end + value.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + value.length));
    }
    System.arraycopy(value, 0, bytes, end, value.length);
    end += value.length;
    return this;
  }
}
