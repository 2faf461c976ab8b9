package abhaya.base.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreetGridTest {
  private static final Point CENTRE = new Point(26.8467, 80.9462);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 7, 112, 2026})
  void theSameSeedGivesTheSameStreetsAndAnotherSeedOthers(long seed) {
    var streets = StreetGrid.around(CENTRE, 20, 150, seed).streets();
    assertThat(StreetGrid.around(CENTRE, 20, 150, seed).streets()).isEqualTo(streets);
    assertThat(StreetGrid.around(CENTRE, 20, 150, seed + 1).streets()).isNotEqualTo(streets);
    assertThat(streets).extracting(StreetGrid.Street::code).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 7, 112, 2026})
  void everyPlaceLiesOnAStreetWithinTheSquare(long seed) {
    var grid = StreetGrid.around(CENTRE, 20, 150, seed);
    var random = new SplittableRandom(seed);
    var half = 20 * 150 / 2.0;
    for (var i = 0; i < 500; i++) {
      var place = grid.somewhere(random);
      assertThat(place.metresTo(CENTRE)).isLessThan(half * Math.sqrt(2) * 1.2);
      assertThat(grid.streets()).anySatisfy(street -> assertThat(isOn(street, place)).isTrue());
    }
  }

  private static boolean isOn(StreetGrid.Street street, Point place) {
    var corners = street.corners();
    for (var i = 1; i < corners.size(); i++) {
      var there = corners.get(i - 1).metresTo(place) + place.metresTo(corners.get(i));
      if (there - corners.get(i - 1).metresTo(corners.get(i)) < 0.5) return true;
    }
    return false;
  }
}
