package abhaya.response.dispatch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// Draws closed incidents for a second look by a seed that is published before: whoever has seed and
/// list draws the same, and nobody chooses.
public final class AuditSample {
  private AuditSample() {}

  /// The references with the lowest SHA-256 of `seed:reference`, so many per cent, at least one.
  public static List<String> draw(String seed, List<String> references, int percent) {
    if (references.isEmpty()) return List.of();
    if (percent < 1 || percent > 100) throw new IllegalArgumentException("1 to 100 per cent");
    int count = Math.max(1, Math.ceilDiv(references.size() * percent, 100));
    return references.stream()
        .distinct()
        .sorted(Comparator.comparing((String reference) -> hash(seed + ":" + reference)))
        .limit(count)
        .toList();
  }

  static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
