package abhaya.investigation.cases;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells whether two records say the same, whatever form, order of fields or time zone they came
/// in.
final class RecordHash {
  private static final char SEPARATOR = '\u0001';

  private RecordHash() {}

  /// The first half of the SHA-256 of what the record says.
  static UUID of(CctnsRecord record) {
    var head = record.head();
    // Nothing that was read holds a control character, so no two contents make one text.
    var text = new StringBuilder(400);
    append(text, record.type());
    append(text, head.source());
    append(text, head.key());
    append(text, head.version());
    append(text, head.unitId());
    append(text, head.happenedAt());
    append(text, head.enteredAt());
    for (var part : record.parts()) append(text, part);
    var digest = ByteBuffer.wrap(sha256(text.toString()));
    return new UUID(digest.getLong(), digest.getLong());
  }

  private static void append(StringBuilder text, @Nullable Object part) {
    text.append(part).append(SEPARATOR);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
