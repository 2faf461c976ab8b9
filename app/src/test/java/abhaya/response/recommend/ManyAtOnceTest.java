package abhaya.response.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyAtOnceTest {
  private static final int NEVER = ManyAtOnce.NEVER;

  /// Unserved by priority 1 to 5, then seconds of priority 1, then all other seconds.
  private static long[] worth(int[][] seconds, int[] priorities, int[] choice) {
    var worth = new long[7];
    for (int i = 0; i < choice.length; i++) {
      if (choice[i] < 0) worth[priorities[i] - 1]++;
      else worth[priorities[i] == 1 ? 5 : 6] += seconds[i][choice[i]];
    }
    return worth;
  }

  /// The plain twin: every way of giving units out.
  private static long[] best(
      int[][] seconds, int[] priorities, int at, int[] choice, boolean[] taken) {
    if (at == priorities.length) return worth(seconds, priorities, choice);
    choice[at] = -1;
    var best = best(seconds, priorities, at + 1, choice, taken);
    for (int unit = 0; unit < taken.length; unit++) {
      if (taken[unit] || seconds[at][unit] == NEVER) continue;
      taken[unit] = true;
      choice[at] = unit;
      var other = best(seconds, priorities, at + 1, choice, taken);
      if (java.util.Arrays.compare(other, best) < 0) best = other;
      taken[unit] = false;
    }
    choice[at] = -1;
    return best;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void itIsAsGoodAsTryingEverything(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      int incidents = 1 + random.nextInt(5);
      int units = random.nextInt(6);
      var seconds = new int[incidents][units];
      var priorities = new int[incidents];
      for (int row = 0; row < incidents; row++) {
        priorities[row] = 1 + random.nextInt(5);
        for (int unit = 0; unit < units; unit++) {
          seconds[row][unit] = random.nextInt(4) == 0 ? NEVER : random.nextInt(50);
        }
      }
      var answer = ManyAtOnce.assign(seconds, priorities);
      var choice = new int[incidents];
      var taken = new HashSet<Integer>();
      for (int row = 0; row < incidents; row++) {
        choice[row] = answer[row].orElse(-1);
        if (choice[row] >= 0) {
          assertThat(taken.add(choice[row])).isTrue();
          assertThat(seconds[row][choice[row]]).isNotEqualTo(NEVER);
        }
      }
      var best = best(seconds, priorities, 0, new int[incidents], new boolean[units]);
      assertThat(worth(seconds, priorities, choice)).isEqualTo(best);
    }
  }

  @Test
  void theNearestForEachAloneIsNotTheBestForAll() {
    var answer = ManyAtOnce.assign(new int[][] {{60, 70}, {61, 600}}, new int[] {2, 2});
    assertThat(answer).containsExactly(OptionalInt.of(1), OptionalInt.of(0));
  }

  @Test
  void lifeInDangerComesBeforeThreeOthers() {
    var seconds = new int[][] {{5}, {1}, {1}, {1}};
    assertThat(ManyAtOnce.assign(seconds, new int[] {1, 2, 2, 2})[0]).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void priorityOneGetsTheQuickestEvenWhereTheSumGrows() {
    var seconds = new int[][] {{60, 61}, {10, 9000}};
    assertThat(ManyAtOnce.assign(seconds, new int[] {1, 3}))
        .containsExactly(OptionalInt.of(0), OptionalInt.of(1));
  }

  @Test
  void nothingAskedIsNothingGivenAndNonsenseIsRefused() {
    assertThat(ManyAtOnce.assign(new int[0][0], new int[0])).isEmpty();
    assertThat(ManyAtOnce.assign(new int[1][0], new int[] {1}))
        .containsExactly(OptionalInt.empty());
    assertThatThrownBy(() -> ManyAtOnce.assign(new int[][] {{1, 2}, {1}}, new int[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ManyAtOnce.assign(new int[][] {{-1}}, new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDisasterOfTwoHundredIncidentsIsGivenOut() {
    var random = new Random(7);
    var seconds = new int[200][600];
    var priorities = new int[200];
    for (int row = 0; row < 200; row++) {
      priorities[row] = 1 + random.nextInt(5);
      for (int unit = 0; unit < 600; unit++) seconds[row][unit] = random.nextInt(7200);
    }
    assertThat(ManyAtOnce.assign(seconds, priorities)).allMatch(OptionalInt::isPresent);
  }
}
