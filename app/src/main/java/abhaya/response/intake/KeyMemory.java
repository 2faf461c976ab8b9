package abhaya.response.intake;

import abhaya.response.signal.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Names for signals, and the answers already given.
///
/// A sender's key always makes the same handle, by a key of this installation: the second message
/// is known as the first also after a restart, and with no database to ask. The memory holds the
/// last answers; what it has forgotten is recognised when it reaches the database.
final class KeyMemory {
  static final int KEPT_MAX = 200_000;
  private static final int HANDLE_BYTES = 16;
  private static final int REFERENCE_LENGTH = 7;
  private static final String LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679";

  private final byte[] secret;
  private final Random random;
  private final Map<String, Kept> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<String, Kept> eldest) {
          return size() > KEPT_MAX;
        }
      };

  /// An answer given, and the digest of the body it was given to.
  record Kept(String digest, Instant receivedAt) {}

  KeyMemory(byte[] secret, Random random) {
    this.secret = secret.clone();
    this.random = random;
  }

  String handleOf(String key) {
    var seal = Seal.hmac("HmacSHA256", secret, key.getBytes(StandardCharsets.UTF_8));
    return encode(Arrays.copyOf(HexFormat.of().parseHex(seal), HANDLE_BYTES));
  }

  String freshHandle() {
    var bytes = new byte[HANDLE_BYTES];
    random.nextBytes(bytes);
    return encode(bytes);
  }

  synchronized Optional<Kept> find(String handle) {
    return Optional.ofNullable(kept.get(handle));
  }

  synchronized void keep(String handle, Kept answer) {
    kept.putIfAbsent(handle, answer);
  }

  /// Seven letters and digits that are not mistaken for each other when spoken.
  static String referenceOf(String handle) {
    var bytes = Base64.getUrlDecoder().decode(handle);
    var text = new StringBuilder();
    for (int i = 0; i < REFERENCE_LENGTH; i++) {
      text.append(LETTERS.charAt(Byte.toUnsignedInt(bytes[i]) % LETTERS.length()));
    }
    return text.toString();
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
