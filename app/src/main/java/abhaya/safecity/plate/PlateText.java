package abhaya.safecity.plate;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// The plain spelling of a plate: Latin capitals and digits, nothing between them.
public final class PlateText {
  /// The longest plate there is: a temporary one.
  static final int LENGTH_MAX = 13;

  private static final int RAW_MAX = 64;
  private static final String COUNTRY = "IND";

  private PlateText() {}

  /// Leaves out spaces, hyphens, dots, the broad arrow and the country's letters before the number;
  /// joins two lines; reads Devanagari digits. Empty if anything else stands there, or too much.
  public static Optional<String> normalised(String raw) {
    if (raw.length() > RAW_MAX) return Optional.empty();
    var plain = new StringBuilder();
    var folded = Normalizer.normalize(raw, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    for (var i = 0; i < folded.length(); i++) {
      var c = folded.charAt(i);
      if (isSeparator(c)) continue;
      var kept = c >= '०' && c <= '९' ? (char) (c - '०' + '0') : c;
      if (PlateCode.valueOf(kept) == 0) return Optional.empty();
      plain.append(kept);
    }
    if (plain.length() > COUNTRY.length() + 3 && plain.indexOf(COUNTRY) == 0)
      plain.delete(0, COUNTRY.length());
    if (plain.isEmpty() || plain.length() > LENGTH_MAX) return Optional.empty();
    return Optional.of(plain.toString());
  }

  private static boolean isSeparator(char c) {
    return Character.isWhitespace(c)
        || Character.getType(c) == Character.DASH_PUNCTUATION
        || c == '.'
        || c == '·'
        || c == '•'
        || c == '\u2191'
        || c == '\u2B06'
        || c == '\u00A0';
  }
}
