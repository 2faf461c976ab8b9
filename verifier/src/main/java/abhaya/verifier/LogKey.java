package abhaya.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The public Ed25519 key of a log under the log's name, in the text form of C2SP signed notes:
/// `origin+keyid+base64(0x01 ‖ key)`.
public record LogKey(String origin, String base64) {
  private static final byte ED25519 = 0x01;
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int KEY_BYTES = 32;

  public LogKey {
    if (!origin.matches("[A-Za-z0-9._/-]{1,200}")) {
      throw new IllegalArgumentException("an origin has letters, digits and . _ / - only");
    }
    if (Base64.getDecoder().decode(base64).length != KEY_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
  }

  public static LogKey of(String origin, PublicKey key) {
    var encoded = key.getEncoded();
    var raw = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    var named = new LogKey(origin, Base64.getEncoder().encodeToString(raw));
    if (encoded.length != SPKI.length + KEY_BYTES || !key.equals(named.publicKey())) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    return named;
  }

  public static LogKey parse(String text) {
    var parts = text.strip().split("\\+", 3);
    if (parts.length != 3) throw new IllegalArgumentException("not a log key");
    var typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
      throw new IllegalArgumentException("not an Ed25519 log key");
    }
    var raw = Arrays.copyOfRange(typed, 1, typed.length);
    var key = new LogKey(parts[0], Base64.getEncoder().encodeToString(raw));
    if (!key.id().equals(parts[1])) throw new IllegalArgumentException("the key id is wrong");
    return key;
  }

  /// The first four bytes of the hash over name and key, in hex.
  public String id() {
    return HexFormat.of().formatHex(idBytes());
  }

  public String text() {
    return origin + "+" + id() + "+" + Base64.getEncoder().encodeToString(typedKey());
  }

  byte[] idBytes() {
    var digest = Merkle.sha256();
    digest.update((origin + "\n").getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(digest.digest(typedKey()), 4);
  }

  boolean signed(byte[] message, byte[] signature) {
    try {
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey());
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private byte[] typedKey() {
    var out = new ByteArrayOutputStream();
    out.write(ED25519);
    out.writeBytes(Base64.getDecoder().decode(base64));
    return out.toByteArray();
  }

  private PublicKey publicKey() {
    try {
      var encoded =
          ByteBuffer.allocate(SPKI.length + KEY_BYTES)
              .put(SPKI)
              .put(Base64.getDecoder().decode(base64))
              .array();
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 key", e);
    }
  }
}
