package abhaya.investigation.work;

import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What somebody typed into a form. Read once, bounded, in one normal form; a character that has no
/// business in a text is refused by the name of its field.
final class Typed {
  private static final int VALUES_MAX = 600;
  private static final int LENGTH_MAX = 4_000;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final Map<String, List<String>> values;

  private Typed(Map<String, List<String>> values) {
    this.values = values;
  }

  static Typed nothing() {
    return new Typed(Map.of());
  }

  static Typed of(MultiValueMap<String, String> parameters) {
    var count = 0;
    var read = new HashMap<String, List<String>>();
    for (var entry : parameters.entrySet()) {
      count += entry.getValue().size();
      if (count > VALUES_MAX) throw Refused.field("case", "too-many", "work.fault.too-many");
      read.put(
          entry.getKey(),
          entry.getValue().stream().map(value -> clean(entry.getKey(), value)).toList());
    }
    return new Typed(read);
  }

  private static String clean(String name, @Nullable String value) {
    if (value == null) return "";
    if (value.length() > LENGTH_MAX) throw Refused.field(name, "too-long");
    var text = Normalizer.normalize(value, Normalizer.Form.NFC).replace("\r\n", "\n").strip();
    text.codePoints()
        .forEach(point -> {
          var control = (point < ' ' && point != '\n' && point != '\t') || point == 0x7F;
          var lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
          if (control || lone)
            throw Refused.field(name, "bad-character", "work.fault.bad-character");
        });
    return text;
  }

  String text(String name) {
    var found = values.get(name);
    return found == null || found.isEmpty() ? "" : found.getFirst();
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return !text(name).isEmpty();
  }

  boolean ticked(String name) {
    return has(name);
  }

  /// The number of the form, made when it was shown.
  String form() {
    var form = text("form");
    if (!FORM.matcher(form).matches()) throw Refused.field("form", "not-understood");
    return form;
  }

  int version() {
    var seen = text("seen");
    if (!seen.matches("\\d{1,4}")) throw Refused.field("seen", "not-understood");
    return Integer.parseInt(seen);
  }

  long number(String name) {
    var text = text(name);
    return NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
  }

  Set<Long> numbers(String name) {
    var found = new HashSet<Long>();
    for (var text : all(name)) {
      if (NUMBER.matcher(text).matches()) found.add(Long.valueOf(text));
    }
    return found;
  }

  /// A day; null where there is none or it is no day.
  @Nullable LocalDate day(String name) {
    try {
      return has(name) ? LocalDate.parse(text(name)) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// The moment of a day and a time. Without a time it is midnight in India: the day is known, no
  /// more. Null where one of the two cannot be read.
  @Nullable Instant moment(String dayName, String timeName) {
    var day = day(dayName);
    if (day == null) return null;
    try {
      var time = has(timeName) ? LocalTime.parse(text(timeName)) : LocalTime.MIDNIGHT;
      return day.atTime(time).atZone(India.ZONE).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
