package abhaya.base.passkey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Challenges that prove themselves: random bytes, the end of their life, and a seal over both, the
/// act and whom they are for. Nothing is stored until one is answered, so a stranger who asks for
/// many fills nothing, and any node of the program knows those of another.
final class Challenges {
  static final Duration LIFE = Duration.ofMinutes(5);

  private static final int RANDOM_BYTES = 16;
  private static final int SEAL_BYTES = 32;
  private static final int LENGTH = RANDOM_BYTES + Long.BYTES + SEAL_BYTES;

  private final SecretKeySpec key;
  private final SecureRandom random;

  Challenges(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.random = random;
  }

  /// What the browser is asked to sign for.
  enum Act {
    ADD,
    SIGN_IN,
    PROVE
  }

  /// @param bound handle of the session it is for; empty before sign-in
  byte[] next(Act act, String bound, Instant now) {
    var start = new byte[RANDOM_BYTES + Long.BYTES];
    random.nextBytes(start);
    ByteBuffer.wrap(start).putLong(RANDOM_BYTES, now.plus(LIFE).toEpochMilli());
    return ByteBuffer.allocate(LENGTH).put(start).put(seal(start, act, bound)).array();
  }

  /// Whether this is one of ours for this act and session, and not over.
  boolean fits(byte[] challenge, Act act, String bound, Instant now) {
    if (challenge.length != LENGTH) return false;
    var start = new byte[RANDOM_BYTES + Long.BYTES];
    var seal = new byte[SEAL_BYTES];
    ByteBuffer.wrap(challenge).get(start).get(seal);
    return MessageDigest.isEqual(seal, seal(start, act, bound)) && now.isBefore(endOf(challenge));
  }

  static Instant endOf(byte[] challenge) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(challenge).getLong(RANDOM_BYTES));
  }

  private byte[] seal(byte[] start, Act act, String bound) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(start);
      return mac.doFinal((act + "|" + bound).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks HmacSHA256", e);
    }
  }
}
