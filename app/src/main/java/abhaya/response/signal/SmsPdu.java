package abhaya.response.signal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A short message as the network delivers it (SMS-DELIVER, 3GPP TS 23.040 9.2.2.1).
///
/// @param sender number or name as the network gives it
/// @param sentAt the service centre's time; null where it is none
/// @param body the words, or for binary messages the bytes one to a character
/// @param binary an eight-bit message: its bytes stand in `data`
/// @param piece which part of a longer message; null for a whole one
public record SmsPdu(
    String sender,
    @Nullable Instant sentAt,
    String body,
    boolean binary,
    Original data,
    @Nullable Piece piece) {

  /// Part `number` of `total`, all with one reference.
  public record Piece(int reference, int total, int number) {}

  private static final int ALPHANUMERIC = 5;

  /// In hexadecimal digits, with the service centre's address before it as modems print it, or
  /// without. Empty for anything else.
  public static Optional<SmsPdu> read(String hex) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex.strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length == 0) return Optional.empty();
    var afterCentre = 1 + (bytes[0] & 0xFF);
    if (afterCentre < bytes.length && (bytes[0] & 0xFF) <= 12) {
      var whole = deliver(Arrays.copyOfRange(bytes, afterCentre, bytes.length));
      if (whole.isPresent()) return whole;
    }
    return deliver(bytes);
  }

  private static Optional<SmsPdu> deliver(byte[] pdu) {
    try {
      int first = pdu[0] & 0xFF;
      if ((first & 0x03) != 0) return Optional.empty();
      int digits = pdu[1] & 0xFF;
      if (digits > 22) return Optional.empty();
      int at = 3 + (digits + 1) / 2;
      var sender = address(Arrays.copyOfRange(pdu, 2, at), digits);
      int coding = pdu[at + 1] & 0xFF;
      var sentAt = time(pdu, at + 2);
      int length = pdu[at + 9] & 0xFF;
      var data = Arrays.copyOfRange(pdu, at + 10, pdu.length);
      return body(sender, sentAt, coding, (first & 0x40) != 0, length, data);
    } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<SmsPdu> body(
      String sender,
      @Nullable Instant sentAt,
      int coding,
      boolean headed,
      int length,
      byte[] data) {
    int head = headed ? 1 + (data[0] & 0xFF) : 0;
    if (head > data.length) return Optional.empty();
    var piece = headed ? piece(data, head) : null;
    var alphabet = alphabet(coding);
    if (alphabet == 0) {
      if (data.length < (length * 7 + 7) / 8) return Optional.empty();
      int skip = (head * 8 + 6) / 7;
      var all = SevenBit.unpack(data);
      var end = Math.min(length, all.length);
      if (skip > end) return Optional.empty();
      var text = SevenBit.text(Arrays.copyOfRange(all, skip, end));
      return Optional.of(new SmsPdu(sender, sentAt, text, false, new Original(data), piece));
    }
    if (data.length < length || head > length) return Optional.empty();
    var rest = Arrays.copyOfRange(data, head, length);
    var charset = alphabet == 2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
    var text = new String(rest, charset);
    return Optional.of(new SmsPdu(sender, sentAt, text, alphabet == 1, new Original(rest), piece));
  }

  /// 0 seven bits, 1 eight bits, 2 sixteen bits.
  private static int alphabet(int coding) {
    if ((coding & 0xC0) == 0) return (coding >> 2 & 3) % 3;
    if ((coding & 0xF0) == 0xF0) return (coding & 4) == 0 ? 0 : 1;
    return (coding & 0xF0) == 0xE0 ? 2 : 0;
  }

  private static @Nullable Piece piece(byte[] data, int head) {
    for (int i = 1; i + 1 < head; i += 2 + (data[i + 1] & 0xFF)) {
      int kind = data[i] & 0xFF;
      int length = data[i + 1] & 0xFF;
      if (i + 2 + length > head) return null;
      if (kind == 0 && length == 3) {
        return new Piece(data[i + 2] & 0xFF, data[i + 3] & 0xFF, data[i + 4] & 0xFF);
      }
      if (kind == 8 && length == 4) {
        int reference = (data[i + 2] & 0xFF) << 8 | (data[i + 3] & 0xFF);
        return new Piece(reference, data[i + 4] & 0xFF, data[i + 5] & 0xFF);
      }
    }
    return null;
  }

  private static String address(byte[] typed, int digits) {
    int type = typed[0] & 0xFF;
    var packed = Arrays.copyOfRange(typed, 1, typed.length);
    if ((type >> 4 & 7) == ALPHANUMERIC) {
      var characters = SevenBit.unpack(packed);
      return SevenBit.text(Arrays.copyOf(characters, Math.min(characters.length, digits * 4 / 7)));
    }
    var number = new StringBuilder((type >> 4 & 7) == 1 ? "+" : "");
    for (int i = 0; i < digits; i++) {
      int half = i % 2 == 0 ? packed[i / 2] & 0x0F : packed[i / 2] >> 4 & 0x0F;
      number.append("0123456789*#abc".charAt(Math.min(half, 14)));
    }
    return number.toString();
  }

  private static @Nullable Instant time(byte[] pdu, int at) {
    var parts = new int[7];
    for (int i = 0; i < 7; i++) {
      int low = pdu[at + i] & 0x0F;
      int high = pdu[at + i] >> 4 & 0x0F;
      parts[i] = i == 6 ? (low & 7) * 10 + high : low * 10 + high;
    }
    int minutes = parts[6] * 15 * ((pdu[at + 6] & 0x08) == 0 ? 1 : -1);
    try {
      return OffsetDateTime.of(
              2000 + parts[0],
              parts[1],
              parts[2],
              parts[3],
              parts[4],
              parts[5],
              0,
              ZoneOffset.ofTotalSeconds(minutes * 60))
          .toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
