package abhaya.bench;

import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.investigation.demo.DemoCountry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import tools.jackson.databind.json.JsonMapper;

/// Latency of the dashboard's levels over HTTP while an import runs: an open loop with seeded due
/// times, so that waiting counts.
final class Levels {

  private static final String JOB = "levels";
  private static final LocalDate LAST = LocalDate.of(2026, 11, 22);
  private static final double PER_SECOND = 5;
  private static final int SECONDS = 60;
  private static final int WARM = 60;
  private static final int IMPORT_LINES = 4_000;
  private static final double LIMIT_MILLIS = 50;
  private static final double FILTERED_LIMIT_MILLIS = 500;

  private final Installation installation;
  private final DemoCountry country;
  private final Random random;
  private final Report report;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final AtomicLong imported = new AtomicLong();

  Levels(Installation installation, DemoCountry country, Options options, Report report) {
    this.installation = installation;
    this.country = country;
    this.random = new Random(options.seed());
    this.report = report;
  }

  void run(Map<UnitKind, List<Unit>> units) throws Exception {
    var reader = installation.client("bench-reader", Role.READER_CLIENT, ApiScope.READ);
    var feed = installation.client("bench-feed", Role.FEED_CLIENT, ApiScope.FEEDS);
    var bearer = token(reader);
    report.note(JOB, "Open loop, any day of the last 400, today included; client, server and import share the cores.");
    for (int i = 0; i < WARM; i++) ask(bearer, units.get(kind(i)), i % 5 == 0);
    measure("quiet", bearer, units);
    var importing = new AtomicBoolean(true);
    try (var importer = Executors.newSingleThreadExecutor()) {
      importer.submit(() -> importUntil(importing, token(feed)));
      long began = System.nanoTime();
      measure("importing", bearer, units);
      importing.set(false);
      double seconds = (System.nanoTime() - began) / 1e9;
      report.result(JOB, "importing", "rows", imported.get() / seconds, "rows/s");
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

  private void measure(String variant, String bearer, Map<UnitKind, List<Unit>> units)
      throws InterruptedException {
    var times = new LinkedHashMap<String, Histogram>();
    long due = System.nanoTime();
    long end = due + TimeUnit.SECONDS.toNanos(SECONDS);
    try (var workers = Executors.newFixedThreadPool(8)) {
      for (int turn = 0; due < end; turn++) {
        due += (long) (-Math.log(1 - random.nextDouble()) / PER_SECOND * 1e9);
        pauseUntil(due);
        var filtered = turn % 5 == 4;
        var kind = kind(turn);
        var name = (filtered ? "filtered-" : "") + kind.name().toLowerCase(java.util.Locale.ROOT);
        var histogram = times.computeIfAbsent(name, n -> new SynchronizedHistogram(3));
        var request = request(bearer, units.get(kind), filtered);
        long dueAt = due;
        workers.submit(() -> {
          send(request);
          histogram.recordValue((System.nanoTime() - dueAt) / 1_000);
          return null;
        });
      }
    }
    times.forEach((name, histogram) -> tell(variant, name, histogram));
  }

  private void tell(String variant, String name, Histogram histogram) {
    double p95 = histogram.getValueAtPercentile(95) / 1e3;
    report.result(JOB, variant + "-" + name, "p50", histogram.getValueAtPercentile(50) / 1e3, "ms");
    report.result(JOB, variant + "-" + name, "p95", p95, "ms");
    report.result(JOB, variant + "-" + name, "p99", histogram.getValueAtPercentile(99) / 1e3, "ms");
    report.result(JOB, variant + "-" + name, "max", histogram.getMaxValue() / 1e3, "ms");
    double limit = name.startsWith("filtered") ? FILTERED_LIMIT_MILLIS : LIMIT_MILLIS;
    report.ratio(JOB, variant + " " + name + ": limit against p95", limit / p95, 1);
  }

  private static void pauseUntil(long due) throws InterruptedException {
    long left = due - System.nanoTime();
    if (left > 0) TimeUnit.NANOSECONDS.sleep(left);
  }

  private void ask(String bearer, List<Unit> units, boolean filtered)
      throws IOException, InterruptedException {
    send(request(bearer, units, filtered));
  }

  private HttpRequest request(String bearer, List<Unit> units, boolean filtered) {
    var unit = units.get(random.nextInt(units.size()));
    var query = "?children=true&unit=" + unit.code();
    if (random.nextInt(3) > 0) query += "&asOf=" + LAST.minusDays(random.nextInt(400));
    if (filtered) query += "&act=POCSO&group=RAPE,POCSO_PENETRATIVE";
    return HttpRequest.newBuilder(
            URI.create(installation.address() + "/api/v1/investigation/summary" + query))
        .header("Authorization", "Bearer " + bearer)
        .build();
  }

  private void send(HttpRequest request) throws IOException, InterruptedException {
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) report.wrong(JOB, answer.statusCode() + " " + request.uri());
  }

  private Void importUntil(AtomicBoolean importing, String bearer) throws Exception {
    for (var state : country.feeds()) {
      var records = country.records(state.lgd());
      while (records.hasNext()) {
        if (!importing.get()) return null;
        var body = new ByteArrayOutputStream();
        int lines = 0;
        while (records.hasNext() && lines++ < IMPORT_LINES) {
          body.write(records.next().line());
          body.write('\n');
        }
        var answer =
            http.send(
                HttpRequest.newBuilder(
                        URI.create(installation.address() + "/api/v1/feeds/cctns/records"))
                    .header("Authorization", "Bearer " + bearer)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                    .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) report.wrong(JOB, "import " + answer.statusCode());
        imported.addAndGet(lines);
      }
    }
    return null;
  }

  private String token(DemoAccounts.ApiClient client) throws IOException, InterruptedException {
    var pair = client.clientId() + ":" + client.clientSecret();
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create(installation.address() + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            BodyHandlers.ofString());
    return json.readTree(answer.body()).get("access_token").asString();
  }
}
