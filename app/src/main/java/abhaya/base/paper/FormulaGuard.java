package abhaya.base.paper;

/// Keeps a spreadsheet from taking a text for a formula (OWASP ASVS 5.0.0, 1.2.10).
public final class FormulaGuard {
  private static final String OPENERS = "=+-@\t\r\n";

  private FormulaGuard() {}

  /// The same text, made text where a spreadsheet would calculate with it.
  ///
  /// Spreadsheets skip blanks, so what counts is the first sign behind them; the wide forms of the
  /// signs are read as the plain ones.
  public static String safe(String text) {
    var first = 0;
    while (first < text.length() && isBlank(text.charAt(first))) first++;
    if (first == text.length()) return text;
    return opens(text.charAt(first)) || opens(text.charAt(0)) ? "'" + text : text;
  }

  private static boolean opens(char sign) {
    return OPENERS.indexOf(sign) >= 0 || "＝＋－＠".indexOf(sign) >= 0;
  }

  private static boolean isBlank(char sign) {
    return sign == ' ' || sign == '\u00a0' || sign == '\ufeff' || sign == '\u200b';
  }
}
