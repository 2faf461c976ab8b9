package abhaya.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.UnitId;
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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Two minutes of an evening against the running program: every way in, and a shift that answers.
@JourneyTest
@TestPropertySource(properties = "server.address=127.0.0.1")
class SimulationJourneyTest {
  private static final int VEHICLES = freePort();
  private static final int POSITIONS = freePort();

  @Autowired DemoAccounts accounts;
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

  @Test
  void nothingThatWasAcknowledgedIsLostOrDoubledAndNoFigureCountsIt() throws Exception {
    var client =
        accounts.addClient(
            "demo-signals", Role.SIGNAL_CLIENT, UnitId.NATION, Set.of(ApiScope.SIGNALS));
    var reader =
        accounts.addClient("demo-reader", Role.READER_CLIENT, UnitId.NATION, Set.of(ApiScope.READ));
    Files.writeString(
        data.resolve("demo-credentials.json"),
        """
        {"clients":[{"clientId":"demo-signals","clientSecret":"%s"},
                    {"clientId":"demo-reader","clientSecret":"%s"}]}
        """
            .formatted(client.clientSecret(), reader.clientSecret()));
    person("call-taker", Role.CALL_TAKER);
    person("dispatcher", Role.DISPATCHER);
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    var words =
        List.of("--minutes", "2", "--speed", "20", "--seed", "7", "--data", data.toString());
    var doors =
        List.of(
            "--url", "http://127.0.0.1:" + port,
            "--vehicle-port", String.valueOf(VEHICLES),
            "--position-port", String.valueOf(POSITIONS));
    var all = new java.util.ArrayList<>(words);
    all.addAll(doors);

    var status = new Simulation(out, out, Clock.systemUTC()).run(all);

    var text = said.toString(StandardCharsets.UTF_8);
    assertThat(status).as(text).isZero();
    assertThat(number(text, "sent")).isGreaterThan(100);
    assertThat(number(text, "acknowledged")).isEqualTo(number(text, "sent"));
    assertThat(number(text, "found again")).isEqualTo(number(text, "sent"));
    assertThat(number(text, "lost")).isZero();
    assertThat(number(text, "doubled")).isZero();
    assertThat(number(text, "units: positions answered 200")).isPositive();
    assertThat(number(text, "vehicles: other packets sent")).isPositive();
    assertThat(number(text, "control room: ended as SETTLED_BY_PHONE")).as(text).isPositive();
    assertThat(offered()).isZero();
    liveCall();
    assertThat(offered()).isEqualTo(1);
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
