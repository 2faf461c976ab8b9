package abhaya.base.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaTest {
  /// A square with a square hole, and an island.
  private static Area anyArea() {
    return new Area(List.of(square(0, 0, 10, 10), square(4, 4, 6, 6), square(20, 20, 21, 21)));
  }

  private static Loop square(double south, double west, double north, double east) {
    return new Loop(
        List.of(
            new Point(south, west),
            new Point(south, east),
            new Point(north, east),
            new Point(north, west),
            new Point(south, west)));
  }

  @ParameterizedTest(name = "{0}, {1} is {2}")
  @CsvSource({
    "2, 2, INSIDE",
    "5, 5, OUTSIDE",
    "4, 5, EDGE",
    "0, 0, EDGE",
    "0, 5, EDGE",
    "10, 10, EDGE",
    "20.5, 20.5, INSIDE",
    "15, 15, OUTSIDE",
    "10.0000000001, 5, OUTSIDE",
    "9.9999999999, 5, INSIDE"
  })
  void holesAndIslandsAreReadByCrossings(double lat, double lon, Side side) {
    assertThat(anyArea().side(new Point(lat, lon))).isEqualTo(side);
  }

  @Test
  void aSlantedEdgeIsExactOrNothing() {
    var slope = Area.of(new Point(0, 0), new Point(0, 3), new Point(1, 3));
    assertThat(slope.side(new Point(0.5, 1.5))).isEqualTo(Side.EDGE);
    assertThat(slope.side(new Point(Math.nextUp(0.5), 1.5))).isEqualTo(Side.OUTSIDE);
    assertThat(slope.side(new Point(Math.nextDown(0.5), 1.5))).isEqualTo(Side.INSIDE);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void ofAreasThatTileTheLandExactlyOneOwnsAPlaceAlsoOnBordersAndCorners(long seed) {
    var random = new Random(seed);
    int size = 6;
    var corners = new Point[size + 1][size + 1];
    for (int r = 0; r <= size; r++) {
      for (int c = 0; c <= size; c++) {
        var inner = r > 0 && c > 0 && r < size && c < size;
        double wobble = inner ? random.nextDouble(-0.3, 0.3) : 0;
        corners[r][c] = new Point(20 + r + wobble, 70 + c - wobble / 2);
      }
    }
    var tiles = new ArrayList<Area>();
    var places = new ArrayList<Point>();
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        var a = corners[r][c];
        var b = corners[r][c + 1];
        var d = corners[r + 1][c];
        var e = corners[r + 1][c + 1];
        tiles.add(Area.of(a, b, e));
        tiles.add(Area.of(e, d, a));
        if (r > 0 && c > 0) places.add(a);
        places.add(new Point((a.lat() + e.lat()) / 2, (a.lon() + e.lon()) / 2));
      }
    }
    for (int i = 0; i < 3000; i++) {
      places.add(new Point(random.nextDouble(20, 26), random.nextDouble(70, 76)));
    }
    for (var place : places) {
      assertThat(tiles.stream().filter(tile -> tile.owns(place)).count()).isEqualTo(1);
    }
  }

  @Test
  void theDistanceToTheEdgeIsMeasuredFromBothSides() {
    var area = anyArea();
    double degree = Point.DEGREE_METRES;
    assertThat(area.metresToEdge(new Point(0.01, 5))).isCloseTo(degree / 100, within(1.0));
    assertThat(area.metresToEdge(new Point(-0.01, 5))).isCloseTo(degree / 100, within(1.0));
    assertThat(area.isDoubtful(new Point(0.01, 5), 1200)).isTrue();
    assertThat(area.isDoubtful(new Point(0.01, 5), 1000)).isFalse();
  }

  @Test
  void twoCornersAreNoArea() {
    assertThatThrownBy(() -> Area.of(new Point(0, 0), new Point(0, 1), new Point(0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void everyPlaceHasOneCellOfTheGridAlsoOutside(long seed) {
    var grid = new CellGrid(Box.INDIA, 0.05);
    assertThat(grid.size()).isEqualTo(720 * 720);
    assertThat(grid.cell(2.5, 63.5)).isZero();
    assertThat(grid.cell(-80, -170)).isZero();
    assertThat(grid.cell(38.5, 99.5)).isEqualTo(grid.size() - 1);
    var random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      assertThat(grid.cell(random.nextDouble(-90, 90), random.nextDouble(-180, 180)))
          .isBetween(0, grid.size() - 1);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aCoarseCellIsNeverSmallerThanAskedAndAlwaysTheSame(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      var place = new Point(random.nextDouble(2.5, 38.5), random.nextDouble(63.5, 99.5));
      var cell = CoarseCell.of(place, 500);
      var box = cell.box();
      assertThat(box.holds(place)).isTrue();
      assertThat(CoarseCell.of(cell.centre(), 500)).isEqualTo(cell);
      double lat = Math.max(box.south(), box.north());
      assertThat(new Point(lat, box.west()).metresTo(new Point(lat, box.east())))
          .isBetween(500.0, 506.0);
      assertThat(new Point(box.south(), 77).metresTo(new Point(box.north(), 77)))
          .isBetween(500.0, 501.0);
    }
  }
}
