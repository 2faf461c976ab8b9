package abhaya.base.access;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/// API clients as the token endpoint sees them, and the scope of a request that brings a token.
@Component
class ApiClients implements RegisteredClientRepository {
  /// A token that was taken away is worth something no longer than this.
  static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

  private static final Duration KEPT = Duration.ofMillis(500);
  private static final int KEPT_MOST = 1_000;

  private final ClientStore clients;
  private final ProgramWork program;
  private final Scopes scopes;
  private final Clock clock;
  private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();

  ApiClients(ClientStore clients, ProgramWork program, Scopes scopes, Clock clock) {
    this.clients = clients;
    this.program = program;
    this.scopes = scopes;
    this.clock = clock;
  }

  private record Kept(Optional<Client> client, Instant until) {}

  /// The scope of a token: what it was granted, as far as the client still has it today.
  Optional<Scope> scopeOf(String clientId, Set<String> words, Instant since) {
    return find(clientId)
        .flatMap(client -> {
          var granted =
              client.scopes().stream()
                  .filter(scope -> words.contains(scope.word()))
                  .collect(Collectors.toSet());
          return scopes.of(client, granted, since);
        });
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return find(clientId).map(ApiClients::registered).orElse(null);
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("clients are entered in the register of people");
  }

  private Optional<Client> find(String clientId) {
    var now = clock.instant();
    var known = kept.get(clientId);
    if (known != null && now.isBefore(known.until())) return known.client();
    var client = program.call(() -> clients.find(clientId));
    if (kept.size() >= KEPT_MOST) kept.clear();
    kept.put(clientId, new Kept(client, now.plus(KEPT)));
    return client;
  }

  private static RegisteredClient registered(Client client) {
    return RegisteredClient.withId(client.clientId())
        .clientId(client.clientId())
        .clientSecret(client.secretHash())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(all -> client.scopes().stream().map(ApiScope::word).forEach(all::add))
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build())
        .build();
  }

  /// Client secrets are 256 random bits: nobody guesses them, so one hash is enough and a token
  /// does not cost a fifth of a second.
  static final class SecretHash implements PasswordEncoder {
    @Override
    public String encode(@Nullable CharSequence secret) {
      return HexFormat.of().formatHex(Tokens.hash("client secret " + secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
      return hash != null && MessageDigest.isEqual(bytes(encode(secret)), bytes(hash));
    }

    private static byte[] bytes(String text) {
      return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
  }
}
