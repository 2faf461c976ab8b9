package abhaya.base.units;

import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The day for which the tree is asked: today if none is named.
@Component
class AskedDay {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  private final Clock clock;

  AskedDay(Clock clock) {
    this.clock = clock;
  }

  LocalDate today() {
    return India.dateOf(clock.instant());
  }

  LocalDate of(@Nullable String text) {
    return text == null || text.isBlank() ? today() : day("asOf", text.strip());
  }

  static LocalDate day(String field, String text) {
    try {
      var day = LocalDate.parse(text);
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) return day;
    } catch (DateTimeParseException e) {
      throw Refused.field(field, "not-a-date");
    }
    throw Refused.field(field, "not-a-date");
  }
}
