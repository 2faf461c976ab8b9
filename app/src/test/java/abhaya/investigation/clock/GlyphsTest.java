package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphsTest {

  @ParameterizedTest
  @ValueSource(chars = {'a', 'n', 'z'})
  void smallLettersAreLatin(char letter) {
    assertThat(Glyphs.isLatin(letter)).isTrue();
    assertThat(Glyphs.isLetter(letter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(chars = {'`', '{', '0', '(', ' '})
  void signsBesideTheSmallLettersAreNotLatin(char sign) {
    assertThat(Glyphs.isLatin(sign)).isFalse();
    assertThat(Glyphs.isLetter(sign)).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "\u08FF, false",
    "\u0900, true",
    "\u0915, true",
    "\u097F, true",
    "\u0980, false",
    "a, false"
  })
  void devanagariFillsOneBlock(char letter, boolean devanagari) {
    assertThat(Glyphs.isDevanagari(letter)).isEqualTo(devanagari);
  }

  @ParameterizedTest
  @ValueSource(chars = {'\u0915', '\u093E', '\u0902', '\u094D', '\u0B87'})
  void lettersOfIndiaAndTheirSignsAreLetters(char letter) {
    assertThat(Glyphs.isLetter(letter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(chars = {'\u2026', '\u20B9', '\u00A7', '\u0964'})
  void dotsAndSignsAreNoLetters(char sign) {
    assertThat(Glyphs.isLetter(sign)).isFalse();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "०, 0", "९, 9", "૩, 3", "௭, 7", "３, 3", "Ａ, a", "Ｚ, z", "ક, क", "–, -", "[, (", "], )"
  })
  void everyScriptIsBroughtToOneForm(String typed, String plain) {
    assertThat(new String(Glyphs.plain(typed))).isEqualTo(plain);
  }
}
