package abhaya.base.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Published outlines of the states and of Lucknow's wards, and the places that must lie in them.
///
/// The outlines are other people's work and no part of the product: the test runs where the folder
/// that holds `india-states.geojson` and `lucknow-wards.geojson` is named by `-Dabhaya.outlines`.
@EnabledIfSystemProperty(named = "abhaya.outlines", matches = ".+")
class OutlinesOfIndiaTest {

  private record Land(JsonNode says, Area area) {}

  private static List<Land> states = List.of();
  private static List<Land> wards = List.of();

  @BeforeAll
  static void read() throws IOException {
    states = lands("india-states.geojson");
    wards = lands("lucknow-wards.geojson");
  }

  private static List<Land> lands(String file) throws IOException {
    try (var in = Files.newInputStream(Path.of(System.getProperty("abhaya.outlines"), file))) {
      var lands = new ArrayList<Land>();
      for (var feature : new JsonMapper().readTree(in).path("features"))
        lands.add(new Land(feature.path("properties"), area(feature.path("geometry"))));
      return lands;
    }
  }

  private static Area area(JsonNode geometry) {
    var loops = new ArrayList<Loop>();
    var coordinates = geometry.path("coordinates");
    if (geometry.path("type").asString().equals("Polygon")) addLoops(loops, coordinates);
    else for (var polygon : coordinates) addLoops(loops, polygon);
    return new Area(loops);
  }

  private static void addLoops(List<Loop> loops, JsonNode polygon) {
    for (var ring : polygon) {
      var points = new ArrayList<Point>();
      for (var at : ring) points.add(new Point(at.path(1).asDouble(), at.path(0).asDouble()));
      loops.add(new Loop(points));
    }
  }

  private static List<JsonNode> at(List<Land> lands, double lon, double lat) {
    var point = new Point(lat, lon);
    return lands.stream().filter(land -> land.area().owns(point)).map(Land::says).toList();
  }

  @Test
  void thereAreTwentyEightStatesAndEightUnionTerritories() {
    assertThat(states)
        .filteredOn(s -> s.says().path("kind").asString().equals("State"))
        .hasSize(28);
    assertThat(states).filteredOn(s -> s.says().path("kind").asString().equals("UT")).hasSize(8);
  }

  @ParameterizedTest(name = "{0} lies in {3}")
  @CsvFileSource(resources = "/oracles/geo/points.csv", numLinesToSkip = 1)
  void eachPlaceLiesInItsStateOrInNone(
      String place, double lon, double lat, @Nullable String state) {
    assertThat(at(states, lon, lat))
        .as(place)
        .extracting(says -> says.path("state").asString())
        .isEqualTo(state == null ? List.of() : List.of(state));
  }

  @ParameterizedTest(name = "{0} lies in ward {3} of zone {4}")
  @CsvSource({
    "Hazratganj,80.9462,26.85,17,1",
    "Chowk,80.907,26.868,104,6",
    "Gomti Nagar,81.0,26.85,36,4"
  })
  void eachPlaceOfLucknowLiesInItsWard(String place, double lon, double lat, int ward, int zone) {
    var found = at(wards, lon, lat);

    assertThat(found).as(place).hasSize(1);
    assertThat(found.getFirst().path("ward_no").asInt()).isEqualTo(ward);
    assertThat(found.getFirst().path("zone").asInt()).isEqualTo(zone);
  }

  @Test
  void theWardsOfEachZoneAreAsMany() {
    var counts = new TreeMap<Integer, Integer>();
    for (var ward : wards) counts.merge(ward.says().path("zone").asInt(0), 1, Integer::sum);

    assertThat(wards).hasSize(112);
    assertThat(counts.toString()).isEqualTo("{0=1, 1=16, 2=20, 3=21, 4=17, 5=19, 6=18}");
  }
}
