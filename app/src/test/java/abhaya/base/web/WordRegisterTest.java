package abhaya.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The register of words: one meaning a word, wherever it is asked for.
class WordRegisterTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyRateAndCountOfAnOverviewIsExplained(Language language) {
    var words = Samples.words(language);
    for (var key :
        List.of(
            "registered",
            "mature",
            "inTime",
            "late",
            "overdue",
            "compliance",
            "beyond",
            "disposal",
            "pendency",
            "youngDisposal",
            "lastDay",
            "code")) {
      var help = Objects.requireNonNull(WordRegister.help(words, key, "x"), key);
      assertThat(help.text()).isNotBlank();
      assertThat(Objects.requireNonNull(help.more()).href()).isEqualTo("/words#" + key);
    }
    assertThat(WordRegister.help(words, "none-such", "x")).isNull();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePageOfWordsHasEachOnceWithAnAnchor(Language language) {
    var words = Samples.words(language);
    var entries = WordRegister.all(words);
    var page = PageFrame.of(Samples.visit(language, "/words"), words.say("web.words"));
    var html = Samples.html("web/words", page, new WordsView(entries));
    assertThat(entries).extracting(WordRegister.Entry::key).doesNotHaveDuplicates();
    for (var entry : entries) assertThat(html).contains("id=\"" + entry.key() + "\"");
  }

  @Test
  void aHeadOfAListCarriesItsMeaning() {
    var words = Samples.words(Language.ENGLISH);
    var column =
        ListColumn.<String>number(
            "overdue", "Overdue", text -> new DataTable.Text(text), String::length);
    var name =
        ListColumn.<String>text("name", "Unit", text -> new DataTable.Text(text), text -> text);
    var shape = ListShape.read(Address.of("/x?sort=-overdue"), List.of(name, column), "name");
    var head = shape.heads(words).getLast();
    assertThat(Objects.requireNonNull(head.help()).text()).contains("final report");
    assertThat(head.sorted()).isEqualTo("ascending");
    assertThat(head.sortHref()).isEqualTo("/x?sort=overdue");
    assertThat(shape.chip(words).choices().get(1).href()).contains("columns=name");
  }
}
