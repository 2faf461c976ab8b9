package abhaya.safecity.asset;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All classes with their fields, and where the cities lie: what a row is held against.
public final class KindBook {
  private final Map<String, AssetKind> kinds = new LinkedHashMap<>();
  private final Map<String, Map<String, FieldRule>> fields = new HashMap<>();
  private final Map<String, CityArea> areas = new HashMap<>();

  /// Where a city lies.
  public record CityArea(String city, double lat, double lon, int radiusMetres) {}

  /// What is wrong with a field.
  public record Fault(String field, String code) {}

  /// Values as they are kept, or the first fault.
  public record Checked(Map<String, Object> values, @Nullable Fault fault) {}

  public KindBook(List<AssetKind> kinds, List<FieldRule> rules, List<CityArea> areas) {
    for (var kind : kinds) this.kinds.put(kind.code(), kind);
    for (var rule : rules)
      fields.computeIfAbsent(rule.kind(), _ -> new LinkedHashMap<>()).put(rule.name(), rule);
    for (var area : areas) this.areas.put(area.city(), area);
  }

  public List<AssetKind> kinds() {
    return List.copyOf(kinds.values());
  }

  public Optional<AssetKind> find(String code) {
    return Optional.ofNullable(kinds.get(code));
  }

  public AssetKind get(String code) {
    return Objects.requireNonNull(kinds.get(code), code);
  }

  public Optional<CityArea> area(String city) {
    return Optional.ofNullable(areas.get(city));
  }

  public List<FieldRule> fields(String kind) {
    return List.copyOf(
        Objects.requireNonNullElse(fields.get(kind), Map.<String, FieldRule>of()).values());
  }

  /// Names of fields of any class.
  public Set<String> fieldNames() {
    var names = new TreeSet<String>();
    fields.values().forEach(map -> names.addAll(map.keySet()));
    return names;
  }

  /// Holds the values of a thing against the fields of its class.
  public Checked check(String kind, Map<String, String> came, @Nullable LocalDate installedOn) {
    var rules = Objects.requireNonNullElse(fields.get(kind), Map.<String, FieldRule>of());
    var values = new TreeMap<String, Object>();
    for (var one : came.entrySet()) {
      var rule = rules.get(one.getKey());
      if (rule == null) return new Checked(Map.of(), new Fault(one.getKey(), "field-not-of-kind"));
      var answer = rule.read(one.getValue());
      var code = answer.code();
      if (code != null) return new Checked(Map.of(), new Fault(one.getKey(), code));
      values.put(one.getKey(), Objects.requireNonNull(answer.value()));
    }
    for (var rule : rules.values()) {
      if (!values.containsKey(rule.name()) && rule.isNeededFor(installedOn)) {
        var code = rule.required() ? "required" : "required-since";
        return new Checked(Map.of(), new Fault(rule.name(), code));
      }
    }
    return new Checked(values, null);
  }
}
