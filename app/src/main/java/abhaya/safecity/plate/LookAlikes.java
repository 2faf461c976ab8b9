package abhaya.safecity.plate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Characters that cameras take for each other, and corrections that stay inside the grammar.
public final class LookAlikes {
  private static final String PAIRS =
      "0D 0Q 0O DO DQ OQ 1L 1T 1I IL IT LT 2Z 5S 6G 8B 4A 7T MN MW MH NW NH WH VY VU YU CG EF PR"
          + " KX";
  private static final long[] ALIKE = new long[PlateCode.BASE];

  static {
    for (var pair : PAIRS.split(" ", -1)) {
      var a = PlateCode.valueOf(pair.charAt(0));
      var b = PlateCode.valueOf(pair.charAt(1));
      ALIKE[a] |= 1L << b;
      ALIKE[b] |= 1L << a;
    }
  }

  private LookAlikes() {}

  public static boolean alike(char a, char b) {
    return ((ALIKE[PlateCode.valueOf(a)] >> PlateCode.valueOf(b)) & 1) == 1;
  }

  /// A plate that the grammar allows after one character is taken for its look-alike.
  public record Correction(Plate plate, int position) {}

  /// Every such plate for a text that no form allows as it stands.
  public static List<Correction> corrections(String text) {
    var found = new ArrayList<Correction>();
    var chars = text.toCharArray();
    for (var at = 0; at < chars.length; at++) {
      var read = chars[at];
      for (var value = 1; value < PlateCode.BASE; value++) {
        if (((ALIKE[PlateCode.valueOf(read)] >> value) & 1) == 0) continue;
        chars[at] = PlateCode.charOf(value);
        var position = at;
        Plate.of(new String(chars)).ifPresent(plate -> found.add(new Correction(plate, position)));
      }
      chars[at] = read;
    }
    return found;
  }

  /// The correction that needs no eye: the only one there is, at a place the camera was unsure of.
  /// It may be stored beside the raw read; it never makes a hit of a watchlist.
  ///
  /// @param confidence of each character in hundredths, as many as the text has
  public static Optional<Correction> silent(
      String text, List<Integer> confidence, int unsureBelow) {
    if (Plate.of(text).isPresent() || confidence.size() != text.length()) return Optional.empty();
    var found = corrections(text);
    if (found.size() != 1) return Optional.empty();
    return Optional.of(found.getFirst())
        .filter(only -> confidence.get(only.position()) < unsureBelow);
  }
}
