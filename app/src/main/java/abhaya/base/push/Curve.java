package abhaya.base.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;

/// The curve P-256, whose points web push writes as 65 bytes: 4, x, y.
final class Curve {
  static final int POINT_BYTES = 65;
  private static final int NUMBER_BYTES = 32;
  private static final byte UNCOMPRESSED = 4;
  private static final ECParameterSpec P256 = parameters();

  private Curve() {}

  private static ECParameterSpec parameters() {
    try {
      var named = AlgorithmParameters.getInstance("EC");
      named.init(new ECGenParameterSpec("secp256r1"));
      return named.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks P-256", e);
    }
  }

  static KeyPair fresh() {
    try {
      var maker = KeyPairGenerator.getInstance("EC");
      maker.initialize(new ECGenParameterSpec("secp256r1"));
      return maker.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks P-256", e);
    }
  }

  /// Empty unless the bytes are a point of the curve: with another one a stranger could draw our key
  /// out of the answers.
  static Optional<ECPublicKey> point(byte[] bytes) {
    if (bytes.length != POINT_BYTES || bytes[0] != UNCOMPRESSED) return Optional.empty();
    var x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + NUMBER_BYTES));
    var y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + NUMBER_BYTES, POINT_BYTES));
    var curve = P256.getCurve();
    var prime = ((ECFieldFp) curve.getField()).getP();
    var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
    var inField = x.compareTo(prime) < 0 && y.compareTo(prime) < 0;
    if (!inField || !y.pow(2).mod(prime).equals(right)) return Optional.empty();
    try {
      var key = new ECPublicKeySpec(new ECPoint(x, y), P256);
      return Optional.of((ECPublicKey) KeyFactory.getInstance("EC").generatePublic(key));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  static byte[] bytes(ECPublicKey key) {
    var bytes = new byte[POINT_BYTES];
    bytes[0] = UNCOMPRESSED;
    write(key.getW().getAffineX(), bytes, 1);
    write(key.getW().getAffineY(), bytes, 1 + NUMBER_BYTES);
    return bytes;
  }

  private static void write(BigInteger number, byte[] to, int at) {
    var bytes = number.toByteArray();
    var from = Math.max(0, bytes.length - NUMBER_BYTES);
    var length = bytes.length - from;
    System.arraycopy(bytes, from, to, at + NUMBER_BYTES - length, length);
  }

  static ECParameterSpec spec() {
    return P256;
  }
}
