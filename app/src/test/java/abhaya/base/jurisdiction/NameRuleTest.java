package abhaya.base.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameRuleTest {

  private static String fault(String en, String hi) {
    return NameRule.faultOf(NameRule.tidy(en), NameRule.tidy(hi)).map(UnitRefusal::code).orElse("");
  }

  @Test
  void namesInTheirOwnScriptPass() {
    assertThat(fault("Nadi Kinara (East) No. 2", "नदी किनारा (पूर्व) २")).isEmpty();
    assertThat(fault("Śānti Nagar", "शान्ति नगर GRP")).isEmpty();
    assertThat(fault("  Nadi   Kinara ", "")).isEmpty();
    assertThat(NameRule.tidy("  Nadi   Kinara ")).isEqualTo("Nadi Kinara");
  }

  @Test
  void lettersThatOnlyLookAlikeAreRefused() {
    assertThat(fault("N\u0430di", "")).isEqualTo("name-mixed-script");
    assertThat(fault("\u041d\u0430\u0434\u0438", "")).isEqualTo("name-mixed-script");
    assertThat(fault("Nadi", "नदीA")).isEqualTo("name-mixed-script");
    assertThat(fault("Nadi", "\u0441\u043e")).isEqualTo("name-mixed-script");
  }

  @Test
  void emptyLongAndUnprintableNamesAreRefused() {
    assertThat(fault("", "नदी")).isEqualTo("name-missing");
    assertThat(fault("N".repeat(120), "")).isEmpty();
    assertThat(fault("N".repeat(121), "")).isEqualTo("name-too-long");
    assertThat(fault("Na\u202edi", "")).isEqualTo("name-unprintable");
    assertThat(fault("Na\u0000di", "")).isEqualTo("name-unprintable");
  }
}
