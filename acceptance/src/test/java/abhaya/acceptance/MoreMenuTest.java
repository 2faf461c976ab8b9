package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The rarer entries of the bar stand behind "More", which keys open and close.
@ExtendWith(Stage.Hand.class)
class MoreMenuTest {
  private final Stage stage;

  MoreMenuTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void theRarerEntriesAreOneKeyAway() {
    try (var reader = stage.as(Card.STATION, "en")) {
      var page = reader.page();
      var menu = page.locator("details.more > ul");
      assertThat(menu.isVisible()).isFalse();
      page.locator("details.more > summary").focus();
      page.keyboard().press("Enter");
      assertThat(menu.isVisible()).isTrue();
      assertThat(reader.links("details.more a")).contains("/law", "/units");
      page.keyboard().press("Escape");
      assertThat(menu.isVisible()).isFalse();
    }
  }

  @Test
  void aPhoneShowsThreeEntriesAndTheMenuHoldsTheRest() {
    try (var reader = stage.as(Card.STATION, "en")) {
      var page = reader.page();
      page.setViewportSize(390, 844);
      var shown = page.locator("header nav > ul a:visible");
      assertThat(shown.count()).isEqualTo(3);
      page.locator("details.more > summary").click();
      assertThat(page.locator("details.more a[href='/cases']").isVisible()).isTrue();
      var wide = (int) page.evaluate("document.documentElement.scrollWidth");
      assertThat(wide).isLessThanOrEqualTo((int) page.evaluate("innerWidth"));
    }
  }
}
