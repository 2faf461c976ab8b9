package abhaya.bench;

import abhaya.base.platform.PostgresServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A Redis of the run's own on loopback, in memory, and lines to it that take many commands before
/// the first answer is read.
public final class RedisPeer implements AutoCloseable {
  static final Path PROGRAM = Path.of("/usr/bin/redis-server");

  /// Redis measures on a sphere of this radius.
  public static final double EARTH_RADIUS_METRES = 6_372_797.560856;

  private static final int TRIES = 100;

  private final Process process;
  private final int port;

  private RedisPeer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static RedisPeer start(Path folder) throws IOException, InterruptedException {
    int port = PostgresServer.freePort();
    var process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    var peer = new RedisPeer(process, port);
    for (int i = 0; i < TRIES; i++) {
      try (var line = peer.open()) {
        line.send("PING");
        line.words();
        return peer;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    peer.close();
    throw new IOException("Redis did not start");
  }

  public Line open() throws IOException {
    return new Line(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// One connection. What is sent leaves when an answer is asked for.
  public static final class Line implements AutoCloseable {
    private final Socket socket;
    private final BufferedInputStream in;
    private final StringBuilder unsent = new StringBuilder();

    private Line(Socket socket) throws IOException {
      this.socket = socket;
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    public void send(String... words) {
      unsent.append('*').append(words.length).append("\r\n");
      for (var word : words) {
        unsent.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
      }
    }

    /// The next answer: its words, or its one word.
    public String[] words() throws IOException {
      if (!unsent.isEmpty()) {
        socket.getOutputStream().write(unsent.toString().getBytes(StandardCharsets.ISO_8859_1));
        unsent.setLength(0);
      }
      var head = head();
      if (head.charAt(0) != '*') return new String[] {word(head)};
      var words = new String[Integer.parseInt(head, 1, head.length(), 10)];
      for (int i = 0; i < words.length; i++) words[i] = word(head());
      return words;
    }

    private String word(String head) throws IOException {
      return switch (head.charAt(0)) {
        case '+', ':' -> head.substring(1);
        case '$' -> {
          var bytes = in.readNBytes(Integer.parseInt(head, 1, head.length(), 10) + 2);
          yield new String(bytes, 0, bytes.length - 2, StandardCharsets.ISO_8859_1);
        }
        default -> throw new IOException("Redis answered " + head);
      };
    }

    private String head() throws IOException {
      var text = new StringBuilder();
      for (int one = in.read(); one != '\r'; one = in.read()) {
        if (one < 0) throw new IOException("Redis has gone");
        text.append((char) one);
      }
      in.skipNBytes(1);
      return text.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
