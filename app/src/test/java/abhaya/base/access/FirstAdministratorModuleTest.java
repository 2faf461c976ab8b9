package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// An empty installation, from the printed link to the first administrator: a context, and so a
/// database, nobody else has made an account in.
@ModuleTest
@DirtiesContext
@TestPropertySource(properties = "abhaya.test.alone=first-administrator")
class FirstAdministratorModuleTest {
  @Autowired FirstAdministrator first;
  @Autowired EnrolmentDesk desk;
  @Autowired SignInDesk signIn;
  @Autowired Clock clock;

  @Test
  void theLatestLinkWorksOnceAndThenThereIsNone() {
    var earlier = token(first.link().orElseThrow());
    var token = token(first.link().orElseThrow());
    assertThat(desk.find(earlier)).isEmpty();
    var offer = desk.find(token).orElseThrow();
    assertThat(offer.isFirst()).isTrue();

    var form =
        new EnrolmentDesk.Form(
            "First Administrator",
            "first.admin",
            "four words to remember",
            Authenticator.codeOf(offer.secret().text(), clock.instant()));
    assertThat(desk.complete(token, form)).isEmpty();
    assertThat(desk.complete(token, form)).contains(Refusal.LINK_OVER);
    assertThat(first.link()).isEmpty();
    var source = new SignInDesk.Source("127.0.0.1", "Desk");
    assertThat(signIn.password("first.admin", "four words to remember", source))
        .isInstanceOf(SignInAnswer.Accepted.class);
  }

  private static String token(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
