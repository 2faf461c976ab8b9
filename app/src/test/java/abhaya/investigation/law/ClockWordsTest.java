package abhaya.investigation.law;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.Act;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.Condition;
import abhaya.investigation.clock.Mark;
import abhaya.investigation.clock.Responsible;
import abhaya.investigation.clock.SectionGroup;
import abhaya.investigation.clock.SectionRow;
import abhaya.investigation.clock.Sentence;
import abhaya.investigation.clock.Stage;
import abhaya.investigation.clock.Step;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockWordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  @ParameterizedTest
  @ValueSource(strings = {"en", "hi"})
  void everyWordOfTheLawIsSaid(String language) throws IOException {
    var words = words(language);

    assertThat(words.stringPropertyNames()).containsAll(keys());
  }

  @ParameterizedTest
  @EnumSource(Sentence.class)
  void aSentenceIsTheSameInCodeAndFileAndKeepsItsPlacesInHindi(Sentence sentence)
      throws IOException {
    var hindi = words("hi").getProperty(sentence.key());

    assertThat(words("en").getProperty(sentence.key())).isEqualTo(sentence.template());
    assertThat(places(hindi)).containsExactlyInAnyOrderElementsOf(places(sentence.template()));
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(found -> found.group()).toList();
  }

  private static List<String> keys() {
    var law = LawFiles.load();
    var keys = new ArrayList<String>();
    for (var value : Act.values()) keys.add(value.messageKey());
    for (var value : Basis.values()) keys.add(value.messageKey());
    for (var value : Mark.values()) keys.add(value.messageKey());
    for (var value : SectionGroup.values()) keys.add(value.messageKey());
    for (var value : ClockState.values()) keys.add(value.messageKey());
    for (var value : Responsible.values()) keys.add(value.messageKey());
    for (var value : Condition.values()) keys.add(value.messageKey());
    for (var value : Stage.values()) keys.add(value.messageKey());
    for (var value : Step.values()) keys.add(value.messageKey());
    for (var row : law.register().rows()) keys.add(row.messageKey());
    for (var duty : law.book().duties()) keys.add(duty.messageKey());
    for (var value : SectionRow.Bail.values()) keys.add("clock.bail." + value);
    for (var month = 1; month <= 12; month++) keys.add("clock.month." + month);
    return keys;
  }

  private static Properties words(String language) throws IOException {
    var path = "/messages/clock_" + language + ".properties";
    var words = new Properties();
    try (var in = Objects.requireNonNull(ClockWordsTest.class.getResourceAsStream(path))) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }
}
