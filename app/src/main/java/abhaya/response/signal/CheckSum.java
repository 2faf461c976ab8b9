package abhaya.response.signal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final Pattern AFTER_STAR =
      Pattern.compile("^(.*)\\*([0-9A-Fa-f]{8}|[0-9A-Fa-f]{2})$", Pattern.DOTALL);
  private static final Pattern BEFORE_STAR =
      Pattern.compile("^(.*,)([0-9A-Fa-f]{8}|[0-9A-Fa-f]{2}),?\\*$", Pattern.DOTALL);
  private static final Pattern LAST_FIELD =
      Pattern.compile("^(.*,)([0-9A-Fa-f]{8}),?$", Pattern.DOTALL);

  /// What the packet says of itself, and the check sum it names.
  record Found(CheckSum state, String body, @Nullable String digits) {}

  static Found of(String packet) {
    for (var pattern : List.of(AFTER_STAR, BEFORE_STAR, LAST_FIELD)) {
      var hit = pattern.matcher(packet);
      if (!hit.matches()) continue;
      var body = hit.group(1);
      var digits = hit.group(2);
      var good =
          coverages(body)
              .anyMatch(
                  covered -> sum(covered, digits.length()).equals(digits.toUpperCase(Locale.ROOT)));
      return new Found(good ? OK : BAD, body, digits);
    }
    var bare = packet.endsWith("*") ? packet.substring(0, packet.length() - 1) : packet;
    return new Found(ABSENT, bare, null);
  }

  /// With and without the dollar sign, with and without the comma before the sum.
  private static Stream<String> coverages(String body) {
    var noComma = body.endsWith(",") ? body.substring(0, body.length() - 1) : body;
    var noDollar = body.startsWith("$") ? body.substring(1) : body;
    var neither = noComma.startsWith("$") ? noComma.substring(1) : noComma;
    return Stream.of(body, noComma, noDollar, neither, body + "*");
  }

  static String sum(String covered, int digits) {
    var bytes = covered.getBytes(StandardCharsets.ISO_8859_1);
    if (digits == 8) {
      var crc = new CRC32();
      crc.update(bytes);
      return HEX.toHexDigits((int) crc.getValue());
    }
    int sum = 0;
    for (byte one : bytes) sum ^= one & 0xFF;
    return HEX.toHexDigits((byte) sum);
  }
}
