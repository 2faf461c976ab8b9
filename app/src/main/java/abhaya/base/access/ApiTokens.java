package abhaya.base.access;

import abhaya.base.platform.DataFolder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Tokens for API clients: `POST /oauth2/token` with the client's secret, for ten minutes.
///
/// They are signed with a key of this installation and verified by it alone, so a shared key is
/// enough. What a token says is looked up again on each request: a client that was switched off has
/// worthless tokens.
@Configuration(proxyBeanMethods = false)
class ApiTokens {
  private static final String KEY_FILE = "token.key";

  @Bean
  JwtEncoder jwtEncoder(DataFolder folder) {
    return NimbusJwtEncoder.withSecretKey(key(folder)).algorithm(MacAlgorithm.HS256).build();
  }

  @Bean
  JwtDecoder jwtDecoder(DataFolder folder, Clock clock) {
    var decoder =
        NimbusJwtDecoder.withSecretKey(key(folder)).macAlgorithm(MacAlgorithm.HS256).build();
    var times = new JwtTimestampValidator(java.time.Duration.ZERO);
    times.setClock(clock);
    decoder.setJwtValidator(times);
    return decoder;
  }

  @Bean
  @Order(1)
  SecurityFilterChain tokenChain(
      HttpSecurity http, ApiClients clients, JwtEncoder encoder, Clock clock) {
    var nothingKept = new NothingKept();
    var generator = new JwtGenerator(encoder);
    generator.setClock(clock);
    generator.setJwtCustomizer(ApiTokens::write);
    return http.securityMatcher(
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/oauth2/token"))
        .oauth2AuthorizationServer(server ->
            server
                .registeredClientRepository(clients)
                .authorizationService(nothingKept)
                .tokenGenerator(generator)
                .clientAuthentication(authentication ->
                    authentication.authenticationProviders(providers ->
                        providers.stream()
                            .filter(ClientSecretAuthenticationProvider.class::isInstance)
                            .map(ClientSecretAuthenticationProvider.class::cast)
                            .forEach(provider ->
                                provider.setPasswordEncoder(new ApiClients.SecretHash())))))
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .build();
  }

  /// Who asks for no scope in particular gets all that the client has (RFC 6749, 3.3).
  private static void write(JwtEncodingContext context) {
    context.getJwsHeader().algorithm(MacAlgorithm.HS256);
    var client = context.getRegisteredClient();
    if (context.getAuthorizedScopes().isEmpty() && client != null) {
      context.getClaims().claim("scope", client.getScopes());
    }
  }

  /// From a verified token to the reader; a token of a client that is no more is a bad token.
  static AbstractAuthenticationToken signedIn(Jwt token, ApiClients clients) {
    var words = token.getClaimAsStringList("scope");
    var since = Objects.requireNonNullElse(token.getIssuedAt(), Instant.EPOCH);
    return clients
        .scopeOf(
            Objects.requireNonNullElse(token.getSubject(), ""),
            words == null ? Set.of() : Set.copyOf(words),
            since)
        .map(SignedIn::ofClient)
        .orElseThrow(() -> new InvalidBearerTokenException("no such client"));
  }

  private static SecretKey key(DataFolder folder) {
    return new SecretKeySpec(folder.secret(KEY_FILE), "HmacSHA256");
  }

  /// A token stands for itself; no list of those given out is needed.
  private static final class NothingKept implements OAuth2AuthorizationService {
    @Override
    public void save(OAuth2Authorization authorization) {}

    @Override
    public void remove(OAuth2Authorization authorization) {}

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
      return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(
        String token, @Nullable OAuth2TokenType tokenType) {
      return null;
    }
  }

  static List<String> openApiPaths() {
    return List.of("/api/openapi.json", "/api/docs", "/api/docs/**");
  }
}
