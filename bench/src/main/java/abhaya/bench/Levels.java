package abhaya.bench;

import abhaya.base.access.DemoAccounts;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.investigation.demo.DemoCountry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import tools.jackson.databind.JsonNode;

/// Latency of the dashboard's levels over HTTP while an import runs: an open loop with seeded due
/// times, so that waiting counts.
final class Levels {

  private static final String JOB = "levels";
  private static final LocalDate LAST = LocalDate.of(2026, 11, 22);
  private static final int DAYS = 400;
  private static final double PER_SECOND = 10;
  private static final int FILTERED_EVERY = 5;
  private static final int COLD = 200;
  private static final int WARM = 4_000;

  /// An import's own code is compiled in its first minute, and takes half a core for it.
  private static final int IMPORT_WARM_SECONDS = 60;

  private static final double LIMIT_MILLIS = 50;
  private static final double FILTERED_LIMIT_MILLIS = 500;

  private final ServerProcess server;
  private final DemoCountry country;
  private final int seconds;
  private final Random random;
  private final Report report;
  private final Wire wire;

  Levels(ServerProcess server, DemoCountry country, Options options, Report report) {
    this.server = server;
    this.country = country;
    this.seconds = options.seconds();
    this.random = new Random(options.seed());
    this.report = report;
    this.wire = new Wire(server.address());
  }

  void run(Clients clients, UnitCodes units, Limits limits) throws Exception {
    var bearer = wire.token(clients.reader());
    report.note(
        JOB, "Open loop, ten questions a second with seeded due times, latency from due to");
    report.note(
        JOB, "done. Any day of the last 400, today included; load and server share the cores.");
    report.note(
        JOB, "Cold: the first questions after the start, one after the other, unfiltered and");
    report.note(JOB, "filtered together; all others after %,d questions.".formatted(WARM));
    report.note(
        JOB, "Importing: an import that has gone on for %d s.".formatted(IMPORT_WARM_SECONDS));
    report.progress("levels: warming up");
    warm(bearer, units);
    report.progress("levels: quiet");
    measure("quiet", bearer, units, limits);
    whileImporting(clients.feed(), () -> measure("importing", bearer, units, limits));
    server.tellMemory(report);
  }

  private void warm(String bearer, UnitCodes units) throws IOException, InterruptedException {
    var cold = new double[COLD];
    for (int turn = 0; turn < WARM; turn++) {
      var request = question(turn, bearer, units);
      long began = System.nanoTime();
      var answer = wire.send(request);
      if (turn < COLD) cold[turn] = (System.nanoTime() - began) / 1e6;
      check(answer, turn);
    }
    report.percentiles(JOB, "cold", cold, 95);
  }

  /// Something that takes its time.
  @FunctionalInterface
  private interface Measurement {
    void run() throws InterruptedException;
  }

  private void whileImporting(DemoAccounts.ApiClient feed, Measurement measurement)
      throws Exception {
    var importing = new AtomicBoolean(true);
    try (var importer = Executors.newSingleThreadExecutor()) {
      var stream = new FeedStream(wire, country, importing);
      var rows = importer.submit(() -> stream.run(wire.token(feed)));
      report.progress("levels: an import begins");
      TimeUnit.SECONDS.sleep(IMPORT_WARM_SECONDS);
      report.progress("levels: importing");
      long before = stream.taken();
      long began = System.nanoTime();
      double cpu = server.cpuSeconds();
      measurement.run();
      long taken = stream.taken() - before;
      double took = (System.nanoTime() - began) / 1e9;
      double cpuAfter = server.cpuSeconds();
      importing.set(false);
      if (rows.get() < before + taken) report.wrong(JOB, "the import ended early");
      report.result(JOB, "importing", "rows", taken / took, "rows/s");
      report.result(JOB, "importing", "cpu", (cpuAfter - cpu) / took, "cores");
    }
  }

  private static UnitKind kind(int turn) {
    return switch (turn % 4) {
      case 0 -> UnitKind.NATION;
      case 1 -> UnitKind.STATE;
      case 2 -> UnitKind.DISTRICT;
      default -> UnitKind.STATION;
    };
  }

