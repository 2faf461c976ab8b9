package abhaya.response.signal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// JSON of somebody in need: what can be read up to the first fault is kept. Texts and numbers come
/// as text, objects as maps, arrays as lists; of two fields of one name the first counts.
final class LooseJson {
  private static final int NESTING_MAX = 32;
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
  private final Map<String, Object> root = new LinkedHashMap<>();

  private LooseJson() {}

  static LooseJson read(String text) {
    var json = new LooseJson();
    try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) json.flags.add(Flag.UNREADABLE);
      else json.fill(parser, json.root, 1);
      if (parser.nextToken() != null) json.flags.add(Flag.UNREADABLE);
    } catch (JacksonException | IllegalArgumentException e) {
      json.flags.add(Flag.UNREADABLE);
    }
    return json;
  }

  Set<Flag> flags() {
    return flags;
  }

  Map<String, Object> root() {
    return root;
  }

  private void fill(JsonParser parser, Map<String, Object> map, int depth) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      var token = parser.nextToken();
      var fresh = !map.containsKey(name);
      if (!fresh) flags.add(Flag.DUPLICATE_FIELD);
      // A container is entered in the map before it is filled: a cut message keeps its parts.
      if (token == JsonToken.START_OBJECT) {
        var inner = new LinkedHashMap<String, Object>();
        if (fresh && depth < NESTING_MAX) map.put(name, inner);
        enter(parser, inner, depth);
      } else if (token == JsonToken.START_ARRAY) {
        var inner = new ArrayList<Object>();
        if (fresh && depth < NESTING_MAX) map.put(name, inner);
        enter(parser, inner, depth);
      } else if (fresh && token != null && token.isScalarValue()) {
        var value = parser.getString();
        if (token != JsonToken.VALUE_NULL && value != null) map.put(name, value);
      }
    }
  }

  private void enter(JsonParser parser, Map<String, Object> inner, int depth) {
    if (depth < NESTING_MAX) fill(parser, inner, depth + 1);
    else tooDeep(parser);
  }

  private void enter(JsonParser parser, List<Object> inner, int depth) {
    if (depth >= NESTING_MAX) {
      tooDeep(parser);
      return;
    }
    for (var token = parser.nextToken(); token != null && token != JsonToken.END_ARRAY; ) {
      if (token == JsonToken.START_OBJECT) {
        var map = new LinkedHashMap<String, Object>();
        inner.add(map);
        enter(parser, map, depth + 1);
      } else if (token == JsonToken.START_ARRAY) {
        var list = new ArrayList<Object>();
        inner.add(list);
        enter(parser, list, depth + 1);
      } else if (token != JsonToken.VALUE_NULL) {
        inner.add(String.valueOf(parser.getString()));
      }
      token = parser.nextToken();
    }
  }

  private void tooDeep(JsonParser parser) {
    flags.add(Flag.TOO_DEEP);
    parser.skipChildren();
  }

  /// A text or number under a name; empty for anything else.
  static Optional<String> text(Map<String, Object> map, String name) {
    return map.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /// An object under a name; an empty one for anything else.
  static Map<String, Object> object(Map<String, Object> map, String name) {
    return asObject(map.get(name));
  }

  /// The objects of an array under a name.
  static List<Map<String, Object>> objects(Map<String, Object> map, String name) {
    if (!(map.get(name) instanceof List<?> list)) return List.of();
    return list.stream().map(LooseJson::asObject).toList();
  }

  private static Map<String, Object> asObject(@Nullable Object value) {
    var object = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, inner) -> {
        if (name != null && inner != null) object.put(name.toString(), inner);
      });
    }
    return object;
  }
}
