package abhaya.base.access;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/// The telephone of a person in a test: reads the secret as people type it, shows the code of now.
public final class Authenticator {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Authenticator() {}

  public static String codeOf(String secret, Instant now) {
    return Totp.USUAL.codeAt(bytes(secret), Totp.USUAL.stepAt(now));
  }

  private static byte[] bytes(String text) {
    var out = new ByteArrayOutputStream();
    var buffer = 0;
    var bits = 0;
    for (var letter : text.replace(" ", "").toCharArray()) {
      buffer = (buffer << 5) | ALPHABET.indexOf(letter);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write(buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    return out.toByteArray();
  }
}
