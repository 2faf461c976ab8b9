package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The desk's map in a browser: units move on it by themselves, and it says when it does not know.
@ExtendWith(Stage.Hand.class)
class LiveMapTest {
  private static final String DEVICE = "demo-lko-0";
  private static final String SIGN = "LKO PRV 2200";
  private static final double LAT = 26.8467;
  private static final double LON = 80.9462;

  /// About 70 m: what a drawn place may be off by the grid of the map's tiles.
  private static final String DRAWN =
      """
      ([sign, lat, lon]) => (window.unitsDrawn?.() ?? []).some(([other, x, y]) =>
          other === sign && Math.abs(x - lon) < 0.0007 && Math.abs(y - lat) < 0.0007)
      """;

  private final Stage stage;

  LiveMapTest(Stage stage) {
    this.stage = stage;
  }

  private void drawnAt(Reader desk, double lat, double lon) throws Exception {
    stage.seen(DEVICE, lat, lon);
    desk.page().waitForFunction(DRAWN, List.of(SIGN, lat, lon));
  }

  /// Addresses under which the page asked for the units as text.
  private static List<String> asked(Page page) {
    var asked = new CopyOnWriteArrayList<String>();
    page.onRequest(request -> {
      if (request.url().contains("/response/console/fleet")) asked.add(request.url());
    });
    return asked;
  }

  @Test
  void aUnitThatMovesIsDrawnAtItsNewPlaceWithoutAsking() throws Exception {
    try (var desk = stage.as(Card.SUPERVISOR)) {
      var asked = asked(desk.page());
      desk.open("/response/console");
      drawnAt(desk, LAT + 0.004, LON);
      drawnAt(desk, LAT - 0.004, LON + 0.006);
      assertThat(asked).isEmpty();
      assertThat(desk.page().locator("[data-console]").getAttribute("data-fresh")).isEqualTo("yes");
      assertThat(desk.complaints()).isEmpty();
    }
  }

  @Test
  void aStreamThatBrokeOffIsSaidAndComesBackByItself() throws Exception {
    try (var desk = stage.as(Card.SUPERVISOR)) {
      desk.open("/response/console");
      drawnAt(desk, LAT, LON + 0.004);
      stage.program().hold();
      try {
        desk.page().waitForSelector("[data-console][data-fresh=no]");
        assertThat(desk.shows("[data-when=stale]")).isTrue();
      } finally {
        stage.program().goOn();
      }
      drawnAt(desk, LAT + 0.003, LON - 0.004);
      desk.page().waitForSelector("[data-console][data-fresh=yes]");
      assertThat(desk.shows("[data-when=stale]")).isFalse();
    }
  }

  @Test
  void whereNoStreamComesThroughTheTextIsAskedFor() throws Exception {
    try (var desk = stage.as(Card.SUPERVISOR)) {
      desk.page().route("**/response/console/frames*", route -> route.abort());
      var asked = asked(desk.page());
      desk.open("/response/console");
      drawnAt(desk, LAT - 0.002, LON - 0.002);
      assertThat(asked).isNotEmpty();
      desk.page().waitForSelector("[data-console][data-fresh=yes]");
    }
  }
}
