package abhaya.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.WorkStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Two minutes of an evening against the running program: every way in, and a shift that answers.
@JourneyTest
@TestPropertySource(properties = "server.address=127.0.0.1")
class SimulationJourneyTest {
  private static final int VEHICLES = freePort();
  private static final int POSITIONS = freePort();

  private static String credentials = "";

  @Autowired DemoAccounts accounts;
  @Autowired WorkStore works;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @LocalServerPort int port;
  @TempDir Path data;

  @DynamicPropertySource
  static void ports(DynamicPropertyRegistry registry) {
    registry.add("abhaya.intake.vehicle-port", () -> VEHICLES);
    registry.add("abhaya.intake.position-port", () -> POSITIONS);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Played(int status, String text) {
    long number(String row) {
      return SimulationJourneyTest.number(text, row);
    }
  }

  /// Once for all tests: a client's secret is told when it is made and never again.
  @BeforeEach
  void theClientsOfTheDemonstration() throws IOException {
    if (credentials.isEmpty()) {
      var clients =
          List.of(
              accounts.addClient(
                  "demo-signals", Role.SIGNAL_CLIENT, UnitId.NATION, Set.of(ApiScope.SIGNALS)),
              accounts.addClient(
                  "demo-reader", Role.READER_CLIENT, UnitId.NATION, Set.of(ApiScope.READ)),
              accounts.addClient(
                  "demo-devices", Role.DEVICE_CLIENT, UnitId.NATION, Set.of(ApiScope.DEVICES)),
              accounts.addClient(
                  "demo-feed", Role.FEED_CLIENT, UnitId.NATION, Set.of(ApiScope.FEEDS)));
      credentials =
          clients.stream()
              .map(one ->
                  "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}"
                      .formatted(one.clientId(), one.clientSecret()))
              .collect(Collectors.joining(",", "{\"clients\":[", "]}"));
      person("call-taker", Role.CALL_TAKER);
      person("dispatcher", Role.DISPATCHER);
    }
    Files.writeString(data.resolve("demo-credentials.json"), credentials);
  }

  private Played play(String... words) {
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    var all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--data", data.toString(),
            "--url", "http://127.0.0.1:" + port,
            "--vehicle-port", String.valueOf(VEHICLES),
            "--position-port", String.valueOf(POSITIONS)));
    var status = new Simulation(out, out, Clock.systemUTC()).run(all);
    return new Played(status, said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void nothingThatWasAcknowledgedIsLostOrDoubledAndNoFigureCountsIt() throws Exception {
    var played = play("--minutes", "2", "--speed", "20", "--seed", "7");

    assertThat(played.status()).as(played.text()).isZero();
    assertThat(played.number("sent")).isGreaterThan(100);
    assertThat(played.number("acknowledged")).isEqualTo(played.number("sent"));
    assertThat(played.number("found again")).isEqualTo(played.number("sent"));
    assertThat(played.number("lost")).isZero();
    assertThat(played.number("doubled")).isZero();
    assertThat(played.number("units: positions answered 200")).isPositive();
    assertThat(played.number("vehicles: other packets sent")).isPositive();
    assertThat(played.number("control room: ended as SETTLED_BY_PHONE"))
        .as(played.text())
        .isPositive();
    var before = offered();
    liveCall();
    assertThat(offered()).isEqualTo(before + 1);
  }

  @Test
  void theFloodOfALaunchDayLosesNobody() {
    var played = play("--scenario", "flood", "--minutes", "1", "--speed", "10", "--seed", "7");

    assertThat(played.status()).as(played.text()).isZero();
    assertThat(played.number("sent")).isGreaterThan(700);
    assertThat(played.number("acknowledged")).isEqualTo(played.number("sent"));
    assertThat(played.number("found again")).isEqualTo(played.number("sent"));
    assertThat(played.number("lost")).isZero();
    assertThat(played.number("doubled")).isZero();
  }

  @Test
  void whatDevicesTellIsStoredToTheLastReading() throws Exception {
    var codes = things();
    var file = Files.write(data.resolve("assets.csv"), codes);

    var played =
        play(
            "--scenario",
            "devices",
            "--minutes",
            "3",
            "--speed",
            "30",
            "--assets",
            file.toString());

    assertThat(played.status()).as(played.text()).isZero();
    var beats = played.number("devices: /api/v1/assets/heartbeats accepted");
    assertThat(beats).as(played.text()).isBetween(codes.size() * 2L, codes.size() * 3L);
    assertThat(played.number("devices: /api/v1/assets/heartbeats refused")).isZero();
    assertThat(played.number("devices: /api/v1/anpr/reads accepted"))
        .as(played.text())
        .isEqualTo(3 * 6 * 40);
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (rows("select count(*) from asset.reading_seen") < beats && System.nanoTime() < until) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(rows("select count(*) from asset.reading_seen")).isEqualTo(beats);
  }

  /// Ten lanes of plate readers in a city, by the door for files; their codes.
  private List<String> things() throws Exception {
    program(() -> {
      works.insert(new CityProject("LKO", UnitId.ofState(9), "Lucknow", "लखनऊ"));
      return 0L;
    });
    var file = new StringBuilder("city,kind,name,serialNo,lat,lon,laneNo,stage\n");
    for (var number = 1; number <= 10; number++) {
      file.append(
          "LKO,ANPR_LANE,Gate %d,SIM%d,26.85%d,80.95,1,INSTALLED%n"
              .formatted(number, number, number));
    }
    try (var portal = new Portal(URI.create("http://127.0.0.1:" + port), data)) {
      portal.signIn("demo-feed");
      var body = new Bodies.Body("text/csv", file.toString());
      var answer = portal.post("/api/v1/feeds/assets", body, "demo-feed", null);
      assertThat(answer.body().path("accepted").asInt()).as("%s", answer.body()).isEqualTo(10);
    }
    return program(
        () -> jdbc.sql("select uid from asset.asset order by uid").query(String.class).list());
  }

  private long rows(String sql) {
    return program(() -> jdbc.sql(sql).query(Long.class).single());
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  /// By the same program, without the mark; returns when it is on record.
  private void liveCall() throws Exception {
    try (var portal = new Portal(URI.create("http://127.0.0.1:" + port), data)) {
      portal.signIn(Portal.SIGNALS);
      var text = "{\"number\":\"+915550000001\",\"call\":\"live\",\"event\":\"ringing\"}";
      var body = new Bodies.Body("application/json", text);
      var answer = portal.post("/api/v1/signals/voice", body, Portal.SIGNALS, "live");
      var ledger = new Ledger();
      ledger.enter(
          "voice", new Ledger.Said(answer.status(), answer.body().path("id").asString(""), 1));
      ledger.verify(portal, Duration.ofSeconds(30));
      assertThat(ledger.isClean()).as("%s", ledger.lines()).isTrue();
    }
  }

  /// Calls that came in, by the indicators: what was played is marked as a test.
  private long offered() throws Exception {
    try (var portal = new Portal(URI.create("http://127.0.0.1:" + port), data)) {
      portal.signIn("demo-reader");
      var path = "/api/v1/emergency/indicators?unit=IN";
      var calls = portal.get(path, "demo-reader").body().path("calls").path("offered");
      assertThat(calls.isNumber()).isTrue();
      return calls.asLong();
    }
  }

  private void person(String name, Role role) {
    accounts.add(new DemoAccounts.Person("Invented " + name, name, role, UnitId.ofState(9), null));
  }

  private static long number(String text, String row) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.matches(java.util.regex.Pattern.quote(row) + "\\s+\\d+.*"))
        .map(line -> line.substring(row.length()).strip().split("\\D", 2)[0])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }
}
