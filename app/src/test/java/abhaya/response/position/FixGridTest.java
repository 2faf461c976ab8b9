package abhaya.response.position;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.geo.Point;
import abhaya.response.signal.Channel;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The nearest are those that a full scan finds.
class FixGridTest {
  private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 112})
  void theNearestAreThoseOfAFullScan(long seed) {
    var random = new Random(seed);
    var grid = new FixGrid();
    var plain = new HashMap<String, Fix>();
    for (int i = 0; i < 4_000; i++) {
      var fix = fix("unit/" + random.nextInt(700), place(random));
      grid.put(fix);
      plain.put(fix.carrier(), fix);
      if (random.nextInt(20) == 0) {
        var gone = "unit/" + random.nextInt(700);
        grid.remove(gone);
        plain.remove(gone);
      }
    }
    assertThat(grid.size()).isEqualTo(plain.size());
    for (int i = 0; i < 200; i++) {
      var from = place(random);
      int odd = random.nextInt(2);
      var expected =
          plain.values().stream()
              .filter(fix -> fix.carrier().hashCode() % 2 == odd)
              .map(fix -> new Near(fix, from.metresTo(fix.point())))
              .sorted(Comparator.comparingDouble(Near::metres))
              .limit(5)
              .map(Near::metres)
              .toList();
      var found = grid.nearest(from, 5, fix -> fix.carrier().hashCode() % 2 == odd);
      assertThat(found).extracting(Near::metres).isEqualTo(expected);
    }
  }

  @Test
  void fewerThanAskedForAreAll() {
    var grid = new FixGrid();
    grid.put(fix("unit/1", new Point(8.1, 77.5)));
    grid.put(fix("unit/2", new Point(51.5, -0.12)));
    var found = grid.nearest(new Point(34.1, 74.8), 5, fix -> true);
    assertThat(found).extracting(near -> near.fix().carrier()).containsExactly("unit/1", "unit/2");
    assertThat(grid.nearest(new Point(34.1, 74.8), 0, fix -> true)).isEmpty();
  }

  /// Mostly round a town, some anywhere in India, a few abroad.
  private static Point place(Random random) {
    int kind = random.nextInt(10);
    if (kind < 6) {
      return new Point(26.85 + random.nextGaussian() * 0.2, 80.95 + random.nextGaussian() * 0.2);
    }
    if (kind < 9) {
      return new Point(2.5 + random.nextDouble() * 36, 63.5 + random.nextDouble() * 36);
    }
    return new Point(random.nextDouble() * 140 - 70, random.nextDouble() * 200 - 60);
  }

  private static Fix fix(String carrier, Point place) {
    return new Fix("d", carrier, place, NOW, NOW, null, null, null, Channel.POSITION);
  }
}
