package abhaya.base.client;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.verifier.ExportCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// `./abhaya export trail FILE` against the running program, and the stand-alone proof of the file.
@JourneyTest
class TrailExportJourneyTest {
  private static final List<DemoAccounts.ApiClient> NATION = new ArrayList<>();

  @Autowired DemoAccounts accounts;
  @Autowired TrailRegister trail;
  @LocalServerPort int port;
  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void aFewActs() {
    for (var at = 0; at < 30; at++) {
      trail.recordSystem("probe", TrailAct.allowed("VIEW", "CASE", "c" + at));
    }
  }

  @Test
  void theFileIsProvedAndItsExportIsItselfOnRecord() throws Exception {
    client();
    var file = folder.resolve("trail.ndjson.gz");
    assertThat(export("trail", file)).as(said()).isZero();
    try (var in = Files.newInputStream(file)) {
      var verdict = ExportCheck.check(in, null, List.of());
      assertThat(verdict.proved()).isTrue();
      assertThat(verdict.to()).isGreaterThanOrEqualTo(30);
    }
    assertThat(export("trail", file)).isZero();
    assertThat(unpacked(file)).contains("\"action\":\"EXPORT\"", "\"role\":\"AUDIT_CLIENT\"");

    var changed = unpacked(file).replace("\"object\":\"c7\"", "\"object\":\"c8\"");
    var verdict =
        ExportCheck.check(
            new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8)), null, List.of());
    assertThat(verdict.proved()).isFalse();
  }

  @Test
  void aPartOfTheLogIsProvedToo() throws Exception {
    client();
    var file = folder.resolve("part.gz");
    assertThat(export("trail", file, "--from=5", "--to=14")).as(said()).isZero();
    try (var in = Files.newInputStream(file)) {
      var verdict = ExportCheck.check(in, null, List.of());
      assertThat(verdict.proved()).isTrue();
      assertThat(verdict.from()).isEqualTo(5);
      assertThat(verdict.to()).isEqualTo(15);
    }
  }

  @Test
  void aStatesProgramAndAReadingProgramGetNoFile() throws Exception {
    var state =
        accounts.addClient(
            "state-auditor", Role.AUDIT_CLIENT, UnitId.ofState(9), Set.of(ApiScope.TRAIL));
    var reader =
        accounts.addClient("a-reader", Role.READER_CLIENT, UnitId.NATION, Set.of(ApiScope.READ));
    for (var client : List.of(state, reader)) {
      assertThat(get("/api/v1/trail/export", client)).as(client.clientId()).isEqualTo(404);
    }
    assertThat(get("/api/v1/trail/key", state)).isEqualTo(200);
    assertThat(get("/api/v1/trail/key", reader)).isEqualTo(404);
  }

  private int get(String path, DemoAccounts.ApiClient client) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var pair = client.clientId() + ":" + client.clientSecret();
      var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      var ask =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oauth2/token"))
              .header("Authorization", "Basic " + basic)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
              .build();
      var token =
          http.send(ask, HttpResponse.BodyHandlers.ofString())
              .body()
              .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Authorization", "Bearer " + token)
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  /// Entered once, since the tests share one installation; the file is as the demonstration's.
  private void client() throws IOException {
    synchronized (NATION) {
      if (NATION.isEmpty()) {
        NATION.add(
            accounts.addClient(
                "demo-auditor", Role.AUDIT_CLIENT, UnitId.NATION, Set.of(ApiScope.TRAIL)));
      }
    }
    Files.writeString(
        folder.resolve("demo-credentials.json"),
        """
        {"accounts":[],"clients":[{"clientId":"demo-auditor","clientSecret":"%s","scopes":[]}]}
        """
            .formatted(NATION.getFirst().clientSecret()));
  }

  private int export(Object... words) {
    said.reset();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    var all = new ArrayList<>(Arrays.stream(words).map(Object::toString).toList());
    all.addAll(List.of("--url", "http://localhost:" + port, "--data", folder.toString()));
    return new CommandLine(out, out).run("export", all);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static String unpacked(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
