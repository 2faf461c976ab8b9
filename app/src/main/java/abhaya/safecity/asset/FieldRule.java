package abhaya.safecity.asset;

import abhaya.safecity.measure.OpenHours;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one field of a class may hold.
///
/// @param requiredFrom needed for what was installed on or after this day; null: never by date
public record FieldRule(
    String kind,
    String name,
    Form form,
    String labelEn,
    String labelHi,
    boolean required,
    @Nullable LocalDate requiredFrom,
    List<String> choices,
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    String unit) {

  private static final int TEXT_MAX = 200;

  /// How a value is written.
  public enum Form {
    TEXT,
    WHOLE,
    DECIMAL,
    DAY,
    YES_NO,
    CHOICE,
    HOURS
  }

  /// A value in the form it is kept in, or why it is none: exactly one of the two.
  public record Answer(@Nullable Object value, @Nullable String code) {
    static Answer of(Object value) {
      return new Answer(value, null);
    }

    static Answer refused(String code) {
      return new Answer(null, code);
    }
  }

  public FieldRule {
    choices = List.copyOf(choices);
  }

  public String label(String language) {
    return language.equals("hi") ? labelHi : labelEn;
  }

  boolean isNeededFor(@Nullable LocalDate installedOn) {
    if (required) return true;
    return requiredFrom != null && installedOn != null && !installedOn.isBefore(requiredFrom);
  }

  /// Reads a value as it came.
  public Answer read(String text) {
    return switch (form) {
      case TEXT ->
          text.codePointCount(0, text.length()) <= TEXT_MAX
              ? Answer.of(text)
              : Answer.refused("too-long");
      case WHOLE -> number(text, true);
      case DECIMAL -> number(text, false);
      case DAY ->
          day(text).map(day -> Answer.of(day.toString())).orElse(Answer.refused("not-a-date"));
      case YES_NO -> yesNo(text);
      case CHOICE -> {
        var word = text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        yield choices.contains(word) ? Answer.of(word) : Answer.refused("not-a-choice");
      }
      case HOURS ->
          OpenHours.read(text).isPresent() ? Answer.of(text) : Answer.refused("not-hours");
    };
  }

  private Answer number(String text, boolean whole) {
    if (text.length() > 20) return Answer.refused("not-a-number");
    try {
      var value = new BigDecimal(text);
      if (whole && value.stripTrailingZeros().scale() > 0) return Answer.refused("not-whole");
      if (Math.abs(value.scale()) > 20) return Answer.refused("not-a-number");
      if (least != null && value.compareTo(least) < 0) return Answer.refused("out-of-range");
      if (most != null && value.compareTo(most) > 0) return Answer.refused("out-of-range");
      return Answer.of(value);
    } catch (NumberFormatException e) {
      return Answer.refused("not-a-number");
    }
  }

  private static Answer yesNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "y", "true", "1" -> Answer.of(true);
      case "no", "n", "false", "0" -> Answer.of(false);
      default -> Answer.refused("not-yes-or-no");
    };
  }

  /// 2026-11-28 or 28-11-2026 or 28/11/2026.
  static Optional<LocalDate> day(String text) {
    try {
      var parts = text.split("[-/]", 4);
      if (parts.length != 3) return Optional.empty();
      var iso = parts[0].length() == 4;
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(iso ? parts[0] : parts[2]),
              Integer.parseInt(parts[1]),
              Integer.parseInt(iso ? parts[2] : parts[0])));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
