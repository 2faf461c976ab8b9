package abhaya.response.signal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Whether a message bears the seal of a key that the sender and we share.
public enum Seal {
  GOOD,
  BAD,
  ABSENT;

  /// Compares in constant time.
  ///
  /// @param algorithm `HmacSHA1` or `HmacSHA256`
  /// @param hex the seal as sent, hexadecimal, perhaps with `sha256=` before it
  public static Seal of(String algorithm, byte[] key, byte[] message, @Nullable String hex) {
    if (hex == null || hex.isBlank()) return ABSENT;
    var bare = hex.strip().toLowerCase(Locale.ROOT);
    int equal = bare.indexOf('=');
    var sent = bare.substring(equal + 1).getBytes(StandardCharsets.UTF_8);
    var ours = hmac(algorithm, key, message).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(sent, ours) ? GOOD : BAD;
  }

  /// In small hexadecimal digits.
  public static String hmac(String algorithm, byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return HexFormat.of().formatHex(mac.doFinal(message));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("no such seal, or no key", e);
    }
  }
}
