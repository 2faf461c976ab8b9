package abhaya.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lines of the vehicles: one TCP connection each, opened anew when it broke.
final class Lines implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final InetSocketAddress door;
  private final Map<String, Socket> open = new HashMap<>();

  Lines(InetSocketAddress door) {
    this.door = door;
  }

  /// Whether the packet went out on the device's line.
  synchronized boolean send(String device, String packet) {
    for (var attempt = 0; attempt < 2; attempt++) {
      try {
        var socket = line(device);
        socket.getOutputStream().write(packet.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return true;
      } catch (IOException e) {
        close(open.remove(device));
      }
    }
    return false;
  }

  private Socket line(String device) throws IOException {
    var known = open.get(device);
    if (known != null && !known.isClosed()) return known;
    var fresh = new Socket();
    fresh.connect(door, PATIENCE_MILLIS);
    open.put(device, fresh);
    return fresh;
  }

  private static void close(@Nullable Socket socket) {
    if (socket == null) return;
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Lines::close);
    open.clear();
  }
}
