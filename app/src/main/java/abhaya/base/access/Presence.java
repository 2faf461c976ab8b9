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

  /// True if this proof was given no longer ago than that.
  public boolean isFresh(Factor factor, Duration age, Instant now) {
    var at = factors.get(factor);
    return at != null && !at.plus(age).isBefore(now);
  }
}
