package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of page that each role can come to by its links, in both languages; two readers at a
/// time.
@ExtendWith(Stage.Hand.class)
class EveryPageTest {
  private static final int PAGES_MAX = 120;

  /// Beside what the bar offers: views that are reached by a filter, and pages for everybody.
  private static final List<String> ALSO =
      List.of(
          "/cases?state=all",
          "/quarantine",
          "/trail/checkpoints",
          "/sessions",
          "/about",
          "/api/docs",
          "/no-such-page");

  private final Stage stage;

  EveryPageTest(Stage stage) {
    this.stage = stage;
  }

  static Stream<Arguments> readers() {
    return Stream.of(Card.values())
        .flatMap(card -> Stream.of(Arguments.of(card, "en"), Arguments.of(card, "hi")));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("readers")
  @Execution(ExecutionMode.CONCURRENT)
  void everyPageIsReadableByEverybody(Card card, String language) {
    try (var reader = stage.as(card, language)) {
      var check = new PageCheck(reader.page(), stage.knownElements());
      var kinds = new HashSet<String>();
      var ahead = new ArrayDeque<>(List.of(reader.address()));
      ahead.addAll(reader.links("header nav a"));
      ahead.addAll(ALSO);
      while (!ahead.isEmpty()) {
        var address = ahead.poll();
        if (!kinds.add(kind(address)) || !reader.opensPage(address)) continue;
        check.whole(language, kind(address));
        ahead.addAll(reader.links("main a[href^='/']"));
      }
      assertAll(
          () -> assertThat(kinds).hasSizeBetween(ALSO.size() + 3, PAGES_MAX),
          () -> assertThat(check.faults()).isEmpty(),
          () -> assertThat(reader.complaints()).allMatch(line -> line.contains("404")));
    }
  }

  /// Addresses that differ only in unit, city, handle, number or filter are one kind of page.
  private static String kind(String address) {
    return address
        .replaceAll("[?#].*", "")
        .replaceAll("IN((\\.[A-Za-z0-9]+)*)", "IN")
        .replaceAll("^/safecity/[A-Z]{3}(?=/|$)", "/safecity/CITY")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "HANDLE")
        .replaceAll("[A-Za-z0-9_-]{22}", "HANDLE")
        .replaceAll("/\\d+", "/N");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "hi"})
  void theDoorIsReadableByEverybody(String language) {
    try (var reader = stage.visitor(language)) {
      var check = new PageCheck(reader.page());
      check.whole(language, "/sign-in");
      reader.open("/about");
      check.whole(language, "/about");
      assertThat(check.faults()).isEmpty();
    }
  }

  @Test
  void whatOpensOverAPageIsReadableToo() {
    try (var reader = stage.as(Card.MINISTRY)) {
      var check = new PageCheck(reader.page());
      reader.press("?");
      assertThat(reader.shows("#keys")).isTrue();
      check.now();
      reader.press("Escape", "/");
      assertThat(reader.shows("#command")).isTrue();
      check.now();
      reader.press("Escape");
      reader.page().locator("details.chip summary").nth(1).click();
      check.now();
      reader.press("Escape");
      reader.page().locator("button.help").first().click();
      check.now();
      reader.press("Escape");
      reader.page().locator("details.who summary").click();
      check.now();
      assertThat(check.faults()).isEmpty();
    }
  }

  @Test
  void tabGoesThroughTheWholePageAndOutAgain() {
    try (var reader = stage.as(Card.MINISTRY)) {
      reader.open("/law");
      reader.press("Tab");
      assertThat(reader.page().evaluate("document.activeElement.className")).isEqualTo("skip");
      var passed = 0;
      while (passed < 300 && !isAtTheEnd(reader)) {
        assertThat(hasVisibleFocus(reader)).as("step " + passed).isTrue();
        reader.press("Tab");
        passed++;
      }
      assertThat(passed).isBetween(10, 299);
    }
  }

  private static boolean isAtTheEnd(Reader reader) {
    return (Boolean) reader.page().evaluate("document.activeElement === document.body");
  }

  private static boolean hasVisibleFocus(Reader reader) {
    return (Boolean)
        reader
            .page()
            .evaluate(
                """
                () => {
                  const one = document.activeElement;
                  const box = one.getBoundingClientRect();
                  const look = getComputedStyle(one);
                  if (one.matches("input[type=date]")) return true; // its parts show their own
                  return box.width > 0 && box.height > 0
                    && (look.outlineStyle !== "none" || look.boxShadow !== "none");
                }
                """);
  }
}
