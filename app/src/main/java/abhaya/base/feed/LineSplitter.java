package abhaya.base.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cuts a stream of bytes into records: lines, and in CSV the line breaks inside quotes kept.
///
/// A record above the limit is skipped to its end and told once. A quote that is never closed
/// costs its own line, not the rest of the file: what followed is cut again.
final class LineSplitter {
  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final boolean csv;
  private final int rowBytesMax;
  private final byte[] block = new byte[BLOCK];
  private int at;
  private int end;
  private byte[] again = new byte[0];
  private int againAt;
  private byte[] row = new byte[1024];
  private int length;
  private int number;

  LineSplitter(InputStream in, boolean csv, int rowBytesMax) {
    this.in = in;
    this.csv = csv;
    this.rowBytesMax = rowBytesMax;
  }

  /// The next record that is not blank; null at the end.
  @Nullable Line next() throws IOException {
    while (true) {
      var line = cut();
      if (line == null) return null;
      if (line.fault() != null || !isBlank(line.bytes())) {
        number++;
        return new Line(number, line.bytes(), line.fault());
      }
    }
  }

  /// Takes a first record as the head of the file: it has no number.
  void headTaken() {
    number = 0;
  }

  private @Nullable Line cut() throws IOException {
    length = 0;
    var quotes = new Quotes();
    while (true) {
      var next = read();
      if (next < 0) {
        if (length == 0) return null;
        return csv && quotes.open ? unclosed() : line(null);
      }
      if (next == '\n' && !(csv && quotes.open)) return line(null);
      if (csv) quotes.see(next);
      if (length == rowBytesMax) {
        keep(next);
        return csv && quotes.open ? unclosed() : tooLong();
      }
      keep(next);
    }
  }

  /// The line on which the quote was opened is faulty; the lines after it are read again.
  private Line unclosed() throws IOException {
    var newline = 0;
    while (newline < length && row[newline] != '\n') newline++;
    if (newline == length) return tooLong();
    var rest = Arrays.copyOfRange(row, newline + 1, length);
    var joined = Arrays.copyOf(rest, rest.length + again.length - againAt);
    System.arraycopy(again, againAt, joined, rest.length, again.length - againAt);
    again = joined;
    againAt = 0;
    length = newline;
    return line("quote-open");
  }

  private Line tooLong() throws IOException {
    int next;
    do {
      next = read();
    } while (next >= 0 && next != '\n');
    return new Line(0, new byte[0], "row-too-long");
  }

  private Line line(@Nullable String fault) {
    if (length > 0 && row[length - 1] == '\r') length--;
    return new Line(0, Arrays.copyOf(row, length), fault);
  }

  private void keep(int next) {
    if (length == row.length) row = Arrays.copyOf(row, Math.min(rowBytesMax + 1, length * 2));
    row[length++] = (byte) next;
  }

  private int read() throws IOException {
    if (againAt < again.length) return again[againAt++] & 0xff;
    if (at == end) {
      end = in.read(block);
      at = 0;
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return block[at++] & 0xff;
  }

  private static boolean isBlank(byte[] bytes) {
    for (var b : Objects.requireNonNull(bytes)) {
      if (b != ' ' && b != '\t' && b != '\r') return false;
    }
    return true;
  }

  /// Where quotes stand in a CSV record: one opens only at the start of a field.
  private static final class Quotes {
    private boolean open;
    private boolean maybeClosed;
    private boolean fieldStart = true;

    void see(int next) {
      if (open) {
        if (next == '"') {
          open = false;
          maybeClosed = true;
        }
        return;
      }
      if (maybeClosed && next == '"') {
        open = true;
        maybeClosed = false;
        return;
      }
      maybeClosed = false;
      open = fieldStart && next == '"';
      fieldStart = next == ',';
    }
  }
}
