package abhaya.base.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One way out to the provider and back. All three values follow from the key of this installation
/// and a secret in the browser's cookie.
///
/// @param state comes back with the browser: the answer belongs to this browser's question
/// @param nonce comes back in the token: the token was made for this question
/// @param verifier goes to the provider with the code: the code was given to this question
record Way(String state, String nonce, String verifier) {

  static Way of(byte[] key, String secret) {
    return new Way(
        derived(key, "state", secret),
        derived(key, "nonce", secret),
        derived(key, "verifier", secret));
  }

  /// What the provider is told of the verifier (RFC 7636, 4.2, S256).
  String challenge() {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return text(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks SHA-256", e);
    }
  }

  boolean isState(String said) {
    return same(state, said);
  }

  boolean isNonce(String said) {
    return same(nonce, said);
  }

  private static boolean same(String ours, String said) {
    return MessageDigest.isEqual(
        ours.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
  }

  private static String derived(byte[] key, String what, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return text(mac.doFinal((what + "|" + secret).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks HmacSHA256", e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
