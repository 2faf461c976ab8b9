package abhaya.base.feed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The bytes of a file as UTF-8 text, whatever it was packed or encoded in.
final class Unpacking {

  private Unpacking() {}

  /// Reads a packed file to its end, so that one that is cut off, broken or a bomb is known before
  /// any row of it is applied.
  static Check check(Path file, FeedLimits limits) throws IOException {
    var size = Files.size(file);
    if (isPacked(file)) return checkPacked(file, limits);
    return new Check(size, size > limits.unpackedBytesMax() ? "file-too-large" : null);
  }

  /// @param bytes it unpacks to
  /// @param fault code of what is wrong, or null
  record Check(long bytes, @Nullable String fault) {}

  private static Check checkPacked(Path file, FeedLimits limits) throws IOException {
    var packed = Files.size(file);
    var total = 0L;
    var block = new byte[1 << 16];
    try (var in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      for (var read = in.read(block); read >= 0; read = in.read(block)) {
        total += read;
        if (total > limits.unpackedBytesMax()) return new Check(total, "file-too-large");
        var free = total <= FeedLimits.RATIO_FREE_BYTES;
        if (!free && total > packed * limits.ratioMax()) return new Check(total, "gzip-bomb");
      }
      return new Check(total, null);
    } catch (EOFException e) {
      return new Check(total, "gzip-truncated");
    } catch (ZipException e) {
      return new Check(total, "gzip-broken");
    }
  }

  static InputStream open(Path file) throws IOException {
    var packed = isPacked(file);
    var raw = Files.newInputStream(file);
    try {
      return asUtf8(packed ? new GZIPInputStream(raw, 1 << 16) : raw);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static boolean isPacked(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  /// Takes off a byte order mark. UTF-16 is told by it and translated; what it cannot say becomes
  /// the replacement character, for which its row is refused.
  private static InputStream asUtf8(InputStream in) throws IOException {
    var head = new PushbackInputStream(in, 3);
    var mark = head.readNBytes(3);
    if (mark.length == 3 && is(mark, 0, 0xef) && is(mark, 1, 0xbb) && is(mark, 2, 0xbf)) {
      return head;
    }
    var bigEndian = mark.length >= 2 && is(mark, 0, 0xfe) && is(mark, 1, 0xff);
    var littleEndian = mark.length >= 2 && is(mark, 0, 0xff) && is(mark, 1, 0xfe);
    if (bigEndian || littleEndian) {
      head.unread(mark, 2, mark.length - 2);
      return translated(head, bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }
    head.unread(mark);
    return head;
  }

  private static boolean is(byte[] bytes, int at, int value) {
    return (bytes[at] & 0xff) == value;
  }

  private static InputStream translated(InputStream in, Charset from) {
    var decoder =
        from.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new BufferedInputStream(new Utf8Stream(new InputStreamReader(in, decoder)), 1 << 16);
  }

  /// Characters as UTF-8 bytes.
  private static final class Utf8Stream extends InputStream {
    private final InputStreamReader reader;
    private byte[] bytes = new byte[0];
    private int at;

    Utf8Stream(InputStreamReader reader) {
      this.reader = reader;
    }

    @Override
    public int read() throws IOException {
      return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) return 0;
      if (!fill()) return -1;
      var taken = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, into, offset, taken);
      at += taken;
      return taken;
    }

    private boolean fill() throws IOException {
      if (at < bytes.length) return true;
      var chars = new char[8192];
      var read = reader.read(chars, 0, chars.length - 1);
      if (read < 0) return false;
      if (Character.isHighSurrogate(chars[read - 1])) {
        var low = reader.read();
        if (low >= 0) chars[read++] = (char) low;
      }
      bytes = new String(chars, 0, read).getBytes(StandardCharsets.UTF_8);
      at = 0;
      return true;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
