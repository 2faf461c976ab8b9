package abhaya.base.feed;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// JSON of strangers: no field twice, bounded nesting, numbers that are numbers.
///
/// A value is a text, a `Long`, a `BigDecimal`, a `Boolean`, a list or a map; `null` is absent.
public final class JsonReader {
  private static final int NESTING_MAX = 32;
  private static final int NUMBER_LENGTH_MAX = 40;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(NESTING_MAX)
                  .maxNumberLength(NUMBER_LENGTH_MAX)
                  .build())
          .build();

  private JsonReader() {}

  /// What was read: exactly one of the two is there.
  public record Reading(@Nullable Object value, @Nullable RowFault fault) {}

  /// Stops the reading of one text; carries only a code and a field.
  private static final class Stop extends RuntimeException {
    private final transient RowFault fault;

    Stop(String code, @Nullable String field) {
      super(code, null, false, false);
      this.fault = new RowFault(code, field == null ? null : FieldName.printable(field));
    }
  }

  /// Reads one JSON value that fills the whole text.
  public static Reading read(String text) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) return fault("not-json");
      var value = value(parser, null);
      if (parser.nextToken() != null) return fault("not-json");
      return new Reading(value, null);
    } catch (Stop stop) {
      return new Reading(null, stop.fault);
    } catch (StreamConstraintsException e) {
      return fault("too-deep");
    } catch (JacksonException e) {
      return fault("not-json");
    }
  }

  /// The values of one record.
  public static Row row(int number, String text) {
    var reading = read(text);
    if (reading.fault != null) return Row.faulty(number, text, reading.fault);
    if (!(reading.value instanceof Map<?, ?> map)) {
      return Row.faulty(number, text, RowFault.of("not-an-object"));
    }
    var values = LinkedHashMap.<String, Object>newLinkedHashMap(map.size());
    map.forEach((name, value) -> values.put((String) name, value));
    return Row.read(number, text, values);
  }

  private static Reading fault(String code) {
    return new Reading(null, RowFault.of(code));
  }

  private static @Nullable Object value(JsonParser parser, @Nullable String field) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, field);
      case START_ARRAY -> array(parser, field);
      case VALUE_STRING -> clean(parser.getString(), field);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser, field);
      default -> null;
    };
  }

  private static Object whole(JsonParser parser) {
    var text = parser.getString();
    return text.length() <= 18 ? (Object) Long.valueOf(text) : new BigDecimal(text);
  }

  private static Object decimal(JsonParser parser, @Nullable String field) {
    try {
      return new BigDecimal(parser.getString());
    } catch (NumberFormatException e) {
      throw new Stop("number-invalid", field);
    }
  }

  private static Map<String, Object> object(JsonParser parser, @Nullable String field) {
    var values = new LinkedHashMap<String, Object>();
    var names = new ArrayList<String>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      if (names.contains(name)) throw new Stop("duplicate-field", name);
      names.add(name);
      parser.nextToken();
      var value = value(parser, field == null ? name : field);
      if (value != null) values.put(name, value);
    }
    return values;
  }

  private static List<Object> array(JsonParser parser, @Nullable String field) {
    var values = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      var value = value(parser, field);
      if (value != null) values.add(value);
    }
    return values;
  }

  private static String clean(String text, @Nullable String field) {
    if (!Text.isClean(text)) throw new Stop("bad-character", field);
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
