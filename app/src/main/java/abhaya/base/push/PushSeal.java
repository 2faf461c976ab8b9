package abhaya.base.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals a message for one browser, so that the service between carries what it cannot read: RFC 8291
/// over the content coding `aes128gcm` of RFC 8188, in one record.
final class PushSeal {
  /// Every message is filled up to this, so that its length says nothing of its language or kind.
  static final int FILLED_BYTES = 512;

  private static final int RECORD_BYTES = 4_096;
  private static final int SALT_BYTES = 16;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PushSeal() {}

  /// A browser's own half, which it told when it subscribed.
  ///
  /// @param secret 16 bytes that only it and we know
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Browser(ECPublicKey point, byte[] secret) {}

  static byte[] seal(byte[] text, Browser browser) {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return seal(text, FILLED_BYTES, browser, Curve.fresh(), salt);
  }

  /// @param filled length to which text and its end mark are filled up; a longer text stays as it is
  static byte[] seal(byte[] text, int filled, Browser browser, KeyPair once, byte[] salt) {
    try {
      var own = Curve.bytes((ECPublicKey) once.getPublic());
      var input = input(browser, once, own);
      var key = derive(input, salt, info("Content-Encoding: aes128gcm\0"), 16);
      var nonce = derive(input, salt, info("Content-Encoding: nonce\0"), 12);
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      var plain = ByteBuffer.allocate(Math.max(filled, text.length + 1));
      plain.put(text).put(LAST_RECORD);
      var sealed = cipher.doFinal(plain.array());
      return ByteBuffer.allocate(SALT_BYTES + 4 + 1 + own.length + sealed.length)
          .put(salt)
          .putInt(RECORD_BYTES)
          .put((byte) own.length)
          .put(own)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a message could not be sealed", e);
    }
  }

  /// RFC 8291, 3.4: what both sides derive from their keys and the browser's secret.
  private static byte[] input(Browser browser, KeyPair once, byte[] own)
      throws GeneralSecurityException {
    var agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(once.getPrivate());
    agreement.doPhase(browser.point(), true);
    var info =
        ByteBuffer.allocate(14 + 2 * Curve.POINT_BYTES)
            .put(info("WebPush: info\0"))
            .put(Curve.bytes(browser.point()))
            .put(own)
            .array();
    return derive(agreement.generateSecret(), browser.secret(), info, 32);
  }

  private static byte[] derive(byte[] input, byte[] salt, byte[] info, int length)
      throws GeneralSecurityException {
    var parts = HKDFParameterSpec.ofExtract().addIKM(input).addSalt(salt).thenExpand(info, length);
    return KDF.getInstance("HKDF-SHA256").deriveData(parts);
  }

  private static byte[] info(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
