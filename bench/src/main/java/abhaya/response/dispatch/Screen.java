package abhaya.response.dispatch;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// One page that is open and asks again when it is told, as the page's own script does: one question
/// at a time, and once more for whatever was told meanwhile.
final class Screen implements AutoCloseable {
  private final Visitor who;
  private final String path;
  private final Pattern shown;
  private final BiConsumer<Screen, String> found;
  private final Semaphore told = new Semaphore(1);
  private final Thread listening;
  private final Thread asking;
  private volatile boolean over;
  private volatile long answers;
  private volatile long letters;
  private volatile long refused;

  /// @param stream what tells that the page is old
  /// @param shown what is looked for on the page; its first group is handed on
  Screen(
      Visitor who, String stream, String path, Pattern shown, BiConsumer<Screen, String> found) {
    this.who = who;
    this.path = path;
    this.shown = shown;
    this.found = found;
    listening = who.listen(stream, any -> told.release());
    asking = Thread.ofVirtual().start(this::ask);
  }

  private void ask() {
    try {
      while (!over) {
        told.acquire();
        told.drainPermits();
        var page = page();
        answers++;
        letters += page.length();
        var seen = shown.matcher(page);
        while (seen.find()) found.accept(this, seen.group(1));
      }
    } catch (IOException e) {
      if (!over) throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks again a second after it was told "not now", as the page's script does when it comes back.
  private String page() throws IOException, InterruptedException {
    while (true) {
      try {
        return who.get(path);
      } catch (IOException e) {
        if (over || !String.valueOf(e.getMessage()).endsWith(": 503")) throw e;
        refused++;
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  /// How often the page was told "not now".
  long refused() {
    return refused;
  }

  long answers() {
    return answers;
  }

  /// Of a page on the mean.
  double letters() {
    return answers == 0 ? 0 : letters / (double) answers;
  }

  @Override
  public void close() {
    over = true;
    asking.interrupt();
    listening.interrupt();
  }
}
