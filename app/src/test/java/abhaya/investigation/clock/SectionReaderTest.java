package abhaya.investigation.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionReaderTest {
  private static final int LONGEST = 4000;
  private static final List<String> PIECES =
      List.of(
          "376",
          "(2)",
          "(n)",
          " IPC",
          "भादवि",
          "r/w",
          ",",
          "/",
          "(",
          ")",
          "5(l)",
          "POCSO",
          " ",
          "\n",
          "D",
          "to",
          "-",
          "1860",
          "Act",
          "धारा",
          "एवं",
          "ई",
          "०",
          "xyz",
          "0",
          "&",
          "पॉक्सो",
          "BNS",
          "64",
          "part",
          "II",
          "scheduled castes",
          "\u0000",
          "\uD83D",
          "99999",
          "of",
          "और",
          ".",
          "से");

  private final SectionReader reader = new SectionReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "376(2)(n), 506 IPC r/w 5(l)/6 POCSO",
        "64(1), 351(3) BNS & 4 POCSO Act",
        "376AB IPC"
      })
  void whatIsPrintedAsLabelsIsReadBackTheSame(String typed) {
    var labels =
        reader.read(typed).citations().stream()
            .map(Citation::label)
            .collect(Collectors.joining(", "));

    var again = reader.read(labels);

    assertThat(again.unread()).isEmpty();
    assertThat(again.citations().stream().map(Citation::label).collect(Collectors.joining(", ")))
        .isEqualTo(labels);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/oracles/clock/sections.csv", delimiter = '|', numLinesToSkip = 1)
  void aSpellingIsReadAsItIsMeant(String text, @Nullable String expected, @Nullable String unread) {
    var reading = reader.read(text.replace("\\n", "\n"));

    assertThat(printed(reading)).isEqualTo(expected == null ? "" : expected);
    assertThat(String.join("; ", reading.unread())).isEqualTo(unread == null ? "" : unread);
  }

  @Test
  void theTailIsWhatFollowsTheSection() {
    var citation = reader.read("376(2)(n) IPC").citations().getFirst();

    assertThat(citation.tail()).isEqualTo("(2)(n)");
    assertThat(citation.label()).isEqualTo("IPC 376(2)(n)");
    assertThat(citation.number()).isEqualTo(376);
  }

  @ParameterizedTest
  @ValueSource(ints = {1800, 1860, 2012, 2099})
  void aYearBesideAnActIsNoSection(int year) {
    for (var text : List.of("IPC, %d - 376", "376, %d IPC", "IPC (45 of %d) 376")) {
      var reading = reader.read(text.formatted(year));

      assertThat(printed(reading)).as(text).isEqualTo("IPC 376");
      assertThat(reading.unread()).as(text).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1799, 2100, 9999})
  void aLongNumberThatIsNoYearIsHandedBack(int number) {
    var reading = reader.read("IPC, %d - 376".formatted(number));
    var inBrackets = reader.read("IPC 376 of %d".formatted(number));

    assertThat(printed(reading)).isEqualTo("IPC 376");
    assertThat(reading.unread()).containsExactly(Integer.toString(number));
    assertThat(printed(inBrackets)).isEqualTo("IPC 376");
    assertThat(inBrackets.unread()).containsExactly(Integer.toString(number));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Crime No. %s, 354 IPC", "Cr. No. %s u/s 354 IPC", "%s 354 IPC"})
  void theNumberOfACaseIsNoSection(String text) {
    for (var number : List.of("376/2024", "376-2024", "376 - 2024")) {
      var reading = reader.read(text.formatted(number));

      assertThat(printed(reading)).as(number).isEqualTo("IPC 354");
      assertThat(String.join("; ", reading.unread())).endsWith(number);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"376 IPC\u200B", "376 IPC\u00AD, 376 IPC\uFEFF", "376\u200B IP\u200DC\u200B"})
  void signsWithoutWidthChangeNoWord(String text) {
    var reading = reader.read(text);

    assertThat(printed(reading)).isEqualTo("IPC 376");
    assertThat(reading.unread()).isEmpty();
  }

  @Test
  void anEmptyTextIsNotComplete() {
    assertThat(reader.read("").isComplete()).isFalse();
    assertThat(reader.read("376 IPC").isComplete()).isTrue();
    assertThat(reader.read("376 IPC, 12").isComplete()).isFalse();
  }

  @Tag("volume")
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noTextThrows(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 3000; i++) {
      var text = random.nextBoolean() ? pieces(random) : characters(random);
      assertThatCode(() -> reader.read(text)).as(text).doesNotThrowAnyException();
    }
  }

  @Tag("volume")
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void noNumberIsDropped(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 2000; i++) {
      var number = 107 + random.nextInt(400);
      var text = pieces(random) + " , " + number + " qqq";
      var reading = reader.read(text);
      var whole = printed(reading) + " " + String.join(" ", reading.unread());
      assertThat(whole).as(text).contains(Integer.toString(number));
    }
  }

  @Tag("volume")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "376(", "(", "((((i", "376 ", "r/w ", "IPC ", "protection of children from ", "5/6,", "a.",
            "0",
        "भा0द0", "- ", "2012 ", "of 1860 ", "part ", "376 to ", "scheduled castes and ", "i ",
            "1860/", "/"
      })
  void hostileTextEndsQuickly(String piece) {
    var text = piece.repeat(LONGEST / piece.length());

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> {
          for (var i = 0; i < 20; i++) reader.read(text);
        });
  }

  private static String pieces(Random random) {
    var text = new StringBuilder();
    var count = random.nextInt(30);
    for (var i = 0; i < count; i++) text.append(PIECES.get(random.nextInt(PIECES.size())));
    return text.toString();
  }

  private static String characters(Random random) {
    var text = new StringBuilder();
    var count = random.nextInt(60);
    for (var i = 0; i < count; i++) text.append((char) random.nextInt(0x10000));
    return text.toString();
  }

  private static String printed(SectionReading reading) {
    return reading.citations().stream()
        .map(citation -> (citation.readWith() ? "+" : "") + citation.label())
        .collect(Collectors.joining(", "));
  }
}
