package abhaya.verifier;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One act on record: who did what to which object, with what answer.
///
/// Its **canonical form, version 1**, is what is hashed: a JSON object in UTF-8 without white
/// space, all keys of [#canonical()] always there and in that order, absent values `null`, times
/// in UTC with six decimals, `detail` sorted by key with whole numbers or strings as values.
public record Entry(Place place, Who who, Act act, Map<String, Object> detail) {
  static final int VERSION = 1;

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /// Where the entry stands: its index in the log, and the writing transaction and number by
  /// which the log is ordered.
  public record Place(long index, long xid, long id, Instant at) {
    public Place {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /// Who acted, in which posting and for what purpose. `unit` and `posting` are identifiers.
  public record Who(
      String actor,
      @Nullable String role,
      @Nullable Long unit,
      @Nullable Long posting,
      @Nullable String device,
      String purpose,
      @Nullable String request) {}

  /// What was done or refused, and to what.
  public record Act(
      String action,
      String objectKind,
      @Nullable String object,
      List<String> fields,
      String decision,
      @Nullable String reason) {
    public Act {
      fields = List.copyOf(fields);
    }
  }

  public Entry {
    detail = Collections.unmodifiableMap(new TreeMap<>(detail));
    for (var value : detail.values()) {
      if (!(value instanceof Long || value instanceof String)) {
        throw new IllegalArgumentException("detail holds whole numbers and strings only");
      }
    }
  }

  public long index() {
    return place.index();
  }

  public Entry withIndex(long index) {
    return new Entry(new Place(index, place.xid, place.id, place.at), who, act, detail);
  }

  public Hash leaf() {
    return Merkle.leaf(canonical().getBytes(StandardCharsets.UTF_8));
  }

  public String canonical() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("v", (long) VERSION);
    map.put("index", place.index());
    map.put("xid", place.xid());
    map.put("id", place.id());
    map.put("at", MICROS.format(place.at()));
    map.put("actor", who.actor());
    map.put("role", who.role());
    map.put("unit", who.unit());
    map.put("posting", who.posting());
    map.put("device", who.device());
    map.put("purpose", who.purpose());
    map.put("request", who.request());
    map.put("action", act.action());
    map.put("objectKind", act.objectKind());
    map.put("object", act.object());
    map.put("fields", act.fields());
    map.put("decision", act.decision());
    map.put("reason", act.reason());
    map.put("detail", detail);
    var out = new StringBuilder(512);
    Json.write(out, map);
    return out.toString();
  }

  /// Reads an entry back; whether its text was canonical is for the caller to compare.
  static Entry of(Map<String, @Nullable Object> json) {
    try {
      if (!Objects.equals(json.get("v"), (long) VERSION)) {
        throw new Json.Unreadable("an entry of an unknown version");
      }
      var place =
          new Place(
              number(json, "index"),
              number(json, "xid"),
              number(json, "id"),
              Instant.parse(text(json, "at")));
      return new Entry(place, whoOf(json), actOf(json), detailOf(json));
    } catch (ClassCastException | NullPointerException | DateTimeException e) {
      throw new Json.Unreadable("an entry with a wrong field");
    }
  }

  private static Who whoOf(Map<String, @Nullable Object> json) {
    return new Who(
        text(json, "actor"),
        (String) json.get("role"),
        (Long) json.get("unit"),
        (Long) json.get("posting"),
        (String) json.get("device"),
        text(json, "purpose"),
        (String) json.get("request"));
  }

  private static Act actOf(Map<String, @Nullable Object> json) {
    var fields = ((List<?>) present(json, "fields")).stream().map(String.class::cast).toList();
    return new Act(
        text(json, "action"),
        text(json, "objectKind"),
        (String) json.get("object"),
        fields,
        text(json, "decision"),
        (String) json.get("reason"));
  }

  private static Map<String, Object> detailOf(Map<String, @Nullable Object> json) {
    var detail = new TreeMap<String, Object>();
    for (var pair : ((Map<?, ?>) present(json, "detail")).entrySet()) {
      var value = Objects.requireNonNull(pair.getValue());
      if (!(value instanceof Long || value instanceof String)) throw new ClassCastException();
      detail.put((String) pair.getKey(), value);
    }
    return detail;
  }

  private static String text(Map<String, @Nullable Object> json, String key) {
    return (String) present(json, key);
  }

  private static long number(Map<String, @Nullable Object> json, String key) {
    return (Long) present(json, key);
  }

  private static Object present(Map<String, @Nullable Object> json, String key) {
    return Objects.requireNonNull(json.get(key));
  }
}
