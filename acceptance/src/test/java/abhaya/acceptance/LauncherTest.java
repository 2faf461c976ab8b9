package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher on a machine that lacks something: a copy of it, among commands made for the test.
class LauncherTest {
  private static final List<String> USUAL =
      List.of(
          "sh",
          "dirname",
          "readlink",
          "sed",
          "sort",
          "head",
          "env",
          "mktemp",
          "rm",
          "find",
          "cat",
          "awk",
          "touch",
          "mkdir",
          "grep",
          "tr");
  private static final String INSTALL =
      "apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-core";

  @TempDir private Path home;
  private Path commands;

  @BeforeEach
  void aMachineWithEverything() throws Exception {
    Files.copy(Program.home().resolve("abhaya"), home.resolve("abhaya"));
    commands = Files.createDirectory(home.resolve("commands"));
    for (var name : USUAL) has(name, "exec %s \"$@\"".formatted(where(name)));
    has("mvn", "echo Apache Maven 3.8.7");
    has("node", "echo v20.1.0");
    has("npm", "echo 11");
    has("id", "echo 0");
    has("chromium", "exit 0");
  }

  private static Path where(String name) {
    var bin = Path.of("/usr/bin", name);
    return Files.exists(bin) ? bin : Path.of("/bin", name);
  }

  private void has(String name, String script) throws Exception {
    var file = commands.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void lacks(String name) throws Exception {
    Files.delete(commands.resolve(name));
  }

  private Program.Ended abhaya(String... words) throws Exception {
    var command = new java.util.ArrayList<>(List.of("/bin/sh", home.resolve("abhaya") + ""));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", commands.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectOutput(home.resolve("output").toFile());
    var child = builder.start();
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Program.Ended(child.exitValue(), Files.readString(home.resolve("output")));
  }

  private static void saysOnly(Program.Ended ended, String sentence) {
    assertThat(ended.output().strip()).isEqualTo(sentence);
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void whatIsMissingIsNamedInOneSentence() throws Exception {
    has("node", "echo v18.19.0");
    saysOnly(abhaya("run"), "Abhaya needs Node 20 or later and found 18.19.0.");
    lacks("npm");
    has("node", "echo v20.1.0");
    saysOnly(
        abhaya("run"), "Abhaya needs npm and found none: install the npm that belongs to Node.js.");
    has("mvn", "echo Apache Maven 3.6.3");
    saysOnly(abhaya("run"), "Abhaya needs Maven 3.8.7 or later and found 3.6.3.");
    lacks("mvn");
    saysOnly(abhaya("run"), "Abhaya needs Maven 3.8.7 or later and found no mvn: install Maven.");
  }

  @Test
  void anUnknownWordIsRefused() throws Exception {
    assertThat(abhaya("fly").output()).startsWith("abhaya does not know the word fly.");
    saysOnly(abhaya("test", "--fast"), "test knows no other word than --long.");
  }

  @Test
  void eachWordExplainsItself() throws Exception {
    var handbook = Files.createDirectories(home.resolve("docs/reference"));
    Files.copy(
        Program.home().resolve("docs/reference/command-line.md"),
        handbook.resolve("command-line.md"));
    var run = abhaya("run", "--help");
    assertThat(run.status()).isZero();
    assertThat(run.output()).contains("`--port N`", "`--empty`").doesNotContain("`--rounds N`");
    assertThat(abhaya("help", "import").output()).contains("--dry-run", "| `cctns` |");
    assertThat(abhaya("--help").output()).contains("./abhaya run", "./abhaya test");
    saysOnly(abhaya("help", "fly"), "abhaya does not know the word fly.");
  }

  @Test
  void withoutChromiumAndWithoutRootTheOneCommandIsGiven() throws Exception {
    lacks("chromium");
    has("id", "echo 1000");
    saysOnly(abhaya("test"), "The browser tests need Chromium. As root, run once: " + INSTALL);
  }

  @Test
  void theInstallationOfChromiumIsBoundedAndItsFailureFails() throws Exception {
    lacks("chromium");
    has(
        "timeout",
        """
        echo "$@" >>'%s'
        case "$*" in *update*) ;; *) exit 124 ;; esac
        """
            .formatted(home.resolve("calls")));
    has("apt-get", "exit 0");
    var ended = abhaya("test");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output().lines())
        .containsExactly(
            "Installing Chromium for the browser tests.",
            "Chromium could not be installed, so the browser tests cannot pass. Run once: "
                + INSTALL);
    assertThat(Files.readAllLines(home.resolve("calls")))
        .satisfiesExactly(
            update -> assertThat(update).startsWith("120 apt-get update"),
            install -> assertThat(install).startsWith("600 apt-get").contains("Timeout=300"));
  }

  @Test
  void theLastLineCountsWhatRan() throws Exception {
    var reports = home.resolve("app/target/surefire-reports");
    has(
        "mvn",
        """
        case "$1" in -v) echo Apache Maven 3.8.7; exit 0 ;; esac
        echo "$@" >>'%s'
        mkdir -p '%s'
        echo 'Tests run: 5, Failures: 1, Errors: 1, Skipped: 1, Time elapsed: 2 s' >'%s/a.txt'
        echo 'Tests run: 30, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 2 s' >'%s/b.txt'
        exit 1
        """
            .formatted(home.resolve("calls"), reports, reports, reports));
    var ended = abhaya("test", "--long");
    assertThat(ended.output().lines()).last().isEqualTo("32 passed, 2 failed, 1 skipped");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(Files.readAllLines(home.resolve("calls")))
        .singleElement()
        .asString()
        .contains("-Plong")
        .endsWith("verify");
  }

  @Test
  void runFetchesNoTestDependency() throws Exception {
    Files.createDirectories(home.resolve("app/src/main"));
    has(
        "mvn",
        """
        case "$1" in -v) echo Apache Maven 3.8.7; exit 0 ;; esac
        echo "$@" >>'%s'; exit 1
        """
            .formatted(home.resolve("calls")));
    assertThat(abhaya("run").output()).contains("The build failed");
    assertThat(Files.readAllLines(home.resolve("calls")))
        .allSatisfy(
            call -> assertThat(call).contains("-Dabhaya.run", "-Dmaven.test.skip=true", "package"));
  }
}
