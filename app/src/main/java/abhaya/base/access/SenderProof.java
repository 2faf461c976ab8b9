package abhaya.base.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/// Which program sent a signal, by its token's signature alone.
///
/// Distress needs no account, so this only names the sender and refuses nobody. It asks no database:
/// one that is down must not decide whether a signal comes in. A program switched off within the ten
/// minutes a token lives is still named; what it sends would be kept anyway.
@Component
public class SenderProof {
  private static final String BEARER = "bearer ";
  private static final int TOKEN_LENGTH_MAX = 4_096;

  private final JwtDecoder tokens;

  SenderProof(JwtDecoder tokens) {
    this.tokens = tokens;
  }

  /// Empty where the header proves nobody who may send signals.
  public Optional<String> clientOf(@Nullable String authorization) {
    if (authorization == null || authorization.length() > TOKEN_LENGTH_MAX) return Optional.empty();
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) return Optional.empty();
    try {
      var token = tokens.decode(authorization.substring(BEARER.length()).strip());
      var words = token.getClaimAsStringList("scope");
      if (words == null || !words.contains(ApiScope.SIGNALS.word())) return Optional.empty();
      return Optional.ofNullable(token.getSubject());
    } catch (JwtException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
