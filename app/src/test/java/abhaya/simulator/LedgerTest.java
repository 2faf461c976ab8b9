package abhaya.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger against a server that can be made to forget.
class LedgerTest {
  @TempDir Path data;

  private final Map<String, String> handles = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final Ledger ledger = new Ledger();
  private HttpServer server;
  private int forgets = -1;
  private boolean doubles;

  @BeforeEach
  void aServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    Files.writeString(
        data.resolve("demo-credentials.json"),
        "{\"clients\":[{\"clientId\":\"demo-signals\",\"clientSecret\":\"s\"}]}");
  }

  @AfterEach
  void itGoes() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    exchange.getRequestBody().readAllBytes();
    if (path.equals("/oauth2/token")) {
      say(exchange, 200, "{\"access_token\":\"t\"}");
    } else if (exchange.getRequestMethod().equals("POST")) {
      var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      var handle = doubles ? fresh() : handles.computeIfAbsent(key, _ -> fresh());
      say(exchange, 202, "{\"id\":\"" + handle + "\"}");
    } else {
      var handle = path.substring(path.lastIndexOf('/') + 1);
      var gone = handle.equals("signal-" + forgets);
      say(exchange, gone ? 404 : 200, "{\"id\":\"" + handle + "\"}");
    }
  }

  private String fresh() {
    return "signal-" + taken.incrementAndGet();
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void play() throws Exception {
    var wish = new Schedule.Wish(Scenario.FLOOD, 1, Duration.ofSeconds(6), 19, List.of());
    var url = java.net.URI.create("http://localhost:" + server.getAddress().getPort());
    try (var portal = new Portal(url, data)) {
      portal.signIn(Portal.SIGNALS);
      var stage = new Player.Stage(portal, null, ledger, new Pace(500), null, Clock.systemUTC());
      new Player(stage, "test").play(Schedule.of(wish));
      ledger.verify(portal, Duration.ofMillis(300));
    }
  }

  @Test
  void whatIsThereIsFound() throws Exception {
    play();
    assertThat(ledger.sent()).isPositive().isEqualTo(ledger.acknowledged());
    assertThat(ledger.counted("found")).isEqualTo(ledger.acknowledged());
    assertThat(ledger.counted("lost")).isZero();
    assertThat(ledger.isClean()).as("%s", ledger.lines()).isTrue();
  }

  @Test
  void oneThatWasForgottenIsNamed() throws Exception {
    forgets = 7;
    play();
    assertThat(ledger.counted("lost")).isEqualTo(1);
    assertThat(ledger.isClean()).isFalse();
    assertThat(ledger.lines()).anyMatch(line -> line.contains("not found: signal-7"));
  }

  @Test
  void oneThatBecameTwoIsNamed() throws Exception {
    doubles = true;
    play();
    assertThat(ledger.counted("sent again")).isPositive();
    assertThat(ledger.counted("doubled")).isEqualTo(ledger.counted("sent again"));
    assertThat(ledger.isClean()).isFalse();
  }

  @Test
  void aRefusalTheContractDoesNotKnowIsWrong() {
    ledger.enter("sos", new Ledger.Said(503, "", 1));
    ledger.enter("sos", new Ledger.Said(413, "", 1));
    assertThat(ledger.isClean()).isTrue();
    ledger.enter("sos", new Ledger.Said(400, "", 1));
    assertThat(ledger.isClean()).isFalse();
  }

  @Test
  void aLossEndsTheProgramWithOneAndAMisunderstoodWordWithTwo() {
    forgets = 3;
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    var simulation = new Simulation(out, out, Clock.systemUTC(), Duration.ofMillis(300));
    var play = List.of("--scenario", "flood", "--minutes", "1", "--speed", "500");
    var url = "http://localhost:" + server.getAddress().getPort();
    var whole = new java.util.ArrayList<>(play);
    whole.addAll(List.of("--url", url, "--data", data.toString()));
    assertThat(simulation.run(whole)).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("not found: signal-3");
    forgets = -1;
    handles.clear();
    taken.set(1_000_000);
    assertThat(simulation.run(whole)).as(said.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(simulation.run(List.of("--sideways", "1"))).isEqualTo(2);
    assertThat(simulation.run(List.of("--minutes", "0"))).isEqualTo(2);
    assertThat(simulation.run(List.of("--scenario", "none"))).isEqualTo(2);
    assertThat(simulation.run(List.of("--data", data.resolve("no").toString()))).isEqualTo(2);
  }
}
