package abhaya.response.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import abhaya.base.access.AccessTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.FewUnits;
import abhaya.base.access.Role;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.incident.Agency;
import abhaya.response.unit.DeviceId;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.FleetRegister;
import abhaya.response.unit.UnitKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Extracts through the door, the work in a process of its own, and what the desk is told then.
@AccessTest
class RoadFeedModuleTest {
  private static final String DOOR = "/api/v1/feeds/roads";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Far from where other tests put their units.
  private static final Point HERE = new Point(27.4, 80.95);

  private static final Town TOWN = Town.withARiver(HERE);

  @Autowired MockMvc http;
  @Autowired DemoAccounts accounts;
  @Autowired JsonMapper json;
  @Autowired Roads roads;
  @Autowired RoadSettings limits;
  @Autowired RoadFolder folder;
  @Autowired DataFolder data;
  @Autowired FleetRegister units;
  @Autowired Fleet fleet;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private String feed;
  private String reader;

  @BeforeEach
  void programsSignIn() throws Exception {
    feed = token(Role.FEED_CLIENT, UnitId.NATION, ApiScope.FEEDS);
    reader = token(Role.READER_CLIENT, UnitId.NATION, ApiScope.READ);
  }

  @AfterEach
  void theGraphIsTakenAway() throws Exception {
    roads.close();
    Files.deleteIfExists(data.path().resolve("roads/current"));
    folder.clear();
  }

  private String token(Role role, UnitId unit, ApiScope scope) throws Exception {
    var client = accounts.addClient("road-c" + NUMBER.incrementAndGet(), role, unit, Set.of(scope));
    var basic = client.clientId() + ":" + client.clientSecret();
    var answer =
        http.perform(
                post("/oauth2/token")
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                    .param("grant_type", "client_credentials"))
            .andReturn()
            .getResponse();
    return json.readTree(answer.getContentAsString()).get("access_token").asString();
  }

  private MockHttpServletResponse send(byte[] bytes, String token, String query) throws Exception {
    return http.perform(
            post(DOOR + query)
                .header("Authorization", "Bearer " + token)
                .contentType("application/octet-stream")
                .content(bytes))
        .andReturn()
        .getResponse();
  }

  private JsonNode body(MockHttpServletResponse answer) throws Exception {
    return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
  }

  private JsonNode standing() throws Exception {
    return body(
        http.perform(get(DOOR).header("Authorization", "Bearer " + feed))
            .andReturn()
            .getResponse());
  }

  /// The import, once it is over.
  private JsonNode sent(byte[] bytes, String query) throws Exception {
    var begun = send(bytes, feed, query);
    assertThat(begun.getStatus()).as(begun.getContentAsString()).isEqualTo(202);
    return over();
  }

