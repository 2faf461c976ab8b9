package abhaya.base.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A browser's side of a subscription: its key, its secret, and how it opens what comes. Written from
/// RFC 8188, 5869 and 8291 by themselves, with nothing of the sealing side but the form of a point.
public final class PushBrowser {
  private final String endpoint;
  private final KeyPair keys = Curve.fresh();
  private final byte[] secret = new byte[16];

  PushBrowser(String endpoint) {
    this.endpoint = endpoint;
    new SecureRandom().nextBytes(secret);
  }

  public String endpoint() {
    return endpoint;
  }

  /// What its page sends on.
  public PushRegister.Asked asked() {
    var point = PushPeer.word(Curve.bytes((ECPublicKey) keys.getPublic()));
    return new PushRegister.Asked(endpoint, point, PushPeer.word(secret));
  }

  /// @return what was written, and the zeros it was filled up with
  public byte[] open(byte[] body) throws GeneralSecurityException {
    var in = ByteBuffer.wrap(body);
    var salt = new byte[16];
    in.get(salt);
    var record = in.getInt();
    var own = new byte[in.get()];
    in.get(own);
    var sealed = new byte[in.remaining()];
    in.get(sealed);
    if (sealed.length > record) throw new GeneralSecurityException("more than one record");
    var agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(keys.getPrivate());
    agreement.doPhase(Curve.point(own).orElseThrow(), true);
    var mine = Curve.bytes((ECPublicKey) keys.getPublic());
    var info = join(ascii("WebPush: info\0"), mine, own);
    var input = expand(mac(secret, agreement.generateSecret()), info, 32);
    var pseudo = mac(salt, input);
    var key = expand(pseudo, ascii("Content-Encoding: aes128gcm\0"), 16);
    var nonce = expand(pseudo, ascii("Content-Encoding: nonce\0"), 12);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    var plain = cipher.doFinal(sealed);
    var end = plain.length - 1;
    while (plain[end] == 0) end--;
    if (plain[end] != 2) throw new GeneralSecurityException("not the last record");
    return Arrays.copyOf(plain, end);
  }

  private static byte[] expand(byte[] pseudo, byte[] info, int length)
      throws GeneralSecurityException {
    return Arrays.copyOf(mac(pseudo, join(info, new byte[] {1})), length);
  }

  private static byte[] mac(byte[] key, byte[] text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  private static byte[] join(byte[]... parts) {
    var all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (var part : parts) all.put(part);
    return all.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
