package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A cry for help from its door over the desk and a crew's phone to its closure, by keyboard at the
/// desk.
@ExtendWith(Stage.Hand.class)
class RingToClosureTest {
  private static final String SOS =
      """
      {"number":"+919800000077","text":"help",
       "position":{"lat":26.8467,"lon":80.9462,"radiusMetres":18,"confidence":68,"method":"GNSS"}}
      """;

  private final Stage stage;

  RingToClosureTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void anSosIsOpenedSentReachedAndClosedWithoutAMouse() throws Exception {
    var kept =
        stage
            .program()
            .post("/api/v1/signals/sos", SOS, Map.of("Content-Type", "application/json"));
    assertThat(kept.statusCode()).isEqualTo(202);
    try (var desk = stage.as(Card.SUPERVISOR);
        var crew = stage.as(Card.CREW)) {
      open(desk, reference(kept.body()));
      var unit = desk.text(".panel-send tbody tr th");
      signOn(crew, unit);
      desk.go("1");
      assertThat(desk.text(".panel-jobs")).contains(unit);
      accept(crew);
      close(desk, unit.substring(unit.lastIndexOf(' ') + 1));
      assertThat(desk.text(".panel-top")).contains("closed");
      assertThat(desk.page().content()).doesNotContain("9800000077");
      assertThat(crew.page().content()).doesNotContain("9800000077");
      assertThat(desk.complaints()).isEmpty();
    }
  }

  private static String reference(String answer) {
    return answer.replaceAll("(?s).*\"reference\":\"([A-Z0-9]+)\".*", "$1");
  }

  /// Other tests ring too: our own row is taken, as j and Enter would.
  private static void open(Reader desk, String reference) {
    desk.open("/response/console");
    var row =
        desk.page().locator("a[data-row]", new Page.LocatorOptions().setHasText(reference)).first();
    row.focus();
    desk.go("Enter");
    desk.page().locator("select[name=type]").selectOption("stalking");
    desk.page().locator("input[name=placeWords]").fill("Mill gate");
    desk.page().locator("select[name=outcome]").focus();
    desk.leaving(() -> desk.page().locator("form[action$='/decision'] .main-act").press("Enter"));
    assertThat(desk.path()).isEqualTo("/response/console");
  }

  /// Her page never asks by the clock: what comes to it is what it was told.
  private static void signOn(Reader crew, String unit) {
    crew.page().addInitScript("window.setInterval = () => 0;");
    crew.open("/field");
    var choice =
        crew.page()
            .locator("#unit option", new Page.LocatorOptions().setHasText(unit))
            .first()
            .getAttribute("value");
    crew.page().locator("#unit").selectOption(choice);
    crew.leaving(() -> crew.page().locator("form[action='/field/duty'] button").click());
    assertThat(crew.text("[data-unit]")).isEqualTo(unit);
  }

  /// The job comes to the open page by itself; each press is one step.
  private static void accept(Reader crew) {
    for (var step : new String[] {"ACKNOWLEDGED", "EN_ROUTE", "ON_SCENE", "CLEARED"}) {
      crew.page().waitForSelector("button.field-main[name=step][value=" + step + "]").click();
    }
    crew.page().waitForSelector("button.field-main[name=step]", gone());
    crew.page().waitForSelector("[data-queue]:empty", there());
  }

  /// The page goes on before the room was told; an empty line under it says that nothing waits.
  private static Page.WaitForSelectorOptions there() {
    return new Page.WaitForSelectorOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
  }

  private static Page.WaitForSelectorOptions gone() {
    return new Page.WaitForSelectorOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
  }

  private static void close(Reader desk, String number) {
    line(desk, "told women");
    line(desk, "done suspect led away, caller brought home");
    line(desk, "close 01");
    assertThat(number).isNotEmpty();
  }

  private static void line(Reader desk, String text) {
    desk.page().locator("#line").fill(text);
    desk.leaving(() -> desk.page().locator("#line").press("Enter"));
  }
}
