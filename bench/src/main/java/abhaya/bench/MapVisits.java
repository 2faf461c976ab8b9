package abhaya.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// The map of things as a reader has it: in a browser, from setting out until everything is drawn,
/// at three heights, for the first time and again; then pulled to the side, with its slow frames.
final class MapVisits {
  private static final String JOB = "assets-map";
  private static final String PAGE = "/safecity/assets";
  private static final int PULLS = 5;
  private static final int PULL_PIXELS = 400;
  private static final int PULL_MOVES = 20;
  private static final double FRAME_MILLIS = 16;
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--use-angle=swiftshader-webgl",
          "--enable-unsafe-swiftshader",
          "--ignore-gpu-blocklist",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-dev-shm-usage",
          "--no-first-run");

  /// Puts the map where the visit wants it, and notes how long each frame took and when it came to
  /// rest: the last time it said so, once it has said nothing more for a while.
  private static final String SCRIPT =
      """
      const QUIET = 700;
      const rests = [];
      const frames = [];
      let watching = false;
      let letGo = 0;
      Object.defineProperty(window, "mapIsIdle", {
        get: () => rests.length > 0,
        set: () => rests.push(performance.now()),
      });
      const last = () => rests.at(-1) ?? -Infinity;
      const watch = (before) => requestAnimationFrame((now) => {
        frames.push([now, now - before]);
        if (watching) watch(now);
      });
      window.addEventListener("mousedown", () => {
        frames.length = 0;
        letGo = Infinity;
        watching = true;
        watch(performance.now());
      }, true);
      window.addEventListener("mouseup", () => { letGo = performance.now(); }, true);
      window.rests = () => last() > letGo && performance.now() - last() > QUIET;
      window.pull = () => {
        watching = false;
        const moving = frames.slice(1).filter(([at]) => at <= last());
        return [last() - letGo, ...moving.map(([, millis]) => millis)];
      };
      window.visit = () => {
        const files = ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind));
        return [last(), files.reduce((sum, file) => sum + file.transferSize, 0)];
      };
      new MutationObserver((_, observer) => {
        const place = document.querySelector("[data-map]");
        if (!place) return;
        place.dataset.box = "BOX";
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
      """;

  private final String address;
  private final String session;
  private final int rounds;
  private final Report report;

  /// A piece of the country on the screen.
  ///
  /// @param box west, south, east, north
  record Height(String name, String box) {
    static Height over(String name, double lat, double lon, double degrees) {
      return new Height(
          name,
          String.format(
              Locale.ROOT,
              "%.4f,%.4f,%.4f,%.4f",
              lon - degrees,
              lat - degrees,
              lon + degrees,
              lat + degrees));
    }
  }

  /// @param session name and value of a reader's cookie
  MapVisits(String address, String session, int rounds, Report report) {
    this.address = address;
    this.session = session;
    this.rounds = Math.max(3, rounds);
    this.report = report;
  }

  void run(Chromium chromium, List<Height> heights) {
    try (var playwright = Playwright.create(chromium.settings());
        var browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.program())
                        .setArgs(FLAGS))) {
      report.progress("the map in a browser");
      for (var height : heights) visits(browser, height);
      for (var height : heights) pulls(browser, height);
      report.note(
          JOB,
          "in "
              + browser.browserType().name()
              + " "
              + browser.version()
              + " without a window, 1440 × 900, drawing in software on the server's cores; from"
              + " setting out to the library's own word that it rests; bytes as transferred");
    }
  }

  private BrowserContext reader(Browser browser, Height height) {
    var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1_440, 900));
    context.setDefaultTimeout(60_000);
    var halves = session.split("=", 2);
    // a cookie of this name wants a secure way; to the machine itself the browser has one
    var cookie = new Cookie(halves[0], halves[1]).setUrl(address.replace("http:", "https:"));
    context.addCookies(List.of(cookie));
    context.addInitScript(SCRIPT.replace("BOX", height.box()));
    return context;
  }

  private void open(Page page) {
    page.onPageError(error -> report.wrong(JOB, "the page says " + error));
    page.onResponse(response -> {
      if (response.status() >= 400)
        report.wrong(JOB, response.url() + " answered " + response.status());
    });
    page.navigate(address + PAGE);
    page.waitForFunction("() => window.rests()");
  }

  /// First visits each with a browser that knows nothing, and the second of the same reader.
  private void visits(Browser browser, Height height) {
    var first = new ArrayList<double[]>();
    var again = new ArrayList<double[]>();
    for (var round = 0; round < rounds; round++) {
      try (var context = reader(browser, height)) {
        for (var into : List.of(first, again)) {
          into.add(visit(context));
        }
      }
    }
    tell(height.name() + ", first visit", first);
    tell(height.name() + ", again", again);
  }

  /// @return milliseconds to idle, bytes of the page and its files, bytes of tiles, tiles
  private double[] visit(BrowserContext context) {
    // the library fetches tiles by a worker, of which the page's own account knows nothing
    var tiles = new CopyOnWriteArrayList<Request>();
    try (var page = context.newPage()) {
      page.onRequestFinished(request -> {
        if (request.url().contains("/tiles/")) tiles.add(request);
      });
      open(page);
      var told = numbers(page.evaluate("() => window.visit()"));
      var bytes = tiles.stream().mapToInt(tile -> tile.sizes().responseBodySize).sum();
      return new double[] {told[0], told[1], bytes, tiles.size()};
    }
  }

  private void tell(String name, List<double[]> visits) {
    report.result(JOB, name, "to idle, median", median(visits, 0), "ms");
    var slowest = visits.stream().mapToDouble(one -> one[0]).max().orElseThrow();
    report.result(JOB, name, "to idle, slowest", slowest, "ms");
    report.result(JOB, name, "page and its files", median(visits, 1) / 1e3, "kB");
    report.result(JOB, name, "tiles", median(visits, 2) / 1e3, "kB");
    report.result(JOB, name, "tiles", median(visits, 3), "tiles");
    if (median(visits, 3) < 1) report.wrong(JOB, name + " asked for no tile");
  }

  private static double median(List<double[]> visits, int at) {
    return Turns.median(visits.stream().mapToDouble(one -> one[at]).toArray());
  }

  private void pulls(Browser browser, Height height) {
    var rest = new double[2][PULLS];
    var frames = new ArrayList<Double>();
    try (var context = reader(browser, height)) {
      var page = context.newPage();
      open(page);
      for (var way = 0; way < 2; way++)
        for (var pull = 0; pull < PULLS; pull++) {
          var told = pull(page, way == 0 ? PULL_PIXELS : -PULL_PIXELS);
          rest[way][pull] = told[0];
          for (var at = 1; at < told.length; at++) frames.add(told[at]);
        }
    }
    var name = height.name() + ", pulled " + PULL_PIXELS + " pixels";
    report.percentiles(JOB, name + ", new ground, from letting go to idle", rest[0], 90);
    report.percentiles(JOB, name + ", back again, from letting go to idle", rest[1], 90);
    var all = frames.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    report.result(JOB, name, "frames", all.length, "frames");
    var slow = Arrays.stream(all).filter(millis -> millis > 50).count();
    report.result(JOB, name, "frames over 50 ms", 100.0 * slow / all.length, "%");
    report.result(JOB, name, "frame p50", all[all.length / 2], "ms");
    report.result(JOB, name, "frame p99", all[all.length * 99 / 100], "ms");
    report.result(JOB, name, "frame max", all[all.length - 1], "ms");
  }

  /// Takes the map in the hand, pulls it to the side and lets go.
  ///
  /// @return milliseconds from letting go to idle, then those of each frame
  private static double[] pull(Page page, int pixels) {
    var map = page.locator("[data-map]");
    map.scrollIntoViewIfNeeded();
    var box = map.boundingBox();
    var x = box.x + box.width / 2 - pixels / 2.0;
    var y = box.y + box.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    for (var move = 1; move <= PULL_MOVES; move++) {
      page.mouse().move(x + (double) pixels * move / PULL_MOVES, y);
      page.waitForTimeout(FRAME_MILLIS);
    }
    page.mouse().up();
    page.waitForFunction("() => window.rests()");
    return numbers(page.evaluate("() => window.pull()"));
  }

  private static double[] numbers(Object told) {
    return ((List<?>) told).stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray();
  }
}
