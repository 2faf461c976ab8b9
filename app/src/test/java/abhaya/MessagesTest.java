package abhaya;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.web.WordBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every visible word stands in `messages/`, once in each language.
class MessagesTest {
  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Path PAGES = Path.of("src/main/jte");
  private static final Path CODE = Path.of("src/main/java");

  private static final int LETTERS_OF_A_NAME = 12;

  private static final Pattern SAID =
      Pattern.compile("say\\(\\s*\"([a-z][A-Za-z0-9._>-]*[A-Za-z0-9])\"\\s*[,)]");
  private static final Pattern SHOWN =
      Pattern.compile("\\s(?:title|placeholder|alt|aria-label)=\"([^\"$]*\\p{L}[^\"]*)\"");
  private static final Pattern DEVANAGARI = Pattern.compile("\\p{InDevanagari}");

  @TestFactory
  Stream<DynamicTest> aModuleHasTheSameKeysInEveryLanguage() throws IOException {
    return files(MESSAGES, "_en.properties").stream()
        .map(english ->
            DynamicTest.dynamicTest(
                english.getFileName().toString(),
                () -> {
                  var hindi = Path.of(english.toString().replace("_en.", "_hi."));
                  assertThat(keys(hindi)).isEqualTo(keys(english));
                }));
  }

  @Test
  void everyMessageCanBeReadAndIsInOneFileOnly() {
    assertThat(WordBook.load(true).keys()).isNotEmpty();
  }

  @Test
  void everyKeyThatCodeOrPageNamesHasWords() throws IOException {
    var known = WordBook.load(true).keys();
    var missing = new TreeSet<String>();
    for (var root : List.of(PAGES, CODE)) {
      for (var file : files(root, root.equals(PAGES) ? ".jte" : ".java")) {
        if (file.endsWith("package-info.java")) continue; // examples in comments
        var found = SAID.matcher(Files.readString(file));
        while (found.find()) {
          if (!known.contains(found.group(1)))
            missing.add(file.getFileName() + " " + found.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noPageHasBareText() throws IOException {
    var bare = new TreeSet<String>();
    for (var page : files(PAGES, ".jte")) {
      var source = Files.readString(page);
      for (var text : BareText.in(source)) bare.add(PAGES.relativize(page) + ": " + text);
      var shown = SHOWN.matcher(source);
      while (shown.find()) bare.add(PAGES.relativize(page) + ": " + shown.group(1));
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void theCheckOfBareTextSeesAPlantedOne() {
    assertThat(BareText.in("@param String a\n<p>Hello ${a}</p>")).containsExactly("Hello");
    assertThat(BareText.in("@if(a.b(\"x y\"))<p>${a.say(\"x.y\")} · 3</p>@endif")).isEmpty();
    assertThat(BareText.in("@template.components.layout(page = page, content = @`<p>नमस्ते</p>`)"))
        .containsExactly("नमस्ते");
  }

  @Test
  void hindiIsWrittenInItsOwnScript() throws IOException {
    var latin = new TreeSet<String>();
    for (var file : files(MESSAGES, "_hi.properties")) {
      properties(file)
          .forEach((key, text) -> {
            var letters = text.toString().replaceAll("[^\\p{L}]", "").length();
            if (letters > LETTERS_OF_A_NAME && !DEVANAGARI.matcher(text.toString()).find()) {
              latin.add(key.toString());
            }
          });
    }
    assertThat(latin).isEmpty();
  }

  private static Set<String> keys(Path file) throws IOException {
    return new TreeSet<>(properties(file).stringPropertyNames());
  }

  private static java.util.Properties properties(Path file) throws IOException {
    var properties = new java.util.Properties();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  private static List<Path> files(Path root, String ending) throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .sorted()
          .collect(Collectors.toList());
    }
  }
}
