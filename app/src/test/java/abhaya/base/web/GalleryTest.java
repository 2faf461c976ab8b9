package abhaya.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GalleryTest {
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
  private static final Set<String> PARTS =
      Set.of(
          "chip",
          "command-bar",
          "csrf",
          "data-cell",
          "data-row",
          "draft",
          "help",
          "keys",
          "layout",
          "page-foot",
          "page-head",
          "progress",
          "rate",
          "spark",
          "tabs",
          "nav-item",
          "top-bar");

  static List<Gallery.Component> components() {
    return Gallery.load().components();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("components")
  void everyExampleOfAComponentRenders(Gallery.Component component) {
    assertThat(component.examples()).isNotEmpty();
    var html = html(Language.ENGLISH, new Gallery(List.of(component)));
    assertThat(html.split("class=\"example\"", -1)).hasSize(component.examples().size() + 1);
    assertThat(html).doesNotContain("class=\"example\">\n  </div>", "null\"");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aPageOfAllComponentsHasEachNameOnce(Language language) {
    var ids = ID.matcher(html(language, Gallery.load())).results().map(found -> found.group(1));
    assertThat(ids.toList()).doesNotHaveDuplicates();
  }

  @Test
  void everyComponentHasAnExampleOrIsPartOfOneThatHas() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/jte/components"))) {
      var templates =
          files
              .map(file -> file.getFileName().toString().replace(".jte", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      templates.removeAll(PARTS);
      assertThat(components().stream().map(Gallery.Component::name)).containsAll(templates);
    }
  }

  @Test
  void whatAnExampleSaysIsEscaped() {
    var evil = new Gallery.Chip(Tone.LATE, "<b onclick=x>&\"");
    var component = new Gallery.Component("status-chip", "", List.of(new Gallery.Example(evil)));
    assertThat(html(Language.ENGLISH, new Gallery(List.of(component))))
        .contains("&lt;b onclick=x")
        .doesNotContain("<b onclick");
  }

  private static String html(Language language, Gallery gallery) {
    var visit = Samples.visit(language, "/gallery");
    return Samples.html("web/gallery", PageFrame.of(visit, "Components"), gallery);
  }
}
