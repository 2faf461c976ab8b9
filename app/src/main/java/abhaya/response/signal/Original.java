package abhaya.response.signal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The bytes as they came. Prints its size only.
public final class Original {
  /// More is cut here; a door refuses it before.
  public static final int BYTES_MAX = 64 * 1024;

  private final byte[] bytes;
  private final boolean cut;

  public Original(byte[] bytes) {
    this.cut = bytes.length > BYTES_MAX;
    this.bytes = Arrays.copyOf(bytes, Math.min(bytes.length, BYTES_MAX));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  public boolean isCut() {
    return cut;
  }

  /// SHA-256 in hexadecimal digits.
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Original original && Arrays.equals(bytes, original.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Original[" + bytes.length + " bytes]";
  }
}
