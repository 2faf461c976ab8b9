package abhaya.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The small part of JSON that the trail uses: objects, arrays, strings, whole numbers, true,
/// false and null. Duplicate keys, fractions and deep nesting are refused.
final class Json {
  /// Text that is not of this form.
  static final class Unreadable extends RuntimeException {
    Unreadable(String what) {
      super(what);
    }
  }

  private static final int DEPTH_MAX = 8;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Map<String, @Nullable Object> object(String text) {
    var json = new Json(text);
    var value = json.object(0);
    if (json.at != text.length()) throw new Unreadable("text after the end");
    return value;
  }

  /// Writes a value without white space, with the shortest escapes (as RFC 8785 does).
  static void write(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case String string -> writeString(out, string);
      case Map<?, ?> map -> writeAll(out, map);
      case List<?> list -> {
        var separator = "[";
        for (var item : list) {
          out.append(separator);
          write(out, item);
          separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
      }
      case null, default -> out.append(value);
    }
  }

  private static void writeAll(StringBuilder out, Map<?, ?> map) {
    var separator = "{";
    for (var pair : map.entrySet()) {
      out.append(separator);
      writeString(out, String.valueOf(pair.getKey()));
      out.append(':');
      write(out, pair.getValue());
      separator = ",";
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private static void writeString(StringBuilder out, String string) {
    out.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') out.append(String.format("\\u%04x", (int) c));
          else out.append(c);
        }
      }
    }
    out.append('"');
  }

  private @Nullable Object value(int depth) {
    if (depth > DEPTH_MAX) throw new Unreadable("nested too deeply");
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object(int depth) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    expect('{');
    if (skip('}')) return map;
    do {
      var key = string();
      expect(':');
      if (map.containsKey(key)) throw new Unreadable("a key stands twice");
      map.put(key, value(depth + 1));
    } while (skip(','));
    expect('}');
    return map;
  }

  private List<@Nullable Object> array(int depth) {
    var list = new ArrayList<@Nullable Object>();
    expect('[');
    if (skip(']')) return list;
    do {
      list.add(value(depth + 1));
    } while (skip(','));
    expect(']');
    return list;
  }

  private String string() {
    expect('"');
    var out = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') return out.toString();
      if (c < ' ') throw new Unreadable("a bare control character");
      out.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        if (at + 4 > text.length()) throw new Unreadable("ends in an escape");
        int code = 0;
        for (int i = 0; i < 4; i++) code = code * 16 + digit(next(), 16);
        yield (char) code;
      }
      default -> throw new Unreadable("unknown escape");
    };
  }

  private Long number() {
    boolean minus = skip('-');
    int start = at;
    long value = 0;
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      try {
        value = Math.addExact(Math.multiplyExact(value, 10L), digit(next(), 10));
      } catch (ArithmeticException e) {
        throw new Unreadable("a number too large");
      }
    }
    boolean plain = at > start && (at == start + 1 || text.charAt(start) != '0');
    if (!plain) throw new Unreadable("not a whole number");
    return minus ? -value : value;
  }

  private static int digit(char c, int radix) {
    int digit = c < 128 ? Character.digit(c, radix) : -1;
    if (digit < 0) throw new Unreadable("not a digit");
    return digit;
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) throw new Unreadable("an unknown word");
    at += word.length();
    return value;
  }

  private char peek() {
    if (at >= text.length()) throw new Unreadable("ends too early");
    return text.charAt(at);
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    if (there) at++;
    return there;
  }

  private void expect(char c) {
    if (next() != c) throw new Unreadable("expected " + c);
  }
}
