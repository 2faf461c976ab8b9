package abhaya.base.passkey;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Under which name and address passkeys are made and used (WebAuthn level 3, 5.1.2).
///
/// @param id host name; passkeys do not work under a bare number
/// @param origin scheme, host and port as the browser says them
public record RelyingParty(String id, String origin) {

  /// @param configured the address the operator set; null: `localhost`, as the request came
  /// @param host what the request says of the host, `localhost:8112`
  public static Optional<RelyingParty> of(@Nullable String configured, @Nullable String host) {
    if (configured != null) {
      return Optional.of(new RelyingParty(URI.create(configured).getHost(), configured));
    }
    if (host == null || !host.matches("localhost(:\\d{1,5})?")) return Optional.empty();
    return Optional.of(new RelyingParty("localhost", "http://" + host));
  }
}
