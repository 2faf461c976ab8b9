package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// From the nation down to where each reader's view ends, by click and by keyboard alone.
@ExtendWith(Stage.Hand.class)
class DrillDownTest {
  private static final int LEVELS_MIN = 4;
  private static final String FIRST_LINK = "section[aria-labelledby=children] tbody th a";

  private final Stage stage;

  DrillDownTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void aMinistryAnalystClicksFromTheNationToAStation() {
    try (var reader = stage.as(Card.MINISTRY)) {
      assertThat(reader.path()).isEqualTo("/investigation/IN");
      var level = Overview.of(reader.page());
      assertThat(level.rows()).hasSize(36);
      var passed = new ArrayList<String>();
      while (!level.rows().isEmpty()) {
        level.mustAddUp();
        var child = level.busiest();
        reader.leaving(
            () -> reader.page().locator(FIRST_LINK + "[href='" + child.href() + "']").click());
        assertThat(reader.text("nav.crumbs li:last-child")).isEqualTo(child.name());
        passed.add(reader.path());
        level = Overview.of(reader.page());
        level.mustBe(child.figures());
      }
      level.mustAddUp();
      assertThat(passed).hasSizeGreaterThanOrEqualTo(LEVELS_MIN - 1);
      assertThat(passed.getFirst()).matches("/investigation/IN\\.\\d\\d");
      assertThat(reader.links("#content a")).noneMatch(href -> href.startsWith("/cases"));
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void theSameWayGoesByKeyboardAlone() {
    try (var reader = stage.visitor("en")) {
      tabTo(reader, Card.MINISTRY.role());
      reader.go("Enter");
      assertThat(reader.path()).isEqualTo("/investigation/IN");
      var way = new ArrayList<>(List.of(reader.path()));
      while (reader.page().locator(FIRST_LINK).count() > 0) {
        reader.press("j");
        reader.go("Enter");
        way.add(reader.path());
      }
      assertThat(way).hasSizeGreaterThanOrEqualTo(LEVELS_MIN);
      for (var at = way.size() - 2; at >= 0; at--) {
        reader.go("u");
        assertThat(reader.path()).isEqualTo(way.get(at));
      }
      assertThat(reader.complaints()).isEmpty();
    }
  }

  private static void tabTo(Reader reader, String words) {
    for (var step = 0; step < 60; step++) {
      reader.press("Tab");
      var focused = (String) reader.page().evaluate("document.activeElement.innerText ?? ''");
      if (focused.contains(words)) return;
    }
    throw new AssertionError("Tab never came to " + words);
  }

  @Test
  void keysLeadToTheSiblingsAndToThePlaces() {
    try (var reader = stage.as(Card.MINISTRY)) {
      reader.open("/investigation/IN.09");
      reader.go("]");
      var next = reader.path();
      assertThat(next).isNotEqualTo("/investigation/IN.09").startsWith("/investigation/IN.");
      reader.go("[");
      assertThat(reader.path()).isEqualTo("/investigation/IN.09");
      reader.go("g", "l");
      assertThat(reader.path()).isEqualTo("/law");
      reader.go("g", "i");
      assertThat(reader.path()).startsWith("/investigation");
    }
  }

  @Test
  void theCommandBarFindsAUnitByNameHoweverFastItIsTyped() {
    try (var reader = stage.as(Card.MINISTRY)) {
      reader.press("/");
      reader.page().keyboard().type("Goa");
      reader.go("Enter");
      assertThat(reader.path()).isEqualTo("/units/IN.30");
    }
  }

  @Test
  void aStationHouseOfficerComesToTheCase() {
    try (var reader = stage.asOneWithCases(Card.STATION)) {
      reader.open("/");
      assertThat(reader.path()).isEqualTo("/cases");
      reader.go("g", "i");
      assertThat(reader.path()).startsWith("/investigation/IN.");
      reader.go("g", "c");
      assertThat(reader.path()).isEqualTo("/cases");
      reader.open("/cases?state=all");
      reader.press("j");
      reader.go("Enter");
      assertThat(reader.path()).matches("/cases/[A-Za-z0-9_-]{22}");
      assertThat(reader.text("h1")).contains("FIR");
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void stateHeadquartersSeeTheListButNoCase() {
    try (var reader = stage.as(Card.STATE)) {
      reader.open("/cases?state=all");
      assertThat(reader.page().locator("#content tbody tr").count()).isPositive();
      assertThat(reader.links("#content tbody a")).noneMatch(href -> href.startsWith("/cases/"));
    }
  }

  @Test
  void filtersStandInTheAddressAndSurviveAReload() {
    try (var reader = stage.as(Card.MINISTRY)) {
      choose(reader, "POCSO", "act=POCSO");
      choose(reader, "Charge sheet", "kind=CS_ORIG");
      assertThat(reader.address()).contains("act=POCSO", "kind=CS_ORIG");
      var shown = Overview.of(reader.page());
      shown.mustAddUp();
      reader.page().reload();
      assertThat(Overview.of(reader.page())).isEqualTo(shown);

      var all = filters(reader);
      reader.leaving(() -> reader.page().locator(FIRST_LINK).first().click());
      assertThat(filters(reader)).isEqualTo(all);
      reader.go("u");
      assertThat(filters(reader)).isEqualTo(all);
    }
  }

  private static Set<String> filters(Reader reader) {
    var address = reader.address();
    return Set.of(address.substring(address.indexOf('?') + 1).split("&", -1));
  }

  private static void choose(Reader reader, String words, String part) {
    reader.page().locator("details.chip:has(a[href*='" + part + "']) summary").first().click();
    var link = reader.page().locator(".chip-menu a[href*='" + part + "']").first();
    assertThat(link.innerText().strip()).isEqualTo(words);
    reader.leaving(link::click);
  }

  @Test
  void aPastDayIsShownAsItStoodThen() {
    var day = LocalDate.now(ZoneId.of("Asia/Kolkata")).minusMonths(9);
    try (var reader = stage.as(Card.MINISTRY)) {
      var today = Overview.of(reader.page());
      reader.page().locator("details.chip summary").first().click();
      reader.page().locator("#ask-asOf").fill(day.toString());
      reader.leaving(() -> reader.page().locator("form:has(#ask-asOf) button").first().click());
      assertThat(reader.address()).contains("asOf=" + day);
      var then = Overview.of(reader.page());
      then.mustAddUp();
      assertThat(then.registered()).isPositive().isLessThan(today.registered());
      assertThat(reader.text(".filter-chips"))
          .contains(day.format(java.time.format.DateTimeFormatter.ofPattern("dd-MM-yyyy")));
    }
  }

  @Test
  void theExportIsTheTableOfThePage() {
    try (var reader = stage.as(Card.MINISTRY)) {
      var page = Overview.of(reader.page());
      var file = reader.fetch("/investigation/IN?export=csv");
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.headers().get("content-type")).startsWith("text/csv");
      for (var row : page.rows()) assertThat(file.text()).contains(row.name());
    }
  }
}
