package abhaya.base.trail;

import abhaya.base.platform.DataFolder;
import abhaya.verifier.Checkpoint;
import abhaya.verifier.LogKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The log's own key, made at the first start: in the data folder and never in the database, so
/// that who can rewrite the database cannot sign what he wrote.
///
/// Beside it stands the last checkpoint, by which a database put back to an earlier day is found.
@Component
class TrailKey {
  private static final String PRIVATE_FILE = "trail.key";
  private static final String PUBLIC_FILE = "trail.pub";
  private static final String LAST_FILE = "trail.checkpoint";
  private static final int NAME_BYTES = 8;

  private final DataFolder folder;
  private final PrivateKey privateKey;
  private final LogKey logKey;

  TrailKey(DataFolder folder) {
    this.folder = folder;
    try {
      if (!Files.exists(key(PRIVATE_FILE))) make();
      this.logKey = LogKey.parse(Files.readString(key(PUBLIC_FILE)));
      var encoded = Base64.getDecoder().decode(Files.readString(key(PRIVATE_FILE)).strip());
      this.privateKey =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of the record trail cannot be read", e);
    }
  }

  LogKey logKey() {
    return logKey;
  }

  Checkpoint.Signed sign(Checkpoint checkpoint) {
    return checkpoint.sign(privateKey, logKey);
  }

  void remember(Checkpoint.Signed checkpoint) {
    folder.writePrivate(LAST_FILE, checkpoint.note());
  }

  /// The last checkpoint as this folder remembers it, if this key signed it.
  Optional<Checkpoint.Signed> remembered() {
    try {
      if (!Files.exists(last())) return Optional.empty();
      var signed = Checkpoint.Signed.parse(Files.readString(last()));
      return Optional.of(signed).filter(last -> last.signedBy(logKey));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The public half is written first: a key file that is there is whole.
  private void make() throws GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var name = new byte[NAME_BYTES];
    new SecureRandom().nextBytes(name);
    var key = LogKey.of("abhaya.trail/" + HexFormat.of().formatHex(name), pair.getPublic());
    folder.writeKey(PUBLIC_FILE, key.text() + "\n");
    var secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    folder.writeKey(PRIVATE_FILE, secret + "\n");
  }

  private Path key(String name) {
    return folder.keys().resolve(name);
  }

  /// Of this machine: each remembers for itself what it signed last.
  private Path last() {
    return folder.path().resolve(LAST_FILE);
  }
}
