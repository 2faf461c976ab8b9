package abhaya.investigation.demo;

import abhaya.base.access.DemoAccounts;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.feed.FeedFormat;
import abhaya.base.jurisdiction.ChangeNote;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitRegister;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.AbhayaSettings;
import abhaya.base.platform.Console;
import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.platform.StartFailure;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportProgress;
import abhaya.investigation.compliance.ComplianceFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Loads the demonstration into an empty installation, through the doors that any feed uses.
///
/// Killed in the middle, the next start goes on: what has come is unchanged, the rest follows.
@Component
class DemoLoader implements ApplicationRunner {
  private static final long SEED = 112;
  private static final int AT_ONCE = 2;
  private static final String STARTED = "demo-started";
  private static final String LOADED = "demo-loaded";

  private final AbhayaSettings settings;
  private final DataFolder folder;
  private final Console console;
  private final Clock clock;
  private final Doors doors;
  private final JsonMapper json;

  /// What the loader hands the country to.
  @Component
  record Doors(
      DemoDesk desk,
      DemoAccounts accounts,
      Scopes scopes,
      UnitRegister units,
      UnitTrees trees,
      ImportDesk records,
      ComplianceFacts facts) {}

  DemoLoader(
      AbhayaSettings settings,
      DataFolder folder,
      Console console,
      Clock clock,
      Doors doors,
      JsonMapper json) {
    this.settings = settings;
    this.folder = folder;
    this.console = console;
    this.clock = clock;
    this.doors = doors;
    this.json = json;
  }

  @Override
  public void run(ApplicationArguments arguments) throws Exception {
    if (!settings.wantsDemo() || Files.exists(folder.path().resolve(LOADED))) return;
    doors.desk().requireLoopback();
    var until = began();
    var country = country(until);
    console.line("Loading demonstration data; all of it is invented.");
    if (!doors.accounts().exist()) {
      loadUnits(country, until);
      new DemoPeople(
              doors.accounts(), doors.trees().today(), country, India.dateOf(clock.instant()))
          .settle(folder, json);
    }
    loadRecords(country);
    doors.facts().rebuild();
    folder.writePrivate(LOADED, until + "\n");
  }

  private DemoCountry country(Instant until) {
    return switch (settings.demo()) {
      case "country" -> new DemoCountry(SEED, DemoSize.DEMO, until);
      case "tiny" -> new DemoCountry(SEED, DemoSize.TINY, until);
      case "snapshot-2020" -> DemoCountry.snapshot2020(SEED);
      default ->
          throw new StartFailure(
              "There is no demonstration of that name; there are country and snapshot-2020.");
    };
  }

  /// The moment up to which the country lives: a start that was cut short keeps its first one.
  private Instant began() throws IOException {
    var file = folder.path().resolve(STARTED);
    if (Files.exists(file)) return Instant.parse(Files.readString(file).strip());
    var now = clock.instant();
    folder.writePrivate(STARTED, now + "\n");
    return now;
  }

  private void loadUnits(DemoCountry country, Instant until) {
    var rows = DemoFiles.units(country);
    console.progress("Units", 0, rows.size(), "");
    var note = new ChangeNote(India.dateOf(until), "demonstration", "demonstration");
    var answer =
        feedScope().context().call(() -> doors.units().take(rows, UnitId.NATION, note, false));
    if (!answer.refused().isEmpty()) {
      throw new StartFailure(
          "The demonstration's units were refused: " + answer.refused().getFirst());
    }
    console.progress("Units", rows.size(), rows.size(), rows.size() + " units");
  }

  private Scope feedScope() {
    return doors.scopes().ofFeed("demonstration");
  }

  /// A state's file and how far its import has come.
  private record Sending(DemoCountry.Feed feed, Path file, ImportProgress progress) {}

  private void loadRecords(DemoCountry country) throws IOException, InterruptedException {
    var place = Files.createTempDirectory("abhaya-demo-");
    try {
      var total = new AtomicLong();
      var waiting = new ConcurrentLinkedQueue<Sending>();
      var sent = new ConcurrentLinkedQueue<Sending>();
      var feeds = country.feeds();
      var begun = System.nanoTime();
      for (var feed : bySize(country, feeds)) {
        var file = place.resolve(feed.source() + ".ndjson");
        total.addAndGet(DemoFiles.write(country, feed, file));
        waiting.add(new Sending(feed, file, new ImportProgress()));
        console.progress("Inventing records", waiting.size(), feeds.size(), total + " records");
      }
      sendAll(waiting, sent, total.get(), begun);
    } finally {
      deleteAll(place);
    }
  }

  /// The largest first, so that the two at work end together.
  private static List<DemoCountry.Feed> bySize(DemoCountry country, List<DemoCountry.Feed> feeds) {
    return feeds.stream()
        .sorted(Comparator.comparingLong((DemoCountry.Feed feed) -> -country.firs(feed.lgd())))
        .toList();
  }

  private void sendAll(Queue<Sending> waiting, Queue<Sending> sent, long total, long begun)
      throws InterruptedException {
    try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
      var running =
          java.util.stream.IntStream.range(0, AT_ONCE)
              .mapToObj(worker -> workers.submit(() -> work(waiting, sent)))
              .toList();
      while (running.stream().anyMatch(worker -> !worker.isDone())) {
        show(sent, total, begun);
        TimeUnit.MILLISECONDS.sleep(200);
      }
      for (var worker : running) worker.get();
      console.progress("Loading records", total, total, total + " records");
    } catch (ExecutionException e) {
      throw new StartFailure("The demonstration could not be loaded: start again, it goes on.");
    }
  }

  private void work(Queue<Sending> waiting, Queue<Sending> sent) {
    var scope = feedScope();
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      sent.add(next);
      var delivery = new Delivery(next.file(), FeedFormat.NDJSON, Batch.Door.DEMO, false);
      var progress = next.progress();
      DatabaseContext.SYSTEM.run(() -> doors.records().take(scope, delivery, progress));
    }
  }

  private void show(Queue<Sending> sent, long total, long begun) {
    var done = sent.stream().mapToLong(one -> one.progress().counts().received()).sum();
    if (done == 0 || done >= total) return;
    var spent = Duration.ofNanos(System.nanoTime() - begun);
    var left = spent.multipliedBy(total - done).dividedBy(done);
    console.progress(
        "Loading records", done, total, done + " records, " + left.toSeconds() + " s left");
  }

  private static void deleteAll(Path place) {
    try (var files = Files.walk(place)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
