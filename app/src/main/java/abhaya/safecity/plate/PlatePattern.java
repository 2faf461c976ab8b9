package abhaya.safecity.plate;

import java.util.Locale;
import java.util.Optional;

/// A plate, or what is known of one: `?` for one character, `*` for any number of them.
public record PlatePattern(String text) {
  private static final int KNOWN_MIN = 4;
  private static final int LENGTH_MAX = 20;

  /// Empty if it holds anything but characters of a plate and the two signs.
  public static Optional<PlatePattern> read(String raw) {
    var text = raw.toUpperCase(Locale.ROOT).replaceAll("[\\s.-]", "").replaceAll("\\*+", "*");
    if (text.isEmpty() || text.length() > LENGTH_MAX) return Optional.empty();
    if (!text.chars().allMatch(c -> c == '?' || c == '*' || PlateCode.valueOf((char) c) != 0))
      return Optional.empty();
    return Optional.of(new PlatePattern(text));
  }

  public boolean isExact() {
    return text.indexOf('?') < 0 && text.indexOf('*') < 0;
  }

  /// Whether it is a whole plate of no known form. What is known only in part may be of any.
  boolean isOfNoForm() {
    return isExact() && Plate.read(text).isEmpty();
  }

  /// Whether so little is known that it would stop half the town.
  public boolean isTooWide() {
    return text.chars().filter(c -> c != '?' && c != '*').count() < KNOWN_MIN;
  }

  /// Walks both texts once; at a star it remembers where to go on if the rest fails.
  public boolean matches(String plate) {
    var p = 0;
    var star = -1;
    var resume = 0;
    var i = 0;
    while (i < plate.length()) {
      if (p < text.length() && (text.charAt(p) == '?' || text.charAt(p) == plate.charAt(i))) {
        p++;
        i++;
      } else if (p < text.length() && text.charAt(p) == '*') {
        star = p++;
        resume = i;
      } else if (star >= 0) {
        p = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (p < text.length() && text.charAt(p) == '*') p++;
    return p == text.length();
  }
}
