package abhaya.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One running demonstration, shared by all tests that ask for a `Stage`, and a browser for each
/// thread of tests: Playwright is not made to be used by two.
final class Stage implements AutoCloseable {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> QUIETLY =
      List.of(
          "--use-angle=swiftshader-webgl",
          "--disable-gpu-compositing",
          "--disable-gpu-rasterization",
          "--enable-unsafe-swiftshader",
          "--ignore-gpu-blocklist",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-quic",
          "--no-first-run",
          "--disable-dev-shm-usage");

  private final Program program;
  private final int positionPort;
  private final Queue<Playwright> drivers = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<Browser> browser = ThreadLocal.withInitial(this::launched);
  private final Set<String> knownElements = ConcurrentHashMap.newKeySet();

  private Stage(Program program, int positionPort) {
    this.program = program;
    this.positionPort = positionPort;
  }

  /// Hands the stage to the tests of a class.
  static final class Hand implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      var store = context.getRoot().getStore(Namespace.create(Stage.class));
      return store.computeIfAbsent(Stage.class, key -> demonstration(), Stage.class);
    }
  }

  private static Stage demonstration() {
    try {
      var door = freePort();
      // with push on: no browser here can subscribe, so nothing leaves
      var push = Map.of("ABHAYA_PUSH_SUBJECT", "mailto:operator@police.example");
      var words = new String[] {"--demo", "tiny", "--position-port", Integer.toString(door)};
      return new Stage(Program.start(Program.folder(), push, words), door);
    } catch (IOException e) {
      throw new IllegalStateException("the demonstration could not be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the start of the demonstration was interrupted", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Browsers in front of this program, which goes when the stage goes.
  static Stage over(Program program) {
    return new Stage(program, 0);
  }

  private Browser launched() {
    var node = find(List.of("node"));
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.toString())));
    drivers.add(playwright);
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(find(BROWSERS))
                .setChromiumSandbox(false)
                .setArgs(QUIETLY));
  }

  private static Path find(List<String> names) {
    var folders = System.getenv("PATH").split(File.pathSeparator);
    return names.stream()
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not installed: " + names.getFirst()));
  }

  Program program() {
    return program;
  }

  /// A device tells that it is there now.
  void seen(String device, double lat, double lon) throws IOException, InterruptedException {
    var address =
        "http://localhost:%d/?id=%s&lat=%.5f&lon=%.5f&timestamp=%d"
            .formatted(positionPort, device, lat, lon, System.currentTimeMillis() / 1_000);
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    try (var http = HttpClient.newHttpClient()) {
      var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= 300) throw new IOException("the position was answered with " + status);
    }
  }

  /// Elements that were held to the rules of accessibility before. Most pages differ between roles
  /// in words and figures only; each kind of element is tried once on each kind of page, in each
  /// language and look.
  Set<String> knownElements() {
    return knownElements;
  }

  /// Somebody with a fresh browser and a wide screen, not signed in.
  Reader visitor(String language) {
    return visitor(language, true);
  }

  /// Somebody whose browser runs no script.
  Reader withoutScript() {
    return visitor("en", false);
  }

  private Reader visitor(String language, boolean script) {
    var context =
        browser
            .get()
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL(program.url(""))
                    .setJavaScriptEnabled(script)
                    .setLocale("en-IN")
                    .setTimezoneId("Asia/Kolkata")
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setViewportSize(1440, 900));
    context.setDefaultTimeout(20_000);
    var reader = new Reader(context, context.newPage());
    reader.open("/sign-in?lang=" + language);
    return reader;
  }

  /// The person of this card.
  Reader as(Card card) {
    return as(card, "en");
  }

  Reader as(Card card, String language) {
    var reader = visitor("en");
    reader.take(card);
    if (!language.equals("en")) reader.open("/?lang=" + language);
    return reader;
  }

  /// The first person with such a card in whose list there are cases, looking at it.
  Reader asOneWithCases(Card card) {
    for (var at = 0; ; at++) {
      var reader = visitor("en");
      var nth = reader.cards(card).nth(at);
      if (nth.count() == 0) throw new AssertionError("no " + card.role() + " has a case");
      reader.leaving(nth::click);
      reader.open("/cases?state=all");
      if (reader.page().locator("#content tbody a").count() > 0) return reader;
      reader.close();
    }
  }

  @Override
  public void close() throws IOException {
    drivers.forEach(Playwright::close);
    program.close();
  }
}
