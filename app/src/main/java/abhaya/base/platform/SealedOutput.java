package abhaya.base.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals a stream of any length in pieces of one mebibyte: AES-256-GCM, each nonce made of a random
/// prefix, the piece's number and whether it is the last. A piece that is changed, left out, moved
/// or cut off at the end does not open.
final class SealedOutput extends OutputStream {
  static final byte[] MARK = {'A', 'B', 'H', 'A', 'Y', 'A', 'B', '1'};
  static final int PIECE = 1 << 20;
  static final int PREFIX_BYTES = 7;
  static final int TAG_BITS = 128;

  private final OutputStream out;
  private final SecretKeySpec key;
  private final byte[] prefix = new byte[PREFIX_BYTES];
  private final byte[] piece = new byte[PIECE];
  private int filled;
  private int number;
  private boolean closed;

  SealedOutput(OutputStream out, byte[] key) throws IOException {
    this.out = out;
    this.key = new SecretKeySpec(key, "AES");
    new SecureRandom().nextBytes(prefix);
    out.write(MARK);
    out.write(prefix);
  }

  static GCMParameterSpec nonce(byte[] prefix, int number, boolean last) {
    var nonce =
        ByteBuffer.allocate(PREFIX_BYTES + Integer.BYTES + 1)
            .put(prefix)
            .putInt(number)
            .put((byte) (last ? 1 : 0))
            .array();
    return new GCMParameterSpec(TAG_BITS, nonce);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    var at = from;
    var rest = length;
    while (rest > 0) {
      if (filled == PIECE) seal(false);
      var taken = Math.min(rest, PIECE - filled);
      System.arraycopy(bytes, at, piece, filled, taken);
      filled += taken;
      at += taken;
      rest -= taken;
    }
  }

  private void seal(boolean last) throws IOException {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, nonce(prefix, number++, last));
      out.write(cipher.doFinal(piece, 0, filled));
      filled = 0;
    } catch (GeneralSecurityException e) {
      throw new IOException("the backup could not be sealed", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) return;
    closed = true;
    seal(true);
    out.close();
  }
}
