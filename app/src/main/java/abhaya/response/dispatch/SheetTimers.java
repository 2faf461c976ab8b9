package abhaya.response.dispatch;

import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Rounds;
import abhaya.base.web.Language;
import abhaya.base.web.WordBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Once a minute, the open incidents as a sheet for paper in the data folder: what the room works
/// from when everything fails. No caller stands on it.
@Component
class SheetTimers implements SmartLifecycle {
  private static final String FOLDER = "sheets";

  private final OpenSheet sheet;
  private final WordBook book;
  private final AssignmentStore assignments;
  private final DataFolder folder;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Rounds rounds = new Rounds("open-sheet", "the sheet was not written");

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

  @Override
  public void start() {
    rounds.start(Duration.ofSeconds(20), Duration.ofMinutes(1), () -> write(clock.instant()));
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
