package abhaya.safecity.example;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.PersonScopes;
import abhaya.base.access.Role;
import abhaya.base.access.SignInDesk;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoSize;
import abhaya.response.incident.PrecinctStore;
import abhaya.safecity.hotspot.HotspotStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// One call followed to its end by the doors that people and devices use: from the press on a
/// telephone to the FIR, the counts of the nation, the dark place and the lamp that works tonight.
@JourneyTest
class ThreadJourneyTest {
  private static final String NUMBER = "+919812345067";
  private static final String NAME = "Kamini Testwala";
  private static final String WORDS = "he follows me from the mill";
  private static final String POLE = "CHN-THREAD-1";
  private static final String ORDER = "WS/SCP/CHN/1";
  private static final String STATE = "IN.33";
  private static final String STATION = "IN.33.T.S9";
  private static final int STATE_ID = 133;

  @Autowired ExampleCities cities;
  @Autowired ExamplePlaces places;
  @Autowired HotspotStore grounds;
  @Autowired PrecinctStore precincts;
  @Autowired DemoAccounts accounts;
  @Autowired DemoDesk cards;
  @Autowired PersonScopes people;
  @Autowired UnitTrees trees;
  @Autowired EventReaders readers;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired JsonMapper json;
  @Autowired Clock clock;
  @LocalServerPort int port;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<ApiScope, Visitor> clients = new EnumMap<>(ApiScope.class);
  private final List<String> past = new ArrayList<>();
  private Point lamp = new Point(0, 0);
  private Point place = new Point(0, 0);
  private int cell;
  private LocalDate today = LocalDate.EPOCH;

