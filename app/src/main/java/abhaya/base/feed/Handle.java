package abhaya.base.feed;

import java.security.SecureRandom;
import java.util.Base64;

/// Random names for what the outside may see: 128 bits, told from nothing.
public final class Handle {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Handle() {}

  /// A fresh one, 22 characters.
  public static String next() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
