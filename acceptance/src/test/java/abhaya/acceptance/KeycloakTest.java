package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The sign-in through a provider that others built, in a browser.
@Tag("long")
class KeycloakTest {
  @Test
  void whoSignsInAtTheProviderComesBackSignedIn() throws Exception {
    var home = Path.of(System.getProperty("keycloak.home"));
    try (var keycloak = Keycloak.start(home, "state-hq")) {
      var settings =
          Map.of(
              "ABHAYA_OIDC_ISSUER",
              keycloak.issuer(),
              "ABHAYA_OIDC_CLIENTSECRET",
              Keycloak.SECRET,
              "ABHAYA_OIDC_LABEL",
              "State police",
              "ABHAYA_OIDC_SECONDFACTOR",
              "true");
      try (var program = Program.start(Program.folder(), settings, "--demo", "tiny");
          var stage = Stage.over(program);
          var reader = stage.visitor("en")) {
        reader.page().locator("a[href^='/sign-in/provider']").click();
        reader.page().locator("#username").fill("state-hq");
        reader.page().locator("#password").fill(Keycloak.PASSWORD);
        reader.page().locator("#kc-login").click();
        reader.page().locator("details.who summary").waitFor();
        assertThat(reader.address()).isEqualTo("/investigation/IN.09");
        assertThat(reader.text("details.who summary")).startsWith(Card.STATE.role());
      }
    }
  }
}
