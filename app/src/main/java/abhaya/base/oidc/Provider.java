package abhaya.base.oidc;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/// The identity provider: its published configuration, its tokens. Every call has a time-out; when
/// it does not answer there is no sign-in through it, and sessions already open go on.
final class Provider {
  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
  private static final Duration WAIT_MAX = Duration.ofSeconds(5);
  private static final Duration KEPT = Duration.ofHours(1);

  private final OidcSettings settings;
  private final Clock clock;
  private final RestClient http;
  private final RestClientAuthorizationCodeTokenResponseClient tokens =
      new RestClientAuthorizationCodeTokenResponseClient();
  private final OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
  private volatile @Nullable Known known;

  Provider(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    var factory =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(WAIT_MAX).build());
    factory.setReadTimeout(WAIT_MAX);
    this.http = RestClient.builder().requestFactory(factory).build();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(factory)
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
  }

  private record Known(ClientRegistration registration, Instant until) {}

  /// Where the browser goes; empty if the provider does not answer.
  Optional<String> address(String redirect, Way way) {
    return registration(redirect)
        .map(registration ->
            UriComponentsBuilder.fromUriString(authorization(registration))
                .queryParam("response_type", "code")
                .queryParam("client_id", "{client}")
                .queryParam("scope", "openid profile")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("state", way.state())
                .queryParam("nonce", way.nonce())
                .queryParam("code_challenge", way.challenge())
                .queryParam("code_challenge_method", "S256")
                .encode()
                .buildAndExpand(settings.clientId(), redirect)
                .toUriString());
  }

  /// What the provider says of the person for whom it gave this code.
  Optional<Jwt> token(String redirect, Way way, String code) {
    var registration = registration(redirect);
    if (registration.isEmpty()) return Optional.empty();
    try {
      var answer = tokens.getTokenResponse(request(registration.get(), redirect, way, code));
      var text = answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
      if (!(text instanceof String token)) return Optional.empty();
      var jwt = decoders.createDecoder(registration.get()).decode(token);
      var nonce = Objects.requireNonNullElse(jwt.getClaimAsString("nonce"), "");
      return way.isNonce(nonce) ? Optional.of(jwt) : Optional.empty();
    } catch (OAuth2AuthorizationException | JwtException | RestClientException e) {
      LOG.warn("the identity provider's answer was not taken, {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static OAuth2AuthorizationCodeGrantRequest request(
      ClientRegistration registration, String redirect, Way way, String code) {
    var asked =
        OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri(authorization(registration))
            .clientId(registration.getClientId())
            .redirectUri(redirect)
            .state(way.state())
            .attributes(Map.of(PkceParameterNames.CODE_VERIFIER, way.verifier()))
            .build();
    var answered =
        OAuth2AuthorizationResponse.success(code).redirectUri(redirect).state(way.state()).build();
    return new OAuth2AuthorizationCodeGrantRequest(
        registration, new OAuth2AuthorizationExchange(asked, answered));
  }

  private static String authorization(ClientRegistration registration) {
    return Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri());
  }

  private Optional<ClientRegistration> registration(String redirect) {
    var before = known;
    if (before != null && clock.instant().isBefore(before.until())) {
      return Optional.of(before.registration());
    }
    var issuer = settings.issuer();
    if (issuer == null) return Optional.empty();
    try {
      var configuration =
          http.get()
              .uri(issuer + "/.well-known/openid-configuration")
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {});
      if (configuration == null || !issuer.equals(configuration.get("issuer"))) {
        LOG.warn("the identity provider calls itself by another name than configured");
        return Optional.empty();
      }
      var registration =
          ClientRegistrations.fromOidcConfiguration(configuration)
              .registrationId("provider")
              .clientId(settings.clientId())
              .clientSecret(settings.clientSecret())
              .redirectUri(redirect)
              .scope(List.of("openid", "profile"))
              .build();
      known = new Known(registration, clock.instant().plus(KEPT));
      return Optional.of(registration);
    } catch (RestClientException | IllegalArgumentException e) {
      LOG.warn("the identity provider does not answer, {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
