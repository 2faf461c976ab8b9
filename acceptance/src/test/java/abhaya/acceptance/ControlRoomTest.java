package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A cry for help from its door to a call taker's screen, and to its one outcome.
@ExtendWith(Stage.Hand.class)
class ControlRoomTest {
  private static final String ROWS = "[data-live] table a[href^='/response/signals/']";

  /// Of a page that comes back: one, two and four seconds at most.
  private static final double LONGER_THAN_THREE_PAUSES_MILLIS = 8_000;

  private final Stage stage;

  ControlRoomTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void aSignalComesToAnOpenScreenByItself() throws Exception {
    try (var reader = stage.as(Card.CALL_TAKER)) {
      reader.open("/response");
      assertThat(reader.page().locator("[data-live]").getAttribute("data-fresh")).isEqualTo("yes");
      var before = reader.page().locator(ROWS).count();
      var answer =
          stage
              .program()
              .post(
                  "/api/v1/signals/sos",
                  "{\"number\":\"+919800000002\",\"text\":\"help\"}",
                  Map.of("Content-Type", "application/json"));
      assertThat(answer.statusCode()).isEqualTo(202);
      reader.page().waitForCondition(() -> reader.page().locator(ROWS).count() > before);
      assertThat(reader.text("main")).doesNotContain("9800000002");
      reader.leaving(() -> reader.page().locator(ROWS).first().click());
      assertThat(reader.path()).matches("/response/signals/[A-Za-z0-9_-]{22}");
      assertThat(reader.text("main")).doesNotContain("9800000002");
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void aSignalNobodyTakesTurnsRedOnAnOpenDeskThoughNothingElseHappens() throws Exception {
    try (var desk = stage.as(Card.SUPERVISOR)) {
      desk.open("/response/console");
      var answer =
          stage
              .program()
              .post(
                  "/api/v1/signals/sos",
                  "{\"number\":\"+919800000003\",\"text\":\"help\"}",
                  Map.of("Content-Type", "application/json"));
      var reference = answer.body().replaceAll("(?s).*\"reference\":\"([A-Z0-9]+)\".*", "$1");
      desk.page().waitForSelector("li a[data-row]:has-text('" + reference + "')");
      desk.page().waitForSelector("li.timer-red a[data-row]:has-text('" + reference + "')");
      assertThat(desk.complaints()).isEmpty();
    }
  }

  /// As while the database changes over to another server: a browser gives up a stream that was
  /// refused.
  @ParameterizedTest
  @CsvSource({
    "/response/console, **/response/console/live, [data-console][data-fresh=%s], no, yes",
    "/response, **/response/live, [data-live][data-fresh=%s], no, yes",
    "/cases, **/api/v1/stream, html[data-live-state=%s], stale, fresh"
  })
  void anOpenPageWhoseStreamWasRefusedComesBackByItself(
      String path, String stream, String shown, String stale, String fresh) {
    try (var reader = stage.as(path.equals("/cases") ? Card.DISTRICT : Card.SUPERVISOR)) {
      var refused = new AtomicInteger();
      reader
          .page()
          .route(
              stream,
              route -> {
                if (refused.incrementAndGet() > 2) route.resume();
                else route.fulfill(new Route.FulfillOptions().setStatus(503));
              });
      reader.open(path);
      reader.page().waitForSelector(shown.formatted(stale), there());
      reader.page().waitForSelector(shown.formatted(fresh), there());
      // refused, refused once more, let in, opened
      assertThat(refused).hasValue(4);
    }
  }

  /// As after another posting was chosen in another window: each refusal is put on record.
  @Test
  void anOpenPageThatMayListenNoMoreAsksOnceAndNotAgain() {
    try (var reader = stage.as(Card.SUPERVISOR)) {
      var refused = new AtomicInteger();
      reader
          .page()
          .route(
              "**/response/console/live",
              route -> {
                refused.incrementAndGet();
                route.fulfill(new Route.FulfillOptions().setStatus(404));
              });
      reader.open("/response/console");
      reader.page().waitForSelector("[data-console][data-fresh=no]", there());
      reader.page().waitForTimeout(LONGER_THAN_THREE_PAUSES_MILLIS);
      assertThat(refused).hasValue(2);
    }
  }

  private static Page.WaitForSelectorOptions there() {
    return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
  }
}
