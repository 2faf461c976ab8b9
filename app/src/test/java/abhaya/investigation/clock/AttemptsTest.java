package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {

  @ParameterizedTest(name = "{0}, section {1} only attempted: {2}")
  @CsvSource({
    "376/511 IPC, 0, true",
    "'376, 511 IPC', 0, true",
    "376/511 IPC, 1, false",
    "64/62 BNS, 0, true",
    "62/64 BNS, 0, false",
    "62 r/w 64 BNS, 0, false",
    "62 r/w 64 BNS, 1, true",
    "64 r/w 49 BNS, 0, true",
    "'64, 49 BNS', 0, false",
    "49 r/w 64 BNS, 0, false",
    "4/18 POCSO, 0, true",
    "4/18 POCSO, 1, false",
    "6/17 POCSO, 0, true",
    "'376, 506 IPC', 0, false",
    "'376 IPC, 18 POCSO', 0, false",
    "67 r/w 84C IT Act, 0, false"
  })
  void attemptBelongsToTheSectionItIsReadWithOrFollows(String typed, int at, boolean covered) {
    var citations = new SectionReader().read(typed).citations();

    assertThat(Attempts.cover(citations, at)).isEqualTo(covered);
  }

  @Test
  void theFirstSectionIsReadWithNothingBeforeIt() {
    var first = new Citation(Act.IPC, "376", null, null, true);

    assertThat(Attempts.cover(List.of(first), 0)).isFalse();
  }
}
