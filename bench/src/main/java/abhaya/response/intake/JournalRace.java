package abhaya.response.intake;

import abhaya.base.platform.BenchAdmin;
import abhaya.bench.Installation;
import abhaya.bench.Report;
import abhaya.response.signal.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// P14 and P15: what it costs to have a signal on stable storage before it is acknowledged, beside
/// PostgreSQL on the same disk; with the database up, hung and killed.
public final class JournalRace {
  private static final String COMMITS = "commits";
  private static final String SIGNALS = "signals";
  private static final int WAITING = 64;
  private static final int WORKERS = 32;
  private static final int BODY_BYTES = 300;
  private static final int FLOOD = 8_000;
  private static final double ACKNOWLEDGED_MILLIS = 50;
  private static final int PER_SECOND = 1_000;

  private final Installation installation;
  private final Report report;
  private final Path folder;
  private final long seed;
  private final int rounds;
  private final double seconds;

  /// @param folder on the disk of the database
  public JournalRace(
      Installation installation,
      Report report,
      Path folder,
      long seed,
      int rounds,
      double seconds) {
    this.installation = installation;
    this.report = report;
    this.folder = folder;
    this.seed = seed;
    this.rounds = rounds;
    this.seconds = seconds;
  }

  private interface Act {
    void run() throws Exception;
  }

  public void run(java.util.Set<String> jobs, double syncMillis) throws Exception {
    BenchAdmin.execute(
        installation.product(),
        "create schema if not exists bench",
        "create table if not exists bench.message (id bigint generated always as identity primary"
            + " key, body text)");
    var pool = new ArrayBlockingQueue<Connection>(WAITING);
    for (int i = 0; i < 40; i++) pool.add(BenchAdmin.open(installation.product()));
    try {
      if (jobs.contains(COMMITS)) commits(pool);
      if (jobs.contains(SIGNALS)) signals(pool, syncMillis);
    } finally {
      for (var one : pool) one.close();
    }
  }

