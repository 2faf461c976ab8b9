package abhaya.safecity.hotspot;

import abhaya.base.web.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of one object that was sent. What is wrong is refused by its name, never with its
/// value; a field nobody asked for is a sender who means something we did not read.
final class AskedFields {
  private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

  private final JsonNode object;
  private final String prefix;
  private final Set<String> asked = new HashSet<>();

  private AskedFields(JsonNode object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  static AskedFields of(JsonNode object) {
    if (!object.isObject()) throw fault("body", "not-an-object");
    return new AskedFields(object, "");
  }

  static Refused fault(String field, String code, Object... args) {
    return Refused.field(field, code, "hotspot.fault." + code, args);
  }

  private @Nullable JsonNode find(String field) {
    asked.add(field);
    var value = object.get(field);
    return value == null || value.isNull() ? null : value;
  }

  private JsonNode get(String field) {
    var value = find(field);
    if (value == null) throw fault(prefix + field, "required");
    return value;
  }

  boolean has(String field) {
    return find(field) != null;
  }

  double number(String field, double min, double max) {
    return number(get(field), prefix + field, min, max);
  }

  double number(String field, double min, double max, double otherwise) {
    return has(field) ? number(field, min, max) : otherwise;
  }

  private static double number(JsonNode value, String field, double min, double max) {
    if (!value.isNumber()) throw fault(field, "not-a-number");
    var number = value.doubleValue();
    if (!(number >= min && number <= max)) throw fault(field, "out-of-range", min, max);
    return number;
  }

  long whole(String field, long min, long max) {
    return whole(get(field), prefix + field, min, max);
  }

  long whole(String field, long min, long max, long otherwise) {
    return has(field) ? whole(field, min, max) : otherwise;
  }

  private static long whole(JsonNode value, String field, long min, long max) {
    if (!value.isIntegralNumber()) throw fault(field, "not-a-whole-number");
    if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max)
      throw fault(field, "out-of-range", min, max);
    return value.longValue();
  }

  boolean truth(String field, boolean otherwise) {
    var value = find(field);
    if (value == null) return otherwise;
    if (!value.isBoolean()) throw fault(prefix + field, "not-a-truth");
    return value.booleanValue();
  }

  String word(String field, List<String> words) {
    var value = find(field);
    if (value == null) return words.getFirst();
    if (!value.isString() || !words.contains(value.stringValue()))
      throw fault(prefix + field, "not-a-choice");
    return value.stringValue();
  }

  String text(String field) {
    var value = get(field);
    if (!value.isString()) throw fault(prefix + field, "not-a-text");
    return value.stringValue();
  }

  AskedFields object(String field) {
    var value = get(field);
    if (!value.isObject()) throw fault(prefix + field, "not-an-object");
    return new AskedFields(value, prefix + field + ".");
  }

  private JsonNode list(String field, int min, int max) {
    var value = get(field);
    if (!value.isArray()) throw fault(prefix + field, "not-a-list");
    if (value.size() < min) throw fault(prefix + field, "too-few", min);
    if (value.size() > max) throw fault(prefix + field, "too-many", max);
    return value;
  }

  /// How many there are at least, and at most; the values between these bounds.
  record Bounds(int least, int most, double min, double max) {}

  double[] numbers(String field, Bounds bounds) {
    var values = list(field, bounds.least, bounds.most);
    var numbers = new double[values.size()];
    for (var i = 0; i < numbers.length; i++)
      numbers[i] = number(values.get(i), prefix + field, bounds.min, bounds.max);
    return numbers;
  }

  int[] wholes(String field, Bounds bounds) {
    var values = list(field, bounds.least, bounds.most);
    var numbers = new int[values.size()];
    for (var i = 0; i < numbers.length; i++)
      numbers[i] = (int) whole(values.get(i), prefix + field, (long) bounds.min, (long) bounds.max);
    return numbers;
  }

  List<AskedFields> objects(String field, int min, int max) {
    var objects = new ArrayList<AskedFields>();
    for (var value : list(field, min, max)) {
      if (!value.isObject()) throw fault(prefix + field, "not-an-object");
      objects.add(new AskedFields(value, prefix + field + "."));
    }
    return objects;
  }

  /// For each place the numbers of others, counted from 0.
  List<List<Integer>> links(String field, int places, int linksMax) {
    var found = new ArrayList<List<Integer>>();
    var links = 0;
    for (var value : list(field, places, places)) {
      if (!value.isArray()) throw fault(prefix + field, "not-a-list");
      links += value.size();
      if (links > linksMax) throw fault(prefix + field, "too-many", linksMax);
      var near = new ArrayList<Integer>();
      for (var other : value) near.add((int) whole(other, prefix + field, 0, places - 1L));
      found.add(near);
    }
    return found;
  }

  /// Refuses what was sent and not asked for.
  void nothingElse() {
    for (var name : object.propertyNames()) {
      if (asked.contains(name)) continue;
      throw fault(prefix + (PRINTABLE.matcher(name).matches() ? name : "?"), "unknown-field");
    }
  }
}
