package abhaya.investigation.worklist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A calendar of last days in the form other programs subscribe to (RFC 5545).
///
/// A calendar lies open on telephones and walls: an entry holds the case's handle and a day, no
/// section, no duty, no station, no name. Which duty it is, its reader sees after signing in.
public final class CalendarFeed {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int ID_CHARS = 32;

  private final String name;
  private final String summary;

  /// @param name of the calendar, in the reader's language
  /// @param summary of an entry with a place `{0}` for the handle
  public CalendarFeed(String name, String summary) {
    this.name = name;
    this.summary = summary;
  }

  /// A last day. Duty and subject go into the entry's number only, and not to be read back.
  ///
  /// @param dueAt the moment, for a limit in hours; null for a whole day
  public record Entry(
      String handle,
      String duty,
      @Nullable String subject,
      LocalDate lastDay,
      @Nullable Instant dueAt) {}

  /// @param stamp when the feed was made
  public String text(Collection<Entry> entries, Instant stamp) {
    var lines = new IcsLines();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Abhaya//Work calendar//EN");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    lines.add("X-WR-CALNAME", IcsLines.escaped(name));
    entries.stream()
        .sorted(
            Comparator.comparing(Entry::lastDay)
                .thenComparing(Entry::handle)
                .thenComparing(Entry::duty))
        .forEach(entry -> event(entry, stamp, lines));
    lines.add("END", "VCALENDAR");
    return lines.text();
  }

  private void event(Entry entry, Instant stamp, IcsLines lines) {
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", number(entry) + "@abhaya");
    lines.add("DTSTAMP", MOMENT.format(stamp));
    var dueAt = entry.dueAt();
    if (dueAt == null) {
      lines.add("DTSTART;VALUE=DATE", DAY.format(entry.lastDay()));
      lines.add("DTEND;VALUE=DATE", DAY.format(entry.lastDay().plusDays(1)));
    } else {
      lines.add("DTSTART", MOMENT.format(dueAt));
    }
    lines.add("SUMMARY", IcsLines.escaped(summary.replace("{0}", entry.handle())));
    lines.add("CLASS", "CONFIDENTIAL");
    lines.add("TRANSP", "TRANSPARENT");
    lines.add("END", "VEVENT");
  }

  /// The same clock has the same number when its day moves, so a calendar moves its entry.
  private static String number(Entry entry) {
    var subject = entry.subject();
    var key = entry.handle() + "\n" + entry.duty() + "\n" + (subject == null ? "" : subject);
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
