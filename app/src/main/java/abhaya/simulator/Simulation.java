package abhaya.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `./abhaya simulate`: plays a scenario into the running server and prints the ledger.
public final class Simulation {
  private static final int WRONG = 1;
  private static final int MISUSED = 2;
  private static final Duration LOOKED_FOR = Duration.ofSeconds(60);
  private static final long PROGRESS_MILLIS = 1_000;

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final Duration patience;

  /// Speaks to these two streams.
  public Simulation(PrintStream out, PrintStream err, Clock clock) {
    this(out, err, clock, LOOKED_FOR);
  }

  /// @param patience how long what was acknowledged is looked for
  Simulation(PrintStream out, PrintStream err, Clock clock, Duration patience) {
    this.patience = patience;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  /// Does what the words say. Ctrl-C ends it early; the ledger of what was sent is printed all the
  /// same.
  ///
  /// @return the exit status: 0 nothing lost, 1 something acknowledged was not found or not answered
  ///     as agreed, 2 not played
  public int run(List<String> words) {
    try {
      var wish = SimulationWords.read(words);
      return play(wish);
    } catch (Portal.Refusal e) {
      err.println(e.getMessage());
      return MISUSED;
    } catch (IOException e) {
      err.println("The server could not be reached, or a file could not be read.");
      return MISUSED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MISUSED;
    }
  }

  private int play(SimulationWords words) throws Portal.Refusal, IOException, InterruptedException {
    var assets = words.assets();
    var codes = assets == null ? List.<String>of() : codes(Files.readAllLines(assets));
    var wish =
        new Schedule.Wish(words.scenario(), words.seed(), words.length(), words.hour(), codes);
    var acts = Schedule.of(wish);
    try (var portal = new Portal(words.url(), words.data())) {
      portal.awaitReady(LOOKED_FOR);
      portal.signIn(words.scenario() == Scenario.DEVICES ? Portal.DEVICES : Portal.SIGNALS);
      out.printf(
          "Playing %s: %d acts in %d minutes at %s times the speed, seed %d. All of it is"
              + " invented.%n",
          words.scenario().word(),
          acts.size(),
          words.length().toMinutes(),
          words.speed(),
          words.seed());
      var ledger = new Ledger();
      var pace = new Pace(words.speed());
      var printed = new CountDownLatch(1);
      var hook = new Thread(() -> endEarly(pace, printed));
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        perform(words, acts, portal, ledger, pace);
        out.println("Looking for each signal that was acknowledged.");
        if (words.scenario() != Scenario.DEVICES) ledger.verify(portal, patience);
        ledger.lines().forEach(out::println);
      } finally {
        printed.countDown();
        leave(hook);
      }
      return ledger.isClean() ? 0 : WRONG;
    }
  }

  /// One code a line, or the column `uid` of a list that was downloaded.
  private static List<String> codes(List<String> lines) {
    if (lines.isEmpty()) return lines;
    int column = List.of(lines.getFirst().split(",", -1)).indexOf("uid");
    return lines.stream()
        .skip(column < 0 ? 0 : 1)
        .map(line -> line.split(",", -1))
        .filter(cells -> cells.length > Math.max(0, column))
        .map(cells -> cells[Math.max(0, column)].strip())
        .filter(code -> !code.isEmpty())
        .toList();
  }

  private static void endEarly(Pace pace, CountDownLatch printed) {
    pace.stop();
    try {
      var _ = printed.await(LOOKED_FOR.toSeconds() * 2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void leave(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending already
    }
  }

  private void perform(
      SimulationWords words, List<Act> acts, Portal portal, Ledger ledger, Pace pace)
      throws IOException, InterruptedException {
    var run = "sim" + Long.toString(clock.millis(), 36);
    var host = words.url().getHost();
    var patrols = patrols(words, portal, ledger, pace);
    var crew =
        words.scenario() == Scenario.DAY && words.staffed()
            ? new Crew(portal, ledger, clock, run)
            : null;
    var room = room(words, portal, ledger, pace, patrols, crew);
    try (var lines = lines(words, host)) {
      var threads = new Besides(pace);
      if (room != null) room.work(threads);
      if (patrols != null) threads.start("patrols", patrols::drive);
      threads.start("progress", () -> progress(words, ledger, pace));
      new Player(new Player.Stage(portal, lines, ledger, pace, room, clock), run).play(acts);
      pace.await(words.length());
      threads.end();
      if (crew != null) crew.signOff();
    }
  }

  private static @Nullable Lines lines(SimulationWords words, String host) {
    var port = words.vehiclePort();
    return port == 0 ? null : new Lines(new InetSocketAddress(host, port));
  }

  private @Nullable Patrols patrols(
      SimulationWords words, Portal portal, Ledger ledger, Pace pace) {
    if (words.scenario() != Scenario.DAY || words.positionPort() == 0) return null;
    var door = URI.create("http://" + words.url().getHost() + ":" + words.positionPort());
    var road = new Patrols.Road(portal.http(), door, ledger, pace, clock);
    return new Patrols(road, City.LKO, words.seed());
  }

  private @Nullable ControlRoom room(
      SimulationWords words,
      Portal portal,
      Ledger ledger,
      Pace pace,
      @Nullable Patrols patrols,
      @Nullable Crew crew)
      throws IOException, InterruptedException {
    var answers = words.scenario() == Scenario.DAY || words.scenario() == Scenario.GENTLE;
    if (!words.staffed() || !answers) return null;
    var onDuty = crew != null && crew.signOn() ? crew : null;
    var habits = new ControlRoom.Habits(Duration.ofSeconds(20), City.LKO, patrols, onDuty, true);
    var room = new ControlRoom(portal, ledger, pace, habits);
    if (room.open()) {
      room.clearUp(clock.instant());
      return room;
    }
    out.println("Nobody answers: the control room's cards are not on the page of sign-in.");
    return null;
  }

  private void progress(SimulationWords words, Ledger ledger, Pace pace)
      throws InterruptedException {
    var terminal = System.console() != null && System.console().isTerminal();
    long every = terminal ? PROGRESS_MILLIS : 10 * PROGRESS_MILLIS;
    for (long beat = 1; !pace.isStopped(); beat++) {
      Pace.rest(PROGRESS_MILLIS);
      if (beat * PROGRESS_MILLIS % every != 0) continue;
      var at = pace.now().compareTo(words.length()) > 0 ? words.length() : pace.now();
      var line = Player.time(at) + " of " + Player.time(words.length());
      out.print((terminal ? "\r\u001b[K" : "") + line + " · " + ledger.brief());
      out.print(terminal ? "" : System.lineSeparator());
      out.flush();
    }
    if (terminal) out.println();
  }
}
