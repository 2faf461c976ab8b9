package abhaya.response.intake;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.live.PageStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/// Tells a page that is open when the queue changed. The stream carries numbers only: what changed
/// is asked for with the reader's own rights.
@Controller
class LivePage implements SmartLifecycle {
  private final Board board;
  private volatile boolean open;

  LivePage(Board board) {
    this.board = board;
  }

  @GetMapping("/response/live")
  void live(
      Scope scope,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "-1") String last,
      HttpServletResponse response)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.SEE_SIGNALS));
    new PageStream("queue", this::moved, () -> open).answer(response, last);
  }

  private PageStream.Told moved(long known, Duration atMost) throws InterruptedException {
    var state = board.await(known, atMost);
    var word = state.fresh() ? "fresh" : "stale";
    return new PageStream.Told(state.version(), word + " " + state.version());
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
