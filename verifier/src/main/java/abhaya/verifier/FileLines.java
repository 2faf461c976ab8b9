package abhaya.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The lines of an export, plain or gzip, one at a time and each of bounded length.
final class FileLines implements LineSource {
  private static final int LINE_BYTES_MAX = 1 << 20;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final InputStream in;
  private long line;
  private boolean broken;

  FileLines(InputStream raw) throws IOException {
    var buffered = new BufferedInputStream(raw, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
    buffered.reset();
    in = gzip ? new BufferedInputStream(new GZIPInputStream(buffered), 1 << 16) : buffered;
  }

  @Override
  public long line() {
    return line;
  }

  /// A broken archive ends where it breaks.
  @Override
  public @Nullable String next() throws IOException {
    var bytes = new ByteArrayOutputStream(512);
    int b = read();
    if (b < 0) return null;
    line++;
    for (; b >= 0 && b != '\n'; b = read()) {
      if (bytes.size() < LINE_BYTES_MAX) bytes.write(b);
    }
    if (bytes.size() == LINE_BYTES_MAX) return "";
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return decoder.decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  private int read() throws IOException {
    if (broken) return -1;
    try {
      return in.read();
    } catch (EOFException | ZipException e) {
      broken = true;
      return -1;
    }
  }
}
