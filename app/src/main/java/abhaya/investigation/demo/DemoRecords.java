package abhaya.investigation.demo;

import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.feed.FeedFormat;
import abhaya.base.platform.Console;
import abhaya.base.platform.DataFolder;
import abhaya.base.platform.StartFailure;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportOutcome;
import abhaya.investigation.cases.ImportProgress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends the country's records through the import, state by state, two at a time. A state that was
/// cut off is sent again: what is there already stays unchanged.
@Component
class DemoRecords {
  private static final Logger LOG = LoggerFactory.getLogger(DemoRecords.class);
  private static final int AT_ONCE = 2;
  private static final int LOOK_MILLIS = 250;

  /// Records of a FIR, on the average of the country; only for the bar.
  private static final double PER_FIR = 8.15;

  private final ImportDesk desk;
  private final Scopes scopes;
  private final DemoPlanStore plans;
  private final DataFolder folder;
  private final Console console;
  private final Clock clock;

  DemoRecords(
      ImportDesk desk,
      Scopes scopes,
      DemoPlanStore plans,
      DataFolder folder,
      Console console,
      Clock clock) {
    this.desk = desk;
    this.scopes = scopes;
    this.plans = plans;
    this.folder = folder;
    this.console = console;
    this.clock = clock;
  }

  /// The states under way, and what became of their rows.
  private final class Load {
    private final DemoCountry country;
    private final List<ImportProgress> under = new CopyOnWriteArrayList<>();
    private final long began = System.nanoTime();
    private final long expected;

    Load(DemoCountry country, List<DemoCountry.Feed> feeds) {
      this.country = country;
      this.expected =
          Math.round(feeds.stream().mapToLong(feed -> country.firs(feed.lgd())).sum() * PER_FIR);
    }

    void state(DemoCountry.Feed feed) {
      try {
        var file = file(feed);
        if (!Files.exists(file)) write(country, feed);
        var progress = new ImportProgress();
        under.add(progress);
        var delivery = new Delivery(file, FeedFormat.NDJSON, Batch.Door.DEMO, false);
        var outcome = desk.take(scopes.ofFeed(feed.source()), delivery, progress);
        if (outcome instanceof ImportOutcome.FileRefused refused) {
          throw new IllegalStateException(
              "the demonstration's file was refused: " + refused.code());
        }
        plans.stateLoaded(feed.lgd(), clock.instant());
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void show(boolean done) {
      var rows = under.stream().mapToLong(one -> one.counts().received()).sum();
      var total = done ? rows : Math.max(expected, rows + 1);
      var seconds = (System.nanoTime() - began) / 1e9;
      var left = rows == 0 ? "" : " · about %.0f s left".formatted(seconds * (total - rows) / rows);
      var note = "%,d of %,d records%s".formatted(rows, total, done ? "" : left);
      console.progress("Demonstration records", rows, total, note);
    }
  }

  /// Writes the files that are sent first, beside what comes before them.
  void writeAhead(DemoCountry country) {
    clear();
    try {
      for (var feed : feeds(country).stream().limit(AT_ONCE).toList()) write(country, feed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is still to be sent, the largest first.
  private List<DemoCountry.Feed> feeds(DemoCountry country) {
    var loaded = plans.loadedStates();
    return country.feeds().stream()
        .filter(feed -> !loaded.contains(feed.lgd()))
        .sorted(
            Comparator.comparingLong((DemoCountry.Feed feed) -> country.firs(feed.lgd()))
                .reversed())
        .toList();
  }

  /// To be called when all that was written ahead is there.
  void load(DemoCountry country) {
    var feeds = feeds(country);
    if (feeds.isEmpty()) return;
    var load = new Load(country, feeds);
    try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> states = new ArrayList<>();
      for (var feed : feeds) states.add(workers.submit(() -> load.state(feed)));
      try {
        for (var state : states) await(state, load);
      } catch (RuntimeException e) {
        workers.shutdownNow();
        throw e;
      }
    }
    load.show(true);
    clear();
  }

  /// A folder of our own, since a load that was cut off leaves files behind.
  private Path place() {
    return folder.path().resolve("demo-load");
  }

  private void clear() {
    try {
      if (Files.exists(place())) {
        try (var left = Files.walk(place())) {
          for (var file : left.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(Future<?> state, Load load) {
    while (true) {
      try {
        state.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        load.show(false);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the load of the demonstration was interrupted", e);
      } catch (ExecutionException e) {
        LOG.error("the load of the demonstration failed", e.getCause());
        throw new StartFailure("The demonstration could not be loaded: start again, it goes on.");
      }
    }
  }

  private Path file(DemoCountry.Feed feed) {
    return place().resolve(feed.source() + ".ndjson");
  }

  private void write(DemoCountry country, DemoCountry.Feed feed) throws IOException {
    var records = country.records(feed.lgd());
    Files.createDirectories(place());
    try (var out = new BufferedOutputStream(Files.newOutputStream(file(feed)), 1 << 16)) {
      while (records.hasNext()) {
        out.write(records.next().line());
        out.write('\n');
      }
    }
  }
}
