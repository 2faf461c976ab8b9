package abhaya.response.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import abhaya.base.geo.Point;
import abhaya.response.recommend.TravelTime.Basis;
import abhaya.response.road.RoadGraph.Leg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoadGraphTest {
  private static final Point HERE = new Point(26.85, 80.95);
  private static final Instant NOW = Instant.parse("2026-11-28T18:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  private RoadGraph graph(Path extract) throws Exception {
    ExtractReader.check(extract);
    var place = Files.createTempDirectory(folder, "graph-");
    var built = new GraphBuild(step -> {}).build(extract, place);
    var facts =
        new RoadFacts(built.junctions(), built.roads(), built.bounds(), built.dataAt(), NOW);
    return new RoadGraph(new RoadFolder.Kept(place, facts));
  }

  private RoadGraph graph(Town town) throws Exception {
    return graph(town.plain(folder));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theWayOverTheBridgeIsCountedAndNotTheLineOverTheRiver(boolean binary) throws Exception {
    var town = Town.withARiver(HERE);
    try (var graph = graph(binary ? town.binary(folder) : town.plain(folder))) {
      assertThat(graph.facts().day()).hasToString("2026-11-20");
      var legs = graph.legs(List.of(town.place(400, 0), town.place(-900, 0)), HERE, LONG);
      assertThat(legs).extracting(Leg::basis).containsOnly(Basis.ROADS);
      // 50 m, down the river, over it, up again, and 200 m to the place
      assertThat(legs.getFirst().metres()).isCloseTo(6_400, within(20.0));
      assertThat(legs.getLast().metres()).isCloseTo(900, within(5.0));
      assertThat(legs.getLast().seconds()).isCloseTo(900 / (30 / 3.6), within(10.0));
    }
  }

  @Test
  void aOneWayStreetIsDrivenInItsDirection() throws Exception {
    var oneWay = Map.of("highway", "residential", "oneway", "yes");
    var town =
        new Town(HERE)
            .way(oneWay, Town.at(0, 0), Town.at(1000, 0))
            .street(Town.at(1000, 0), Town.at(1000, 1000))
            .street(Town.at(1000, 1000), Town.at(0, 1000))
            .street(Town.at(0, 1000), Town.at(0, 0));
    try (var graph = graph(town)) {
      var to = town.place(100, 0);
      var legs = graph.legs(List.of(town.place(20, 0), town.place(180, 0)), to, LONG);
      assertThat(legs.getFirst().metres()).isCloseTo(80, within(2.0));
      assertThat(legs.getLast().metres()).isCloseTo(3_920, within(20.0));
    }
  }

  @Test
  void whoIsOnNoKnownRoadIsSaidToBe() throws Exception {
    var town = Town.withARiver(HERE);
    try (var graph = graph(town)) {
      var near = town.place(-900, RoadGraph.SNAP_METRES_MAX - 5);
      var far = town.place(-900, RoadGraph.SNAP_METRES_MAX + 5);
      var legs = graph.legs(List.of(near, far), HERE, LONG);
      assertThat(legs).extracting(Leg::basis).containsExactly(Basis.ROADS, Basis.UNIT_OFF_ROAD);
      assertThat(legs.getFirst().besideMetres()).isCloseTo(495, within(2.0));
      assertThat(graph.legs(List.of(near), far, LONG))
          .extracting(Leg::basis)
          .containsExactly(Basis.PLACE_OFF_ROAD);
      assertThat(graph.legs(List.of(near), new Point(8.5, 76.9), LONG))
          .extracting(Leg::basis)
          .containsExactly(Basis.PLACE_OFF_ROAD);
    }
  }

  @Test
  void withoutTimeNobodyIsReckonedByRoad() throws Exception {
    var town = Town.withARiver(HERE);
    try (var graph = graph(town)) {
      assertThat(graph.legs(List.of(town.place(-900, 0)), HERE, Duration.ofNanos(-1)))
          .extracting(Leg::basis)
          .containsExactly(Basis.OUT_OF_TIME);
    }
  }

  @Test
  void aLonelyIslandIsNoRoadToStandOn() throws Exception {
    var town = Town.withARiver(HERE).street(Town.at(275, 100), Town.at(275, 200));
    try (var graph = graph(town)) {
      var leg = graph.legs(List.of(town.place(275, 150)), HERE, LONG).getFirst();
      assertThat(leg.basis()).isEqualTo(Basis.ROADS);
      assertThat(leg.besideMetres()).isCloseTo(75, within(2.0));
    }
  }

  @Test
  void aFolderThatHoldsNoWholeGraphIsNotOpened() throws Exception {
    var town = Town.withARiver(HERE);
    RoadFacts facts;
    try (var graph = graph(town)) {
      facts = graph.facts();
    }
    var empty = Files.createTempDirectory(folder, "graph-");
    assertThatThrownBy(() -> new RoadGraph(new RoadFolder.Kept(empty, facts)))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void factsAreReadAsTheyWereWritten() throws Exception {
    try (var graph = graph(Town.withARiver(HERE))) {
      var text = graph.facts().written();
      assertThat(RoadFacts.read(text)).contains(graph.facts());
      text.setProperty("form", "of another library");
      assertThat(RoadFacts.read(text)).isEmpty();
    }
  }
}