  private JsonNode over() throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var last = standing().path("lastImport");
      if (!last.path("state").asString().equals("running")) return last;
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("the import did not end");
  }

  private static byte[] plain(Town town) {
    return town.plain().getBytes(StandardCharsets.UTF_8);
  }

  private String car(String sign, Point at) {
    var device = "road-" + sign.replace(" ", "-");
    units.generate(
        List.of(
            new FleetRegister.Generated(
                sign,
                Agency.POLICE,
                UnitKind.CAR,
                FewUnits.STATION,
                Set.of(),
                device,
                at,
                0,
                Duration.ofHours(8))));
    fleet.fixed(new DeviceId(device), at.lat(), at.lon(), clock.instant(), 0, 10);
    return sign;
  }

  private List<JsonNode> recommended(String language) throws Exception {
    return recommended(HERE, language);
  }

  private List<JsonNode> recommended(Point place, String language) throws Exception {
    var address =
        "/api/v1/dispatch/recommendation?limit=50&type=STKX&lat=%s&lon=%s"
            .formatted(place.lat(), place.lon());
    var answer =
        http.perform(
                get(address)
                    .header("Authorization", "Bearer " + reader)
                    .header("Accept-Language", language))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(200);
    var rows = new ArrayList<JsonNode>();
    body(answer).path("units").forEach(rows::add);
    return rows;
  }

  private static List<String> signs(List<JsonNode> rows, String... wanted) {
    return rows.stream()
        .map(row -> row.path("callSign").asString())
        .filter(List.of(wanted)::contains)
        .toList();
  }

  private static String why(List<JsonNode> rows, String sign) {
    return rows.stream()
        .filter(row -> row.path("callSign").asString().equals(sign))
        .findFirst()
        .orElseThrow()
        .path("reasons")
        .toString();
  }

  @Test
  void theUnitAcrossTheRiverIsNotRecommendedFirstOnceTheRoadsAreKnown() throws Exception {
    var across = car("RIV 1", TOWN.place(400, 0));
    var behind = car("RIV 2", TOWN.place(-900, 0));
    var field = car("RIV 3", TOWN.place(-900, -700));
    var before = recommended("en");
    assertThat(signs(before, across, behind)).containsExactly(across, behind);
    assertThat(why(before, across)).contains("time by distance × 1.35, no road graph");

    var done = sent(plain(TOWN), "");
    assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("done");
    assertThat(done.path("made").path("day").asString()).isEqualTo("2026-11-20");
    var after = recommended("en");
    assertThat(signs(after, across, behind)).containsExactly(behind, across);
    assertThat(why(after, across)).contains("time by road, graph of 20-11-2026", "6.4 km by road");
    assertThat(why(after, field)).contains("× 1.35, the unit is on no known road");
    assertThat(why(recommended("hi"), across)).contains("समय सड़क से, 20-11-2026 का नक्शा");
    assertThat(why(recommended("hi"), field)).contains("गाड़ी किसी ज्ञात सड़क पर नहीं");
    var offRoad = recommended(TOWN.place(-700, 900), "en");
    assertThat(why(offRoad, behind)).contains("the place is on no known road");
  }

  @Test
  void aGraphSurvivesARestartAndLeftoversDoNot() throws Exception {
    sent(plain(TOWN), "");
    var left = Files.createDirectory(data.path().resolve("roads/graph-half"));
    Files.writeString(left.resolve("nodes"), "half");
    var again = new Roads(new RoadFolder(data));
    try {
      assertThat(again.facts()).isEqualTo(roads.facts()).isPresent();
      assertThat(left).doesNotExist();
    } finally {
      again.close();
    }
  }

  @Test
  void aSecondImportTakesThePlaceOfTheFirstAndADryRunDoesNot() throws Exception {
    sent(plain(TOWN), "");
    var first = roads.facts().orElseThrow();
    var more =
        plain(Town.withARiver(HERE).street(Town.at(-1500, 0), Town.at(-1500, 500), Town.at(0, 0)));
    var tried = sent(more, "?dryRun=true");
    assertThat(tried.path("state").asString()).isEqualTo("done");
    assertThat(tried.path("made").path("roads").asInt()).isGreaterThan(first.roads());
    assertThat(roads.facts()).contains(first);
    sent(more, "");
    assertThat(roads.facts().orElseThrow().roads()).isGreaterThan(first.roads());
    assertThat(kept()).hasSize(1);
    assertThat(standing().path("inUse").path("roads").asInt()).isGreaterThan(first.roads());
    assertThat(entries("IMPORT", "roads")).isGreaterThanOrEqualTo(2);
    assertThat(entries("DRY_RUN", "roads")).isGreaterThanOrEqualTo(1);
  }

  private List<Path> kept() throws Exception {
    try (var all = Files.list(data.path().resolve("roads"))) {
      return all.filter(path -> path.getFileName().toString().matches("(graph|extract)-.*"))
          .toList();
    }
  }

  private long entries(String action, String key) {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(status ->
                jdbc.sql(
                        "select count(*) from trail.entry where object_kind = 'ROADS'"
                            + " and action = :action and detail ->> :key is not null")
                    .param("action", action)
                    .param("key", key)
                    .query(Long.class)
                    .single())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "empty|''",
        "not-osm|FIR number;station",
        "truncated|<osm><node id='1' la",
        "unreadable|<osm><node></way></osm>",
        "unsafe|<?xml version='1.0'?><!DOCTYPE osm><osm/>",
        "no-roads|<osm version='0.6'></osm>"
      })
  void aBadFileIsRefusedByNameAndLeavesTheGraph(String code, String text) throws Exception {
    sent(plain(TOWN), "");
    var before = roads.facts();
    var refused = entries("IMPORT", "fault");
    var answer = send(text.getBytes(StandardCharsets.UTF_8), feed, "");
    if (answer.getStatus() == 202) {
      var over = over();
      assertThat(over.path("state").asString()).isEqualTo("refused");
      assertThat(over.path("code").asString()).isEqualTo(code);
      assertThat(over.path("message").asString()).isNotEmpty();
      assertThat(entries("IMPORT", "fault")).isEqualTo(refused + 1);
    } else {
      assertThat(answer.getStatus()).isEqualTo(400);
      assertThat(body(answer).path("errors").path(0).path("code").asString()).isEqualTo(code);
    }
    assertThat(roads.facts()).isEqualTo(before).isPresent();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aTownElsewhereIsRefusedAndLeavesTheGraph() throws Exception {
    sent(plain(TOWN), "");
    var before = roads.facts();
    var over = sent(plain(Town.withARiver(new Point(48.85, 2.35))), "");
    assertThat(over.path("code").asString()).isEqualTo("outside-india");
    assertThat(roads.facts()).isEqualTo(before);
  }

  @Test
  void whoEndsTheWorkLeavesTheGraphThatWasThere() throws Exception {
    sent(plain(TOWN), "");
    var before = roads.facts();
    assertThat(send(plain(TOWN), feed, "").getStatus()).isEqualTo(202);
    assertThat(send(plain(TOWN), feed, "").getStatus()).as("one at a time").isEqualTo(409);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && endedWorkers() == 0) LockSupport.parkNanos(1_000_000);
    assertThat(over().path("code").asString()).isEqualTo("ended");
    assertThat(roads.facts()).isEqualTo(before).isPresent();
    assertThat(kept()).hasSize(1);
    assertThat(recommended("en")).isNotNull();
  }

  /// Kills the processes that this test's program started for the work: no other one is Java.
  private static long endedWorkers() {
    return ProcessHandle.current()
        .children()
        .filter(one -> one.info().command().filter(name -> name.endsWith("java")).isPresent())
        .filter(ProcessHandle::destroyForcibly)
        .count();
  }

  @Test
  void onlyAFeedOfAStateOrTheNationChangesTheRoadsOfAll() throws Exception {
    var station = token(Role.FEED_CLIENT, FewUnits.STATION, ApiScope.FEEDS);
    var state = token(Role.FEED_CLIENT, FewUnits.STATE, ApiScope.FEEDS);
    assertThat(send(plain(TOWN), reader, "").getStatus()).isEqualTo(404);
    assertThat(send(plain(TOWN), station, "").getStatus()).isEqualTo(404);
    assertThat(send("x".getBytes(StandardCharsets.UTF_8), state, "").getStatus()).isEqualTo(400);
    assertThat(kept()).isEmpty();
  }

  @Test
  void theLimitOfAFileIsWhatItWas() {
    assertThat(limits.fileBytesMax()).isEqualTo(4L << 30);
    assertThat(limits.buildWithin()).isEqualTo(Duration.ofHours(6));
  }
}
