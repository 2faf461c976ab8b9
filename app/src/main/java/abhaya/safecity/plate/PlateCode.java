package abhaya.safecity.plate;

/// A plate as a number: base 37, no character being 0, so that twelve characters fit in a long.
///
/// A plate of thirteen is a temporary one and begins with T; it is kept without it, as a negative
/// number.
final class PlateCode {
  static final int BASE = 37;
  static final int LENGTH_MAX = 12;

  private PlateCode() {}

  /// 1 to 36 for a digit or a Latin capital; 0 for anything else.
  static int valueOf(char c) {
    if (c >= '0' && c <= '9') return c - '0' + 1;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 11;
    return 0;
  }

  static char charOf(int value) {
    return (char) (value <= 10 ? '0' + value - 1 : 'A' + value - 11);
  }

  static boolean fits(CharSequence text) {
    if (text.isEmpty()) return false;
    for (var i = 0; i < text.length(); i++) if (valueOf(text.charAt(i)) == 0) return false;
    if (text.length() == LENGTH_MAX + 1) return text.charAt(0) == 'T';
    return text.length() <= LENGTH_MAX;
  }

  /// The code of a text that fits.
  static long encode(CharSequence text) {
    var long13 = text.length() > LENGTH_MAX;
    var code = 0L;
    for (var i = long13 ? 1 : 0; i < text.length(); i++)
      code = code * BASE + valueOf(text.charAt(i));
    return long13 ? ~code : code;
  }

  /// Writes the text of a code and says how long it is.
  static int decode(long code, char[] into) {
    var rest = code < 0 ? ~code : code;
    var at = into.length;
    while (rest > 0) {
      into[--at] = charOf((int) (rest % BASE));
      rest /= BASE;
    }
    if (code < 0) into[--at] = 'T';
    var length = into.length - at;
    System.arraycopy(into, at, into, 0, length);
    return length;
  }

  static String decode(long code) {
    var into = new char[LENGTH_MAX + 1];
    return new String(into, 0, decode(code, into));
  }
}
