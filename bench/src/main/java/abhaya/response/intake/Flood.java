package abhaya.response.intake;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/// The load: the same program against ours, the twin and the peer. Stops by itself.
final class Flood {
  private static final int WRITERS = 4;

  private final URI address;
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong clientNanos = new AtomicLong();

  /// @param messages how many were answered, or sent where nothing is answered
  /// @param cpuMicros of the servers in this process for each, the load's own threads taken off
  record Done(long messages, double seconds, double cpuMicros, long failed) {
    double perSecond() {
      return messages / seconds;
    }
  }

  Flood(URI address) {
    this.address = address;
  }

  /// So many connections, each with so many requests on the way at once.
  ///
  /// @param target the path and query of the nth message
  Done http(int connections, int deep, double seconds, LongFunction<String> target)
      throws InterruptedException {
    var number = new AtomicLong();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    return run(
        connections, line -> requests(end, deep, () -> target.apply(number.getAndIncrement())));
  }

  /// One line a write, in turn over all connections and at an even pace; nothing is answered.
  Done lines(byte[][] lines, int connections, int perSecond) throws IOException, InterruptedException {
    var sockets = new ArrayList<Socket>();
    try {
      for (int i = 0; i < connections; i++) sockets.add(connect());
      long step = 1_000_000_000L * WRITERS / perSecond;
      return run(WRITERS, writer -> paced(step, writer, lines, sockets));
    } finally {
      for (var socket : sockets) socket.close();
    }
  }

  private interface Load {
    void run(int connection) throws IOException;
  }

  private interface Next {
    String text();
  }

  private Done run(int connections, Load load) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    long cpu = processNanos();
    long began = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      int connection = i;
      threads.add(Thread.ofPlatform().daemon().start(() -> measured(connection, load)));
    }
    for (var thread : threads) thread.join();
    double seconds = (System.nanoTime() - began) / 1e9;
    long messages = Math.max(1, answered.get());
    double server = (processNanos() - cpu - clientNanos.get()) / 1e3 / messages;
    return new Done(answered.get(), seconds, server, failed.get());
  }

  private void measured(int connection, Load load) {
    try {
      load.run(connection);
    } catch (IOException e) {
      failed.incrementAndGet();
    } finally {
      clientNanos.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }
  }

  private void requests(long end, int deep, Next next) throws IOException {
    try (var socket = connect()) {
      var answers = new Answers(socket.getInputStream());
      var text = new StringBuilder();
      while (System.nanoTime() < end) {
        text.setLength(0);
        for (int i = 0; i < deep; i++) {
          text.append("GET ").append(next.text()).append(" HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < deep; i++) {
          if (!answers.isNextGood()) failed.incrementAndGet();
          answered.incrementAndGet();
        }
      }
    }
  }

  private void paced(long step, int writer, byte[][] lines, List<Socket> sockets)
      throws IOException {
    long due = System.nanoTime();
    for (int i = writer; i < lines.length; i += WRITERS) {
      long wait = due - System.nanoTime();
      if (wait > 60_000) LockSupport.parkNanos(wait);
      sockets.get(i % sockets.size()).getOutputStream().write(lines[i]);
      answered.incrementAndGet();
      due += step;
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static long processNanos() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean of
        ? of.getProcessCpuTime()
        : 0;
  }
}
