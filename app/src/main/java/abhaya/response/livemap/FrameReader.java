package abhaya.response.livemap;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;

/// Reads the live map's stream as a console does: what `FrameWriter` writes, held against in tests
/// and measurements.
final class FrameReader {
  private static final int FRAME_BYTES_MAX = 1 << 24;

  private final DataInputStream in;
  private Roster roster = new Roster(new int[0], java.util.List.of());
  private Standing[] units = {};
  private int number;
  private long millis;
  private long received;

  FrameReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /// Takes the next frame in; its kind, or 0 where the stream ended.
  ///
  /// @throws IOException also for what is no frame, or does not follow on what came before
  byte next() throws IOException {
    byte kind;
    try {
      kind = in.readByte();
    } catch (EOFException over) {
      return 0;
    }
    var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    if (length >= FRAME_BYTES_MAX) throw new IOException("no frame");
    var body = new byte[length];
    in.readFully(body);
    received += FrameWriter.HEAD + length;
    take(kind, ByteBuffer.wrap(body));
    return kind;
  }

  private void take(byte kind, ByteBuffer body) throws IOException {
    switch (kind) {
      case FrameWriter.ROSTER -> roster(body);
      case FrameWriter.SNAPSHOT -> snapshot(body);
      case FrameWriter.DELTA -> delta(body);
      case FrameWriter.END -> {}
      default -> throw new IOException("no kind of frame");
    }
  }

  private void roster(ByteBuffer body) throws IOException {
    var id = body.getLong();
    var numbers = new ArrayList<Integer>();
    var signs = new ArrayList<String>();
    var last = 0;
    while (body.hasRemaining()) {
      last += varint(body);
      numbers.add(last);
      var sign = new byte[body.get() & 0xff];
      body.get(sign);
      signs.add(new String(sign, StandardCharsets.UTF_8));
    }
    roster = new Roster(numbers.stream().mapToInt(Integer::intValue).toArray(), signs);
    if (roster.id() != id) throw new IOException("another roster than it says");
  }

  private void snapshot(ByteBuffer body) throws IOException {
    number = body.getInt();
    millis = body.getLong();
    if (body.getLong() != roster.id()) throw new IOException("of a roster that was not told");
    units = new Standing[roster.size()];
    for (var at = 0; at < units.length; at++) {
      var bits = body.get();
      units[at] = Standing.of(body.getInt(), body.getInt(), bits);
    }
  }

  private void delta(ByteBuffer body) throws IOException {
    var told = body.getInt();
    if (told != number + 1) throw new IOException("a frame is missing");
    number = told;
    millis = body.getLong();
    for (var at = -1; body.hasRemaining(); ) {
      var head = varint(body);
      at += 1 + (head >> FrameWriter.FLAG_BITS);
      units[at] = changed(head, units[at], body);
    }
  }

  private static Standing changed(int head, Standing old, ByteBuffer body) {
    int bits = (head & FrameWriter.TOLD) != 0 ? body.get() : bitsOf(old);
    if ((bits & FrameWriter.JUMPED) != 0) return Standing.of(body.getInt(), body.getInt(), bits);
    var far = (head & FrameWriter.FAR) != 0;
    var lat = old.lat() + (far ? body.getShort() : body.get());
    var lon = old.lon() + (far ? body.getShort() : body.get());
    return Standing.of(lat, lon, bits);
  }

  /// What is not told stands as before, and was seen just now.
  private static int bitsOf(Standing old) {
    return new Standing(old.lat(), old.lon(), old.readiness(), 0).bits();
  }

  private static int varint(ByteBuffer body) {
    var value = 0;
    for (var shift = 0; ; shift += 7) {
      var one = body.get();
      value |= (one & 0x7f) << shift;
      if (one >= 0) return value;
    }
  }

  Roster roster() {
    return roster;
  }

  /// How the unit of that number stands now.
  Standing unit(int number) {
    return units[roster.find(number)];
  }

  Standing[] units() {
    return Arrays.copyOf(units, units.length);
  }

  /// Number of the last frame.
  int number() {
    return number;
  }

  /// When the server began to make the last frame, in milliseconds since 1970.
  long millis() {
    return millis;
  }

  /// Bytes of all frames so far.
  long received() {
    return received;
  }
}
