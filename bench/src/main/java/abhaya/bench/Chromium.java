package abhaya.bench;

import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser of this machine and what drives it, laid out as the acceptance tests do.
///
/// @param program the browser
/// @param node what the driver runs on
record Chromium(Path program, Path node) {
  private static final Path FRONTEND = Path.of("acceptance/src/test/frontend");
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /// Empty if the browser, Node.js or the driver is not there.
  static Optional<Chromium> find(Path folder) throws IOException, InterruptedException {
    var program = onPath(NAMES);
    var node = onPath(List.of("node"));
    if (program.isEmpty() || node.isEmpty()) return Optional.empty();
    if (!Peer.runs(program.get().toString(), "--version")) return Optional.empty();
    var driver = folder.resolve("driver").toAbsolutePath();
    var child =
        new ProcessBuilder("sh", "driver.sh", driver.toString())
            .directory(FRONTEND.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (child.waitFor() != 0) return Optional.empty();
    System.setProperty("playwright.cli.dir", driver.toString());
    return Optional.of(new Chromium(program.get(), node.get()));
  }

  private static Optional<Path> onPath(List<String> names) {
    var folders = System.getenv("PATH").split(File.pathSeparator);
    return names.stream()
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Playwright.CreateOptions settings() {
    return new Playwright.CreateOptions()
        .setEnv(
            Map.of(
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                "1",
                "PLAYWRIGHT_NODEJS_PATH",
                node.toString()));
  }
}
