package abhaya.response.livemap;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// Writes one stream to one connection, on the thread of the request: how slow that connection is
/// concerns no other.
public final class MapAnswer {
  /// After so many frames the console is asked to come back, so that no connection is for ever: ten
  /// minutes.
  private static final int FRAMES_MAX = 600;

  private static final Duration WAIT = Duration.ofSeconds(5);

  private final MapStream stream;
  private final OutputStream out;
  private final Runnable alive;

  /// @param alive called with each frame: the console is there
  public MapAnswer(MapStream stream, OutputStream out, Runnable alive) {
    this.stream = stream;
    this.out = out;
    this.alive = alive;
  }

  /// @throws IOException when the console is gone
  public void write() throws IOException {
    for (var frames = 0; frames < FRAMES_MAX && stream.ended() == null; ) {
      var next = stream.next(WAIT);
      if (Thread.currentThread().isInterrupted()) return;
      if (next.isEmpty()) continue;
      for (var frame : next) out.write(frame);
      out.flush();
      alive.run();
      frames++;
    }
    var why = stream.ended();
    var end = why == null ? MapStream.End.RENEW : why;
    out.write(new FrameWriter().end(end.code()));
    out.flush();
  }
}
