package abhaya.bench;

import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.access.Scopes;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.investigation.demo.DemoCountry;
import abhaya.safecity.asset.AssetDraft;
import abhaya.safecity.asset.AssetRegister;
import abhaya.safecity.asset.KnownAssets;
import abhaya.safecity.project.AssetStage;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.WorkStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Eighty thousand devices with a heartbeat a minute, over HTTP, for some minutes: alone, then
/// beside everything else; then as fast as they are taken. Proven by count: what was accepted is on
/// disk, none twice, none lost.
final class HeartbeatRun {
  private static final String JOB = "heartbeats";
  private static final int DEVICES = 80_000;
  private static final int BATCH = 1_000;
  private static final int CHUNK = 10_000;
  private static final double BEATS_A_SECOND = DEVICES / 60.0;

  private static final int WARM_SECONDS_MAX = 60;

  private final Installation product;
  private final DemoCountry country;
  private final Options options;
  private final Report report;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();
  private String base = "";
  private String token = "";
  private long accepted;

  /// @param country whose cases are imported meanwhile
  HeartbeatRun(Installation product, DemoCountry country, Options options, Report report) {
    this.product = product;
    this.country = country;
    this.options = options;
    this.report = report;
  }

  void run() throws Exception {
    base = product.address();
    plant();
    token = token();
    var names = product.bean(KnownAssets.class).all().stream().map(one -> one.uid()).toList();
    var minutes = Math.max(1, options.seconds() / 60);
    steady("alone", names, minutes);
    beside(names, minutes);
    burst(names);
    var stored = awaitStored();
    report.result(JOB, "all", "accepted", (double) accepted, "readings");
    report.result(JOB, "all", "stored", (double) stored, "readings");
    if (stored != accepted) report.wrong(JOB, stored + " stored of " + accepted + " accepted");
    report.note(
        JOB,
        "durability: written with synchronous commit at most a second after the answer; exactness:"
            + " accepted and stored counted; freshness: the last standing of each device in"
            + " memory");
  }

  private void plant() {
    report.progress(DEVICES + " devices");
    var city = new CityProject("LKO", UnitId.ofState(9), "Lucknow", "लखनऊ");
    var scope = product.bean(Scopes.class).ofFeed("bench");
    DatabaseContext.SYSTEM.run(() -> {
      product
          .bean(TransactionTemplate.class)
          .executeWithoutResult(_ -> product.bean(WorkStore.class).insert(city));
      var random = new Random(options.seed());
      for (var from = 0; from < DEVICES; from += CHUNK) {
        var rows = new ArrayList<AssetRegister.Numbered>();
        for (var i = from; i < from + CHUNK; i++)
          rows.add(new AssetRegister.Numbered(i, draft(city, i, random)));
        product.bean(AssetRegister.class).take(scope, rows, "", false);
      }
    });
    product.bean(KnownAssets.class).refresh();
  }

  private static AssetDraft draft(CityProject city, int number, Random random) {
    var place = new Point(26.7 + random.nextDouble() * 0.3, 80.8 + random.nextDouble() * 0.3);
    return new AssetDraft(
        null,
        new AssetDraft.Home(city.code(), city.unit(), "CAMERA"),
        new AssetDraft.Make("Camera " + number, "B" + number, "", ""),
        new AssetDraft.Stand(place, 5, "", ""),
        new AssetDraft.Papers("", "", "", null, null),
        new AssetDraft.Life(AssetStage.INSTALLED, null, null, 1),
        List.of(),
        Map.of("cameraType", "FIXED"),
        null);
  }

  private String token() throws Exception {
    var client =
        product
            .bean(DemoAccounts.class)
            .addClient(
                "bench-devices", Role.DEVICE_CLIENT, UnitId.NATION, Set.of(ApiScope.DEVICES));
    var pair = (client.clientId() + ":" + client.clientSecret()).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    return json.readTree(answer.body()).path("access_token").asString();
  }

  /// The same once everything else has gone on for a while: a minute of it goes to the compiler.
  private void beside(List<String> names, int minutes) throws Exception {
    report.progress("an import, plate reads and distress signals begin");
    var others = new EverythingElse(product, country, names, token, options.seed());
    try (others) {
      TimeUnit.SECONDS.sleep(Math.min(WARM_SECONDS_MAX, options.seconds()));
      steady("beside everything else", names, minutes);
    }
    others.tell(JOB, report);
  }

  /// At the rate of the workload, by a schedule of due times: a late batch counts from its due time.
  private void steady(String variant, List<String> names, int minutes) throws Exception {
    report.progress(minutes + " minutes at " + DEVICES + " heartbeats a minute, " + variant);
    var millis = new double[minutes * DEVICES / BATCH];
    var before = accepted;
    var began = System.nanoTime();
    for (var number = 0; number < millis.length; number++) {
      var due = began + (long) (number * BATCH / BEATS_A_SECOND * 1e9);
      for (var rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime())
        LockSupport.parkNanos(Math.min(rest, TimeUnit.MILLISECONDS.toNanos(5)));
      send(names, number);
      millis[number] = (System.nanoTime() - due) / 1e6;
    }
    report.percentiles(JOB, "steady-batch-of-1000, " + variant, millis, 99);
    var sent = (long) minutes * DEVICES;
    // at this rate nothing may be shed
    if (accepted - before != sent)
      report.wrong(JOB, accepted - before + " accepted of " + sent + ", " + variant);
  }

  private void burst(List<String> names) throws Exception {
    report.progress("the same as fast as they are taken");
    var began = System.nanoTime();
    var batches = DEVICES / BATCH;
    var before = accepted;
    for (var number = 0; number < batches; number++) send(names, number);
    var seconds = (System.nanoTime() - began) / 1e9;
    var rate = (accepted - before) / seconds;
    report.result(JOB, "burst", "rate", rate, "readings/s");
    report.ratio(JOB, "burst against a heartbeat a minute of 80,000", rate / BEATS_A_SECOND, 5);
  }

  private void send(List<String> names, int number) throws Exception {
    var text = new StringBuilder(BATCH * 110);
    var now = product.bean(Clock.class).instant();
    for (var i = 0; i < BATCH; i++) {
      var name = names.get((number * BATCH + i) % names.size());
      text.append("{\"asset\":\"").append(name).append("\",\"at\":\"").append(now);
      text.append("\",\"status\":\"ONLINE\",\"measures\":{\"picture\":true}}\n");
    }
    var request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1/assets/heartbeats"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(text.toString()))
            .build();
    var answer = json.readTree(http.send(request, BodyHandlers.ofString()).body());
    accepted += answer.path("accepted").asLong();
    if (answer.path("received").asLong() != BATCH) report.wrong(JOB, "a batch was not answered");
  }

  private long awaitStored() {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    long stored = stored();
    while (stored < accepted && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      stored = stored();
    }
    return stored;
  }

  private long stored() {
    return DatabaseContext.SYSTEM.call(() ->
        product
            .bean(TransactionTemplate.class)
            .execute(_ ->
                product
                    .bean(JdbcClient.class)
                    .sql("select count(*) from asset.reading_seen")
                    .query(Long.class)
                    .single()));
  }
}
