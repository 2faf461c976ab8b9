package abhaya.base.live;

import abhaya.base.platform.Outage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// Tells an open page that what it shows is old, by a number alone, and that the link stands. It ends
/// by the clock, however much there was to tell: an evening on which much happens must not make a
/// desk blind for the seconds in which its browser waits to come back.
public final class PageStream {
  private static final Logger LOG = LoggerFactory.getLogger(PageStream.class);

  /// After which the browser comes back, and its right to see is looked up again.
  private static final Duration LENGTH = Duration.ofMinutes(10);

  private static final Duration BEAT = Duration.ofSeconds(5);

  /// How long a browser waits before it comes back, in milliseconds.
  private static final int RETRY_MILLIS = 200;

  private final String event;
  private final Board board;
  private final BooleanSupplier open;
  private final Duration length;

  /// Where the number comes from.
  public interface Board {
    /// Waits until the number is another than this, or the time is over.
    Told await(long known, Duration atMost) throws InterruptedException;
  }

  /// @param text what the page's script is given
  public record Told(long number, String text) {}

  /// @param event its name to the page's script
  /// @param open false when the program ends
  public PageStream(String event, Board board, BooleanSupplier open) {
    this(event, board, open, LENGTH);
  }

  PageStream(String event, Board board, BooleanSupplier open, Duration length) {
    this.event = event;
    this.board = board;
    this.open = open;
    this.length = length;
  }

  /// Answers on the thread of the request until the time is over or the browser went.
  ///
  /// @param last the number that the browser says it saw last; anything else for none
  public void answer(HttpServletResponse response, String last) throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.flushBuffer();
    write(response.getOutputStream(), last.matches("\\d{1,18}") ? Long.parseLong(last) : -1);
  }

  void write(OutputStream out, long last) {
    var until = System.nanoTime() + length.toNanos();
    var known = last;
    try {
      send(out, "retry: " + RETRY_MILLIS + "\n\n");
      while (open.getAsBoolean() && System.nanoTime() < until) {
        var told = board.await(known, BEAT);
        known = told.number();
        send(out, "id: %d\nevent: %s\ndata: %s\n\n".formatted(known, event, told.text()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      // the browser went to another page: nothing failed
      return;
    } catch (RuntimeException e) {
      // the page says that it is stale, and its script comes back until it is let in
      if (!Outage.isIn(e)) throw e;
      LOG.warn("a page's stream ends: {}", e.getClass().getSimpleName());
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
