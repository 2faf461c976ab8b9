package abhaya.response.intake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The answers of one connection, without bodies worth reading.
///
/// Reading them makes nothing: what the load throws away, the server beside it in this process would
/// have to stop for.
final class Answers {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final InputStream in;
  private final byte[] line = new byte[1_024];

  Answers(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 14);
  }

  /// Reads the next.
  boolean isNextGood() throws IOException {
    int size = readLine();
    boolean good = size > STATUS_AT && line[STATUS_AT] == '2';
    int length = 0;
    for (size = readLine(); size > 0; size = readLine()) {
      if (isLength(size)) length = number(size);
    }
    in.skipNBytes(length);
    return good;
  }

  private int readLine() throws IOException {
    int size = 0;
    for (int one = in.read(); one != '\n'; one = in.read()) {
      if (one < 0) throw new EOFException("the server has closed");
      if (one != '\r' && size < line.length) line[size++] = (byte) one;
    }
    return size;
  }

  private boolean isLength(int size) {
    if (size < LENGTH.length) return false;
    for (int i = 0; i < LENGTH.length; i++) {
      if ((line[i] | 0x20) != (LENGTH[i] | 0x20)) return false;
    }
    return true;
  }

  private int number(int size) {
    int number = 0;
    for (int i = LENGTH.length; i < size; i++) {
      if (line[i] >= '0' && line[i] <= '9') number = 10 * number + line[i] - '0';
    }
    return number;
  }
}
