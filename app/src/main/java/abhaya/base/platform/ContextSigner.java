package abhaya.base.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a context for one backend and a short time. The database verifies it with a key that the
/// product's own database role cannot read.
final class ContextSigner {
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final SecretKeySpec key;
  private final Clock clock;

  ContextSigner(byte[] key, Clock clock) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.clock = clock;
  }

  /// `person|unit|role|purpose|expiry|backend|mac`.
  String sign(DatabaseContext context, int backend) {
    var expiry = clock.instant().plus(LIFETIME).getEpochSecond();
    var words =
        "%d|%d|%s|%s|%d|%d"
            .formatted(
                context.person(),
                context.unit(),
                context.role(),
                context.purpose(),
                expiry,
                backend);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var sum = mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
      return words + "|" + HexFormat.of().formatHex(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
