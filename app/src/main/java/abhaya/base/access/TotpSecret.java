package abhaya.base.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// The secret shared with a person's authenticator: 160 bits, written in base 32 for typing.
public final class TotpSecret {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BYTES = 20;
  private static final int BITS = 5;

  private final byte[] bytes;

  private TotpSecret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  static TotpSecret random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new TotpSecret(bytes);
  }

  static TotpSecret of(byte[] bytes) {
    return new TotpSecret(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /// Base 32 of RFC 4648 without padding: twenty bytes come out even.
  public String text() {
    var out = new StringBuilder();
    var buffer = 0;
    var bits = 0;
    for (var b : bytes) {
      buffer = (buffer << Byte.SIZE) | (b & 0xff);
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        out.append(ALPHABET.charAt((buffer >> bits) & 0x1f));
      }
      buffer &= (1 << bits) - 1;
    }
    return out.toString();
  }

  /// The address that authenticator programs read from a picture.
  public String address(String account) {
    return "otpauth://totp/Abhaya:%s?secret=%s&issuer=Abhaya&algorithm=SHA1&digits=6&period=30"
        .formatted(URLEncoder.encode(account, StandardCharsets.UTF_8), text());
  }

  /// A secret is not for printing.
  @Override
  public String toString() {
    return "TotpSecret[sealed]";
  }
}
