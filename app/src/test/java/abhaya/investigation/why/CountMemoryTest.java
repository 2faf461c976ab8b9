package abhaya.investigation.why;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.jurisdiction.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// An answer is kept as long as it holds, and no longer.
class CountMemoryTest {
  private final CountMemory memory = new CountMemory();
  private final AtomicInteger counted = new AtomicInteger();

  private static CountMemory.Question question(int unit) {
    return new CountMemory.Question(
        "SHO@1", List.of(unit), List.of(1), 24_300, 24_311, 0, false, false);
  }

  private List<Count> ask(long version, int unit, int rows) {
    return memory.of(
        version,
        question(unit),
        () -> {
          counted.incrementAndGet();
          var answer = new ArrayList<Count>();
          for (var row = 0; row < rows; row++) {
            answer.add(new Count(new UnitId(unit), Tallied.CLOCK, 0, null, "", 0, version));
          }
          return answer;
        });
  }

  @Test
  void theSameQuestionIsCountedOnceAsLongAsNothingMoved() {
    assertThat(ask(1, 7, 3)).isEqualTo(ask(1, 7, 3));
    assertThat(counted).hasValue(1);
    ask(1, 8, 3);
    assertThat(counted).hasValue(2);
  }

  @Test
  void whatMovedIsCountedAnewAndAnOlderLookGetsNothingYounger() {
    ask(1, 7, 3);
    assertThat(ask(2, 7, 3).getFirst().n()).isEqualTo(2);
    assertThat(ask(1, 7, 3).getFirst().n()).isEqualTo(1);
    assertThat(ask(2, 7, 3).getFirst().n()).isEqualTo(2);
    assertThat(counted).hasValue(3);
  }

  @Test
  void itNeverHoldsMoreThanItMay() {
    for (var unit = 1; unit <= 20; unit++) ask(1, unit, 20_000);
    assertThat(memory.rows()).isLessThanOrEqualTo(CountMemory.ROWS_MAX);
    ask(1, 20, 20_000);
    assertThat(counted).as("the last one asked for is still there").hasValue(20);
    ask(1, 1, 20_000);
    assertThat(counted).as("the first one is not").hasValue(21);
    ask(1, 99, CountMemory.ROWS_MAX);
    ask(1, 99, CountMemory.ROWS_MAX);
    assertThat(counted).as("one that fills it is not kept").hasValue(23);
  }
}
