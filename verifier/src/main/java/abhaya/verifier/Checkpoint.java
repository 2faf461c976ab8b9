package abhaya.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;

/// What a log says of itself at a moment: its name, how many entries it has, the root over them,
/// and the time. As text it is the body of a C2SP checkpoint, the time in an extension line.
public record Checkpoint(String origin, long size, Hash root, Instant at) {
  public Checkpoint {
    if (size < 0) throw new IllegalArgumentException("a size is not negative");
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  String body() {
    return origin + "\n" + size + "\n" + root.base64() + "\nat " + at + "\n";
  }

  /// The signed note: body, empty line, and one line with the signature.
  public Signed sign(PrivateKey privateKey, LogKey key) {
    try {
      var signer = Signature.getInstance("Ed25519");
      signer.initSign(privateKey);
      signer.update(body().getBytes(StandardCharsets.UTF_8));
      var signature = signer.sign();
      var named = ByteBuffer.allocate(4 + signature.length).put(key.idBytes()).put(signature);
      var line = "— " + origin + " " + Base64.getEncoder().encodeToString(named.array());
      return new Signed(this, body() + "\n" + line + "\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign a checkpoint", e);
    }
  }

  /// A checkpoint as it was signed. Further signature lines, of witnesses, may follow the log's.
  public record Signed(Checkpoint checkpoint, String note) {
    private static final String MARK = "— ";

    public static Signed parse(String note) {
      int end = note.indexOf("\n\n");
      if (end < 0 || !note.endsWith("\n")) throw new IllegalArgumentException("not a note");
      var lines = note.substring(0, end).split("\n", -1);
      if (lines.length != 4 || !lines[3].startsWith("at ")) {
        throw new IllegalArgumentException("not a checkpoint");
      }
      try {
        var checkpoint =
            new Checkpoint(
                lines[0],
                Long.parseLong(lines[1]),
                Hash.ofBase64(lines[2]),
                Instant.parse(lines[3].substring(3)));
        if (!checkpoint.body().equals(note.substring(0, end + 1))) {
          throw new IllegalArgumentException("not a canonical checkpoint");
        }
        return new Signed(checkpoint, note);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("not a checkpoint", e);
      }
    }

    public long size() {
      return checkpoint.size();
    }

    public Hash root() {
      return checkpoint.root();
    }

    /// Whether the log of this key signed this.
    public boolean signedBy(LogKey key) {
      if (!checkpoint.origin().equals(key.origin())) return false;
      var body = checkpoint.body().getBytes(StandardCharsets.UTF_8);
      return note.substring(note.indexOf("\n\n") + 2)
          .lines()
          .filter(line -> line.startsWith(MARK + key.origin() + " "))
          .map(line -> line.substring(MARK.length() + key.origin().length() + 1))
          .anyMatch(signature -> signed(key, body, signature));
    }

    private static boolean signed(LogKey key, byte[] body, String base64) {
      try {
        var named = Base64.getDecoder().decode(base64);
        return named.length > 4
            && Arrays.equals(Arrays.copyOf(named, 4), key.idBytes())
            && key.signed(body, Arrays.copyOfRange(named, 4, named.length));
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }
}
