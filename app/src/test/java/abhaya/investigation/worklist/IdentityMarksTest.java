package abhaya.investigation.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.worklist.IdentityMarks.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class IdentityMarksTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/oracles/worklist/identity-marks.csv",
      numLinesToSkip = 1,
      delimiter = ';')
  void whatMayPointAtAVictimIsMarked(String text, Kind kind) {
    assertThat(IdentityMarks.in(text)).extracting(IdentityMarks.Mark::kind).contains(kind);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/oracles/worklist/no-identity-marks.csv",
      numLinesToSkip = 1,
      delimiter = ';')
  void whatAnOfficerWritesOfHerWorkIsNot(String text) {
    assertThat(IdentityMarks.in(text)).isEmpty();
  }

  @Test
  void aPlaceIsMarkedOnceAndTheTextIsInNoLog() {
    var marks = IdentityMarks.in("call 98765 43210 or 9876543210");
    assertThat(marks).hasSize(2);
    assertThat(marks.toString()).doesNotContain("98765");
    assertThat(marks.getFirst().text()).isEqualTo("98765 43210");
  }
}
