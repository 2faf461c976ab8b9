package abhaya.response.citizen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The word by which a telephone is known: 256 random bits that it draws itself. The server keeps a
/// hash; nobody reads the word out of a dump.
record Token(String word) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  /// Anything else is nobody's.
  static Optional<Token> of(String word) {
    return FORM.matcher(word).matches() ? Optional.of(new Token(word)) : Optional.empty();
  }

  String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(word.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform lacks SHA-256", e);
    }
  }

  /// Never prints the word: it is all that stands before her place.
  @Override
  public String toString() {
    return "Token";
  }
}
