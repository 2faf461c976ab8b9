package abhaya.base.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message taken for handing over, with its browser as it stands now.
///
/// @param person null where nobody signs in
/// @param tries how often it has been tried, this time included
record PushOutgoing(
    long id,
    String handle,
    long subscription,
    String kind,
    @Nullable Long person,
    @Nullable Long posting,
    String endpoint,
    String service,
    PushSeal.Browser browser,
    String language,
    Instant expiresAt,
    int tries) {

  @Override
  public String toString() {
    return "PushOutgoing[" + handle + "]";
  }
}
