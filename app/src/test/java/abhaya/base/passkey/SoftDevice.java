package abhaya.base.passkey;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/// A device that keeps one passkey: answers as browsers write them (WebAuthn level 3), and false
/// ones where a test wants them.
public final class SoftDevice {
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final KeyPair key;
  private final byte[] credentialId;
  private final String origin;
  private final String rpId;
  private byte @Nullable [] userHandle;
  private int count;
  private boolean verifies = true;

  public SoftDevice(String origin, String rpId, String name) {
    this.origin = origin;
    this.rpId = rpId;
    this.credentialId = hash(name.getBytes(StandardCharsets.UTF_8));
    try {
      var maker = KeyPairGenerator.getInstance("EC");
      maker.initialize(new ECGenParameterSpec("secp256r1"));
      this.key = maker.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// From now on it does not ask for finger, face or PIN.
  public SoftDevice withoutVerification() {
    verifies = false;
    return this;
  }

  /// From now on its count does not grow: a copy of it was made.
  public void setBack() {
    count = 0;
  }

  /// The answer to "make a key".
  public String make(String challenge, String user) {
    userHandle = bytes(user);
    var attestation = new LinkedHashMap<String, Object>();
    attestation.put("fmt", "none");
    attestation.put("attStmt", Map.of());
    attestation.put("authData", join(device(ATTESTED), attested()));
    var response = new LinkedHashMap<String, @Nullable Object>();
    response.put("clientDataJSON", client("webauthn.create", challenge));
    response.put("attestationObject", text(new CBORMapper().writeValueAsBytes(attestation)));
    return answer(response);
  }

  /// The answer to "sign this".
  public String sign(String challenge) {
    count++;
    var client = client("webauthn.get", challenge);
    var device = device(0);
    var response = new LinkedHashMap<String, @Nullable Object>();
    response.put("clientDataJSON", client);
    response.put("authenticatorData", text(device));
    response.put("signature", text(signature(join(device, hash(bytes(client))))));
    response.put("userHandle", userHandle == null ? null : text(userHandle));
    return answer(response);
  }

  private String answer(Map<String, @Nullable Object> response) {
    var whole = new LinkedHashMap<String, Object>();
    whole.put("id", text(credentialId));
    whole.put("rawId", text(credentialId));
    whole.put("type", "public-key");
    whole.put("clientExtensionResults", Map.of());
    whole.put("response", response);
    return JsonMapper.shared().writeValueAsString(whole);
  }

  private String client(String type, String challenge) {
    var data = new LinkedHashMap<String, Object>();
    data.put("type", type);
    data.put("challenge", challenge);
    data.put("origin", origin);
    data.put("crossOrigin", false);
    return text(JsonMapper.shared().writeValueAsBytes(data));
  }

  private byte[] device(int more) {
    var flags = PRESENT | (verifies ? VERIFIED : 0) | more;
    return ByteBuffer.allocate(37)
        .put(hash(rpId.getBytes(StandardCharsets.UTF_8)))
        .put((byte) flags)
        .putInt(count)
        .array();
  }

  private byte[] attested() {
    var point = ((ECPublicKey) key.getPublic()).getW();
    var cose = new LinkedHashMap<Integer, Object>();
    cose.put(1, 2);
    cose.put(3, -7);
    cose.put(-1, 1);
    cose.put(-2, fixed(point.getAffineX().toByteArray()));
    cose.put(-3, fixed(point.getAffineY().toByteArray()));
    var head =
        ByteBuffer.allocate(18 + credentialId.length)
            .put(new byte[16])
            .putShort((short) credentialId.length)
            .put(credentialId)
            .array();
    return join(head, cbor(cose));
  }

  /// Whole numbers as keys, which the mapper would write as text.
  private static byte[] cbor(Map<Integer, Object> map) {
    var out = new ByteArrayOutputStream();
    out.write(0xa0 | map.size());
    map.forEach((number, value) -> {
      out.write(number >= 0 ? number : 0x20 | (-1 - number));
      if (value instanceof Integer small) {
        out.write(small >= 0 ? small : 0x20 | (-1 - small));
      } else if (value instanceof byte[] bytes) {
        out.write(0x58);
        out.write(bytes.length);
        out.writeBytes(bytes);
      }
    });
    return out.toByteArray();
  }

  private static byte[] fixed(byte[] number) {
    var from = Math.max(0, number.length - 32);
    var part = Arrays.copyOfRange(number, from, number.length);
    return join(new byte[32 - part.length], part);
  }

  private byte[] signature(byte[] signed) {
    try {
      var signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(key.getPrivate());
      signer.update(signed);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
