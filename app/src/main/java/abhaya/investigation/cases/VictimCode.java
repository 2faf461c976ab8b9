package abhaya.investigation.cases;

import java.security.SecureRandom;

/// The only name of a victim outside the vault: random, told from nothing, with a check character
/// that catches a slip of the pen. `V-7Q4K-2M`.
final class VictimCode {
  /// Without letters and digits that are taken for each other.
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int RANDOM_LENGTH = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private VictimCode() {}

  static String next() {
    var text = new StringBuilder(RANDOM_LENGTH);
    for (var i = 0; i < RANDOM_LENGTH; i++) text.append(ALPHABET.charAt(RANDOM.nextInt(32)));
    return "V-" + text.substring(0, 4) + "-" + text.charAt(4) + check(text);
  }

  /// Whether the code can be one of ours.
  static boolean isValid(String code) {
    if (!code.matches("V-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}")) return false;
    return check(code.substring(2, 6) + code.charAt(7)) == code.charAt(8);
  }

  /// A weighted sum: one wrong character or two exchanged ones change it.
  private static char check(CharSequence text) {
    var sum = 0;
    for (var i = 0; i < RANDOM_LENGTH; i++) {
      sum += (2 * i + 1) * ALPHABET.indexOf(text.charAt(i));
    }
    return ALPHABET.charAt(sum % 32);
  }
}
