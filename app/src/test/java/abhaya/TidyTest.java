package abhaya;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Limits a reader relies on. A limit is lowered, never raised.
class TidyTest {
  private static final int FILE_LINES_MAX = 400;
  private static final int METHOD_LINES_MAX = 50;
  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern METHOD_HEAD =
      Pattern.compile(
          "^  (?! )(?!(?:\\w+ )*record )(?![A-Z0-9_]+\\()(?:[@\\w<>\\[\\]?,. ]+ )?\\w+\\(.*");

  /// Schemas every module may read: who acts, the units, and the database's own catalogue.
  private static final Set<String> SHARED_SCHEMAS = Set.of("jurisdiction", "sec", "pg_catalog");

  private static final Pattern TABLE_USE =
      Pattern.compile("\\b(?:from|join|into|update)\\s+(?:only\\s+)?([a-z]+)\\.([a-z_]+)");

  @Test
  void noFileIsLongerThanFourHundredLines() {
    assertThat(sources().filter(path -> lines(path).size() > FILE_LINES_MAX)).isEmpty();
  }

  @Test
  void noMethodIsLongerThanFiftyLines() {
    var tooLong = new ArrayList<String>();
    sources().forEach(path -> tooLong.addAll(longMethods(path)));
    assertThat(tooLong).isEmpty();
  }

  @Test
  void nothingIsPutOffInAComment() {
    var putOff = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    assertThat(sources().filter(path -> putOff.matcher(text(path)).find())).isEmpty();
  }

  @Test
  void sqlStaysInItsOwnSchema() {
    var strays = new ArrayList<String>();
    sources()
        .forEach(path -> {
          var module = path.getParent() == null ? "" : path.getParent().getFileName();
          var uses = TABLE_USE.matcher(text(path));
          while (uses.find()) {
            var schema = uses.group(1);
            var own = schema.equals(String.valueOf(module)) || SHARED_SCHEMAS.contains(schema);
            if (!own && SCHEMAS.contains(schema)) strays.add(path + ": " + uses.group());
          }
        });
    assertThat(strays).isEmpty();
  }

  /// Names that are schemas of ours; anything else before a dot is an alias.
  private static final Set<String> SCHEMAS =
      Set.of(
          "platform",
          "jurisdiction",
          "access",
          "trail",
          "feed",
          "cases",
          "compliance",
          "sec",
          "law",
          "demo");

  private static List<String> longMethods(Path path) {
    var found = new ArrayList<String>();
    var lines = lines(path);
    for (var at = 0; at < lines.size(); at++) {
      if (!METHOD_HEAD.matcher(lines.get(at)).matches()) continue;
      var open = at;
      while (open < lines.size() && !lines.get(open).matches(".*[{;]$")) open++;
      if (open == lines.size() || lines.get(open).endsWith(";")) continue;
      var end = open;
      while (end < lines.size() && !lines.get(end).equals("  }")) end++;
      if (end - at + 1 > METHOD_LINES_MAX) found.add(path + ":" + (at + 1));
      at = open;
    }
    return found;
  }

  private static Stream<Path> sources() {
    try (var paths = Files.walk(SOURCES)) {
      return paths.filter(path -> path.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path path) {
    return text(path).lines().toList();
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
