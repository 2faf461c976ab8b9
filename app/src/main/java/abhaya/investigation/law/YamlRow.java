package abhaya.investigation.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of a data file, with its place for the message when it is wrong.
record YamlRow(String place, Map<?, ?> values) {

  static YamlRow of(String place, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) return new YamlRow(place, map);
    throw new IllegalStateException(place + ": not a row");
  }

  IllegalStateException wrong(String what) {
    return new IllegalStateException(place + ": " + what);
  }

  void only(Set<String> keys) {
    for (var key : values.keySet()) {
      if (!(key instanceof String text) || !keys.contains(text))
        throw wrong("unknown field " + key);
    }
  }

  String text(String key) {
    var value = find(key);
    if (value == null) throw wrong("has no " + key);
    return value;
  }

  String text(String key, String otherwise) {
    var value = find(key);
    return value == null ? otherwise : value;
  }

  @Nullable String find(String key) {
    var value = values.get(key);
    return value == null ? null : value.toString();
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  int number(String key, int otherwise) {
    return values.get(key) instanceof Integer number ? number : otherwise;
  }

  @Nullable LocalDate day(String key) {
    var value = find(key);
    return value == null ? null : LocalDate.parse(value);
  }

  /// A list, or one value standing for a list of one; empty if absent.
  List<String> list(String key) {
    var value = values.get(key);
    if (value == null) return List.of();
    if (!(value instanceof List<?> items)) return List.of(value.toString());
    var texts = new ArrayList<String>();
    for (var item : items) texts.add(String.valueOf(item));
    return texts;
  }

  List<?> items(String key) {
    return values.get(key) instanceof List<?> items ? items : List.of();
  }

  <E extends Enum<E>> E code(Class<E> type, String key, E otherwise) {
    var value = find(key);
    return value == null ? otherwise : constant(type, value);
  }

  <E extends Enum<E>> E constant(Class<E> type, String value) {
    try {
      return Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(place + ": unknown " + type.getSimpleName() + " " + value, e);
    }
  }
}
