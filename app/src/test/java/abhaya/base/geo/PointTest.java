package abhaya.base.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointTest {
  private static final Point DELHI = new Point(28.612912, 77.229510);
  private static final Point LUCKNOW = new Point(26.8467, 80.9462);

  @Test
  void thePublishedDistanceIsMetToTheCentimetre() {
    assertThat(DELHI.metresTo(LUCKNOW)).isCloseTo(415_163.26, within(0.01));
    assertThat(LUCKNOW.metresTo(DELHI)).isCloseTo(415_163.26, within(0.01));
  }

  @Test
  void aHundredThousandthOfADegreeIsAMetre() {
    var north = new Point(DELHI.lat() + 1e-5, DELHI.lon());
    assertThat(DELHI.metresTo(north)).isCloseTo(1.11195, within(0.00001));
  }

  @ParameterizedTest(name = "{0}, {1} is no place")
  @CsvSource({"90.0001, 0", "-90.0001, 0", "0, 180.0001", "0, -180.0001", "NaN, 0", "0, NaN"})
  void whatCannotBeIsRefused(double lat, double lon) {
    assertThat(Point.of(lat, lon)).isEmpty();
    assertThatThrownBy(() -> new Point(lat, lon)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theEndsOfTheEarthArePlaces() {
    assertThat(Point.of(90, 180)).isPresent();
    assertThat(Point.of(-90, -180)).isPresent();
    assertThat(Point.of(Double.POSITIVE_INFINITY, 0)).isEmpty();
    assertThat(new Point(-0.0, -0.0)).isEqualTo(new Point(0, 0));
  }

  @Test
  void zeroZeroIsNowhereAndItsNeighbourhoodToo() {
    assertThat(new Point(0, 0).isNowhere()).isTrue();
    assertThat(new Point(0.0009, -0.0009).isNowhere()).isTrue();
    assertThat(new Point(0.001, 0).isNowhere()).isFalse();
    assertThat(DELHI.isNowhere()).isFalse();
  }

  @ParameterizedTest(name = "to {0}, {1} by {2}")
  @CsvSource({"29, 77, 0", "27, 77, 180", "28, 78, 89.765", "28, 76, 270.235"})
  void bearingsRunFromNorthByEast(double lat, double lon, double bearing) {
    assertThat(new Point(28, 77).bearingTo(new Point(lat, lon))).isCloseTo(bearing, within(0.01));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void goingSoFarInADirectionIsSoFarAwayInThatDirection(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      var from = new Point(random.nextDouble(-60, 60), random.nextDouble(-179, 179));
      double bearing = random.nextDouble(0, 360);
      double metres = random.nextDouble(1, 500_000);
      var to = from.moved(bearing, metres);
      assertThat(from.metresTo(to)).isCloseTo(metres, within(0.001 + metres * 1e-9));
      double turn = Math.IEEEremainder(from.bearingTo(to) - bearing, 360);
      assertThat(turn).isCloseTo(0, within(1e-4));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void thePlanesStayWithinTheirStatedError(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      double metres = random.nextDouble(10, 50_000);
      var from = new Point(random.nextDouble(-60, 60), random.nextDouble(-170, 170));
      var to = from.moved(random.nextDouble(0, 360), metres);
      assertThat(from.planeMetresTo(to)).isCloseTo(metres, within(metres * 1e-4));
      var home = new Point(random.nextDouble(-40, 40), random.nextDouble(60, 100));
      var away = home.moved(random.nextDouble(0, 360), metres);
      var plane = new Plane(home);
      assertThat(plane.metres(home, away)).isCloseTo(metres, within(metres * 0.007));
      var near = home.moved(random.nextDouble(0, 360), metres / 10);
      assertThat(plane.metres(home, near)).isCloseTo(metres / 10, within(metres * 0.00007));
      var back = plane.at(plane.east(away), plane.north(away));
      assertThat(back.metresTo(away)).isLessThan(0.01);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8})
  void aBoxAroundAPlaceHoldsEveryPlaceWithinReach(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      var centre = new Point(random.nextDouble(-85, 85), random.nextDouble(-150, 150));
      double metres = random.nextDouble(1, 200_000);
      var box = Box.around(centre, metres);
      assertThat(box.holds(centre.moved(random.nextDouble(0, 360), metres))).isTrue();
      assertThat(box.holds(centre)).isTrue();
    }
    assertThat(Box.around(new Point(89.9, 0), 50_000).holds(new Point(89.9, 179))).isTrue();
  }

  @Test
  void boxesMeetAtTheirEdges() {
    var box = new Box(10, 70, 11, 71);
    assertThat(box.meets(new Box(11, 71, 12, 72))).isTrue();
    assertThat(box.meets(new Box(11.01, 70, 12, 71))).isFalse();
    assertThat(box.holds(new Point(11, 71))).isTrue();
    assertThat(Box.around(List.of())).isEmpty();
    assertThat(Box.around(List.of(new Point(11, 70), new Point(10, 71)))).contains(box);
    assertThatThrownBy(() -> new Box(11, 70, 10, 71)).isInstanceOf(IllegalArgumentException.class);
  }
}
