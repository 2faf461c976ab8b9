package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KnownSectionsTest {

  @ParameterizedTest(name = "{0} {1} to {2}")
  @CsvSource({
    "IPC, 34, 35",
    "IPC, 107, 511",
    "BNS, 3, 3",
    "BNS, 45, 358",
    "POCSO, 1, 23",
    "IT, 43, 90",
    "SCST, 1, 15",
    "JJ, 74, 89",
    "ARMS, 1, 35",
    "DP, 1, 10"
  })
  void policeChargeFromTheFirstToTheLastNumberAndNoneBeside(Act act, int first, int last) {
    assertThat(KnownSections.isPlausible(act, first)).isTrue();
    assertThat(KnownSections.isPlausible(act, last)).isTrue();
    assertThat(first > 1 && KnownSections.isPlausible(act, first - 1)).isFalse();
    assertThat(KnownSections.isPlausible(act, last + 1)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  void noActIsChargedBeyondItsLastSection(Act act) {
    assertThat(KnownSections.isPlausible(act, KnownSections.last(act) + 1)).isFalse();
  }

  @ParameterizedTest(name = "{0} ends with {1}")
  @CsvSource({
    "IPC, 511",
    "BNS, 358",
    "POCSO, 46",
    "CRPC, 484",
    "BNSS, 531",
    "IT, 90",
    "SCST, 23",
    "JJ, 112",
    "DP, 10",
    "ITPA, 25",
    "ARMS, 46",
    "PCMA, 21",
    "DV, 37",
    "NDPS, 83",
    "MV, 217",
    "EVIDENCE, 167",
    "BSA, 170"
  })
  void anActEndsWithItsLastSection(Act act, int last) {
    assertThat(KnownSections.last(act)).isEqualTo(last);
  }

  @Test
  void letteredSectionsOfANumberComeInTheOrderOfTheAct() {
    assertThat(KnownSections.lettered(Act.IPC, 376))
        .containsExactly("376A", "376AB", "376B", "376C", "376D", "376DA", "376DB", "376E");
    assertThat(KnownSections.lettered(Act.ITPA, 22)).containsExactly("22A", "22AA");
  }

  @Test
  void aNumberThatOnlyBeginsAnotherHasNoneOfItsLetters() {
    assertThat(KnownSections.lettered(Act.IPC, 37)).isEmpty();
    assertThat(KnownSections.lettered(Act.CRPC, 4)).isEmpty();
    assertThat(KnownSections.lettered(Act.POCSO, 5)).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "IPC, 376DA, true",
    "IPC, 376N, false",
    "CRPC, 164A, true",
    "IT, 66F, true",
    "IT, 43B, false",
    "SCST, 14A, true",
    "DP, 8B, true",
    "ITPA, 17A, true",
    "POCSO, 5L, false",
    "BNS, 64F, false",
    "BNSS, 173A, false",
    "JJ, 75A, false",
    "PCMA, 9A, false",
    "DV, 18A, false",
    "ARMS, 25A, false",
    "NDPS, 27A, true"
  })
  void lettersMakeASectionWhereTheActHasIt(Act act, String section, boolean lettered) {
    assertThat(KnownSections.isLettered(act, section)).isEqualTo(lettered);
  }

  @ParameterizedTest(name = "{0} {1}({2}) holds clauses: {3}")
  @CsvSource({
    "IPC, 376, a, true",
    "IPC, 376, b, false",
    "IPC, 354, a, false",
    "BNS, 64, a, true",
    "BNS, 64, b, false",
    "BNS, 65, a, false",
    "POCSO, 5, a, true",
    "POCSO, 5, j, true",
    "POCSO, 5, g, false",
    "SCST, 3, w, true",
    "SCST, 3, za, true",
    "SCST, 3, r, false",
    "CRPC, 41, b, true",
    "CRPC, 41, h, false"
  })
  void aClauseHoldsClausesWhereTheActHasThem(Act act, int number, String clause, boolean nests) {
    assertThat(KnownSections.nests(act, number, clause)).isEqualTo(nests);
  }
}
