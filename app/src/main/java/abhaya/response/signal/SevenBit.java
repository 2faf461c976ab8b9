package abhaya.response.signal;

import java.io.ByteArrayOutputStream;

/// Seven-bit characters packed into bytes, and the alphabet of GSM short messages (3GPP TS 23.038).
public final class SevenBit {
  private static final int ESCAPE = 0x1B;

  private static final String ALPHABET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String ESCAPED = "\u000C^{}\\[~]|€";
  private static final int[] ESCAPED_AT = {
    0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65
  };

  private SevenBit() {}

  /// One character a byte; seven bytes hold eight.
  public static byte[] unpack(byte[] packed) {
    var out = new ByteArrayOutputStream(packed.length * 8 / 7 + 1);
    int shift = 0;
    int carry = 0;
    for (byte one : packed) {
      int bits = one & 0xFF;
      out.write(((bits << shift) | carry) & 0x7F);
      carry = bits >> (7 - shift);
      shift++;
      if (shift == 7) {
        out.write(carry);
        carry = 0;
        shift = 0;
      }
    }
    return out.toByteArray();
  }

  /// The other way; what is above seven bits is cut off.
  public static byte[] pack(byte[] characters) {
    var out = new ByteArrayOutputStream(characters.length);
    int held = 0;
    int bits = 0;
    for (byte one : characters) {
      held |= (one & 0x7F) << bits;
      bits += 7;
      while (bits >= 8) {
        out.write(held & 0xFF);
        held >>= 8;
        bits -= 8;
      }
    }
    if (bits > 0) out.write(held & 0xFF);
    return out.toByteArray();
  }

  /// Characters of the GSM alphabet as text. A half escape at the end is left out.
  public static String text(byte[] characters) {
    var text = new StringBuilder(characters.length);
    for (int i = 0; i < characters.length; i++) {
      int at = characters[i] & 0x7F;
      if (at != ESCAPE) {
        text.append(ALPHABET.charAt(at));
      } else if (++i < characters.length) {
        text.append(escaped(characters[i] & 0x7F));
      }
    }
    return text.toString();
  }

  private static char escaped(int at) {
    for (int i = 0; i < ESCAPED_AT.length; i++) if (ESCAPED_AT[i] == at) return ESCAPED.charAt(i);
    return ALPHABET.charAt(at);
  }
}
