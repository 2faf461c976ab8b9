package abhaya.base.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
  private final WordBook book = WordBook.load(true);
  private final Words english = book.in(Language.ENGLISH);
  private final Words hindi = book.in(Language.HINDI);

  @ParameterizedTest(name = "{0} is printed {1}")
  @CsvFileSource(
      resources = "/oracles/web/indian-grouping.csv",
      delimiter = ';',
      numLinesToSkip = 1)
  void numbersAreGroupedByLakhAndCrore(long number, String printed) {
    assertThat(english.number(number)).isEqualTo(printed);
    assertThat(hindi.number(number)).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource({
    "54161, 164449, 32.93 %",
    "54161, 172471, 31.40 %",
    "798, 799, 99.87 %",
    "1, 3, 33.33 %",
    "2, 3, 66.67 %",
    "1, 800, 0.13 %",
    "221, 221, 100.00 %",
    "0, 9, 0.00 %"
  })
  void aShareHasTwoDecimalsHalfUp(long part, long whole, String printed) {
    assertThat(english.share(part, whole)).isEqualTo(printed.replace(' ', '\u00a0'));
  }

  @Test
  void nothingDividedByNothingIsADash() {
    assertThat(english.share(0, 0)).isEqualTo("–");
    assertThat(english.percent(null)).isEqualTo("–");
    assertThat(english.percent(new BigDecimal("66.125"))).isEqualTo("66.13\u00a0%");
  }

  @Test
  void daysAndTimesAreIndian() {
    var instant = Instant.parse("2026-11-23T18:45:07Z");
    assertThat(english.date(LocalDate.of(2026, 11, 23))).isEqualTo("23-11-2026");
    assertThat(english.minute(instant)).isEqualTo("24-11-2026 00:15");
    assertThat(english.time(instant)).isEqualTo("00:15:07 IST");
    assertThat(english.second(instant)).isEqualTo("24-11-2026 00:15:07 IST");
    assertThat(english.month(YearMonth.of(2018, 4))).isEqualTo("Apr\u00a02018");
    assertThat(hindi.month(YearMonth.of(2018, 4))).isEqualTo("अप्रैल\u00a02018");
  }

  @ParameterizedTest(name = "{0} is {1}, {2}")
  @CsvSource({
    "PT-5S, 0 s, 0 से.",
    "PT59S, 59 s, 59 से.",
    "PT60S, 1 min, 1 मि.",
    "PT59M59S, 59 min, 59 मि.",
    "PT1H, 1 h, 1 घं.",
    "PT47H59M, 47 h, 47 घं.",
    "PT48H, 2 days, 2 दिन",
    "P99D, 99 days, 99 दिन",
    "P100D, 3 months, 3 माह",
    "P729D, 23 months, 23 माह",
    "P730D, 2 years, 2 वर्ष"
  })
  void anAgeIsSaidAsPeopleSayIt(Duration age, String inEnglish, String inHindi) {
    assertThat(english.age(age)).isEqualTo(inEnglish);
    assertThat(hindi.age(age)).isEqualTo(inHindi);
  }

  @Test
  void oneDayIsNotOneDays() {
    assertThat(english.days(1)).isEqualTo("1 day");
    assertThat(english.days(11)).isEqualTo("11 days");
    assertThat(english.days(123456)).isEqualTo("1,23,456 days");
  }

  @Test
  void anUnknownKeyIsADefectInTestsAndNeverAKeyOnScreen() {
    assertThatThrownBy(() -> english.say("web.no_such")).hasMessageContaining("web.no_such");
    assertThat(WordBook.load(false).in(Language.ENGLISH).say("web.no_such")).isEqualTo("no such");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLanguageNamesEveryMonth(Language language) {
    var words = book.in(language);
    for (var month = 1; month <= 12; month++) {
      assertThat(words.say("web.month." + month)).isNotBlank();
    }
  }

  @ParameterizedTest(name = "asked {0}, kept {1}, accepted {2}: {3}")
  @CsvSource({
    "hi, en, en, HINDI",
    ", hi, en, HINDI",
    ", , 'hi-IN,hi;q=0.9,en;q=0.8', HINDI",
    ", , 'fr-FR,en;q=0.5', ENGLISH",
    ", , 'ta-IN', ENGLISH",
    ", , ';;;q=', ENGLISH",
    "xx, , hi, HINDI",
    ", , , ENGLISH"
  })
  void theAddressSpeaksLouderThanTheCookieAndTheBrowser(
      String asked, String kept, String accepted, Language language) {
    assertThat(Language.choose(asked, kept, accepted)).isEqualTo(language);
  }
}
