package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A walk that is entered where there is no link is kept on the phone and sent later, once, also
/// when somebody has to sign in again before that.
@ExtendWith(Stage.Hand.class)
class WalkWithoutALinkTest {
  private static final String FORM = "/safecity/LKO/walks/new";
  private static final String STATE = "[data-later-state]";

  private final Stage stage;

  WalkWithoutALinkTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void aWalkKeptWithoutALinkIsSentOnceWhenThereIsOne() {
    try (var officer = stage.as(Card.CITY)) {
      var page = officer.page();
      var sent = sent(page);
      learn(officer);
      officer.context().setOffline(true);
      page.reload();
      walk(page);
      page.waitForCondition(() -> officer.text(STATE).contains("1"));
      assertThat(sent).isEmpty();

      officer.context().setOffline(false);
      page.waitForCondition(() -> officer.text(STATE).startsWith("Sent"));
      page.reload();
      page.waitForTimeout(1_500);
      assertThat(sent).hasSize(1);
    }
  }

  @Test
  void aWalkStaysOnThePhoneUntilSomebodyIsSignedIn() {
    try (var officer = stage.as(Card.CITY)) {
      var page = officer.page();
      learn(officer);
      officer.context().setOffline(true);
      walk(page);
      page.waitForCondition(() -> officer.text(STATE).contains("1"));

      var session = officer.context().cookies();
      officer.context().clearCookies();
      officer.context().setOffline(false);
      page.waitForTimeout(2_000);
      assertThat(officer.text(STATE)).contains("Kept on this phone: 1");

      officer.context().addCookies(session);
      page.evaluate("dispatchEvent(new Event('online'))");
      page.waitForCondition(() -> officer.text(STATE).startsWith("Sent"));
    }
  }

  /// Opens the form once with a link; from then on the phone has it.
  private static void learn(Reader officer) {
    officer.open(FORM);
    officer.page().evaluate("navigator.serviceWorker.ready.then(() => true)");
    officer.page().reload();
    officer.page().waitForTimeout(500);
  }

  private static List<String> sent(Page page) {
    var sent = new ArrayList<String>();
    page.onRequest(request -> {
      if (request.method().equals("POST") && request.url().endsWith("/walks"))
        sent.add(request.url());
    });
    return sent;
  }

  private static void walk(Page page) {
    for (var factor : page.locator("fieldset.wk-choice").all())
      factor.locator("input").nth(2).check();
    page.locator("#lat").fill("26.8467");
    page.locator("#lon").fill("80.9462");
    page.locator(".wk-send").click();
  }
}
