package abhaya.base.jurisdiction;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Optional;

/// What a unit may be called: one script to a word, so that no name passes for another by letters
/// that only look alike.
final class NameRule {

  private static final int LENGTH_MAX = 120;
  private static final int JOINERS_FROM = 0x200C;
  private static final int JOINERS_TO = 0x200D;

  private NameRule() {}

  /// One form for each name: composed, single spaces, none at the ends.
  static String tidy(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).strip().replaceAll(" {2,}", " ");
  }

  /// The first fault of a pair of tidy names.
  static Optional<UnitRefusal> faultOf(String nameEn, String nameHi) {
    if (nameEn.isEmpty()) return Optional.of(UnitRefusal.of("nameEn", "name-missing"));
    return faultOf("nameEn", nameEn, UnicodeScript.LATIN)
        .or(() -> faultOf("nameHi", nameHi, UnicodeScript.DEVANAGARI));
  }

  private static Optional<UnitRefusal> faultOf(String field, String name, UnicodeScript own) {
    if (name.codePointCount(0, name.length()) > LENGTH_MAX) {
      return Optional.of(UnitRefusal.of(field, "name-too-long", Integer.toString(LENGTH_MAX)));
    }
    if (!name.codePoints().allMatch(NameRule::isPrintable)) {
      return Optional.of(UnitRefusal.of(field, "name-unprintable"));
    }
    for (var word : name.split(" ", -1)) {
      if (!isOneScript(word, own)) return Optional.of(UnitRefusal.of(field, "name-mixed-script"));
    }
    return Optional.empty();
  }

  private static boolean isPrintable(int c) {
    if (c >= JOINERS_FROM && c <= JOINERS_TO) return true;
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// In its own script, or a whole Latin word (an abbreviation) within Hindi.
  private static boolean isOneScript(String word, UnicodeScript own) {
    return isIn(word, own) || (own == UnicodeScript.DEVANAGARI && isIn(word, UnicodeScript.LATIN));
  }

  private static boolean isIn(String word, UnicodeScript script) {
    return word.codePoints()
        .mapToObj(UnicodeScript::of)
        .allMatch(found ->
            found == script || found == UnicodeScript.COMMON || found == UnicodeScript.INHERITED);
  }
}
