package abhaya.base.units;

import abhaya.base.jurisdiction.Boundary;
import abhaya.base.jurisdiction.Outline;
import abhaya.base.jurisdiction.Ring;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.jurisdiction.UnitTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Features of a GeoJSON file (RFC 7946) to outlines of units. A feature names its unit by LGD state
/// code, by unit code, or, for a state, by its English name.
final class BoundaryReader {

  private static final int TEXT_MAX = 300;

  private final UnitTree tree;

  BoundaryReader(UnitTree tree) {
    this.tree = tree;
  }

  /// A boundary, or why there is none.
  record Answer(@Nullable Boundary boundary, @Nullable UnitRefusal refusal) {}

  /// @param number of the feature, from 1
  /// @param credit of the whole file, where the feature has none of its own
  Answer read(int number, JsonNode feature, String source, String credit) {
    var properties = feature.path("properties");
    var unit = unit(properties);
    if (unit.isEmpty()) return refused(number, "", "properties", "boundary-unit-unknown");
    var code = tree.pathCode(unit.get().id());
    var outline = outline(feature.path("geometry"));
    if (outline.isEmpty()) return refused(number, code, "geometry", "geometry-unreadable");
    var fault = outline.get().fault();
    if (fault.isPresent()) return refused(number, code, "geometry", fault.get());
    var boundary =
        new Boundary(
            unit.get().id(),
            outline.get(),
            text(properties, "source", source),
            text(properties, "credit", credit));
    return new Answer(boundary, null);
  }

  private static Answer refused(int number, String key, String field, String code) {
    return new Answer(null, new UnitRefusal(number, key, field, code, List.of()));
  }

  private Optional<Unit> unit(JsonNode properties) {
    for (var name : List.of("unit", "code")) {
      var code = properties.path(name).asString("");
      if (!code.isBlank()) return tree.find(code.strip());
    }
    var lgd = properties.path("lgd_state");
    if (lgd.isIntegralNumber() || lgd.isString()) {
      int number = lgd.asInt(0);
      return number > 0 && number < 100 ? tree.find(UnitId.ofState(number)) : Optional.empty();
    }
    for (var name : List.of("state", "name", "nameEn")) {
      var said = properties.path(name).asString("");
      if (!said.isBlank()) return state(said);
    }
    return Optional.empty();
  }

  private Optional<Unit> state(String name) {
    var wanted = letters(name);
    return tree.children(UnitId.NATION).stream()
        .filter(unit -> unit.kind() == UnitKind.STATE && letters(unit.nameEn()).equals(wanted))
        .findFirst();
  }

  private static String letters(String name) {
    var plain = name.toLowerCase(Locale.ROOT).replace("&", " and ");
    return plain.replaceAll("\\band\\b", "").replaceAll("[^a-z]", "");
  }

  static String text(JsonNode holder, String field, String otherwise) {
    var said = holder.path(field).asString("").strip();
    if (said.isEmpty() || said.length() > TEXT_MAX) return otherwise;
    return said.codePoints().anyMatch(Character::isISOControl) ? otherwise : said;
  }

  private static Optional<Outline> outline(JsonNode geometry) {
    var coordinates = geometry.path("coordinates");
    var polygons = new ArrayList<List<Ring>>();
    switch (geometry.path("type").asString("")) {
      case "Polygon" -> polygons.add(rings(coordinates));
      case "MultiPolygon" -> {
        for (var polygon : coordinates) polygons.add(rings(polygon));
      }
      default -> {
        return Optional.empty();
      }
    }
    var unread = polygons.isEmpty() || polygons.stream().anyMatch(List::isEmpty);
    return unread ? Optional.empty() : Optional.of(new Outline(polygons));
  }

  /// Empty if one of them is no list of positions.
  private static List<Ring> rings(JsonNode polygon) {
    var rings = new ArrayList<Ring>();
    for (var ring : polygon) {
      if (!ring.isArray() || ring.isEmpty()) return List.of();
      var lon = new double[ring.size()];
      var lat = new double[ring.size()];
      for (int i = 0; i < ring.size(); i++) {
        var position = ring.get(i);
        if (!position.path(0).isNumber() || !position.path(1).isNumber()) return List.of();
        lon[i] = position.path(0).asDouble();
        lat[i] = position.path(1).asDouble();
      }
      rings.add(new Ring(lon, lat));
    }
    return rings;
  }
}
