package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {

  @ParameterizedTest(name = "{0}: {1} in Hindi, {2} in Marathi")
  @CsvSource({
    "ab, ab, ab",
    "क, a, c",
    "ख, b, b",
    "ग, c, g",
    "ड, m, d",
    "ढ, n, n",
    "एबी, ab, ab",
    "डीए, da, da",
    "डब्ल्यू, w, w",
    "एबीसीडी, abcd, abcd"
  })
  void aLetterHasItsPlaceInTheLanguageOfTheText(String typed, String hindi, String marathi) {
    assertThat(latin(typed, false)).isEqualTo(hindi);
    assertThat(latin(typed, true)).isEqualTo(marathi);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aक", "कa", "बलात्कार", "एबीसीडीई"})
  void wordsAndMixedScriptsAreNoLetters(String typed) {
    assertThat(latin(typed, false)).isNull();
  }

  @Test
  void aRunOfMoreThanTwelveLettersIsNoMark() {
    assertThat(latin("abcdefghijkl", false)).isEqualTo("abcdefghijkl");
    assertThat(latin("abcdefghijklm", false)).isNull();
    assertThat(latin("एएएएएएएएएएएएए", false)).isNull();
  }

  @Test
  void signsWithoutWidthAreNoLetters() {
    assertThat(latin("d\u200Bb", false)).isEqualTo("db");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"i, true", "xviii, true", "xxviii, false", "va, false", "n, false", "iiia, false"})
  void aRomanNumberHasAtMostFiveSigns(String letters, boolean roman) {
    assertThat(Letters.isRoman(letters)).isEqualTo(roman);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"lm, 'l,m'", "va, va", "ii, ii", "n, n", "zb, zb", "rs, 'r,s'"})
  void marksRunTogetherAreTakenApart(String letters, String marks) {
    assertThat(String.join(",", Letters.marks(letters))).isEqualTo(marks);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"1, i", "2, ii", "3, iii", "4, iv", "5, v", "6, vi", "7, vii", "va, va", "8, 8"})
  void aDigitStandsForTheRomanNumberOfTheClause(String digit, String clause) {
    assertThat(Letters.small(digit)).isEqualTo(clause);
  }

  private static @Nullable String latin(String typed, boolean marathi) {
    var text = Glyphs.plain(typed);
    return Letters.latin(text, 0, text.length, marathi);
  }
}
