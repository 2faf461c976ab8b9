package abhaya.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Our scripts and style sheets: typed, without anything from elsewhere.
class ScriptsTest {
  private static final Path CHECKS = Path.of("src/test/frontend");
  private static final Path STATIC = Path.of("src/main/resources/static");
  private static final Pattern VENDOR =
      Pattern.compile("[\"'(](/vendor/[A-Za-z0-9._/-]+/)([A-Za-z0-9._-]*)");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b");

  @Test
  void scriptsAgreeWithTheirTypes() throws Exception {
    if (!Files.exists(CHECKS.resolve("node_modules/.package-lock.json"))) {
      var installed =
          run("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts");
      assertThat(installed).as("npm ci").startsWith("0");
    }
    assertThat(run("node", "node_modules/typescript/bin/tsc", "--project", "tsconfig.json"))
        .isEqualTo("0\n");
  }

  @Test
  void whatPagesLoadFromVendorIsThere() throws IOException {
    var missing = new TreeSet<String>();
    for (var file : sources()) {
      var found = VENDOR.matcher(Files.readString(file));
      while (found.find()) {
        var path = "static" + found.group(1) + found.group(2);
        if (ScriptsTest.class.getClassLoader().getResource(path) == null) missing.add(path);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void nothingIsLoadedFromElsewhere() throws IOException {
    for (var file : sources()) {
      assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
          .as(file.toString())
          .doesNotContain("http:", "https:", "//cdn");
    }
  }

  @Test
  void noPageHoldsAScriptOrAHandler() throws IOException {
    for (var page : files(Path.of("src/main/jte"), List.of(".jte"))) {
      assertThat(Files.readString(page))
          .as(page.toString())
          .doesNotContainPattern("<script>|\\son(click|change|submit|load|input)=|javascript:");
    }
  }

  @Test
  void onlyTheTokensNameColours() throws IOException {
    var named = new TreeSet<String>();
    for (var file : files(STATIC.resolve("components"), List.of(".css", ".mjs"))) {
      if (file.endsWith("tokens.css") || file.endsWith("paper.css")) continue;
      var found = COLOUR.matcher(Files.readString(file));
      while (found.find()) named.add(file.getFileName() + " " + found.group());
    }
    assertThat(named).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    var all = new ArrayList<>(files(STATIC, List.of(".css", ".mjs")));
    all.addAll(files(Path.of("src/main/jte"), List.of(".jte")));
    return all;
  }

  private static List<Path> files(Path root, List<String> endings) throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(file -> endings.stream().anyMatch(file.toString()::endsWith)).toList();
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(CHECKS.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() + "\n" + said;
  }
}
