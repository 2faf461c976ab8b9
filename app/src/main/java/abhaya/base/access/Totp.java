package abhaya.base.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes from a shared secret and the time, RFC 6238 over RFC 4226.
record Totp(String algorithm, int digits, Duration step) {

  /// What every authenticator program understands.
  static final Totp USUAL = new Totp("HmacSHA1", 6, Duration.ofSeconds(30));

  /// Clocks of telephones differ: one step early or late is accepted (RFC 6238, 5.2).
  private static final int STEPS_ASIDE = 1;

  long stepAt(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), step.toSeconds());
  }

  String codeAt(byte[] secret, long stepNumber) {
    var hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(stepNumber).array());
    var offset = hash[hash.length - 1] & 0xf;
    var number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    var modulus = Math.powExact(10, digits);
    return ("0".repeat(digits) + number % modulus)
        .substring(String.valueOf(number % modulus).length());
  }

  /// The step this code belongs to, if it is a fresh one: around now and after the last used step,
  /// so that a code seen over a shoulder is worth nothing (RFC 6238, 5.2).
  ///
  /// All candidates are compared in full, so the time taken does not tell which one fits.
  OptionalLong findStep(byte[] secret, String code, Instant now, long lastUsedStep) {
    var given = code.getBytes(StandardCharsets.UTF_8);
    var current = stepAt(now);
    var found = OptionalLong.empty();
    for (var candidate = current - STEPS_ASIDE; candidate <= current + STEPS_ASIDE; candidate++) {
      var expected = codeAt(secret, candidate).getBytes(StandardCharsets.UTF_8);
      var fits = MessageDigest.isEqual(expected, given);
      if (fits && candidate > lastUsedStep) found = OptionalLong.of(candidate);
    }
    return found;
  }

  private byte[] hmac(byte[] secret, byte[] message) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks " + algorithm, e);
    }
  }
}
