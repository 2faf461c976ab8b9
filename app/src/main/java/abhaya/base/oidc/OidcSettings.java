package abhaya.base.oidc;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The identity provider, by configuration alone; without an issuer there is none.
///
/// @param issuer address under which the provider publishes its configuration, without
///     `/.well-known/…`
/// @param clientId name of this installation at the provider
/// @param clientSecret shared with the provider; best given by the environment
/// @param label what the button says; absent: a word of ours
/// @param claim which claim of the token is the user name of the account here
/// @param secondFactor true if the provider itself asks for a second factor: then its word is enough;
///     otherwise a code or a passkey is asked for here
@ConfigurationProperties("abhaya.oidc")
public record OidcSettings(
    @Nullable String issuer,
    @DefaultValue("abhaya") String clientId,
    @DefaultValue("") String clientSecret,
    @Nullable String label,
    @DefaultValue("preferred_username") String claim,
    @DefaultValue("false") boolean secondFactor) {

  @Override
  public String toString() {
    return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
  }
}
