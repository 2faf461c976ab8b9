package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A device of the browser's own: added, signs in alone, proves once more, opens nothing when it is
/// removed.
@ExtendWith(Stage.Hand.class)
class PasskeyTest {
  private final Stage stage;

  PasskeyTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void aPasskeyIsAddedSignsInProvesAndIsRemoved() {
    try (var reader = stage.as(Card.RANGE)) {
      var device = device(reader);
      reader.open("/passkeys");
      reader.page().locator("#label").fill("Office computer");
      reader.leaving(() -> reader.page().locator("form[data-passkey=add] .main-act").click());
      assertThat(reader.text(".notice")).contains("added");
      assertThat(reader.text(".open-sessions")).contains("Office computer");

      reader.page().locator("details.who summary").click();
      reader.leaving(() -> reader.page().locator("form[action='/sign-out'] button").click());
      assertThat(reader.path()).isEqualTo("/sign-in");
      reader.leaving(() -> reader.page().locator("form[data-passkey=sign] button").click());
      assertThat(reader.text("details.who summary")).startsWith(Card.RANGE.role());

      reader.open("/sign-in/again?next=/passkeys");
      reader.leaving(() -> reader.page().locator("form[data-passkey=sign] button").click());
      assertThat(reader.path()).isEqualTo("/passkeys");
      assertThat(reader.text(".open-sessions")).contains("Last used");

      reader.leaving(() -> reader.page().locator(".open-sessions form button").click());
      assertThat(reader.text(".notice")).contains("removed");
      reader.page().locator("details.who summary").click();
      reader.leaving(() -> reader.page().locator("form[action='/sign-out'] button").click());
      reader.page().locator("form[data-passkey=sign] button").click();
      reader.page().locator("form[data-passkey=sign] [role=alert]:visible").waitFor();
      assertThat(reader.path()).isEqualTo("/sign-in");
      device.detach();
    }
  }

  /// Built in, unlocked by the reader at once.
  private static CDPSession device(Reader reader) {
    var session = reader.context().newCDPSession(reader.page());
    session.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var whole = new JsonObject();
    whole.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", whole);
    return session;
  }
}
