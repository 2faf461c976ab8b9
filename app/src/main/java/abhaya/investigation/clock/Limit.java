package abhaya.investigation.clock;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;

/// How much a duty allows.
public sealed interface Limit {
  /// Calendar months or days; the first day is not counted.
  record Days(Period period) implements Limit {}

  /// Hours, from a moment to a moment.
  record Hours(Duration duration) implements Limit {}

  /// "Forthwith", "without delay", "at the earliest": no number.
  record Forthwith() implements Limit {}

  /// A rule on the manner of a step, with no time at all.
  record Manner() implements Limit {}

  /// No more than so many.
  record AtMost(int count) implements Limit {}

  /// Default bail: 60 or 90 days of custody by the gravest section; the day of remand counts.
  record Custody() implements Limit {}

  /// Reads `P2M`, `P7D`, `PT24H`, `forthwith`, `manner`, `custody` or `at-most-2`.
  public static Limit parse(String text) {
    if (text.equals("forthwith")) return new Forthwith();
    if (text.equals("manner")) return new Manner();
    if (text.equals("custody")) return new Custody();
    try {
      if (text.startsWith("at-most-")) return new AtMost(Integer.parseInt(text.substring(8)));
      return text.startsWith("PT") ? new Hours(Duration.parse(text)) : new Days(Period.parse(text));
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new IllegalArgumentException("not a limit: " + text, e);
    }
  }
}
