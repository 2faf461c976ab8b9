package abhaya.base.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a new password must be: long, and neither the name nor what everybody tries first. No
/// demand for digits or signs and no change by the calendar (ASVS 6.2.1, 6.2.4, 6.2.5, 6.2.10).
final class PasswordRule {
  private static final int DISTINCT_LEAST = 5;

  /// What guessing programs begin with; a password that is one of these words with a tail of
  /// digits is no better.
  private static final List<String> COMMON =
      List.of(
          "password",
          "passw0rd",
          "qwertyuiop",
          "qwerty",
          "letmein",
          "welcome",
          "administrator",
          "admin",
          "iloveyou",
          "abcdefgh",
          "police",
          "policestation",
          "india",
          "bharat",
          "jaihind",
          "abhaya",
          "changeme",
          "secret",
          "monkey",
          "dragon",
          "superman",
          "sunshine");

  private PasswordRule() {}

  static Optional<Refusal> check(String password, String username) {
    var length = password.codePointCount(0, password.length());
    if (length < Passwords.SHORTEST) return Optional.of(Refusal.PASSWORD_SHORT);
    if (password.length() > Passwords.LONGEST) return Optional.of(Refusal.PASSWORD_LONG);
    var folded = password.toLowerCase(Locale.ROOT);
    if (folded.contains(username) || username.contains(folded)) {
      return Optional.of(Refusal.PASSWORD_LIKE_NAME);
    }
    if (folded.chars().distinct().count() < DISTINCT_LEAST || isCommon(folded)) {
      return Optional.of(Refusal.PASSWORD_COMMON);
    }
    return Optional.empty();
  }

  private static boolean isCommon(String folded) {
    var letters = folded.replaceAll("[^a-z]", "");
    if (letters.isEmpty()) return "01234567890123456789".contains(folded);
    var rest = letters;
    for (var word : COMMON) rest = rest.replace(word, "");
    return rest.isEmpty();
  }
}
