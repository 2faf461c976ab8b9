package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
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
              .map(r -> piece(r.valid(), "lgd", r.lgd(), "of", "revenue"))
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

  /// The unit as it was written; empty if it was written before all of it was kept.
  Optional<UnitRecord> read(UnitId id, UnitKind kind, String text) {
    var body = json.readTree(text);
    var placements = new ArrayList<Placement>();
    for (var at : body.path("placements")) {
      var parent = at.path("parent").asInt(0);
      placements.add(
          new Placement(
              parent == 0 ? null : new UnitId(parent), at.path("label").asString(""), span(at)));
    }
    var names = new ArrayList<UnitName>();
    for (var name : body.path("names")) {
      names.add(
          new UnitName(name.path("en").asString(""), name.path("hi").asString(""), span(name)));
    }
    var revenue = new ArrayList<RevenueSpan>();
    for (var mapping : body.path("revenue")) {
      if (!mapping.has("to")) return Optional.empty();
      revenue.add(new RevenueSpan(mapping.path("lgd").asInt(0), span(mapping)));
    }
    Succession next = null;
    for (var one : body.path("succession")) {
      var from = LocalDate.parse(one.path("from").asString(""));
      next = new Succession(new UnitId(one.path("unit").asInt(0)), from);
    }
    if (placements.isEmpty() || names.isEmpty()) return Optional.empty();
    return Optional.of(new UnitRecord(id, kind, placements, names, revenue, next));
  }

  private static Span span(JsonNode piece) {
    var last = piece.path("to").asString("");
    return new Span(
        LocalDate.parse(piece.path("from").asString("")),
        last.isEmpty() ? Span.OPEN : LocalDate.parse(last).plusDays(1));
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
    if (act.equals("IMPORTED") || act.equals("UNDONE") || unit.id().equals(subject)) return act;
    if (before.isEmpty()) return "OPENED";
    return before.get().placements().equals(unit.placements()) ? act : "MOVED";
  }
}
