package abhaya.bench;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.investigation.demo.DemoCountry;
import abhaya.safecity.plate.WatchlistChanged;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a control room has to do meanwhile, through the doors by which it comes: an import of cases
/// without rest, reads of number plates and distress signals. What was accepted is counted on disk.
final class EverythingElse implements AutoCloseable {
  private static final int LISTED = 100_000;
  private static final int READS_A_BATCH = 50;
  private static final int BATCHES_A_SECOND = 20;
  private static final int SIGNALS_A_SECOND = 20;
  private static final long STORED_WITHIN_SECONDS = 30;

  private final Installation product;
  private final List<String> cameras;
  private final String devices;
  private final Wire wire;
  private final Plates plates;
  private final SplittableRandom random;
  private final Histogram readMicros = new Histogram(3);
  private final Histogram signalMicros = new Histogram(3);
  private final AtomicBoolean on = new AtomicBoolean(true);
  private final ExecutorService importer = Executors.newSingleThreadExecutor();
  private final FeedStream stream;
  private final Future<?> imported;
  private final Meanwhile reading;
  private final Meanwhile signalling;
  private final long began;
  private double seconds;
  private long reads;
  private long signals;

  /// @param cameras names of what may read plates
  /// @param devices token of those that send for them
  EverythingElse(
      Installation product, DemoCountry country, List<String> cameras, String devices, long seed)
      throws Exception {
    this.product = product;
    this.cameras = cameras;
    this.devices = devices;
    this.wire = new Wire(product.address());
    this.random = new SplittableRandom(seed + 1);
    this.plates = new Plates(LISTED, new SplittableRandom(seed));
    list();
    stream = new FeedStream(wire, country, on);
    var feed = wire.token(product.feedOnly());
    began = System.nanoTime();
    imported = importer.submit(() -> stream.run(feed));
    reading = Meanwhile.start(BATCHES_A_SECOND, this::read);
    signalling = Meanwhile.start(SIGNALS_A_SECOND, this::signal);
  }

  /// The watchlist, two names under each entry, as known to the program at once.
  private void list() {
    var patterns = new String[LISTED];
    for (var at = 0; at < LISTED; at++) patterns[at] = plates.get(at);
    inTransaction(jdbc -> {
      product.bean(Events.class).tell(new WatchlistChanged("all"));
      return jdbc.sql(
              """
              insert into plate.entry (unit_id, pattern, reason, reference, action, valid_from,
                                       valid_to, state, asked_by, asked_at, decided_by, decided_at)
              select :unit, pattern, 'STOLEN', 'Bench', 'OBSERVE', now(),
                     now() + interval '30 days', 'LISTED', 1, now(), 2, now()
                from unnest(:patterns::text[]) as p (pattern)
              """)
          .param("unit", UnitId.ofState(9).value())
          .param("patterns", patterns)
          .update();
    });
  }

  /// Of a hundred reads 95 are strangers', the others listed, half of them with a character wrong.
  private void read() throws Exception {
    var text = new StringBuilder(READS_A_BATCH * 110);
    var now = product.bean(Clock.class).instant();
    for (var one = 0; one < READS_A_BATCH; one++) {
      var kind = random.nextInt(40);
      var plate = kind < 2 ? plates.any() : plates.stranger();
      text.append("{\"camera\":\"").append(cameras.get(random.nextInt(cameras.size())));
      text.append("\",\"at\":\"").append(now.plusMillis(one)).append("\",\"plate\":\"");
      text.append(kind == 1 ? plates.edited(plate) : plate).append("\"}\n");
    }
    var body = text.toString().getBytes(StandardCharsets.UTF_8);
    var start = System.nanoTime();
    var answer = wire.send(wire.post("/api/v1/anpr/reads", devices, "application/x-ndjson", body));
    readMicros.recordValue((System.nanoTime() - start) / 1_000);
    if (answer.json().path("accepted").asInt(-1) != READS_A_BATCH)
      throw new IllegalStateException("reads were answered with " + answer);
    reads += READS_A_BATCH;
  }

  private void signal() throws Exception {
    var number = "+9198%08d".formatted(signals);
    var body =
        "{\"number\":\"%s\",\"text\":\"help\",\"lat\":26.85,\"lon\":80.95}".formatted(number);
    var start = System.nanoTime();
    var status =
        wire.say("/api/v1/signals/sos", "application/json", body.getBytes(StandardCharsets.UTF_8));
    signalMicros.recordValue((System.nanoTime() - start) / 1_000);
    if (status >= 300) throw new IllegalStateException("a signal was answered with " + status);
    signals++;
  }

  /// Waits for what is on its way.
  ///
  /// @throws IllegalStateException if one of them failed
  @Override
  public void close() {
    on.set(false);
    seconds = (System.nanoTime() - began) / 1e9;
    reading.close();
    signalling.close();
    importer.close();
    if (imported.state() != Future.State.SUCCESS)
      throw new IllegalStateException("the import failed", imported.exceptionNow());
  }

  /// Rates, times and the proof that nothing accepted is lost; once closed.
  void tell(String job, Report report) {
    report.result(job, "import of cases", "rate", stream.taken() / seconds, "rows/s");
    var rate = reading.rate() * READS_A_BATCH;
    report.result(job, "plate reads in batches of " + READS_A_BATCH, "rate", rate, "reads/s");
    tell(job, report, "a batch of plate reads", readMicros);
    report.result(job, "distress signals", "rate", signalling.rate(), "signals/s");
    tell(job, report, "a distress signal", signalMicros);
    count(job, report, "plate reads", reads, "select count(*) from plate.read");
    count(
        job,
        report,
        "distress signals",
        signals,
        "select count(*) from intake.signal where channel = 'SOS'");
    count(job, report, "rows of cases", stream.kept(), "select count(*) from feed.envelope");
    var hits = counted("select count(*) from plate.hit");
    report.result(job, "plate reads", "hits", hits, "hits");
    if (hits == 0) report.wrong(job, "no plate was met");
    report.note(
        job,
        "everything else: an import of cases without rest, %d plate reads a second against a"
                .formatted(READS_A_BATCH * BATCHES_A_SECOND)
            + " list of %d and %d distress signals a second, where the machine keeps up; load and server"
                .formatted(LISTED, SIGNALS_A_SECOND)
            + " share the cores; their times run from sending, the compiler's minute included");
  }

  private static void tell(String job, Report report, String what, Histogram micros) {
    report.result(job, what, "p50", micros.getValueAtPercentile(50) / 1e3, "ms");
    report.result(job, what, "p99", micros.getValueAtPercentile(99) / 1e3, "ms");
    report.result(job, what, "max", micros.getMaxValue() / 1e3, "ms");
  }

  private void count(String job, Report report, String what, long accepted, String sql) {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STORED_WITHIN_SECONDS);
    var stored = counted(sql);
    while (stored < accepted && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      stored = counted(sql);
    }
    report.result(job, what, "accepted", accepted, what);
    report.result(job, what, "stored", stored, what);
    if (stored != accepted) report.wrong(job, stored + " stored of " + accepted + " " + what);
  }

  private long counted(String sql) {
    return inTransaction(jdbc -> jdbc.sql(sql).query(Long.class).single());
  }

  private interface Sql<T> {
    T run(JdbcClient jdbc);
  }

  private <T> T inTransaction(Sql<T> sql) {
    var transactions = product.bean(TransactionTemplate.class);
    var jdbc = product.bean(JdbcClient.class);
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(_ -> sql.run(jdbc))));
  }
}
