package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasisTest {

  @ParameterizedTest(name = "{0} is stored as {1}")
  @CsvSource({"STATUTORY, 1", "ADMINISTRATIVE, 2", "ANALOGY, 3"})
  void aBasisIsStoredUnderItsNumberAndFoundByIt(Basis basis, int code) {
    assertThat(basis.code()).isEqualTo(code);
    assertThat(Basis.ofCode(code)).isEqualTo(basis);
  }

  @Test
  void anUnknownNumberIsRefused() {
    assertThatThrownBy(() -> Basis.ofCode(4)).hasMessageContaining("4");
  }
}
