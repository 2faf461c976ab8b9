package abhaya.base.push;

import abhaya.base.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The key by which push services know this installation (RFC 8292), made at the first start that
/// has push on, among the keys of the installation and never in the database.
///
/// A browser subscribes to one key. With another one its subscriptions are dead and each page asks
/// its browser for a fresh one.
@Component
class VapidKey {
  private static final String PRIVATE_FILE = "push.key";
  private static final String PUBLIC_FILE = "push.pub";

  /// A service takes a proof for a day at most.
  private static final Duration PROOF_HOLDS = Duration.ofHours(12);

  private static final Base64.Encoder WORDS = Base64.getUrlEncoder().withoutPadding();

  private final DataFolder folder;
  private final JsonMapper json;

  VapidKey(DataFolder folder, JsonMapper json) {
    this.folder = folder;
    this.json = json;
  }

  /// @param point public half, base64url of 65 bytes
  private record Pair(String point, PrivateKey secret) {}

  /// The public half as browsers and services are told it.
  String point() {
    return pair().point();
  }

  /// What stands in `Authorization`: that it is us who ask this service, for some hours.
  String proof(String origin, String subject, Instant now) {
    var pair = pair();
    var head = word(json.writeValueAsBytes(Map.of("typ", "JWT", "alg", "ES256")));
    var until = now.plus(PROOF_HOLDS).getEpochSecond();
    var claims = Map.of("aud", origin, "exp", until, "sub", subject);
    var said = head + "." + word(json.writeValueAsBytes(claims));
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(pair.secret());
      signature.update(said.getBytes(StandardCharsets.US_ASCII));
      return "vapid t=" + said + "." + word(signature.sign()) + ", k=" + pair.point();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a proof could not be signed", e);
    }
  }

  private static String word(byte[] bytes) {
    return WORDS.encodeToString(bytes);
  }

  private synchronized Pair pair() {
    try {
      var secret = folder.keys().resolve(PRIVATE_FILE);
      if (!Files.exists(secret)) make();
      var encoded = Base64.getDecoder().decode(Files.readString(secret).strip());
      var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new Pair(Files.readString(folder.keys().resolve(PUBLIC_FILE)).strip(), key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of web push cannot be read", e);
    }
  }

  /// The public half is written first: a key file that is there is whole.
  private void make() {
    var fresh = Curve.fresh();
    folder.writeKey(PUBLIC_FILE, word(Curve.bytes((ECPublicKey) fresh.getPublic())) + "\n");
    var secret = Base64.getEncoder().encodeToString(fresh.getPrivate().getEncoded());
    folder.writeKey(PRIVATE_FILE, secret + "\n");
  }
}
