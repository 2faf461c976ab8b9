package abhaya.safecity.followup;

import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.project.SeededDraw;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;

/// What is inspected in a month, drawn by a seed that anybody can read.
///
/// The list is closed and its hash is on record with the seed, and a city has one draw a month: who
/// does not like what was drawn cannot draw again.
///
/// @param pool all names that could have been drawn, in the order of the list
public record MatterDraw(
    String handle,
    String city,
    UnitId unit,
    YearMonth month,
    Seed seed,
    List<String> pool,
    int many,
    Instant at) {

  /// @param source where it was published: lottery, newspaper, minutes
  public record Seed(String text, String source) {}

  public MatterDraw {
    pool = List.copyOf(pool);
  }

  /// The drawn names, worked out anew from the seed and the list each time.
  public List<String> drawn() {
    return new SeededDraw(seed.text()).draw(pool, many);
  }

  /// SHA-256 over the names of the list, each closed by a line feed.
  public String poolHash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var name : pool) digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
