package abhaya.response.livemap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Consoles by the hundred in a process of their own: each has a connection and reads what comes.
/// What came is taken apart when a tick is over, so that reading alone is timed.
///
/// Prints for each tick: number, consoles that had it, milliseconds from the tick to the last, and
/// the sum of what the consoles then know, or `WRONG` where they differ.
final class Desks {
  /// Ticks of so many seconds are read and not told of.
  static final int WARMING_SECONDS = 6;

  private static final int IN_A_SESSION = 12;
  private static final int AT_ONCE = 40;
  private static final int PIECE = 1 << 17;

  /// Beyond so many, one in fifty takes its frames apart, and the others hold theirs against its.
  private static final int READ_ALL_MAX = 500;

  private static final int ONE_IN = 50;

  private final int port;
  private final Selector selector;
  private final List<Desk> desks = new ArrayList<>();
  private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
  private final Map<Integer, Tick> ticks = new TreeMap<>();
  private long lastByte;

  private Desks(int port) throws IOException {
    this.port = port;
    selector = Selector.open();
  }

  /// One number of a frame, over all consoles.
  private static final class Tick {
    private int had;
    private double lastMillis;
    private @Nullable Long sum;
    private byte @Nullable [] frame;
    private boolean wrong;
  }

  /// @param words port, file of cookies, consoles, seconds
  public static void main(String[] words) throws Exception {
    var cookies = Files.readAllLines(Path.of(words[1]));
    var count = Integer.parseInt(words[2]);
    var desks = new Desks(Integer.parseInt(words[0]));
    for (var at = 0; at < count; at++) {
      desks.open(cookies.get(at / IN_A_SESSION), count <= READ_ALL_MAX || at % ONE_IN == 0);
      if (at % AT_ONCE == AT_ONCE - 1) desks.settle();
    }
    desks.settle();
    System.out.println("OPEN " + desks.desks.stream().filter(one -> one.begun).count());
    desks.run(WARMING_SECONDS);
    desks.run(Long.parseLong(words[3]));
    desks.print();
  }

  private void open(String cookie, boolean reads) throws IOException {
    var channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.connect(new InetSocketAddress("127.0.0.1", port));
    var ask =
        "GET /response/console/frames HTTP/1.1\r\nHost: localhost:%d\r\nCookie: %s\r\n\r\n"
            .formatted(port, cookie);
    channel.write(ByteBuffer.wrap(ask.getBytes(StandardCharsets.US_ASCII)));
    channel.configureBlocking(false);
    var desk = new Desk(channel, reads);
    desks.add(desk);
    channel.register(selector, SelectionKey.OP_READ, desk);
  }

