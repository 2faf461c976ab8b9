package abhaya.base.access;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/// Hashing of passwords and client secrets: PBKDF2 with HMAC-SHA-256 and 600,000 rounds.
///
/// Argon2 would cost an attacker more memory, and us Bouncy Castle; PBKDF2 is in the JDK and in
/// validated modules (ASVS 11.4.2). The method stands before each hash, so a later change is a new
/// entry here and old hashes are renewed when their owner next signs in.
final class Passwords {
  /// Shorter ones are refused; longer than the second limit too, as each costs work (ASVS 6.2.1).
  static final int SHORTEST = 12;

  static final int LONGEST = 200;

  private static final String METHOD = "pbkdf2-sha256-600k";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int ROUNDS = 600_000;

  private final PasswordEncoder encoder;

  /// What an unknown name's password is compared with.
  final String nobody;

  /// A hash takes a core for a fifth of a second: two at a time leave the others room to work.
  private final Semaphore cores = new Semaphore(2, true);

  Passwords() {
    this(ROUNDS);
  }

  Passwords(int rounds) {
    PasswordEncoder pbkdf2 =
        new Pbkdf2PasswordEncoder(
            "", SALT_BYTES, rounds, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    this.encoder = new DelegatingPasswordEncoder(METHOD, Map.of(METHOD, pbkdf2));
    this.nobody = drawn();
  }

  /// A hash that no password is known to have, of the same form and work as any other. It is drawn
  /// and not made, as making one takes the program's start a fifth of a second and more.
  private static String drawn() {
    var bytes = new byte[SALT_BYTES + HASH_BYTES];
    new SecureRandom().nextBytes(bytes);
    return "{" + METHOD + "}" + HexFormat.of().formatHex(bytes);
  }

  String hash(String password) {
    return onACore(() -> java.util.Objects.requireNonNull(encoder.encode(password)));
  }

  /// Compares with the hash, or with nobody's if there is none: unknown names take the same work
  /// as known ones (ASVS 6.3.8).
  boolean matches(String password, @Nullable String hash) {
    var bounded = password.length() > LONGEST ? "" : password;
    var same = onACore(() -> encoder.matches(bounded, hash == null ? nobody : hash));
    return same && hash != null && !bounded.isEmpty();
  }

  boolean isOutdated(String hash) {
    return encoder.upgradeEncoding(hash);
  }

  private <T> T onACore(Supplier<T> work) {
    cores.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      cores.release();
    }
  }
}