  private void commits(ArrayBlockingQueue<Connection> pool) throws Exception {
    var ours = new double[rounds];
    var theirs = new double[rounds];
    var text = "x".repeat(BODY_BYTES);
    for (int round = 0; round < rounds; round++) {
      try (var journal = SignalJournal.open(folder.resolve("journal-" + round), 0)) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        ours[round] = perSecond(() -> journal.append((byte) 1, body));
        check(journal, ours[round]);
      }
      theirs[round] = perSecond(() -> DeviceRace.insert(pool, text));
    }
    double journal = median(ours);
    double database = median(theirs);
    report.result(COMMITS, "journal", "rate", journal, "commits/s");
    report.result(COMMITS, "postgresql", "rate", database, "commits/s");
    report.ratio(COMMITS, "durable commits, 64 waiting, against PostgreSQL", journal / database, 5);
    report.note(COMMITS, "Both forced before the answer; PostgreSQL by 40 prepared connections.");
  }

  private void check(SignalJournal journal, double rate) throws IOException {
    journal.rotate();
    long back = journal.replay((number, type, body) -> {}).taken();
    long wrote = Math.round(rate * seconds);
    if (Math.abs(back - wrote) > WAITING + wrote / 20) {
      report.wrong(COMMITS, "wrote about " + wrote + ", came back " + back);
    }
  }

  private double perSecond(Act act) throws InterruptedException {
    var count = new AtomicLong();
    long began = System.nanoTime();
    long end = began + (long) (seconds * 1e9);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < WAITING; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  while (System.nanoTime() < end) {
                    act.run();
                    count.incrementAndGet();
                  }
                } catch (Exception e) {
                  report.wrong(COMMITS, e.getClass().getSimpleName());
                }
              }));
    }
    for (var thread : threads) thread.join();
    return count.get() / ((System.nanoTime() - began) / 1e9);
  }

  private void signals(ArrayBlockingQueue<Connection> pool, double syncMillis) throws Exception {
    var port = installation.product().getEnvironment().getProperty("local.server.port", "0");
    var http = openLoop(() -> new Caller(Integer.parseInt(port)));
    var warm = openLoop(() -> new Caller(Integer.parseInt(port)));
    var bare = openLoop(() -> new Inserter(pool));
    report.percentiles(SIGNALS, "cold", http, 99);
    carried();
    double p50 = report.percentiles(SIGNALS, "acknowledged", warm, 99);
    report.percentiles(SIGNALS, "bare-insert", bare, 99);
    away(Integer.parseInt(port));
    report.ratio(SIGNALS, "50 ms against p99", ACKNOWLEDGED_MILLIS / p99(warm), 1);
    report.ratio(SIGNALS, "4 × fdatasync against p50", 4 * syncMillis / p50, 1);
    report.ratio(
        SIGNALS, "half the bare transaction's p99 against p99", p99(bare) / 2 / p99(warm), 1);
    report.note(
        SIGNALS, "Open loop, 1,000/s, Poisson: from due to acknowledged over HTTP. The way on");
    report.note(SIGNALS, "to a unit's socket is not in it.");
  }

  /// The same while the database hangs, and from the moment in which it is killed; it is started
  /// again by itself meanwhile. All that was acknowledged has to come into it afterwards.
  private void away(int port) throws Exception {
    var database = new Embedded(folder.getParent());
    database.hang();
    var hung = openLoop(() -> new Caller(port));
    database.goOn();
    carriedAll();
    database.kill();
    var killed = openLoop(() -> new Caller(port));
    carriedAll();
    report.percentiles(SIGNALS, "database-hung", hung, 99);
    report.percentiles(SIGNALS, "database-killed", killed, 99);
    report.ratio(SIGNALS, "50 ms against p99, database hung", ACKNOWLEDGED_MILLIS / p99(hung), 1);
    report.ratio(
        SIGNALS, "50 ms against p99, database killed", ACKNOWLEDGED_MILLIS / p99(killed), 1);
  }

  private void carriedAll() throws InterruptedException {
    var journal = installation.bean(SignalJournal.class);
    await(installation.bean(JournalFeed.class), journal.health().nextNumber() - 1);
  }

  /// From the first of a flood to the last of it in the database, where the takers' screens find it.
  private void carried() throws Exception {
    var register = installation.bean(SignalRegister.class);
    var feed = installation.bean(JournalFeed.class);
    var journal = installation.bean(SignalJournal.class);
    var rates = new double[rounds];
    carriedAll();
    for (int round = 0; round < rounds; round++) {
      var left = new AtomicInteger(FLOOD);
      long began = System.nanoTime();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < WORKERS; i++) {
        threads.add(Thread.ofVirtual().start(() -> flood(register, left)));
      }
      for (var thread : threads) thread.join();
      double acknowledged = (System.nanoTime() - began) / 1e9;
      long last = journal.health().nextNumber() - 1;
      await(feed, last);
      rates[round] = FLOOD / ((System.nanoTime() - began) / 1e9);
      report.progress("signals: acknowledged within " + acknowledged + " s");
    }
    report.result(SIGNALS, "flood", "in the database", median(rates), "signals/s");
  }

  /// Where more came than fits in memory, the journal's files are read, and it says no at once.
  private void await(JournalFeed feed, long number) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!feed.hasCarried(number, Duration.ofSeconds(1))) {
      if (System.nanoTime() > end) {
        report.wrong(SIGNALS, "not carried");
        return;
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private void flood(SignalRegister register, AtomicInteger left) {
    try {
      for (int i = left.decrementAndGet(); i >= 0; i = left.decrementAndGet()) {
        var text = "{\"number\":\"+91990000%04d\",\"text\":\"drill %d\",\"test\":\"true\"}";
        var body = text.formatted(i % 10_000, i).getBytes(StandardCharsets.UTF_8);
        register.receive(SignalRegister.Parcel.of(Channel.SOS, body));
      }
    } catch (IOException e) {
      report.wrong(SIGNALS, "not stored");
    }
  }

  /// One worker's own way of sending.
  private interface Sender extends AutoCloseable {
    void send(int number) throws Exception;

    @Override
    void close() throws IOException;
  }

  private interface Opener {
    Sender open() throws Exception;
  }

  private double[] openLoop(Opener opener) throws InterruptedException {
    int count = (int) (PER_SECOND * seconds);
    var random = new Random(seed);
    var due = new long[count];
    long at = System.nanoTime() + 200_000_000;
    for (int i = 0; i < count; i++)
      due[i] = at += (long) (-Math.log(1 - random.nextDouble()) * 1e9 / PER_SECOND);
    var took = new double[count];
    var next = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < WORKERS; i++) {
      threads.add(Thread.ofPlatform().daemon().start(() -> work(opener, due, took, next)));
    }
    for (var thread : threads) thread.join();
    return took;
  }

  private void work(Opener opener, long[] due, double[] took, AtomicInteger next) {
    try (var sender = opener.open()) {
      for (int i = next.getAndIncrement(); i < due.length; i = next.getAndIncrement()) {
        for (long wait = due[i] - System.nanoTime();
            wait > 60_000;
            wait = due[i] - System.nanoTime()) {
          LockSupport.parkNanos(wait - 50_000);
        }
        sender.send(i);
        took[i] = (System.nanoTime() - due[i]) / 1e6;
      }
    } catch (Exception e) {
      report.wrong(SIGNALS, e.getClass().getSimpleName());
    }
  }

  /// Sends signals over one connection.
  private static final class Caller implements Sender {
    /// The server closes a connection after a hundred requests.
    private static final int REQUESTS_MAX = 90;

    private final int port;
    private Socket socket;
    private Answers answers;
    private int sent;

    Caller(int port) throws IOException {
      this.port = port;
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      answers = new Answers(socket.getInputStream());
    }

    private void anew() throws IOException {
      socket.close();
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      answers = new Answers(socket.getInputStream());
      sent = 0;
    }

    @Override
    public void send(int number) throws IOException {
      if (sent++ >= REQUESTS_MAX) anew();
      var body =
          "{\"number\":\"+91980000%04d\",\"text\":\"drill %d\",\"test\":\"true\"}"
              .formatted(number % 10_000, number);
      var head =
          "POST /api/v1/signals/sos HTTP/1.1\r\n"
              + "Host: x\r\n"
              + "Content-Type: application/json\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
      if (!answers.isNextGood()) throw new IOException("not acknowledged");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /// The bare transaction.
  private record Inserter(ArrayBlockingQueue<Connection> pool) implements Sender {
    @Override
    public void send(int number) throws Exception {
      DeviceRace.insert(pool, "x".repeat(BODY_BYTES));
    }

    @Override
    public void close() {}
  }

  private static double p99(double[] millis) {
    var sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)];
  }

  private static double median(double[] of) {
    var sorted = of.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
