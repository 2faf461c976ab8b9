package abhaya.safecity.plate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Closes the text of a plate for the database: AES-256-GCM to read it again, and a keyed hash that
/// answers whether two are the same. The key is a file of the installation, never in the database.
final class PlateSeal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 16;

  private final SecretKeySpec sealing;
  private final SecretKeySpec hashing;
  private final SecureRandom random = new SecureRandom();

  PlateSeal(byte[] key) {
    this.sealing = new SecretKeySpec(derived(key, "seal"), "AES");
    this.hashing = new SecretKeySpec(derived(key, "find"), "HmacSHA256");
  }

  /// The same for the same text, and nothing else to be learnt from it without the key.
  byte[] key(String text) {
    return Arrays.copyOf(mac(hashing, text), KEY_BYTES);
  }

  byte[] seal(String text) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var closed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(NONCE_BYTES + closed.length).put(nonce).put(closed).array();
  }

  String open(byte[] sealed) {
    var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    var rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return new String(run(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
  }

  private static byte[] derived(byte[] key, String purpose) {
    return mac(new SecretKeySpec(key, "HmacSHA256"), purpose);
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks HmacSHA256", e);
    }
  }

  private byte[] run(int mode, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed plate does not open", e);
    }
  }
}
