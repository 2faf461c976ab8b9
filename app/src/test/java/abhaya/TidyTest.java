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
      Pattern.compile("(?!(?:\\w+ )*record )(?![A-Z0-9_]+\\()(?:[@\\w<>\\[\\]?,. &]+ )?\\w+\\(.*");

  private static final Pattern TYPE_HEAD =
      Pattern.compile("(?:[a-z-]+ )*(?:class|interface|record|enum|@interface) \\w.*");

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
          "draft",
          "listing",
          "compliance",
          "sec",
          "law",
          "why",
          "demo",
          "asset",
          "work",
          "fund",
          "followup",
          "project",
          "hotspot",
          "walk",
          "report",
          "notice",
          "push",
          "reminder",
          "subscription",
          "intake",
          "incident",
          "referral",
          "unit",
          "dispatch",
          "pace",
          "position",
          "citizen",
          "volunteer");

  private static List<String> longMethods(Path path) {
    return longMethods(lines(path)).stream().map(head -> path + ":" + head).toList();
  }

  /// Numbers of the lines at which a method begins that is too long, in types of any depth. The
  /// formatter sees to it that members of a type stand two further in than its head, and that what
  /// begins at a depth ends there with a brace of its own.
  private static List<Integer> longMethods(List<String> lines) {
    var found = new ArrayList<Integer>();
    var depth = 0;
    for (var at = 0; at < lines.size(); at++) {
      var line = lines.get(at);
      if (depth > 0 && line.equals(" ".repeat(depth - 2) + "}")) depth -= 2;
      if (line.isBlank() || indentOf(line) != depth) continue;
      var text = line.strip();
      var type = TYPE_HEAD.matcher(text).matches();
      if (!type && (depth == 0 || !METHOD_HEAD.matcher(text).matches())) continue;
      var open = at;
      while (open < lines.size() && !lines.get(open).matches(".*[{};]$")) open++;
      if (open == lines.size() || !lines.get(open).endsWith("{")) continue;
      if (type) {
        depth += 2;
        at = open;
        continue;
      }
      var end = open;
      while (end < lines.size() && !lines.get(end).equals(" ".repeat(depth) + "}")) end++;
      if (end - at + 1 > METHOD_LINES_MAX) found.add(at + 1);
      at = end;
    }
    return found;
  }

  private static int indentOf(String line) {
    return line.length() - line.stripLeading().length();
  }

  @Test
  void aLongMethodOfANestedTypeIsSeen() {
    var body = "      act();\n".repeat(METHOD_LINES_MAX - 1);
    var nested =
        """
        final class Outer {
          private static final List<String> NAMES =
              List.of(
                  "a");

          record Short(int one) {
            Short {
              act();
            }
          }

          /// Holds one.
          private static final class Inner {
            void shortOne() {
              act();
            }

            @Override
            public <T extends Object & Runnable> T longOne(
                int one,
                int two) {
        """
            + body
            + "    }\n  }\n\n  void afterwards() {\n"
            + body
            + "  }\n}\n";
    assertThat(longMethods(nested.lines().toList())).hasSize(2);
    assertThat(longMethods(nested.replace(body, "      act();\n").lines().toList())).isEmpty();
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
