package abhaya.response.signal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The check sum of a vehicle's packet: CRC-32 in eight hexadecimal digits, or XOR in two, after
/// the star or as the last field. Makers cover different bytes; any of the coverages met is good.
///
/// A bad one is told and drops nothing.
enum CheckSum {
  OK,
  BAD,
  ABSENT;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private static final int LONG = 8;
  private static final int SHORT = 2;

  /// What the packet says of itself, and the check sum it names.
  record Found(CheckSum state, String body, @Nullable String digits) {}

  static Found of(String packet) {
    int star = packet.lastIndexOf('*');
    var after = star < 0 ? 0 : packet.length() - star - 1;
    if (star >= 0 && isSum(packet, star + 1, after)) return found(packet, star, after);
    var starred = packet.endsWith("*");
    var bare = starred ? packet.substring(0, packet.length() - 1) : packet;
    int end = bare.endsWith(",") ? bare.length() - 1 : bare.length();
    int digits = end - bare.lastIndexOf(',', end - 1) - 1;
    var isField = digits < end && (digits == LONG || (starred && digits == SHORT));
    if (isField && isSum(bare, end - digits, digits)) return found(bare, end - digits, digits);
    return new Found(ABSENT, bare, null);
  }

  private static boolean isSum(String packet, int from, int digits) {
    if (digits != LONG && digits != SHORT) return false;
    for (int i = from; i < from + digits; i++) {
      if (!HexFormat.isHexDigit(packet.charAt(i))) return false;
    }
    return true;
  }

  /// @param end of what the sum is of; after a star it stands behind that
  private static Found found(String packet, int end, int digits) {
    var body = packet.substring(0, end);
    int from = packet.charAt(end) == '*' ? end + 1 : end;
    var named = packet.substring(from, from + digits);
    return new Found(isMet(body, named) ? OK : BAD, body, named);
  }

  /// With and without the dollar sign, with and without the comma before the sum; or with the star.
  private static boolean isMet(String body, String named) {
    long sum = HexFormat.fromHexDigitsToLong(named);
    var bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    int end = bytes.length > 0 && bytes[bytes.length - 1] == ',' ? bytes.length - 1 : bytes.length;
    int start = bytes.length > 0 && bytes[0] == '$' ? 1 : 0;
    for (int to = bytes.length; to >= end; to--) {
      for (int from = 0; from <= start; from++) {
        if (of(bytes, from, to, named.length()) == sum) return true;
      }
    }
    return sum(body + "*", named.length()).equalsIgnoreCase(named);
  }

  static String sum(String covered, int digits) {
    var bytes = covered.getBytes(StandardCharsets.ISO_8859_1);
    return HEX.toHexDigits(of(bytes, 0, bytes.length, digits), digits);
  }

  private static long of(byte[] bytes, int from, int to, int digits) {
    if (digits == LONG) {
      var crc = new CRC32();
      crc.update(bytes, from, to - from);
      return crc.getValue();
    }
    int sum = 0;
    for (int i = from; i < to; i++) sum ^= bytes[i] & 0xFF;
    return sum;
  }
}
