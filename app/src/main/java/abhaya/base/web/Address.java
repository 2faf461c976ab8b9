package abhaya.base.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The address of a page: its filters live there, so a view can be kept, sent and come back to.
public final class Address {
  private final String path;
  private final Map<String, String> query;

  private Address(String path, Map<String, String> query) {
    this.path = path;
    this.query = query;
  }

  /// Reads a path with or without a query. Of a name given twice the first stays.
  public static Address of(String address) {
    var mark = address.indexOf('?');
    if (mark < 0) return new Address(address, Map.of());
    var query = new LinkedHashMap<String, String>();
    for (var pair : address.substring(mark + 1).split("&", 64)) {
      var equals = pair.indexOf('=');
      if (equals > 0) query.putIfAbsent(read(pair, 0, equals), read(pair, equals + 1));
    }
    return new Address(address.substring(0, mark), query);
  }

  /// The same page with this set; an empty or absent value takes it out.
  public Address with(String name, @Nullable Object value) {
    var changed = new LinkedHashMap<>(query);
    var text = value == null ? "" : value.toString();
    if (text.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, text);
    }
    return new Address(path, changed);
  }

  public Address without(String name) {
    return with(name, null);
  }

  public @Nullable String find(String name) {
    return query.get(name);
  }

  /// Names and values, for a form that keeps them as hidden fields.
  public List<Map.Entry<String, String>> entries() {
    return List.copyOf(query.entrySet());
  }

  public String path() {
    return path;
  }

  @Override
  public String toString() {
    if (query.isEmpty()) return path;
    var parts = new ArrayList<String>();
    query.forEach((name, value) -> parts.add(written(name) + "=" + written(value)));
    return path + "?" + String.join("&", parts);
  }

  private static String written(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String read(String pair, int from, int to) {
    return read(pair.substring(0, to), from);
  }

  private static String read(String pair, int from) {
    try {
      return URLDecoder.decode(pair.substring(from), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }
}
