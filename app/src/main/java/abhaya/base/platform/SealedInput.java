package abhaya.base.platform;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// Opens what `SealedOutput` sealed; nothing of a piece is given out before the whole of it proved
/// whole.
final class SealedInput extends InputStream {
  private static final int SEALED_PIECE = SealedOutput.PIECE + SealedOutput.TAG_BITS / 8;

  private final InputStream in;
  private final SecretKeySpec key;
  private final byte[] prefix;
  private byte[] next;
  private byte[] piece = new byte[0];
  private int at;
  private int number;
  private boolean ended;

  SealedInput(InputStream in, byte[] key) throws IOException {
    this.in = in;
    this.key = new SecretKeySpec(key, "AES");
    if (!Arrays.equals(in.readNBytes(SealedOutput.MARK.length), SealedOutput.MARK)) {
      throw new IOException("this is no backup");
    }
    this.prefix = in.readNBytes(SealedOutput.PREFIX_BYTES);
    if (prefix.length != SealedOutput.PREFIX_BYTES) throw broken(null);
    this.next = in.readNBytes(SEALED_PIECE);
  }

  private static IOException broken(@org.jspecify.annotations.Nullable Exception cause) {
    return new IOException("the backup is damaged, or was made with another key", cause);
  }

  private boolean fill() throws IOException {
    while (at == piece.length && !ended) {
      var sealed = next;
      next = sealed.length == SEALED_PIECE ? in.readNBytes(SEALED_PIECE) : new byte[0];
      ended = next.length == 0;
      try {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, SealedOutput.nonce(prefix, number++, ended));
        piece = cipher.doFinal(sealed);
        at = 0;
      } catch (GeneralSecurityException e) {
        throw broken(e);
      }
    }
    return at < piece.length;
  }

  @Override
  public int read() throws IOException {
    return fill() ? piece[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) return 0;
    if (!fill()) return -1;
    var taken = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, bytes, from, taken);
    at += taken;
    return taken;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
