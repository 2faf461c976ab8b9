package abhaya.investigation.cases;

import abhaya.base.feed.Line;
import java.nio.charset.StandardCharsets;

/// Which case a line belongs to, guessed from its bytes without reading it: enough to bring the
/// records of a case together. A wrong guess costs time and nothing else.
final class CaseHint {
  private static final byte[] FIR = "\"fir\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEY = "\"key\"".getBytes(StandardCharsets.US_ASCII);

  private final int firCell;
  private final int keyCell;

  /// @param firCell number of the column `fir` in a CSV, `keyCell` of `key`; below 0 for NDJSON
  CaseHint(int firCell, int keyCell) {
    this.firCell = firCell;
    this.keyCell = keyCell;
  }

  int of(Line line) {
    var bytes = line.bytes();
    if (keyCell >= 0) {
      var fir = firCell < 0 ? 0 : cell(bytes, firCell);
      return fir != 0 ? fir : cell(bytes, keyCell);
    }
    var fir = after(bytes, FIR);
    return fir != 0 ? fir : after(bytes, KEY);
  }

  /// The hash of the text value after the mark; 0 if there is no such field.
  private static int after(byte[] bytes, byte[] mark) {
    var from = indexOf(bytes, mark);
    if (from < 0) return 0;
    from += mark.length;
    while (from < bytes.length && bytes[from] != '"') from++;
    var hash = 1;
    for (var i = from + 1; i < bytes.length && bytes[i] != '"'; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  private static int indexOf(byte[] bytes, byte[] mark) {
    for (var i = 0; i <= bytes.length - mark.length; i++) {
      var j = 0;
      while (j < mark.length && bytes[i + j] == mark[j]) j++;
      if (j == mark.length) return i;
    }
    return -1;
  }

  private static int cell(byte[] bytes, int number) {
    var at = 0;
    var quoted = false;
    var hash = 0;
    for (var b : bytes) {
      if (b == '"') quoted = !quoted;
      else if (b == ',' && !quoted) at++;
      else if (at == number) hash = 31 * hash + b;
      if (at > number) break;
    }
    return hash;
  }
}
