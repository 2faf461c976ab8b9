package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// In by a card or by password and code; out for good; language and paper as the reader likes.
@ExtendWith(Stage.Hand.class)
class SignInTest {
  private static final String DEAD = "a session that was ended";

  private final Stage stage;

  SignInTest(Stage stage) {
    this.stage = stage;
  }

  @ParameterizedTest
  @EnumSource
  void oneClickOnACardSignsIn(Card card) {
    try (var reader = stage.visitor("en")) {
      assertThat(reader.text(".demo-banner")).contains("demonstration", "invented");
      reader.take(card);
      assertThat(reader.path()).isNotEqualTo("/sign-in");
      assertThat(reader.text("details.who summary")).startsWith(card.role());
      assertThat(reader.shows(".demo-mark")).isTrue();
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void theCardSendsNeitherPasswordNorSeedToTheBrowser() throws Exception {
    var told = Credentials.of(stage.program());
    try (var reader = stage.visitor("en")) {
      var page = reader.page().content();
      for (var account : told.file().path("accounts")) {
        assertThat(page).doesNotContain(account.path("password").asString());
        assertThat(page).doesNotContain(account.path("totpSecret").asString());
      }
    }
  }

  @Test
  void theCredentialsAreForTheirOwnerOnly() throws Exception {
    var file = Credentials.in(stage.program().data());
    var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    assertThat(mode).isEqualTo("rw-------");
  }

  @Test
  void passwordAndCodeSignInToo() throws Exception {
    var account = Credentials.of(stage.program()).account("STATE_HQ");
    try (var reader = stage.visitor("en")) {
      signIn(reader, account.path("username").asString(), account.path("password").asString());
      assertThat(reader.path()).isEqualTo("/sign-in/second-factor");
      enterCode(reader, "000000");
      assertThat(reader.path()).isEqualTo("/sign-in/second-factor");
      assertThat(reader.shows("[role=alert]")).isTrue();
      enterCode(reader, Credentials.code(account.path("totpSecret").asString(), 0));
      assertThat(reader.text("details.who summary")).startsWith(Card.STATE.role());
    }
  }

  static void signIn(Reader reader, String username, String password) {
    reader.page().locator("#username").fill(username);
    reader.page().locator("#password").fill(password);
    reader.go("Enter");
  }

  static void enterCode(Reader reader, String code) {
    reader.page().locator("#code").fill(code);
    reader.go("Enter");
  }

  @Test
  void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
    try (var reader = stage.visitor("en")) {
      signIn(reader, "state-hq", "not the password of anybody");
      var wrong = reader.text("[role=alert]");
      signIn(reader, "nobody-of-this-name", "not the password of anybody");
      assertThat(reader.text("[role=alert]")).isEqualTo(wrong);
      assertThat(reader.path()).isEqualTo("/sign-in");
    }
  }

  @Test
  void signingOutEndsTheSessionEverywhere() {
    try (var reader = stage.as(Card.STATION);
        var thief = stage.visitor("en")) {
      thief.context().addCookies(copied(reader));
      assertThat(thief.open("/cases")).isEqualTo(200);
      assertThat(thief.path()).isEqualTo("/cases");
      reader.page().locator("details.who summary").click();
      reader.leaving(() -> reader.page().locator("form[action='/sign-out'] button").click());
      assertThat(reader.path()).isEqualTo("/sign-in");
      for (var gone : java.util.List.of(reader, thief)) {
        gone.open("/cases");
        assertThat(gone.path()).as(DEAD).isEqualTo("/sign-in");
      }
    }
  }

  private static java.util.List<com.microsoft.playwright.options.Cookie> copied(Reader reader) {
    return reader.context().cookies();
  }

  @Test
  void thePageSpeaksTheOtherLanguageAndRemembersIt() {
    try (var reader = stage.as(Card.MINISTRY)) {
      var english = reader.text("h1");
      reader.leaving(() -> reader.page().locator(".tools a[hreflang=hi]").click());
      assertThat(reader.page().locator("html").getAttribute("lang")).isEqualTo("hi");
      assertThat(reader.text("h1")).isNotEqualTo(english).containsPattern("\\p{IsDevanagari}");
      assertThat(Overview.of(reader.page()).rows()).hasSize(36);
      reader.open("/law");
      assertThat(reader.text("h1")).containsPattern("\\p{IsDevanagari}");
      reader.leaving(() -> reader.page().locator(".tools a[hreflang=en]").click());
      assertThat(reader.page().locator("html").getAttribute("lang")).isEqualTo("en");
    }
  }

  @Test
  void thePaperGoesFromTheDevicesToLightAndDarkAndBack() {
    try (var reader = stage.as(Card.MINISTRY)) {
      var paper = reader.page().locator(".tools a[href*='theme=']");
      var light = "rgb(244, 246, 248)";
      var dark = "rgb(15, 22, 29)";
      assertThat(ground(reader)).isEqualTo(light);
      reader.leaving(paper::click);
      assertThat(ground(reader)).isEqualTo(light);
      reader.leaving(paper::click);
      assertThat(ground(reader)).isEqualTo(dark);
      reader.open("/law");
      assertThat(ground(reader)).isEqualTo(dark);
      reader.leaving(paper::click);
      assertThat(ground(reader)).isEqualTo(light);
    }
  }

  private static String ground(Reader reader) {
    return (String)
        Objects.requireNonNull(
            reader.page().evaluate("getComputedStyle(document.body).backgroundColor"));
  }

  @Test
  void theDoorWorksWithoutScript() {
    try (var reader = stage.withoutScript()) {
      reader.take(Card.MINISTRY);
      assertThat(reader.path()).isEqualTo("/investigation/IN");
      Locator child = reader.page().locator("section[aria-labelledby=children] tbody th a");
      reader.leaving(() -> child.first().click());
      assertThat(reader.path()).startsWith("/investigation/IN.");
    }
  }
}
