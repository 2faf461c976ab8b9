package abhaya.response.intake;

import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.bench.Installation;
import abhaya.response.unit.DeviceId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The doors of intake, for jobs of other modules: one connection on which units tell their places,
/// and a taker who ends signals.
public final class Doors implements AutoCloseable {
  private final PositionDoor door;
  private final SignalDesk desk;
  private final OpenSignalQueries signals;
  private final Socket socket;
  private final OutputStream out;

  public Doors(Installation installation) throws IOException {
    door = installation.bean(PositionDoor.class);
    desk = installation.bean(SignalDesk.class);
    signals = installation.bean(OpenSignalQueries.class);
    socket = new Socket(InetAddress.getLoopbackAddress(), door.open(0).orElseThrow());
    out = socket.getOutputStream();
    Thread.ofPlatform().daemon().start(this::readAnswers);
  }

  /// As a telephone of the crew tells it.
  public void tell(DeviceId device, Point place) {
    var line =
        String.format(
            Locale.ROOT,
            "GET /?id=%s&lat=%.6f&lon=%.6f&speed=22&accuracy=10 HTTP/1.1\r\nHost: x\r\n\r\n",
            device.value(),
            place.lat(),
            place.lon());
    try {
      out.write(line.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void readAnswers() {
    try {
      var answers = new Answers(socket.getInputStream());
      while (answers.isNextGood()) Thread.onSpinWait();
    } catch (IOException closed) {
      // the job is over
    }
  }

  /// Ends a signal as a trial.
  public void end(Scope taker, String signal) {
    taker.context().run(() -> {
      var open = signals.find(taker, signal).orElseThrow();
      desk.decide(taker, open, new SignalDesk.Decision(Outcome.TEST, null, null));
    });
  }

  @Override
  public void close() throws IOException {
    socket.close();
    door.stop();
  }
}
