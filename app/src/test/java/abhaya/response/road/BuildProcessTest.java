package abhaya.response.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.geo.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildProcessTest {
  @TempDir Path folder;

  @Test
  void workThatDoesNotComeToItsEndIsEndedAndSaidToBeTooLong() throws Exception {
    var file = Town.withARiver(new Point(22.6, 88.4)).plain(folder);
    var graph = Files.createDirectory(folder.resolve("graph"));
    assertThatThrownBy(() -> BuildProcess.run(file, graph, Duration.ofMillis(1), step -> {}))
        .isInstanceOf(RoadFault.Found.class)
        .hasMessage("too-long");
  }

  @Test
  void inventedStreetsBecomeAGraphInWhichTheyMeet() throws Exception {
    var middle = new Point(22.6, 88.4);
    var streets =
        List.of(
            new RoadExample.Street(
                RoadExample.Kind.PRIMARY,
                List.of(new Point(22.6, 88.39), middle, new Point(22.6, 88.41))),
            new RoadExample.Street(
                RoadExample.Kind.RESIDENTIAL,
                List.of(new Point(22.59, 88.4), middle, new Point(22.61, 88.4))));
    var file = Files.writeString(folder.resolve("streets.osm"), RoadExample.extract(streets));
    var graph = Files.createDirectory(folder.resolve("graph"));
    var built = BuildProcess.run(file, graph, Duration.ofMinutes(2), step -> {});
    assertThat(built.junctions()).as("four ends and where they meet").isEqualTo(5);
    assertThat(built.roads()).isEqualTo(4);
  }

  @Test
  void workWithinItsTimeIsDoneAndTellsItsSteps() throws Exception {
    var file = Town.withARiver(new Point(22.6, 88.4)).plain(folder);
    var graph = Files.createDirectory(folder.resolve("graph"));
    var steps = new ArrayList<String>();
    var built = BuildProcess.run(file, graph, Duration.ofMinutes(2), steps::add);
    assertThat(built.roads()).isPositive();
    assertThat(steps).startsWith("checking").contains("writing");
  }
}
