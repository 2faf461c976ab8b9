package abhaya.safecity.hotspot;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.web.Refused;
import abhaya.safecity.measure.Significance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the map of a city's places draws: cells that may be shown, and the streets as ground.
@RestController
class PlacesLayer {
  private final PlacesQueries places;

  PlacesLayer(PlacesQueries places) {
    this.places = places;
  }

  /// @param type GeoJSON's word
  record Collection(String type, List<Feature> features) {}

  record Feature(String type, Map<String, Object> properties, Shape geometry) {}

  record Shape(String type, List<?> coordinates) {}

  record Layers(Collection cells, Collection streets, List<List<Double>> bounds) {}

  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/places/layer")
  ResponseEntity<Layers> layer(
      Scope scope,
      @PathVariable String city,
      @RequestParam(defaultValue = "") String offence,
      @RequestParam(defaultValue = "") String band,
      @RequestParam(defaultValue = "") String day,
      @RequestParam @Nullable Integer cell) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    var ground = places.ground(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var slice =
        Slice.read(offence, band, day)
            .orElseThrow(() -> Refused.with(HttpStatus.BAD_REQUEST, "bad-request"));
    var cells = new ArrayList<Feature>();
    places
        .latest(scope, city, slice)
        .ifPresent(run -> {
          var heat = new HashMap<Integer, String>();
          for (var hot : places.cells(scope, run))
            heat.put(hot.cell(), Significance.heatOf(hot.score()).name());
          var tables = places.shown(scope, ground, run);
          for (var each : ground.cells()) {
            var table = tables.get(each);
            var shown = table == null ? OptionalInt.empty() : table.of(slice);
            var surely = heat.get(each);
            if (surely == null && shown.isEmpty() && !each.equals(cell)) continue;
            var properties = new HashMap<String, Object>();
            properties.put("cell", each);
            properties.put("name", ground.name(each));
            properties.put("heat", surely == null ? "NONE" : surely);
            properties.put("chosen", each.equals(cell));
            if (shown.isPresent()) properties.put("events", shown.getAsInt());
            cells.add(new Feature("Feature", properties, square(ground, each)));
          }
        });
    var streets =
        places.streets(scope, city).stream()
            .map(line ->
                new Feature(
                    "Feature",
                    Map.<String, Object>of("main", line.main()),
                    new Shape("LineString", pairs(line.places()))))
            .toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Layers(
                new Collection("FeatureCollection", cells),
                new Collection("FeatureCollection", streets),
                bounds(ground)));
  }

  private static List<List<Double>> bounds(Ground ground) {
    var low = ground.boxOf(0);
    var high = ground.boxOf(ground.grid().cells() - 1);
    return List.of(List.of(low.west(), low.south()), List.of(high.east(), high.north()));
  }

  private static Shape square(Ground ground, int cell) {
    var box = ground.boxOf(cell);
    return new Shape(
        "Polygon",
        List.of(
            List.of(
                List.of(box.west(), box.south()),
                List.of(box.east(), box.south()),
                List.of(box.east(), box.north()),
                List.of(box.west(), box.north()),
                List.of(box.west(), box.south()))));
  }

  private static List<List<Double>> pairs(List<Double> places) {
    var pairs = new ArrayList<List<Double>>();
    for (var i = 0; i + 1 < places.size(); i += 2)
      pairs.add(List.of(places.get(i), places.get(i + 1)));
    return pairs;
  }
}
