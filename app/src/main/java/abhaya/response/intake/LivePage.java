package abhaya.response.intake;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/// Tells a page that is open when the queue changed. The stream carries numbers only: what changed
/// is asked for with the reader's own rights.
@Controller
class LivePage implements SmartLifecycle {
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final int BEATS_MAX = 120;

  private final Board board;
  private volatile boolean open;

  LivePage(Board board) {
    this.board = board;
  }

  /// Ends after ten minutes; the browser comes back with the last number, and its right to see is
  /// looked up again.
  @GetMapping("/response/live")
  void live(
      Scope scope,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "-1") String last,
      HttpServletResponse response)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.SEE_SIGNALS));
    var known = last.matches("\\d{1,18}") ? Long.parseLong(last) : -1;
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.flushBuffer();
    tell(response.getOutputStream(), known);
  }

  private void tell(OutputStream out, long known) throws IOException {
    try {
      for (int beat = 0; beat < BEATS_MAX && open; beat++) {
        var state = board.await(known, BEAT);
        known = state.version();
        var name = state.fresh() ? "fresh" : "stale";
        var text = "id: %d\nevent: queue\ndata: %s %d\n\n".formatted(known, name, known);
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    open = true;
  }

  /// First of all when the program ends: an open stream must not hold it up.
  @Override
  public void stop() {
    open = false;
    board.changed();
  }

  @Override
  public boolean isRunning() {
    return open;
  }
}
