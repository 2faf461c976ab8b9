package abhaya.base.web;

import abhaya.base.platform.India;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The product's words, numbers, dates and ages in one language.
public final class Words {
  /// What stands where there is no figure: nothing to divide by, not known.
  public static final String NONE = "–";

  private static final DateTimeFormatter DATE = pattern("dd-MM-yyyy");
  private static final DateTimeFormatter TIME = pattern("HH:mm:ss 'IST'");
  private static final DateTimeFormatter MINUTE = pattern("dd-MM-yyyy HH:mm");
  private static final DateTimeFormatter SECOND = pattern("dd-MM-yyyy HH:mm:ss 'IST'");

  /// A no-break space: a figure and its unit stay on one line.
  private static final char TIE = '\u00a0';

  private static final int DECIMALS = 2;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Duration HOURS_SAID_BELOW = Duration.ofDays(2);
  private static final int DAYS_SAID_BELOW = 100;
  private static final int DAYS_OF_A_YEAR = 365;
  private static final int MONTHS_OF_A_YEAR = 12;

  private final WordBook book;
  private final Language language;
  private final LocalizedNumberFormatter grouped;
  private final LocalizedNumberFormatter decimal;

  Words(WordBook book, Language language) {
    this.book = book;
    this.language = language;
    this.grouped = NumberFormatter.withLocale(language.locale());
    this.decimal = grouped.precision(Precision.fixedFraction(DECIMALS));
  }

  public Language language() {
    return language;
  }

  /// The words of a key; `{0}`, `{1}` … are filled with the arguments. Numbers among them are
  /// grouped the Indian way, dates have to be printed first (`date`).
  public String say(String key, Object... args) {
    return book.say(language, key, args);
  }

  /// Whether there are words for the key: for codes that come from outside.
  public boolean has(String key) {
    return book.has(key);
  }

  /// Every key there is.
  Set<String> keys() {
    return book.keys();
  }

  /// 12345678 as 1,23,45,678.
  public String number(long count) {
    return grouped.format(count).toString();
  }

  /// A number with two decimals.
  public String decimal(BigDecimal value) {
    return decimal.format(value.setScale(DECIMALS, RoundingMode.HALF_UP)).toString();
  }

  /// A percentage as it stands, with two decimals; a dash where there is none.
  public String percent(@Nullable BigDecimal value) {
    return value == null ? NONE : decimal(value) + TIE + "%";
  }

  /// Part of a whole as a percentage with two decimals, half up.
  public String share(long part, long whole) {
    if (whole == 0) return NONE;
    var scaled = BigDecimal.valueOf(part).multiply(HUNDRED);
    return percent(scaled.divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP));
  }

  /// 23-11-2026.
  public String date(LocalDate day) {
    return DATE.format(day);
  }

  /// 21:42:07 IST.
  public String time(Instant instant) {
    return TIME.format(instant);
  }

  /// 23-11-2026 21:42, Indian time.
  public String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  /// 23-11-2026 21:42:07 IST.
  public String second(Instant instant) {
    return SECOND.format(instant);
  }

  /// Nov 2026.
  public String month(YearMonth month) {
    return say("web.month." + month.getMonthValue()) + TIE + month.getYear();
  }

  /// An age in the unit people say: 40 s, 6 min, 31 h, 12 days, 5 months, 3 years.
  public String age(Duration age) {
    var length = age.isNegative() ? Duration.ZERO : age;
    if (length.toSeconds() < 60) return say("web.age.seconds", length.toSeconds());
    if (length.toMinutes() < 60) return say("web.age.minutes", length.toMinutes());
    if (length.compareTo(HOURS_SAID_BELOW) < 0) return say("web.age.hours", length.toHours());
    var days = length.toDays();
    if (days < DAYS_SAID_BELOW) return days(days);
    if (days < 2 * DAYS_OF_A_YEAR) {
      return say("web.age.months", days * MONTHS_OF_A_YEAR / DAYS_OF_A_YEAR);
    }
    return say("web.age.years", days / DAYS_OF_A_YEAR);
  }

  /// 1 day, 11 days.
  public String days(long days) {
    return say("web.age.days", days);
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(India.ZONE);
  }
}
