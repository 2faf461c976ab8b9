package abhaya.response.livemap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes frames of the live map. Each begins with its kind and the length of what follows, 1 and 3
/// bytes; numbers are big-endian, varints have seven bits a byte, the least significant first.
///
/// A unit that moved takes three bytes: one says how many units of the roster were passed over, two
/// the way from its last place. What cannot be said so takes more.
final class FrameWriter {
  static final byte ROSTER = 'R';
  static final byte SNAPSHOT = 'S';
  static final byte DELTA = 'D';
  static final byte END = 'E';
  static final int HEAD = 4;

  /// In the first varint of a unit, beside what was passed over.
  static final int FAR = 1;

  static final int TOLD = 2;
  static final int FLAG_BITS = 2;

  /// In the byte that says how a unit stands: its place follows whole.
  static final int JUMPED = 0x80;

  private byte[] bytes = new byte[4_096];
  private int size;

  /// `R`: id (8), then for each unit the gap to the number before (varint), length of the sign (1),
  /// sign in UTF-8.
  byte[] roster(Roster roster) {
    begin(ROSTER);
    whole(roster.id());
    var last = 0;
    for (var at = 0; at < roster.size(); at++) {
      varint(roster.number(at) - last);
      last = roster.number(at);
      sign(roster.sign(at));
    }
    return end();
  }

  private void sign(String text) {
    var sign = text.getBytes(StandardCharsets.UTF_8);
    var length = Math.min(sign.length, Roster.SIGN_BYTES_MAX);
    one(length);
    room(length);
    System.arraycopy(sign, 0, bytes, size, length);
    size += length;
  }

  /// `S`: number (4), time (8, milliseconds since 1970), id of the roster (8), then for each unit of
  /// the roster how it stands (1) and its place (4 and 4).
  byte[] snapshot(int number, long millis, long roster, Standing[] all) {
    begin(SNAPSHOT);
    four(number);
    whole(millis);
    whole(roster);
    for (var one : all) {
      one(one.bits());
      four(one.lat());
      four(one.lon());
    }
    return end();
  }

  /// `D`: number (4), time (8), then the units that changed, by `changed`, in roster order.
  void beginDelta(int number, long millis) {
    begin(DELTA);
    four(number);
    whole(millis);
  }

  /// @param passed units of the roster between this one and the one told of before
  void changed(int passed, Standing old, Standing fresh) {
    long north = (long) fresh.lat() - old.lat();
    long east = (long) fresh.lon() - old.lon();
    var near = fits(north, east, Byte.MAX_VALUE);
    var jumped = !near && !fits(north, east, Short.MAX_VALUE);
    var told = jumped || fresh.age() != 0 || fresh.readiness() != old.readiness();
    varint(passed << FLAG_BITS | (told ? TOLD : 0) | (near || jumped ? 0 : FAR));
    if (told) one(fresh.bits() | (jumped ? JUMPED : 0));
    if (jumped) {
      four(fresh.lat());
      four(fresh.lon());
    } else if (near) {
      one((int) north);
      one((int) east);
    } else {
      two((int) north);
      two((int) east);
    }
  }

  private static boolean fits(long north, long east, int most) {
    return Math.abs(north) <= most && Math.abs(east) <= most;
  }

  /// `E`: why (1).
  byte[] end(int why) {
    begin(END);
    one(why);
    return end();
  }

  byte[] end() {
    var length = size - HEAD;
    bytes[1] = (byte) (length >> 16);
    bytes[2] = (byte) (length >> 8);
    bytes[3] = (byte) length;
    return Arrays.copyOf(bytes, size);
  }

  private void begin(byte kind) {
    size = HEAD;
    bytes[0] = kind;
  }

  private void room(int more) {
    if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, (size + more) * 2);
  }

  private void one(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  private void two(int value) {
    one(value >> 8);
    one(value);
  }

  private void four(int value) {
    two(value >> 16);
    two(value);
  }

  private void whole(long value) {
    four((int) (value >> 32));
    four((int) value);
  }

  private void varint(int value) {
    for (; value > 0x7f; value >>>= 7) one((value & 0x7f) | 0x80);
    one(value);
  }
}
