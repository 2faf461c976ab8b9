package abhaya.base.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person at a browser, as it stands at this moment: proofs given, postings held today.
///
/// @param handle names the session in lists; it opens nothing
/// @param postings all that hold today
/// @param posting the one she works in; null until she has chosen among several
public record Session(
    long id,
    String handle,
    Actor person,
    Map<Factor, Instant> factors,
    List<Posting> postings,
    @Nullable Posting posting) {

  public Session {
    factors = Map.copyOf(factors);
    postings = List.copyOf(postings);
  }

  /// A passkey, both factors or the provider's word given, or a click of the demonstration.
  public boolean isProven() {
    return factors.containsKey(Factor.DEMONSTRATION)
        || factors.containsKey(Factor.PASSKEY)
        || factors.containsKey(Factor.PROVIDER)
        || (factors.containsKey(Factor.PASSWORD) && factors.containsKey(Factor.TOTP));
  }
}
