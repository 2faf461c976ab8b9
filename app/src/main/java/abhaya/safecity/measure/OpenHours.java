package abhaya.safecity.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/// The hours of a day in which something has to be open or at work, in India.
///
/// An end before the beginning lies on the next day: `20:00-06:00` is a night.
///
/// @param fromMinute of the day
/// @param toMinute of the day, 1440 for its end
public record OpenHours(int fromMinute, int toMinute) {
  public static final OpenHours ALL_DAY = new OpenHours(0, 1440);

  private static final Pattern FORM =
      Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)\\s*[-–]\\s*([01]\\d|2[0-4]):([0-5]\\d)");
  private static final int DAY = 1440;
  private static final ZoneOffset INDIA = ZoneOffset.ofHoursMinutes(5, 30);

  public OpenHours {
    if (fromMinute < 0
        || fromMinute >= DAY
        || toMinute < 0
        || toMinute > DAY
        || fromMinute == toMinute) throw new IllegalArgumentException("hours of a day");
  }

  /// Reads `09:00-21:00`.
  public static Optional<OpenHours> read(String text) {
    var found = FORM.matcher(text.strip());
    if (!found.matches()) return Optional.empty();
    var from = Integer.parseInt(found.group(1)) * 60 + Integer.parseInt(found.group(2));
    var to = Integer.parseInt(found.group(3)) * 60 + Integer.parseInt(found.group(4));
    if (from >= DAY || to > DAY || from == to) return Optional.empty();
    return Optional.of(new OpenHours(from, to));
  }

  /// The open time that begins on a day.
  public Span on(LocalDate day) {
    var from = day.atStartOfDay().toInstant(INDIA).plusSeconds(fromMinute * 60L);
    var length = toMinute > fromMinute ? toMinute - fromMinute : DAY - fromMinute + toMinute;
    return new Span(from, from.plusSeconds(length * 60L));
  }

  /// The open time between two moments.
  public Spans between(Instant from, Instant to) {
    if (!from.isBefore(to)) return Spans.none();
    var spans = new ArrayList<Span>();
    var last = to.atOffset(INDIA).toLocalDate();
    for (var day = from.atOffset(INDIA).toLocalDate().minusDays(1);
        !day.isAfter(last);
        day = day.plusDays(1)) spans.add(on(day));
    return Spans.of(spans).and(Spans.of(new Span(from, to)));
  }
}
