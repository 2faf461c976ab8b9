package abhaya.response.livemap;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.Role;
import abhaya.base.access.SessionRegister;
import abhaya.base.access.SignInDesk;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.incident.Agency;
import abhaya.response.recommend.Candidate.Readiness;
import abhaya.response.unit.DeviceId;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.FleetRegister;
import abhaya.response.unit.UnitKind;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The map's stream over real sockets: who is told of which unit, and for how long.
@JourneyTest
@Timeout(60)
class MapJourneyTest {
  private static final AtomicInteger WATCHERS = new AtomicInteger();
  private static final Point HERE = new Point(26.85, 80.95);

  @Autowired DemoAccounts accounts;
  @Autowired DemoDesk desk;
  @Autowired SessionRegister sessions;
  @Autowired Fleet fleet;
  @Autowired FleetRegister units;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired Clock clock;
  @LocalServerPort int port;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void aSmallCountryWithTwoCars() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(_ -> {
          var planted =
              jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
                  .query(Integer.class)
                  .single();
          if (planted == 0) SmallTree.plant(jdbc, trees);
        }));
    units.generate(List.of(car("NEAR 1", SmallTree.S1), car("AWAY 1", SmallTree.S3)));
    move("NEAR 1", HERE);
    move("AWAY 1", HERE);
  }

  private static FleetRegister.Generated car(String sign, int home) {
    var device = "journey-" + sign.substring(0, 4);
    return new FleetRegister.Generated(
        sign,
        Agency.POLICE,
        UnitKind.CAR,
        new UnitId(home),
        Set.of(),
        device,
        HERE,
        0,
        Duration.ofHours(8));
  }

  private void move(String sign, Point to) {
    var device = new DeviceId("journey-" + sign.substring(0, 4));
    fleet.fixed(device, to.lat(), to.lon(), clock.instant(), 30, 10);
  }

  /// What came over the wire, also as it came.
  private static final class Wire extends FilterInputStream {
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    Wire(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var one = super.read();
      if (one >= 0) seen.write(one);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      var count = super.read(into, from, most);
      if (count > 0) seen.write(into, from, count);
      return count;
    }

    String text() {
      return seen.toString(StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void aUnitThatMovesReachesItsReadersAndOneOutsideTheirScopeNever() throws Exception {
    var answer = frames(signIn(Role.DISPATCHER, SmallTree.DISTRICT_A), "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    try (var wire = new Wire(answer.body())) {
      var reader = new FrameReader(wire);
      assertThat(reader.next()).isEqualTo(FrameWriter.ROSTER);
      assertThat(reader.next()).isEqualTo(FrameWriter.SNAPSHOT);
      var there = HERE.moved(90, 900);
      move("AWAY 1", there);
      move("NEAR 1", there);
      var near = fleet.find("NEAR 1").orElseThrow().unit().id();
      var wanted = Standing.of(there, Readiness.FREE, Duration.ZERO);
      while (reader.unit(near).lon() != wanted.lon()) {
        // all is told where the tree was read anew meanwhile
        assertThat(reader.next()).isIn(FrameWriter.DELTA, FrameWriter.SNAPSHOT);
      }
      assertThat(reader.roster().size()).isEqualTo(1);
      assertThat(wire.text()).contains("NEAR 1").doesNotContain("AWAY");
    }
  }

  @Test
  void theStreamAndTheTextSayTheSame() throws Exception {
    var chief = signIn(Role.DISPATCHER, SmallTree.DISTRICT_B);
    try (var body = frames(chief, "").body()) {
      var reader = new FrameReader(body);
      while (reader.next() != FrameWriter.SNAPSHOT) assertThat(reader.received()).isPositive();
      var away = fleet.find("AWAY 1").orElseThrow().unit().id();
      var unit = reader.unit(away);
      var text = http.send(ask("/response/console/fleet", chief), BodyHandlers.ofString()).body();
      assertThat(text)
          .contains(
              "[%d,\"AWAY 1\",%.5f,%.5f,\"%s\","
                  .formatted(away, unit.lat() / 1e5, unit.lon() / 1e5, unit.readiness()))
          .doesNotContain("NEAR");
    }
  }

  @Test
  void theStreamEndsWithinASecondOfItsSession() throws Exception {
    var chief = signIn(Role.DISPATCHER, SmallTree.DISTRICT_A);
    var session = sessions.find(chief.substring(chief.indexOf('=') + 1)).orElseThrow();
    try (var body = frames(chief, "").body()) {
      var reader = new FrameReader(body);
      assertThat(reader.next()).isEqualTo(FrameWriter.ROSTER);
      var began = System.nanoTime();
      assertThat(sessions.end(session.person(), session.handle())).isTrue();
      byte last = 0;
      for (var kind = reader.next(); kind != 0; kind = reader.next()) last = kind;
      assertThat(last).isEqualTo(FrameWriter.END);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }
    assertThat(frames(chief, "").statusCode()).isNotEqualTo(200);
  }

  @Test
  void whoMaySeeNoIncidentsFindsNoStream() throws Exception {
    var officer = frames(signIn(Role.IO, SmallTree.S1), "");
    assertThat(officer.statusCode()).isEqualTo(404);
    assertThat(frames("", "").statusCode()).isNotEqualTo(200);
  }

  @Test
  void whoComesBackWithHerRosterIsNotGivenItAgain() throws Exception {
    var chief = signIn(Role.DISPATCHER, SmallTree.DISTRICT_A);
    var roster = "";
    try (var body = frames(chief, "").body()) {
      var reader = new FrameReader(body);
      reader.next();
      roster = "%016x".formatted(reader.roster().id());
    }
    try (var body = frames(chief, roster).body()) {
      assertThat(body.read()).isEqualTo(FrameWriter.SNAPSHOT);
    }
    try (var body = frames(chief, "not-a-roster").body()) {
      assertThat(body.read()).isEqualTo(FrameWriter.ROSTER);
    }
  }

  private HttpResponse<InputStream> frames(String cookie, String roster) throws Exception {
    return http.send(
        ask("/response/console/frames?roster=" + roster, cookie), BodyHandlers.ofInputStream());
  }

  private HttpRequest ask(String path, String cookie) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    return request.header("Cookie", cookie.isEmpty() ? "none=none" : cookie).build();
  }

  /// A person signed in; the answer is her cookie.
  private String signIn(Role role, int unit) {
    var name = "watcher-" + WATCHERS.incrementAndGet();
    accounts.add(new DemoAccounts.Person(name, name, role, new UnitId(unit), null));
    var person =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(_ ->
                jdbc.sql("select handle from access.person where display_name = :name")
                    .param("name", name)
                    .query(String.class)
                    .single()));
    var reference = desk.signIn(person, new SignInDesk.Source("127.0.0.1", "Test")).orElseThrow();
    return "__Host-abhaya=" + reference;
  }
}