  /// Waits until those that are open have their first places.
  private void settle() throws IOException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < until && !desks.stream().allMatch(one -> one.begun)) {
      listen(50);
      if (System.nanoTime() - lastByte > TimeUnit.MILLISECONDS.toNanos(2)) takeApart();
    }
  }

  private void run(long seconds) throws IOException {
    takeApart();
    ticks.clear();
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < until) {
      listen(100);
      if (System.nanoTime() - lastByte > TimeUnit.MILLISECONDS.toNanos(80)) takeApart();
    }
  }

  private void listen(int millis) throws IOException {
    if (selector.select(millis) == 0) return;
    var keys = selector.selectedKeys();
    for (var key : keys) {
      var desk = (Desk) key.attachment();
      piece.clear();
      var count = desk.channel.read(piece);
      if (count < 0) {
        key.cancel();
        continue;
      }
      lastByte = System.nanoTime();
      desk.came(piece.flip(), nowMillis());
    }
    keys.clear();
  }

  private static double nowMillis() {
    var now = Clock.systemUTC().instant();
    return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
  }

  private void takeApart() throws IOException {
    for (var desk : desks) desk.takeApart(ticks);
  }

  private void print() {
    ticks.forEach((number, tick) ->
        System.out.printf(
            Locale.ROOT,
            "TICK %d %d %.3f %s%n",
            number,
            tick.had,
            tick.lastMillis,
            tick.wrong || tick.sum == null ? "WRONG" : tick.sum.toString()));
  }

  /// One console.
  private static final class Desk {
    private final SocketChannel channel;
    private final boolean reads;
    private final Chunks chunks = new Chunks();
    private final FrameReader reader = new FrameReader(chunks);
    private double cameAt;
    private boolean begun;

    Desk(SocketChannel channel, boolean reads) {
      this.channel = channel;
      this.reads = reads;
    }

    void came(ByteBuffer bytes, double millis) {
      chunks.add(bytes);
      cameAt = millis;
    }

    void takeApart(Map<Integer, Tick> ticks) throws IOException {
      for (var frame = chunks.frame(); frame != null; frame = chunks.frame()) {
        if (frame[0] == FrameWriter.ROSTER) {
          if (reads) reader.next();
          continue;
        }
        if (frame[0] == FrameWriter.SNAPSHOT) begun = true;
        else if (frame[0] != FrameWriter.DELTA) throw new IOException("the stream ended");
        hold(ticks.computeIfAbsent(number(frame), _ -> new Tick()), frame);
      }
    }

    private static int number(byte[] frame) {
      return ByteBuffer.wrap(frame).getInt(FrameWriter.HEAD);
    }

    private void hold(Tick tick, byte[] frame) throws IOException {
      tick.had++;
      var made = ByteBuffer.wrap(frame).getLong(FrameWriter.HEAD + Integer.BYTES);
      tick.lastMillis = Math.max(tick.lastMillis, cameAt - made);
      if (reads) {
        reader.next();
        var sum = Traffic.read(reader);
        if (tick.sum == null) tick.sum = sum;
        tick.wrong |= tick.sum != sum;
      }
      if (frame[0] == FrameWriter.SNAPSHOT) return;
      if (tick.frame == null) tick.frame = frame;
      tick.wrong |= !Arrays.equals(tick.frame, frame);
    }
  }

  /// The body of an answer in chunks (RFC 9112, 7.1), cut into frames; as a stream it gives the last
  /// frame that was cut.
  private static final class Chunks extends InputStream {
    private byte[] raw = new byte[0];
    private byte[] body = new byte[0];
    private boolean inBody;
    private InputStream last = InputStream.nullInputStream();

    void add(ByteBuffer bytes) {
      var all = Arrays.copyOf(raw, raw.length + bytes.remaining());
      bytes.get(all, raw.length, bytes.remaining());
      raw = all;
    }

    byte @Nullable [] frame() throws IOException {
      unpack();
      if (body.length < FrameWriter.HEAD) return null;
      var length = FrameWriter.HEAD + (ByteBuffer.wrap(body).getInt() & 0xff_ffff);
      if (body.length < length) return null;
      var frame = Arrays.copyOf(body, length);
      body = Arrays.copyOfRange(body, length, body.length);
      last = new ByteArrayInputStream(frame);
      return frame;
    }

    private void unpack() throws IOException {
      var text = new String(raw, StandardCharsets.ISO_8859_1);
      var at = 0;
      if (!inBody) {
        at = text.indexOf("\r\n\r\n") + 4;
        if (at < 4) return;
        if (!text.startsWith("HTTP/1.1 200"))
          throw new IOException("refused: " + text.substring(0, 12));
        inBody = true;
      }
      for (int line; (line = text.indexOf("\r\n", at)) >= 0; ) {
        var size = Integer.parseInt(text.substring(at, line), 16);
        if (line + 2 + size + 2 > raw.length) break;
        var old = body.length;
        body = Arrays.copyOf(body, old + size);
        System.arraycopy(raw, line + 2, body, old, size);
        at = line + 2 + size + 2;
      }
      raw = Arrays.copyOfRange(raw, at, raw.length);
    }

    @Override
    public int read() throws IOException {
      return last.read();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      return last.read(into, from, most);
    }
  }
}
