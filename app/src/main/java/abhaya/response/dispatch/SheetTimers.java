package abhaya.response.dispatch;

import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.web.Language;
import abhaya.base.web.WordBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Once a minute, the open incidents as a sheet for paper in the data folder: what the room works
/// from when everything fails. No caller stands on it.
@Component
class SheetTimers implements SmartLifecycle {
  private static final String FOLDER = "sheets";
  private static final Logger LOG = LoggerFactory.getLogger(SheetTimers.class);

  private final OpenSheet sheet;
  private final WordBook book;
  private final AssignmentStore assignments;
  private final DataFolder folder;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private @Nullable ScheduledExecutorService timer;

  SheetTimers(
      OpenSheet sheet,
      WordBook book,
      AssignmentStore assignments,
      DataFolder folder,
      TransactionTemplate transactions,
      Clock clock) {
    this.sheet = sheet;
    this.book = book;
    this.assignments = assignments;
    this.folder = folder;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Writes the sheet of now in both languages, each whole or not at all.
  void write(Instant now) {
    try {
      Files.createDirectories(folder.path().resolve(FOLDER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var language : Language.values()) {
      var html =
          DatabaseContext.SYSTEM.call(
              () -> Objects.requireNonNull(transactions.execute(status -> html(language, now))));
      folder.writePrivate(file(language), html);
    }
  }

  /// Where the sheet of a language lies in the data folder.
  static String file(Language language) {
    return FOLDER + "/open-incidents-" + language.tag() + ".html";
  }

  private String html(Language language, Instant now) {
    return sheet.html(book.in(language), now, assignments.live());
  }

  private void tick() {
    try {
      write(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("the sheet was not written: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public synchronized void start() {
    var fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("open-sheet").daemon().factory());
    var _ = fresh.scheduleWithFixedDelay(this::tick, 20, 60, TimeUnit.SECONDS);
    timer = fresh;
  }

  @Override
  public synchronized void stop() {
    var running = timer;
    if (running != null) running.shutdownNow();
    timer = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
