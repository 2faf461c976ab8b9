package abhaya.base.platform;

import java.io.PrintStream;
import java.util.Locale;

/// The handful of calm lines an operator sees; everything else goes to the log file.
public final class Console {
  private final PrintStream out;
  private final boolean terminal;
  private long lastShownAt;

  Console(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /// One line.
  public synchronized void line(String text) {
    out.println(text);
    out.flush();
  }

  /// Progress of long work, at most four times a second on a terminal, every ten seconds in a file.
  ///
  /// @param what in a few words
  /// @param done how many of `total`
  /// @param note counts or remaining time, in words
  public synchronized void progress(String what, long done, long total, String note) {
    var now = System.nanoTime() / 1_000_000;
    var finished = done >= total;
    if (!finished && now - lastShownAt < (terminal ? 250 : 10_000)) return;
    lastShownAt = now;
    var share = total == 0 ? 1 : Math.min(1, (double) done / total);
    var filled = (int) (share * 24);
    var bar = "#".repeat(filled) + "-".repeat(24 - filled);
    var text = String.format(Locale.ROOT, "%-28s [%s] %3.0f %%  %s", what, bar, share * 100, note);
    if (!terminal) {
      line(text.stripTrailing());
      return;
    }
    out.print("\r\u001b[K" + text + (finished ? "\n" : ""));
    out.flush();
  }
}
