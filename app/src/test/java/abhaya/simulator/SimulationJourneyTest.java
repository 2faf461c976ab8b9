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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
  void nothingThatWasAcknowledgedIsLostOrDoubled() throws IOException {
    var client =
        accounts.addClient(
            "demo-signals", Role.SIGNAL_CLIENT, UnitId.NATION, Set.of(ApiScope.SIGNALS));
    Files.writeString(
        data.resolve("demo-credentials.json"),
        "{\"clients\":[{\"clientId\":\"demo-signals\",\"clientSecret\":\"%s\"}]}"
            .formatted(client.clientSecret()));
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
