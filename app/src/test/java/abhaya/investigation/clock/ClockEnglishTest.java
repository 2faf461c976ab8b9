package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockEnglishTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "INFORMATION_RECEIVED, information received",
    "FIR_RECORDED, FIR recorded",
    "E_FIR_SIGNED, e-FIR signed",
    "ZERO_FIR_RECORDED, zero FIR recorded",
    "COMPLAINT_TO_SP, complaint to SP",
    "CWC_PRODUCED, CWC produced",
    "ARREST, arrest"
  })
  void aStepIsSaidInPlainWordsAndShortNamesStay(Step step, String english) {
    assertThat(ClockWords.english(step)).isEqualTo(english);
  }

  @Test
  void everyConditionIsSaidInWordsOfItsOwn() {
    var words = Arrays.stream(Condition.values()).map(ClockWords::english).toList();

    assertThat(words).doesNotContain("").doesNotHaveDuplicates();
    assertThat(ClockWords.english(Condition.ZERO_FIR)).isEqualTo("not a Zero FIR");
  }
}
