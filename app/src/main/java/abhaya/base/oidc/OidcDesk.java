package abhaya.base.oidc;

import abhaya.base.access.SessionRegister;
import abhaya.base.access.SignInAnswer;
import abhaya.base.platform.DataFolder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Sends a browser to the identity provider and takes it back.
@Component
@EnableConfigurationProperties(OidcSettings.class)
public class OidcDesk {
  private static final String KEY = "oidc.key";
  private static final int SECRET_BYTES = 16;
  private static final int CODE_LENGTH_MAX = 4_096;

  private final OidcSettings settings;
  private final SessionRegister sessions;
  private final DataFolder folder;
  private final Provider provider;
  private final SecureRandom random = new SecureRandom();

  OidcDesk(OidcSettings settings, SessionRegister sessions, DataFolder folder, Clock clock) {
    this.settings = settings;
    this.sessions = sessions;
    this.folder = folder;
    this.provider = new Provider(settings, clock);
  }

  /// Whether a provider is configured.
  public boolean isOpen() {
    return settings.issuer() != null;
  }

  /// What the operator calls it; null: nothing of its own.
  public @Nullable String label() {
    return settings.label();
  }

  /// The way out.
  ///
  /// @param secret for the cookie that the browser brings back
  /// @param address where the browser goes
  public record Out(String secret, String address) {
    @Override
    public String toString() {
      return "Out";
    }
  }

  /// Empty if the provider does not answer.
  public Optional<Out> out(String redirect) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return provider.address(redirect, way(secret)).map(address -> new Out(secret, address));
  }

  /// Opens a session for the account the provider names, if there is one that counts.
  ///
  /// @param secret of the cookie
  /// @param state as it came back
  /// @param browser what it calls itself
  public SignInAnswer back(
      String redirect, String secret, String state, String code, String browser) {
    var way = way(secret);
    if (!way.isState(state) || code.isEmpty() || code.length() > CODE_LENGTH_MAX) {
      return new SignInAnswer.Refused();
    }
    return provider
        .token(redirect, way, code)
        .map(token -> token.getClaimAsString(settings.claim()))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .flatMap(name -> sessions.openByProvider(name, settings.secondFactor(), browser))
        .<SignInAnswer>map(SignInAnswer.Accepted::new)
        .orElseGet(SignInAnswer.Refused::new);
  }

  private Way way(String secret) {
    return Way.of(folder.secret(KEY), secret);
  }
}
