package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// An installation without demonstration data: nobody is in it until the link was used.
class FirstStartTest {
  private static final String LINK = "First administrator, within 24 hours: ";
  private static final String PASSWORD = "seven lamps above the river";

  @Test
  void theLinkOfTheConsoleLetsOnePersonInOnce() throws Exception {
    var program = Program.start(Program.folder(), "--empty");
    try (var stage = Stage.over(program)) {
      nothingIsThereButTheLink(program);
      var first = link(program);
      assertThat(program.interrupt()).isEqualTo(130);
      program.startAgain();
      var link = link(program);
      assertThat(link).isNotEqualTo(first);

      try (var reader = stage.visitor("en")) {
        assertThat(reader.open(first)).isEqualTo(404);
        setUp(reader, link);
        assertThat(reader.open(link)).isEqualTo(404);
      }
      program.interrupt();
      program.startAgain();
      assertThat(program.console()).hasSize(1);
      assertThat(Credentials.in(program.data())).doesNotExist();
      try (var reader = stage.visitor("en")) {
        assertThat(reader.open(link)).isEqualTo(404);
      }
    }
  }

  private static void nothingIsThereButTheLink(Program program) throws Exception {
    assertThat(program.console()).hasSize(2);
    assertThat(program.console().getFirst()).startsWith(LINK + program.url("/set-up/"));
    assertThat(Files.exists(Credentials.in(program.data()))).isFalse();
    var door = program.get("/sign-in", java.util.Map.of());
    assertThat(door.body()).doesNotContain("role-card", "demo-mark", "demo-banner");
  }

  private static String link(Program program) throws Exception {
    var line = program.console().getFirst();
    assertThat(line).startsWith(LINK);
    return line.substring(LINK.length() + program.url("").length());
  }

  private static void setUp(Reader reader, String link) {
    assertThat(reader.open(link)).isEqualTo(200);
    var check = new PageCheck(reader.page());
    check.whole("en", "/first-admin");
    assertThat(check.faults()).isEmpty();

    var secret = reader.text(".secret, code").replace(" ", "");
    reader.page().locator("#displayName").fill("A. Example");
    reader.page().locator("#username").fill("first-admin");
    reader.page().locator("#password").fill(PASSWORD);
    reader.page().locator("#code").fill(Credentials.code(secret, 0));
    reader.go("Enter");
    assertThat(reader.path()).isEqualTo("/sign-in");

    SignInTest.signIn(reader, "first-admin", PASSWORD);
    SignInTest.enterCode(reader, Credentials.code(secret, 0));
    assertThat(reader.text("details.who summary")).startsWith(Card.DATA.role());
  }
}
