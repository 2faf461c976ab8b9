package abhaya.safecity.followup;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.web.Language;
import abhaya.base.web.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was drawn for inspection, in words.
class FollowupWordsTest {
  private final FollowupWords english = new FollowupWords(Samples.words(Language.ENGLISH));
  private final FollowupWords hindi = new FollowupWords(Samples.words(Language.HINDI));

  @Test
  void aWorkIsNamedByWhatIsBuiltAndOfWhat() {
    assertThat(english.listed("LKO/LIGHTING/LIGHT")).isEqualTo("Lighting · lights");
    assertThat(hindi.listed("LKO/LIGHTING/LIGHT")).isEqualTo("प्रकाश · बत्तियाँ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LKO-CAM-00017", "LKO/CAM/1", "LKO/LIGHTING", "a/b/c/d", ""})
  void whateverElseIsListedIsItsOwnName(String name) {
    assertThat(english.listed(name)).isEqualTo(name);
  }
}