  private static boolean isFiltered(int turn) {
    return turn % FILTERED_EVERY == FILTERED_EVERY - 1;
  }

  private void measure(String variant, String bearer, UnitCodes units, Limits limits)
      throws InterruptedException {
    Map<String, Histogram> times = new ConcurrentHashMap<>();
    long due = System.nanoTime();
    long end = due + TimeUnit.SECONDS.toNanos(seconds);
    try (var workers = Executors.newFixedThreadPool(16)) {
      for (int turn = 0; due < end; turn++) {
        due += (long) (-Math.log(1 - random.nextDouble()) / PER_SECOND * 1e9);
        var request = question(turn, bearer, units);
        pauseUntil(due);
        long dueAt = due;
        int asked = turn;
        workers.execute(() -> ask(request, asked, dueAt, times));
      }
    }
    times.forEach((name, histogram) -> tell(variant, name, histogram, limits));
  }

  private void ask(HttpRequest request, int turn, long dueAt, Map<String, Histogram> times) {
    var name = (isFiltered(turn) ? "filtered-" : "") + kind(turn).name().toLowerCase(Locale.ROOT);
    try {
      var answer = wire.send(request);
      times
          .computeIfAbsent(name, any -> new SynchronizedHistogram(3))
          .recordValue((System.nanoTime() - dueAt) / 1_000);
      check(answer, turn);
    } catch (IOException | InterruptedException e) {
      report.wrong(JOB, name + " " + e.getMessage());
    }
  }

  private void tell(String variant, String name, Histogram histogram, Limits limits) {
    var what = variant + "-" + name;
    double p95 = histogram.getValueAtPercentile(95) / 1e3;
    double p50 = histogram.getValueAtPercentile(50) / 1e3;
    report.result(JOB, what, "p50", p50, "ms");
    report.result(JOB, what, "p95", p95, "ms");
    report.result(JOB, what, "p99", histogram.getValueAtPercentile(99) / 1e3, "ms");
    report.result(JOB, what, "max", histogram.getMaxValue() / 1e3, "ms");
    report.result(JOB, what, "p50", p50 / limits.loopbackMillis(), "× loopback");
    double limit = name.startsWith("filtered") ? FILTERED_LIMIT_MILLIS : LIMIT_MILLIS;
    report.ratio(JOB, "%s: %.0f ms against p95".formatted(what, limit), limit / p95, 1);
    if (name.startsWith("filtered")) return;
    double p99 = histogram.getValueAtPercentile(99) / 1e3;
    report.ratio(JOB, "%s: %.0f ms against p99".formatted(what, limit), limit / p99, 1);
  }

  private static void pauseUntil(long due) throws InterruptedException {
    long left = due - System.nanoTime();
    if (left > 0) TimeUnit.NANOSECONDS.sleep(left);
  }

  private HttpRequest question(int turn, String bearer, UnitCodes units) {
    var query = "?children=true&unit=" + units.any(kind(turn), random);
    if (random.nextInt(3) > 0) query += "&asOf=" + LAST.minusDays(random.nextInt(DAYS));
    if (isFiltered(turn)) query += "&act=POCSO&group=RAPE,POCSO_PENETRATIVE";
    return wire.get("/api/v1/investigation/summary" + query, bearer);
  }

  /// Children add up to their unit, in every answer; station and small cells have none to add.
  private void check(Wire.Answer answer, int turn) {
    if (answer.status() != 200) {
      report.wrong(JOB, "status " + answer.status() + " for " + answer.path());
      return;
    }
    if (kind(turn) == UnitKind.STATION || isFiltered(turn)) return;
    for (var count : new String[] {"registered", "inTime", "late", "overdue", "youngOpen"}) {
      long sum = 0;
      for (var child : answer.json().path("children")) sum += number(child, count);
      long whole = number(answer.json(), count);
      if (sum != whole) report.wrong(JOB, count + " " + sum + " not " + whole + answer.path());
    }
  }

  private static long number(JsonNode unit, String count) {
    return unit.path("counts").path(count).asLong(0);
  }
}
