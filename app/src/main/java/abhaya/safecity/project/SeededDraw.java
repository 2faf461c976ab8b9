package abhaya.safecity.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// Draws what is inspected, by a published seed, so that anybody can draw the same again.
///
/// Each name is ranked by the SHA-256 of `seed:name`; the first ones are drawn. Adding a name never
/// puts another one out of its rank, and nobody can tell the draw before the seed is known.
public record SeededDraw(String seed) {

  private record Ranked(String name, String rank) {}

  /// At most so many, each name once.
  public List<String> draw(Collection<String> names, int many) {
    return names.stream()
        .distinct()
        .map(name -> new Ranked(name, rank(name)))
        .sorted(Comparator.comparing(Ranked::rank))
        .limit(many)
        .map(Ranked::name)
        .toList();
  }

  private String rank(String name) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest((seed + ":" + name).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
