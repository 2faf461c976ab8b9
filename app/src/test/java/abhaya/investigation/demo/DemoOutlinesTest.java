package abhaya.investigation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoOutlinesTest {
  private final DemoCountry country =
      new DemoCountry(4, DemoSize.TINY, Instant.parse("2026-11-23T04:00:00Z"));

  @Test
  void everyStationHasItsPlaceAndNoTwoShareOne() {
    var stations = features(DemoUnit.Kind.STATION);
    var standing =
        country.tree().units().stream()
            .filter(unit -> unit.kind() == DemoUnit.Kind.STATION)
            .filter(unit -> unit.on(country.until()).covers(country.until()))
            .count();
    assertThat(stations.size()).isEqualTo((int) standing);
    assertThat(area(stations)).isCloseTo(area(features(DemoUnit.Kind.STATE)), within(0.01));
    assertThat(area(features(DemoUnit.Kind.DISTRICT))).isCloseTo(area(stations), within(0.01));
  }

  private JsonNode features(DemoUnit.Kind kind) {
    var day = country.until();
    return new JsonMapper().readTree(country.outlines(day).geoJson(kind, day)).get("features");
  }

  private static double area(JsonNode features) {
    var sum = 0.0;
    for (var feature : features) {
      var ring = feature.get("geometry").get("coordinates").get(0);
      var width = ring.get(1).get(0).asDouble() - ring.get(0).get(0).asDouble();
      var height = ring.get(2).get(1).asDouble() - ring.get(1).get(1).asDouble();
      assertThat(width).isPositive();
      assertThat(height).isPositive();
      sum += width * height;
    }
    return sum;
  }
}
