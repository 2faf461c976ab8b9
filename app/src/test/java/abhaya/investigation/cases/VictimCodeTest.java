package abhaya.investigation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VictimCodeTest {

  @Test
  void aCodeHasTheFormThatIsSpokenAloud() {
    assertThat(VictimCode.next()).matches("V-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}");
  }

  @Test
  void oneWrongCharacterIsNoticed() {
    var code = VictimCode.next();
    assertThat(VictimCode.isValid(code)).isTrue();
    for (var at : new int[] {2, 3, 4, 5, 7}) {
      var other = code.charAt(at) == 'K' ? 'M' : 'K';
      var wrong = code.substring(0, at) + other + code.substring(at + 1);
      assertThat(VictimCode.isValid(wrong)).as(wrong).isFalse();
    }
  }
}
