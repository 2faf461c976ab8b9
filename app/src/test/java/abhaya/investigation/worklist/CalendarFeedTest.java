package abhaya.investigation.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.worklist.CalendarFeed.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFeedTest {
  private static final Instant STAMP = Instant.parse("2025-01-10T03:30:00Z");
  private static final String HANDLE = "kQ3-Zx81_pLw0TtYb4NhVg";

  private static Entry entry(String duty, LocalDate day) {
    return new Entry(HANDLE, duty, null, day, null);
  }

  @Test
  void aLastDayIsAWholeDayWithAHandleAndNoMore() {
    var feed = new CalendarFeed("Work", "Last day: {0}");
    var text = feed.text(List.of(entry("T27", LocalDate.of(2025, 2, 28))), STAMP);
    var lines = text.split("\r\n", -1);

    assertThat(lines)
        .containsExactly(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Abhaya//Work calendar//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:Work",
            "BEGIN:VEVENT",
            lines[7],
            "DTSTAMP:20250110T033000Z",
            "DTSTART;VALUE=DATE:20250228",
            "DTEND;VALUE=DATE:20250301",
            "SUMMARY:Last day: " + HANDLE,
            "CLASS:CONFIDENTIAL",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "");
    assertThat(lines[7]).matches("UID:[0-9a-f]{32}@abhaya");
  }

  @Test
  void noWordOfTheFeedTellsWhatTheCaseIs() {
    var feed = new CalendarFeed("काम", "अन्तिम दिन: {0}");
    var entries = new ArrayList<Entry>();
    for (var duty : List.of("T11", "T15", "T26", "T27")) {
      entries.add(new Entry(HANDLE, duty, "A1-accused", LocalDate.of(2025, 2, 1), null));
    }
    var text = unfolded(feed.text(entries, STAMP));
    assertThat(text).doesNotContainPattern("T\\d\\d[^0-9]").doesNotContain("A1", "accused");
    assertThat(text.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("rape", "pocso", "bns", "ipc", "victim", "custody", "medical", "station");
  }

  @Test
  void aMomentIsGivenInUtc() {
    var at = Instant.parse("2025-01-11T04:15:00Z");
    var one = new Entry(HANDLE, "T15", null, LocalDate.of(2025, 1, 11), at);
    var text = new CalendarFeed("Work", "{0}").text(List.of(one), STAMP);
    assertThat(text).contains("DTSTART:20250111T041500Z\r\n").doesNotContain("VALUE=DATE");
  }

  @Test
  void aMovedDayKeepsItsNumberAndTwoClocksHaveTwo() {
    var feed = new CalendarFeed("Work", "{0}");
    var day = LocalDate.of(2025, 2, 1);
    var first = number(feed.text(List.of(entry("T27", day)), STAMP));
    assertThat(number(feed.text(List.of(entry("T27", day.plusDays(30))), STAMP))).isEqualTo(first);
    assertThat(number(feed.text(List.of(entry("T28", day)), STAMP))).isNotEqualTo(first);
    var accused = new Entry(HANDLE, "T27", "A1", day, null);
    assertThat(number(feed.text(List.of(accused), STAMP))).isNotEqualTo(first);
  }

  private static String number(String text) {
    return text.lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
  }

  /// RFC 5545, 3.3.11: backslash, semicolon, comma and line break are escaped, a colon is not.
  @Test
  void textIsEscaped() {
    assertThat(IcsLines.escaped("a\\b;c,d\ne:f\r\t\u0007g")).isEqualTo("a\\\\b\\;c\\,d\\ne:fg");
    var hostile = new CalendarFeed("x\r\nBEGIN:VALARM", "{0}\r\nATTACH:evil");
    var text = hostile.text(List.of(entry("T27", LocalDate.of(2025, 2, 1))), STAMP);
    assertThat(text.lines()).noneMatch(line -> line.startsWith("BEGIN:VALARM"));
    assertThat(text.lines()).noneMatch(line -> line.startsWith("ATTACH"));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void foldedLinesAreShortWholeAndUnfoldToTheText(long seed) {
    var random = new Random(seed);
    for (var n = 0; n < 200; n++) {
      var text = new StringBuilder();
      for (var length = random.nextInt(300); length > 0; length--) {
        text.appendCodePoint("aé़कख😀 ".codePointAt(random.nextInt(5)));
      }
      var lines = new IcsLines();
      lines.add("SUMMARY", text.toString());
      var folded = lines.text();
      for (var line : folded.split("\r\n", -1)) {
        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
            .isEqualTo(line);
      }
      assertThat(unfolded(folded)).isEqualTo("SUMMARY:" + text + "\r\n");
    }
  }

  @Test
  void aLineOfSeventyFiveOctetsIsNotFolded() {
    var whole = new IcsLines();
    whole.add("A", "x".repeat(73));
    assertThat(whole.text()).isEqualTo("A:" + "x".repeat(73) + "\r\n");
    var longer = new IcsLines();
    longer.add("A", "x".repeat(74));
    assertThat(longer.text()).isEqualTo("A:" + "x".repeat(73) + "\r\n x\r\n");
  }

  private static String unfolded(String text) {
    return text.replace("\r\n ", "");
  }

  @Test
  void entriesStandInTheOrderOfTheirDays() {
    var feed = new CalendarFeed("Work", "{0}");
    var text =
        feed.text(
            List.of(entry("b", LocalDate.of(2025, 3, 1)), entry("a", LocalDate.of(2025, 2, 1))),
            STAMP);
    assertThat(text.indexOf("20250201")).isLessThan(text.indexOf("20250301"));
  }
}
