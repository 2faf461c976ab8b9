package abhaya.base.access;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Which program speaks over a line that is no HTTP: by its name and secret, as the token endpoint
/// asks for them.
@Component
public class ClientProof {
  private static final int LENGTH_MAX = 256;

  private final ApiClients clients;
  private final ApiClients.SecretHash secrets = new ApiClients.SecretHash();
  private final Clock clock;

  ClientProof(ApiClients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /// The scope of the client with all it was granted; empty if name or secret are wrong.
  public Optional<Scope> scopeOf(String clientId, String secret) {
    if (clientId.length() > LENGTH_MAX || secret.length() > LENGTH_MAX) return Optional.empty();
    var known = clients.findByClientId(clientId);
    var hash = known == null ? null : known.getClientSecret();
    if (known == null || !secrets.matches(secret, hash)) return Optional.empty();
    return again(clientId);
  }

  /// The scope of a client that proved itself earlier on the same line, as it is now.
  public Optional<Scope> again(String clientId) {
    var known = clients.findByClientId(clientId);
    if (known == null) return Optional.empty();
    var words = known.getScopes().stream().collect(Collectors.toSet());
    return clients.scopeOf(clientId, words, clock.instant());
  }
}
