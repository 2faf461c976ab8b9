package abhaya.base.access;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// How the acting person is here: session, proofs with their times, and what the token allows.
///
/// The session's handle names it in lists; it cannot be used to take the session over.
public record Presence(String session, Map<Factor, Instant> factors, Set<ApiScope> scopes) {

  public Presence {
    factors = Map.copyOf(factors);
    scopes = Set.copyOf(scopes);
  }

  /// A person's browser session: no token narrows it.
  static Presence ofPerson(String session, Map<Factor, Instant> factors) {
    return new Presence(session, factors, EnumSet.allOf(ApiScope.class));
  }

  /// True if she proved herself by a passkey, a code or her provider no longer ago than that. The one-click
  /// sign-in of the demonstration has nothing to prove again.
  public boolean isProvenWithin(Duration age, Instant now) {
    return factors.containsKey(Factor.DEMONSTRATION)
        || isFresh(Factor.PASSKEY, age, now)
        || isFresh(Factor.PROVIDER, age, now)
        || isFresh(Factor.TOTP, age, now);
  }

  /// True if this proof was given no longer ago than that.
  public boolean isFresh(Factor factor, Duration age, Instant now) {
    var at = factors.get(factor);
    return at != null && !at.plus(age).isBefore(now);
  }
}
