package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// How a unit's state is kept in its history.
@Component
class UnitChangeJson {

  private final JsonMapper json;

  UnitChangeJson(JsonMapper json) {
    this.json = json;
  }

  String written(UnitRecord unit) {
    var body = new LinkedHashMap<String, Object>();
    body.put(
        "placements",
        unit.placements().stream()
            .map(at ->
                piece(
                    at.valid(),
                    "parent",
                    at.parent() == null ? 0 : at.parent().value(),
                    "label",
                    at.label()))
            .toList());
    body.put(
        "names",
        unit.names().stream().map(n -> piece(n.valid(), "en", n.en(), "hi", n.hi())).toList());
    if (!unit.revenue().isEmpty()) {
      body.put(
          "revenue",
          unit.revenue().stream()
              .map(r -> Map.of("lgd", r.lgd(), "from", r.valid().from().toString()))
              .toList());
    }
    var next = unit.succession();
    if (next != null) {
      body.put(
          "succession",
          List.of(Map.of("unit", next.successor().value(), "from", next.fromOn().toString())));
    }
    return json.writeValueAsString(body);
  }

  private static Map<String, Object> piece(
      Span valid, String one, Object first, String two, Object second) {
    var piece = new LinkedHashMap<String, Object>();
    piece.put("from", valid.from().toString());
    piece.put("to", lastDay(valid));
    piece.put(one, first);
    piece.put(two, second);
    return piece;
  }

  private static String lastDay(Span valid) {
    @Nullable LocalDate last = valid.isOpen() ? null : valid.to().minusDays(1);
    return last == null ? "" : last.toString();
  }

  /// What an act was to one of the units it changed.
  static String verb(String act, UnitId subject, UnitRecord unit, Optional<UnitRecord> before) {
    if (act.equals("IMPORTED") || unit.id().equals(subject)) return act;
    if (before.isEmpty()) return "OPENED";
    return before.get().placements().equals(unit.placements()) ? act : "MOVED";
  }
}
