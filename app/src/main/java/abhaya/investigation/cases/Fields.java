package abhaya.investigation.cases;

import abhaya.base.feed.FieldName;
import abhaya.base.feed.JsonReader;
import abhaya.base.platform.India;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes typed values out of a row. The first fault is kept; after it every answer is a harmless
/// stand-in, so that a reader asks for all fields and looks for the fault once.
final class Fields {
  static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
  static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

  private final Map<String, Object> values;
  private final String prefix;
  private final Instant now;
  private @Nullable Refusal fault;

  Fields(Map<String, Object> values, Instant now) {
    this(values, "", now);
  }

  private Fields(Map<String, Object> values, String prefix, Instant now) {
    this.values = values;
    this.prefix = prefix;
    this.now = now;
  }

  @Nullable Refusal fault() {
    return fault;
  }

  void refuse(String field, String code) {
    if (fault == null) fault = new Refusal(code, prefix + field);
  }

  /// Refuses what is not a field of this kind of record.
  void allow(Set<String> allowed, Set<String> known) {
    for (var name : values.keySet()) {
      if (allowed.contains(name)) continue;
      var code = known.contains(name) ? "field-not-of-type" : "field-unknown";
      if (fault == null) {
        var printable = FieldName.printable(name);
        fault = new Refusal(code, printable == null ? null : prefix + printable);
      }
    }
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  String text(String field, int max) {
    var text = optionalText(field, max);
    if (text == null) refuse(field, "missing");
    return text == null ? "" : text;
  }

  @Nullable String optionalText(String field, int max) {
    var value = values.get(field);
    if (value == null) return null;
    if (!(value instanceof String raw)) {
      refuse(field, "not-a-text");
      return null;
    }
    var text = raw.strip();
    if (text.codePointCount(0, text.length()) > max) refuse(field, "too-long");
    return text.isEmpty() ? null : text;
  }

  String matching(String field, Pattern form, String code) {
    var text = text(field, 200);
    if (!text.isEmpty() && !form.matcher(text).matches()) refuse(field, code);
    return text;
  }

  @Nullable String optionalMatching(String field, Pattern form, String code) {
    return has(field) ? matching(field, form, code) : null;
  }

  /// A text that is a code or nothing we keep: free text may name somebody.
  @Nullable String codeOrText(String field) {
    var text = optionalText(field, 1_000);
    if (text == null) return null;
    return CODE.matcher(text).matches() ? text : "TEXT";
  }

  int wholeNumber(String field) {
    var value = values.get(field);
    if (value == null) {
      refuse(field, "missing");
      return 0;
    }
    var number =
        switch (value) {
          case Long whole -> whole;
          case String text when text.strip().matches("\\d{1,10}") -> Long.parseLong(text.strip());
          case BigDecimal decimal -> Long.MAX_VALUE;
          default -> -1L;
        };
    if (number < 0 || number > Integer.MAX_VALUE) {
      refuse(field, "not-a-number");
      return 0;
    }
    return (int) number;
  }

  boolean flag(String field) {
    var value = values.get(field);
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      case String text when text.strip().equalsIgnoreCase("true") -> true;
      case String text when text.strip().equalsIgnoreCase("false") -> false;
      default -> {
        refuse(field, "not-true-or-false");
        yield false;
      }
    };
  }

  Instant moment(String field) {
    var moment = optionalMoment(field);
    if (moment == null) refuse(field, "missing");
    return moment == null ? Instant.EPOCH : moment;
  }

  @Nullable Instant optionalMoment(String field) {
    var text = optionalText(field, 64);
    if (text == null) return null;
    var moment = TimeReader.moment(text);
    if (moment.fault() != null) refuse(field, moment.fault());
    if (moment.at() != null && moment.at().isAfter(now.plusSeconds(300))) {
      refuse(field, "time-future");
    }
    return moment.at();
  }

  /// A day of the past.
  @Nullable LocalDate optionalDay(String field) {
    var day = optionalAnyDay(field);
    if (day != null && day.isAfter(India.dateOf(now))) refuse(field, "time-future");
    return day;
  }

  @Nullable LocalDate optionalAnyDay(String field) {
    var text = optionalText(field, 64);
    if (text == null) return null;
    var day = TimeReader.day(text, India.ZONE);
    if (day.fault() != null) refuse(field, day.fault());
    return day.on();
  }

  /// An object in the row, or as JSON in its cell.
  <T> @Nullable T object(String field, Function<Fields, T> reader) {
    var value = structured(field);
    if (value == null) return null;
    if (!(value instanceof Map<?, ?> map)) {
      refuse(field, "not-an-object");
      return null;
    }
    return nested(field, map, reader);
  }

  /// A list of objects in the row, or as JSON in its cell.
  <T> List<T> list(String field, int max, Function<Fields, T> reader) {
    var value = structured(field);
    if (value == null) return List.of();
    if (!(value instanceof List<?> list)) {
      refuse(field, "not-a-list");
      return List.of();
    }
    if (list.size() > max) refuse(field, "too-many");
    var found = new ArrayList<T>();
    for (var entry : list) {
      if (fault != null) return List.of();
      if (entry instanceof Map<?, ?> map) found.add(nested(field, map, reader));
      else refuse(field, "not-an-object");
    }
    return found;
  }

  private @Nullable Object structured(String field) {
    var value = values.get(field);
    if (!(value instanceof String text)) return value;
    var reading = JsonReader.read(text);
    if (reading.fault() != null) refuse(field, reading.fault().code());
    return reading.value();
  }

  private <T> T nested(String field, Map<?, ?> map, Function<Fields, T> reader) {
    var inner = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> inner.put(String.valueOf(name), value));
    var fields = new Fields(inner, prefix + field + ".", now);
    var read = reader.apply(fields);
    if (fault == null) fault = fields.fault;
    return read;
  }
}
