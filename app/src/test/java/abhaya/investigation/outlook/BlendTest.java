package abhaya.investigation.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlendTest {

  /// Cases whose two chances know nothing of each other; `truth` says how likely they go over.
  private static List<Blend.Seen> seen(int count, long seed, DoubleBinaryOperator truth) {
    var dice = new Random(seed);
    var cases = new ArrayList<Blend.Seen>();
    for (var one = 0; one < count; one++) {
      var stage = 0.05 + 0.9 * dice.nextDouble();
      var worked = 0.05 + 0.9 * dice.nextDouble();
      var over = dice.nextDouble() < truth.applyAsDouble(stage, worked);
      cases.add(new Blend.Seen(stage, worked, over));
    }
    return cases;
  }

  @Test
  void withoutAPastTheRateOfTheStageIsSaid() {
    assertThat(Blend.fit(List.of()).of(0.3, 0.9)).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void whereNothingWasLearnedTheObstaclesAloneAreBelieved() {
    assertThat(Blend.none().of(0.3, 0.999)).isEqualTo(0.999);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void obstaclesThatToldNothingSayNothing(long seed) {
    var blend = Blend.fit(seen(3_000, seed, (stage, worked) -> stage));
    assertThat(blend.ofObstacles()).isBetween(0.0, 0.1);
    assertThat(blend.of(0.5, 0.9)).isCloseTo(0.5, within(0.06));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void obstaclesThatToldAllAreBelieved(long seed) {
    var blend = Blend.fit(seen(3_000, seed, (stage, worked) -> worked));
    assertThat(blend.ofObstacles()).isBetween(0.85, 1.15);
    assertThat(blend.of(0.2, 0.8)).isCloseTo(0.8, within(0.06));
  }

  @Test
  void aWorseChanceNeverLooksBetter() {
    var against = Blend.fit(seen(3_000, 4, (stage, worked) -> 1 - worked));
    assertThat(against.of(0.5, 0.9)).isEqualTo(against.of(0.5, 0.1));
    var others = Blend.fit(seen(3_000, 5, (stage, worked) -> 1 - stage));
    assertThat(others.of(0.9, 0.5)).isEqualTo(others.of(0.1, 0.5));
  }

  @Test
  void fewCasesMoveItLittle() {
    var few = Blend.fit(seen(6, 6, (stage, worked) -> 1));
    assertThat(few.of(0.3, 0.3)).isBetween(0.3, 0.75);
  }
}
