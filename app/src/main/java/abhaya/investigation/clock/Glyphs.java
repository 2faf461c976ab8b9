package abhaya.investigation.clock;

/// Brings typed characters to one form without moving any: the n-th character stays the n-th, so
/// that what cannot be read can be shown as it was typed.
///
/// Letters become small, digits of every script become ASCII, full-width forms, odd spaces, dashes
/// and brackets become plain, Gujarati letters take the place of the same letters in Devanagari.
/// What has no width or only refines a letter becomes [#NOTHING].
final class Glyphs {
  static final char NOTHING = 0;
  private static final char[] TABLE = table();

  private Glyphs() {}

  static char[] plain(String text) {
    var plain = new char[text.length()];
    for (var i = 0; i < plain.length; i++) plain[i] = TABLE[text.charAt(i)];
    return plain;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isDevanagari(char c) {
    return c >= 0x0900 && c <= 0x097F;
  }

  /// A letter or a sign that belongs to one.
  static boolean isLetter(char c) {
    if (c < 0x80) return isLatin(c);
    return Character.isLetter(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static char[] table() {
    var table = new char[0x10000];
    for (var i = 0; i < table.length; i++) table[i] = plain((char) i);
    return table;
  }

  private static char plain(char c) {
    if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) return '\n';
    if (c < 0x20 || c == 0x7F) return ' ';
    if (c < 0x80) return ascii(c);
    if (c >= 0xFF01 && c <= 0xFF5E) return ascii((char) (c - 0xFEE0));
    if (Character.isDigit(c)) return (char) ('0' + Character.digit(c, 10));
    if (c >= 0x0A81 && c <= 0x0ADF) return devanagari((char) (c - 0x180));
    if (isDevanagari(c)) return devanagari(c);
    if (Character.isSpaceChar(c) || c == 0x85) return ' ';
    if (Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212) return '-';
    return switch (c) {
      case 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF -> NOTHING;
      case 0x2018, 0x2019, 0x201C, 0x201D -> ' ';
      case 0x3001, 0x201A, 0xB7, 0x2022 -> ',';
      case 0x2044, 0x2215 -> '/';
      default -> Character.toLowerCase(c);
    };
  }

  private static char ascii(char c) {
    return switch (c) {
      case '[', '{', '<' -> '(';
      case ']', '}', '>' -> ')';
      case '\\' -> '/';
      case '|' -> ',';
      case '+' -> '&';
      case ':', '=', '"', '\'', '*', '_', '`', '#', '~', '!', '?' -> ' ';
      default -> Character.toLowerCase(c);
    };
  }

  private static char devanagari(char c) {
    return switch (c) {
      case 0x0901 -> 0x0902;
      case 0x093C -> NOTHING;
      case 0x0964, 0x0965 -> ';';
      case 0x0970 -> '.';
      case 0x0958 -> 0x0915;
      case 0x0959 -> 0x0916;
      case 0x095A -> 0x0917;
      case 0x095B -> 0x091C;
      case 0x095C -> 0x0921;
      case 0x095D -> 0x0922;
      case 0x095E -> 0x092B;
      case 0x0911, 0x0949 -> c == 0x0911 ? (char) 0x0913 : (char) 0x094B;
      case 0x090D, 0x0945 -> c == 0x090D ? (char) 0x090F : (char) 0x0947;
      default -> c;
    };
  }
}
