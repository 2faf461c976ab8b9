package abhaya.base.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  @Test
  void numbersWithinLabelsSortAsNumbers() {
    assertThat(Stream.of("D10", "D2", "d1", "D02A", "C", "09", "10").sorted(NaturalOrder.LABELS))
        .containsExactly("09", "10", "C", "d1", "D2", "D02A", "D10");
  }
}