  @BeforeEach
  void aCityWithAStationAndACar() throws Exception {
    today = India.dateOf(clock.instant());
    program(() -> {
      SmallTree.plantUnder(jdbc, trees, STATE_ID);
      return 0;
    });
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    cities.load(country, today);
    places.load(country, today);
    var ground = program(() -> grounds.find("CHN").orElseThrow());
    cell = ground.cells().get(ground.cells().size() / 2);
    lamp = ground.middleOf(cell);
    place = lamp.moved(45, 30);
    var box = ground.boxOf(cell);
    var outline =
        String.format(
            Locale.ROOT,
            "{\"type\":\"Polygon\",\"coordinates\":[[[%2$f,%1$f],[%4$f,%1$f],[%4$f,%3$f],[%2$f,%3$f],"
                + "[%2$f,%1$f]]]}",
            box.south() - 0.01,
            box.west() - 0.01,
            box.north() + 0.01,
            box.east() + 0.01);
    program(() -> {
      precincts.keep(new UnitId(SmallTree.S9), outline, "test", LocalDate.of(2020, 1, 1));
      return 0;
    });
    var feed = client(Role.FEED_CLIENT, ApiScope.FEEDS);
    var units =
        "callSign,agency,kind,home,device,lat,lon\nCHN PRV 1,POLICE,CAR,%s,thread-car,%f,%f\n"
            .formatted(STATION, lamp.lat() + 0.004, lamp.lon());
    var taken = feed.body("/api/v1/feeds/response-units", "text/csv", units);
    assertThat(taken.text()).contains("\"accepted\":1");
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  private Visitor person(Role role, int unit, String more) {
    var username = (role + "." + more).toLowerCase(Locale.ROOT);
    var account =
        accounts.add(
            new DemoAccounts.Person("Reader " + username, username, role, new UnitId(unit), null));
    var posting =
        program(() ->
            jdbc.sql("select id from access.posting where person_id = :id")
                .param("id", account.personId())
                .query(Long.class)
                .single());
    var scope = people.of(account.personId(), posting).orElseThrow();
    var source = new SignInDesk.Source("127.0.0.1", "test");
    var session = cards.signIn(scope.person().handle(), source).orElseThrow();
    return new Visitor(http, port, "Cookie", "__Host-abhaya=" + session);
  }

  private Visitor client(Role role, ApiScope scope) throws IOException, InterruptedException {
    var known = clients.get(scope);
    if (known != null) return known;
    var made = accounts.addClient("thread-" + scope.word(), role, UnitId.NATION, Set.of(scope));
    var pair = (made.clientId() + ":" + made.clientSecret()).getBytes(StandardCharsets.UTF_8);
    var basic = "Basic " + Base64.getEncoder().encodeToString(pair);
    var answer =
        new Visitor(http, port, "Authorization", basic)
            .body(
                "/oauth2/token",
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials");
    var token = json.readTree(answer.text()).path("access_token").asString();
    var visitor = new Visitor(http, port, "Authorization", "Bearer " + token);
    clients.put(scope, visitor);
    return visitor;
  }

  /// A page past the control room: there, and without her.
  private String past(Visitor who, String path) throws IOException, InterruptedException {
    var shown = who.get(path);
    assertThat(shown.status()).as(path).isEqualTo(200);
    var her =
        List.of(
            NUMBER.substring(3),
            NUMBER.substring(8),
            NAME.substring(0, 6),
            WORDS,
            "%.5f".formatted(place.lat()),
            "%.5f".formatted(place.lon()));
    assertThat(her.stream().filter(shown.text()::contains)).as(path).isEmpty();
    past.add(path);
    return shown.text();
  }

  private void heard(String reader) {
    var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!readers.isUpToDate(reader)) {
      assertThat(System.nanoTime()).as("%s lags behind", reader).isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static String found(String pattern, String text) {
    var hit = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertThat(hit.find()).as(pattern).isTrue();
    return hit.group(1);
  }

  @Test
  void aCallBecomesAnIncidentAFirACaseACountAPlaceAndALampThatWorksTonight() throws Exception {
    var before = stalking();
    var token = "t".repeat(43);
    var signal = sheCalls(token);
    var incident = theRoomSends(signal);
    var levels = levels();
    var counted = youngOpen(levels);
    var fir = theStationRegisters(incident);
    theCaseIsCountedAtEveryLevel(fir, levels, counted);
    theHotspotCountsIt(before);
    theLampIsMendedAndWorksTonight();
    assertThat(past).hasSizeGreaterThan(20);
  }

  private String sheCalls(String token) throws Exception {
    var nobody = new Visitor(http, port, "", "");
    var body =
        String.format(
            Locale.ROOT,
            "{\"number\":\"%s\",\"name\":\"%s\",\"text\":\"%s\",\"event\":\"sos\","
                + "\"position\":{\"lat\":%.6f,\"lon\":%.6f,\"radiusMetres\":9}}",
            NUMBER,
            NAME,
            WORDS,
            place.lat(),
            place.lon());
    var kept = nobody.body("/api/v1/signals/sos", "application/json", body);
    assertThat(kept.status()).isIn(201, 202);
    var signal = json.readTree(kept.text()).path("id").asString();
    var follow =
        ("{\"signal\":\"%s\",\"token\":\"%s\",\"quiet\":false,\"writes\":false,"
                + "\"child\":false,\"volunteers\":false,\"device\":null,\"blocked\":[]}")
            .formatted(signal, token);
    var followed = nobody.body("/sos/live", "application/json", follow);
    assertThat(followed.status()).isEqualTo(201);
    return signal;
  }

  private String theRoomSends(String signal) throws Exception {
    var room = person(Role.CONTROL_SUPERVISOR, STATE_ID, "room");
    var page = "/response/signals/" + signal;
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (room.get(page).status() == 404 && System.nanoTime() < until) {
      LockSupport.parkNanos(20_000_000);
    }
    var decided =
        room.press(
            page,
            page + "/decision",
            Map.of("outcome", "HANDED_TO_DISPATCH", "type", "stalking", "priority", "1"));
    var incident = found("incident=([A-Za-z0-9_-]{22})", decided.location());
    var console = "/response/console?incident=" + incident;
    var act = "/response/console/" + incident;
    var crew = person(Role.UNIT_CREW, SmallTree.S9, "crew");
    var unit = found("<option value=\"(\\d+)\"", crew.get("/field").text());
    crew.press("/field", "/field/duty", Map.of("unit", unit, "hours", "8", "woman", "yes"));
    assertThat(
            room.press(console, act + "/send", Map.of("unit", unit, "word", "knows the lane"))
                .location())
        .contains("said=done");
    var job = found("name=\"assignment\" value=\"([A-Za-z0-9_-]{22})\"", crew.get("/field").text());
    for (var step : List.of("ACKNOWLEDGED", "EN_ROUTE", "ON_SCENE", "CLEARED")) {
      var told = room.press(console, act + "/step", Map.of("assignment", job, "to", step));
      assertThat(told.location()).as(step).contains("said=done");
    }
    var agencies = Pattern.compile("name=\"agency\" value=\"([A-Z_]+)\"");
    for (var agency : agencies.matcher(room.get(console).text()).results().toList()) {
      room.press(console, act + "/agency", Map.of("agency", agency.group(1), "act", "told"));
    }
    var closed =
        room.press(
            console,
            act + "/close",
            Map.of(
                "words", "Spoke to her, the man was led away",
                "arrived", "yes",
                "reached", "yes",
                "disposition", "REPORT_TAKEN"));
    assertThat(closed.location()).contains("said=done");
    var referred =
        room.press(
            console,
            "/response/console/command",
            Map.of("line", "refer", "incident", incident, "version", "0"));
    assertThat(referred.location()).contains("said=done");
    assertThat(room.get(console).text()).doesNotContain("/work/referrals/" + incident);
    return incident;
  }

  /// One step to the station's list; there it becomes a FIR that names it, and a case.
  private String theStationRegisters(String incident) throws Exception {
    heard("referral");
    var sho = person(Role.SHO, SmallTree.S9, "sho");
    var one = "/work/referrals/" + incident;
    assertThat(past(sho, "/work/referrals")).contains(one);
    assertThat(past(sho, one)).contains("/response/console?incident=" + incident);
    var seen = sho.get("/response/console?incident=" + incident).text();
    assertThat(seen).contains(one).doesNotContain(NUMBER.substring(3), NUMBER.substring(8), NAME);
    var at = clock.instant().atZone(India.ZONE).toOffsetDateTime().withNano(0);
    var fir =
        """
        {"type":"FIR","source":"TN-THREAD","key":"T1","version":1,"unit":"%s","firNumber":"71/%d",\
        "recordedAt":"%s","enteredAt":"%s","sections":"64 BNS, 78 BNS","incident":"%s"}
        """
            .formatted(STATION, at.getYear(), at, at, incident);
    var feed = client(Role.FEED_CLIENT, ApiScope.FEEDS);
    var taken = feed.body("/api/v1/feeds/cctns/records", "application/x-ndjson", fir);
    assertThat(taken.text()).contains("\"accepted\":1");
    heard("referral");
    var shown = past(sho, one);
    assertThat(shown).contains("71/" + at.getYear());
    var file = found("href=\"(/cases/[A-Za-z0-9_-]{22})\"", shown);
    assertThat(past(sho, file)).contains(one, "BNSS 193");
    assertThat(past(sho, "/cases")).contains(file);
    return file;
  }

  /// Who looks at each level.
  private Map<String, Visitor> levels() {
    return Map.of(
        STATION,
        person(Role.SHO, SmallTree.S9, "sho2"),
        "IN.33.T",
        person(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_T, "chief"),
        STATE,
        person(Role.STATE_HQ, STATE_ID, "state"),
        "IN",
        person(Role.MINISTRY_ANALYST, 1, "ministry"));
  }

  /// Open cases younger than two months, at each level.
  private Map<String, Integer> youngOpen(Map<String, Visitor> levels) throws Exception {
    heard("compliance");
    var counts = new HashMap<String, Integer>();
    for (var level : levels.entrySet()) {
      var summary = past(level.getValue(), "/api/v1/investigation/summary?unit=" + level.getKey());
      counts.put(level.getKey(), json.readTree(summary).path("counts").path("youngOpen").asInt(0));
    }
    return counts;
  }

  private void theCaseIsCountedAtEveryLevel(
      String file, Map<String, Visitor> above, Map<String, Integer> before) throws Exception {
    var counts = youngOpen(above);
    for (var level : above.entrySet()) {
      assertThat(counts.get(level.getKey()))
          .as(level.getKey())
          .isEqualTo(before.getOrDefault(level.getKey(), 0) + 1);
      past(level.getValue(), "/investigation/" + level.getKey());
    }
    var state = Objects.requireNonNull(above.get(STATE));
    assertThat(state.get(file).status()).isEqualTo(404);
    assertThat(past(state, "/investigation/" + STATE)).contains("/investigation/IN.33.T");
    assertThat(past(Objects.requireNonNull(above.get("IN")), "/investigation/IN"))
        .contains("/investigation/IN.33");
    past(Objects.requireNonNull(above.get("IN.33.T")), "/work/referrals");
  }

  private void theHotspotCountsIt(long before) {
    heard("hotspot-incidents");
    assertThat(stalking()).isEqualTo(before + 1);
  }

  /// The month is not over, so no page shows it yet.
  private long stalking() {
    return program(() ->
        jdbc.sql(
                """
                select coalesce(sum(events), 0)
                  from hotspot.cell_count
                 where city = 'CHN' and cell = :cell and month = :month and offence = 'STALKING'
                """)
            .param("cell", cell)
            .param("month", today.withDayOfMonth(1))
            .query(Long.class)
            .single());
  }

  private void theLampIsMendedAndWorksTonight() throws Exception {
    var clerk = person(Role.CITY_ENTRY, STATE_ID, "clerk");
    var nodal = person(Role.CITY_NODAL, STATE_ID, "nodal");
    var other = person(Role.CITY_NODAL, STATE_ID, "other");
    var asset = theLamp();
    var spot = "/safecity/CHN/places?cell=" + cell;
    var work = found("/safecity/CHN/works/([0-9a-f-]{36})", past(clerk, asset));
    var opened =
        clerk.press(
            "/safecity/CHN/dark/new",
            "/safecity/CHN/dark",
            Map.of(
                "pole",
                POLE,
                "landmark",
                "",
                "lat",
                "",
                "lon",
                "",
                "cause",
                "LAMP_OUT",
                "owner",
                "MUNICIPAL",
                "due",
                ""),
            picture());
    assertThat(opened.status()).isEqualTo(303);
    var dark = opened.location();
    var ordered =
        clerk.press(
            spot,
            "/safecity/CHN/places/remedies",
            Map.of("cell", "" + cell, "factor", "LIGHTING", "kind", "LIGHTS", "package", work));
    assertThat(ordered.status()).isEqualTo(303);

    var order = "/safecity/CHN/works/" + work;
    assertThat(past(clerk, spot)).contains(dark, order);
    assertThat(past(clerk, dark)).contains(spot, order, asset, "city corporation");
    assertThat(past(clerk, order)).contains(spot, "/safecity/CHN/crore", "kind=SMART_POLE");
    assertThat(past(clerk, asset)).contains(order, ORDER);
    var line = found("href=\"(/safecity/CHN/money/lines/[^\"]+)\"", past(clerk, asset));
    assertThat(past(clerk, line)).contains(ORDER, "/safecity/CHN/crore");
    assertThat(past(clerk, "/safecity/CHN/crore")).contains(line, order);
    assertThat(past(clerk, "/safecity/CHN/crore?component=LIGHTING")).contains(order);

    assertThat(clerk.press(dark, dark + "/mended", Map.of("remark", ""), picture()).status())
        .isEqualTo(303);
    assertThat(clerk.press(dark, dark + "/close", Map.of("remark", ""), picture()).status())
        .isEqualTo(404);
    assertThat(lampNow(nodal, asset)).isNotEqualTo("t-in-time");
    itTells(found("<h1[^>]*>\\s*([A-Z]{3}-POL-\\d{6})", past(clerk, asset)));
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!lampNow(nodal, asset).equals("t-in-time") && System.nanoTime() < until) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(lampNow(nodal, asset)).isEqualTo("t-in-time");
    assertThat(nodal.press(dark, dark + "/close", Map.of("remark", ""), picture()).status())
        .isEqualTo(303);
    var stands = found("action=\"([^\"]+/stands)\"", past(other, spot));
    assertThat(other.press(spot, stands, Map.of()).status()).isEqualTo(303);
    assertThat(past(nodal, dark)).contains("t-in-time", asset);
    assertThat(past(nodal, "/safecity/night")).contains("CHN");
    past(nodal, "/safecity/CHN/walks");
    past(nodal, "/safecity/CHN");
  }

  private String lampNow(Visitor who, String asset) throws Exception {
    return found("as-state\">.*?(t-[a-z-]+)", past(who, asset));
  }

  private static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
    return bytes.toByteArray();
  }

  private String theLamp() throws Exception {
    var feed = client(Role.FEED_CLIENT, ApiScope.FEEDS);
    var row =
        String.format(
            Locale.ROOT,
            "city,kind,name,serialNo,lat,lon,poleNo,stage,installedOn,acceptedOn,funding\n"
                + "CHN,SMART_POLE,Mill gate,THREAD1,%.6f,%.6f,%s,ACCEPTED,%s,%s,Nirbhaya"
                + " Fund:100:%s\n",
            lamp.lat(),
            lamp.lon(),
            POLE,
            today.minusDays(20),
            today.minusDays(10),
            ORDER);
    assertThat(feed.body("/api/v1/feeds/assets", "text/csv", row).text())
        .contains("\"accepted\":1");
    return "/safecity/assets/"
        + program(() ->
            jdbc.sql("select handle::text from asset.asset where serial_no = 'THREAD1'")
                .query(String.class)
                .single());
  }

  private void itTells(String uid) throws Exception {
    var devices = client(Role.DEVICE_CLIENT, ApiScope.DEVICES);
    var beat =
        "{\"asset\":\"%s\",\"at\":\"%s\",\"status\":\"ONLINE\",\"measures\":{}}\n"
            .formatted(uid, clock.instant());
    assertThat(devices.body("/api/v1/assets/heartbeats", "application/x-ndjson", beat).text())
        .contains("\"accepted\":1");
  }
}
