package abhaya.verifier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The two hashes of RFC 9162, 2.1.1: leaves and nodes start with different bytes, so that a node
/// can never be passed off as an entry.
public final class Merkle {
  /// The root of a tree without entries: the hash of nothing.
  public static final Hash EMPTY_ROOT = Hash.of(sha256().digest());

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private Merkle() {}

  public static Hash leaf(byte[] entry) {
    var digest = sha256();
    digest.update(LEAF);
    return Hash.of(digest.digest(entry));
  }

  public static Hash node(Hash left, Hash right) {
    var digest = sha256();
    digest.update(NODE);
    digest.update(left.raw());
    return Hash.of(digest.digest(right.raw()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
