package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationTest {

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    "376AB, , , IPC 376AB",
    "376, 2, , IPC 376(2)",
    "376, 2, n, IPC 376(2)(n)",
    "294, , b, IPC 294(b)",
    "376, 2, a(i), IPC 376(2)(a)(i)"
  })
  void theLabelIsTheProvisionAsTheLawPrintsIt(
      String section, @Nullable String sub, @Nullable String clause, String label) {
    assertThat(new Citation(Act.IPC, section, sub, clause, false).label()).isEqualTo(label);
  }

  @Test
  void aBareSectionHasNoTail() {
    assertThat(Citation.of(Act.BNS, "64").tail()).isNull();
  }
}
