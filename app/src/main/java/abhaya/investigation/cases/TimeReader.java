package abhaya.investigation.cases;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// RFC 3339 times and ISO dates, and why others are refused.
final class TimeReader {
  private static final int YEAR_MIN = 1950;
  private static final int YEAR_MAX = 2200;
  private static final int OFFSET_HOURS_MAX = 14;

  private TimeReader() {}

  /// Exactly one of the two is there.
  record Moment(@Nullable Instant at, @Nullable String fault) {
    static Moment of(Instant at) {
      return new Moment(at, null);
    }

    static Moment fault(String code) {
      return new Moment(null, code);
    }
  }

  /// Exactly one of the two is there.
  record Day(@Nullable LocalDate on, @Nullable String fault) {}

  static Moment moment(String text) {
    var day = text.length() < 10 ? null : digits(text);
    if (day == null) return Moment.fault("time-form");
    if (text.length() < 16 || (text.charAt(10) != 'T' && text.charAt(10) != 't')) {
      return Moment.fault("time-form");
    }
    var clock = Clock.read(text);
    if (clock == null) return Moment.fault("time-form");
    if (clock.zoneAt == text.length()) return Moment.fault("zone-missing");
    var zone = Zone.read(text, clock.zoneAt);
    if (zone == null) return Moment.fault("zone-odd");
    if (day[0] < YEAR_MIN || day[0] > YEAR_MAX) return Moment.fault("time-impossible");
    try {
      var local =
          LocalDateTime.of(
              day[0], day[1], day[2], clock.hour, clock.minute, clock.second, clock.nano);
      return Moment.of(local.toInstant(zone));
    } catch (DateTimeException e) {
      return Moment.fault("time-impossible");
    }
  }

  /// A date; of a moment its date in India.
  static Day day(String text, java.time.ZoneId india) {
    if (text.length() > 10) {
      var moment = moment(text);
      return moment.at == null
          ? new Day(null, moment.fault)
          : new Day(moment.at.atZone(india).toLocalDate(), null);
    }
    var day = text.length() == 10 ? digits(text) : null;
    if (day == null) return new Day(null, "date-form");
    if (day[0] < YEAR_MIN || day[0] > YEAR_MAX) return new Day(null, "time-impossible");
    try {
      return new Day(LocalDate.of(day[0], day[1], day[2]), null);
    } catch (DateTimeException e) {
      return new Day(null, "time-impossible");
    }
  }

  /// Year, month and day of `2024-11-23…`, unchecked; null if it has not that form.
  private static int @Nullable [] digits(String text) {
    if (text.charAt(4) != '-' || text.charAt(7) != '-') return null;
    var year = number(text, 0, 4);
    var month = number(text, 5, 7);
    var day = number(text, 8, 10);
    return year < 0 || month < 0 || day < 0 ? null : new int[] {year, month, day};
  }

  private static int number(String text, int from, int to) {
    var value = 0;
    for (var i = from; i < to; i++) {
      var digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  /// The part after the T: `21:42`, `21:42:07`, `21:42:07.250`.
  private record Clock(int hour, int minute, int second, int nano, int zoneAt) {

    static @Nullable Clock read(String text) {
      if (text.charAt(13) != ':') return null;
      var hour = number(text, 11, 13);
      var minute = number(text, 14, 16);
      if (hour < 0 || minute < 0) return null;
      if (text.length() < 19 || text.charAt(16) != ':') return new Clock(hour, minute, 0, 0, 16);
      var second = number(text, 17, 19);
      if (second < 0) return null;
      if (text.length() == 19 || text.charAt(19) != '.') {
        return new Clock(hour, minute, second, 0, 19);
      }
      var at = 20;
      var nano = 0;
      for (; at < text.length() && Character.digit(text.charAt(at), 10) >= 0; at++) {
        if (at < 29) nano = nano * 10 + Character.digit(text.charAt(at), 10);
      }
      if (at == 20) return null;
      for (var digits = at - 20; digits < 9; digits++) nano *= 10;
      return new Clock(hour, minute, second, nano, at);
    }
  }

  /// `Z` or `+05:30`.
  private static final class Zone {
    static @Nullable ZoneOffset read(String text, int at) {
      var sign = text.charAt(at);
      if (sign == 'Z' || sign == 'z') return text.length() == at + 1 ? ZoneOffset.UTC : null;
      if ((sign != '+' && sign != '-') || text.length() != at + 6) return null;
      if (text.charAt(at + 3) != ':') return null;
      var hours = number(text, at + 1, at + 3);
      var minutes = number(text, at + 4, at + 6);
      if (hours < 0 || hours > OFFSET_HOURS_MAX || minutes < 0 || minutes % 15 != 0) return null;
      if (minutes > 45 || (hours == OFFSET_HOURS_MAX && minutes > 0)) return null;
      var factor = sign == '-' ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(factor * hours, factor * minutes);
    }
  }
}
