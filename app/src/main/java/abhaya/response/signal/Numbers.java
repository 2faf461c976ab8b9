package abhaya.response.signal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers and times as strangers write them; null for anything else.
final class Numbers {
  private static final int DIGITS_MAX = 15;
  private static final int MOMENT_DIGITS = 14;
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final long YEAR_5138_SECONDS = 100_000_000_000L;

  private Numbers() {}

  static @Nullable Double decimal(@Nullable String text) {
    if (text == null) return null;
    var bare = text.strip();
    return isDecimal(bare) ? Double.valueOf(bare) : null;
  }

  /// A sign perhaps, up to fifteen digits, and up to fifteen behind a point perhaps.
  private static boolean isDecimal(String bare) {
    int at = bare.startsWith("-") || bare.startsWith("+") ? 1 : 0;
    int point = bare.indexOf('.', at);
    int end = point < 0 ? bare.length() : point;
    if (end - at < 1 || end - at > DIGITS_MAX) return false;
    if (point >= 0 && bare.length() - point - 1 > DIGITS_MAX) return false;
    for (int i = at; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (i != point && (c < '0' || c > '9')) return false;
    }
    return true;
  }

  static @Nullable Long whole(@Nullable String text) {
    if (text == null) return null;
    var bare = text.strip();
    return WHOLE.matcher(bare).matches() ? Long.valueOf(bare) : null;
  }

  /// Seconds or milliseconds since 1970, or RFC 3339; without a zone it is UTC.
  static @Nullable Instant instant(@Nullable String text) {
    if (text == null) return null;
    var number = decimal(text);
    if (number != null) return ofEpoch(number);
    try {
      var bare = text.strip().replace(' ', 'T');
      var zoned = bare.matches(".*([Zz]|[+-][0-9]{2}:?[0-9]{2})$");
      if (!zoned) return LocalDateTime.parse(bare).toInstant(ZoneOffset.UTC);
      return OffsetDateTime.parse(bare).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Instant ofEpoch(double number) {
    if (number <= 0) return null;
    var millis = number < YEAR_5138_SECONDS ? number * 1000 : number;
    return Instant.ofEpochMilli((long) millis);
  }

  /// Fourteen digits, year first or day first, in UTC.
  static @Nullable Instant digits(@Nullable String text, boolean dayFirst) {
    if (text == null || text.length() != MOMENT_DIGITS || !isDigits(text)) return null;
    try {
      int year = part(text, dayFirst ? 4 : 0, 4);
      int month = part(text, dayFirst ? 2 : 4, 2);
      int day = part(text, dayFirst ? 0 : 6, 2);
      return LocalDateTime.of(
              year, month, day, part(text, 8, 2), part(text, 10, 2), part(text, 12, 2))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
    }
    return true;
  }

  private static int part(String text, int at, int length) {
    return Integer.parseInt(text.substring(at, at + length));
  }

  /// A share of one or a percentage, as whole per cent.
  static @Nullable Integer percent(@Nullable String text) {
    var number = decimal(text);
    if (number == null || text == null || number < 0 || number > 100) return null;
    var share = number <= 1 && text.indexOf('.') >= 0;
    return (int) Math.round(share ? number * 100 : number);
  }
}
