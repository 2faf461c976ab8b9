package abhaya.response.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.geo.Point;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestUnitsTest {

  /// The plain twin: look at all, sort by distance.
  private static final class All {
    private final double[][] units = new double[3000][2];
    private final boolean[] free = new boolean[3000];
    private final long[] abilities = new long[3000];

    int[] nearest(Point place, int count, long asked) {
      return IntStream.range(0, units.length)
          .filter(slot -> free[slot] && (abilities[slot] & asked) == asked)
          .boxed()
          .sorted(
              Comparator.comparingDouble((Integer slot) ->
                      Point.metres(place.lat(), place.lon(), units[slot][0], units[slot][1]))
                  .thenComparing(Comparator.naturalOrder()))
          .limit(count)
          .mapToInt(Integer::intValue)
          .toArray();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void itFindsTheSameAsLookingAtAll(long seed) {
    var random = new Random(seed);
    var grid = new NearestUnits();
    var all = new All();
    for (int step = 0; step < 6000; step++) {
      int slot = random.nextInt(3000);
      if (random.nextInt(5) == 0) {
        grid.remove(slot);
        all.free[slot] = false;
      } else {
        var town = random.nextInt(12);
        double lat = 8 + town * 2.3 + random.nextGaussian() * (random.nextInt(20) == 0 ? 5 : 0.1);
        double lon = 72 + town * 1.7 + random.nextGaussian() * (random.nextInt(20) == 0 ? 5 : 0.1);
        long ability = random.nextInt(16) & (random.nextInt(16) | 8);
        grid.put(slot, lat, lon, ability);
        all.units[slot] = new double[] {lat, lon};
        all.abilities[slot] = ability;
        all.free[slot] = true;
      }
      if (step % 40 != 0) continue;
      var place = new Point(random.nextDouble(0, 42), random.nextDouble(60, 104));
      long asked = random.nextInt(3) == 0 ? 1L << random.nextInt(4) : 0;
      int count = 1 + random.nextInt(7);
      assertThat(grid.nearest(place, count, asked)).isEqualTo(all.nearest(place, count, asked));
    }
  }

  /// A town full of units that cannot, a few that can some hours away, and both abilities asked.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void whatIsRareIsFoundBehindWhatIsCommon(long seed) {
    var random = new Random(seed);
    var grid = new NearestUnits();
    var all = new All();
    for (int step = 0; step < 4000; step++) {
      int slot = random.nextInt(3000);
      var rare = slot % 100 == 0;
      double wide = rare ? 2 : 0.15;
      double lat = 26.85 + random.nextGaussian() * wide;
      double lon = 80.95 + random.nextGaussian() * wide;
      long ability = 1 | (rare ? 2 : 0) | (slot % 200 == 0 && random.nextBoolean() ? 4 : 0);
      grid.put(slot, lat, lon, ability);
      all.units[slot] = new double[] {lat, lon};
      all.abilities[slot] = ability;
      all.free[slot] = true;
    }
    for (long asked : new long[] {0, 1, 2, 3, 4, 6, 7, 8}) {
      for (int i = 0; i < 40; i++) {
        var place = new Point(26.85 + random.nextGaussian(), 80.95 + random.nextGaussian() * 3);
        assertThat(grid.nearest(place, 5, asked)).isEqualTo(all.nearest(place, 5, asked));
      }
    }
  }

  @Test
  void ofThoseAtTheSamePlaceTheLowerNumbersAreFirst() {
    var grid = new NearestUnits();
    for (int slot = 9; slot >= 0; slot--) grid.put(slot, 27.4, 81.6, 1);
    assertThat(grid.nearest(new Point(26.85, 80.95), 3, 1)).containsExactly(0, 1, 2);
    assertThat(grid.nearest(new Point(27.4, 81.6), 3, 1)).containsExactly(0, 1, 2);
  }

  @Test
  void fewerThanAskedAreAllThereAre() {
    var grid = new NearestUnits();
    var place = new Point(26.85, 80.95);
    assertThat(grid.nearest(place, 5, 0)).isEmpty();
    grid.put(7, 8.1, 77.5, 0);
    grid.put(3, 34.1, 77.5, 0);
    assertThat(grid.nearest(place, 5, 0)).containsExactly(3, 7);
    assertThat(grid.nearest(place, 0, 0)).isEmpty();
    grid.remove(3);
    grid.remove(3);
    grid.remove(1_000_000);
    assertThat(grid.nearest(place, 5, 0)).containsExactly(7);
    assertThat(grid.nearest(place, 5, 1)).isEmpty();
  }
}
