package abhaya.safecity.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import abhaya.ModuleTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.safecity.measure.OutageCause;
import abhaya.safecity.project.WorkStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Things from outside: files, heartbeats, the street; and what follows from them.
@ModuleTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class AssetModuleTest {
  private static final String FILES = "/api/v1/feeds/assets";
  private static final String BEATS = "/api/v1/assets/heartbeats";
  private static final String HEAD =
      "city,kind,name,serialNo,lat,lon,cameraType,certificateNo,stage,acceptedOn,uid\n";

  @Autowired MockMvc http;
  @Autowired WorkStore works;
  @Autowired UnitTrees trees;
  @Autowired DemoAccounts accounts;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;
  @Autowired KnownAssets known;
  @Autowired DeviceStandings standings;
  @Autowired ReadingBuffer buffer;
  @Autowired ReadingStore readings;
  @Autowired SilenceWatch watch;
  @Autowired DaySums sums;
  @Autowired TicketDesk tickets;
  @Autowired TicketQueries ticketQueries;
  @Autowired TagRegister tags;
  @Autowired AssetQueries queries;
  @Autowired Clock clock;

  private AssetScene scene;
  private String feed = "";
  private String devices = "";

  @BeforeEach
  void theCities() throws Exception {
    scene = new AssetScene(works, trees, accounts, transactions, json);
    scene.cities();
    feed = scene.token(http, scene.client(Role.FEED_CLIENT, UnitId.NATION, ApiScope.FEEDS));
    devices = scene.token(http, scene.client(Role.DEVICE_CLIENT, UnitId.NATION, ApiScope.DEVICES));
  }

  private ResultActions send(String token, String address, String type, byte[] body)
      throws Exception {
    return http.perform(
        post(address).header("Authorization", "Bearer " + token).contentType(type).content(body));
  }

  private ResultActions file(String address, String rows) throws Exception {
    return send(feed, address, "text/csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8));
  }

  private ResultActions beat(String lines) throws Exception {
    var body = lines.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return send(devices, BEATS, "application/x-ndjson", body);
  }

  private static String camera(String serial, String lat, String lon) {
    return "LKO,CAMERA,Bus stand," + serial + "," + lat + "," + lon + ",FIXED,C1,INSTALLED,,\n";
  }

  /// A camera that is known, by its name.
  private String someCamera() throws Exception {
    var serial = AssetScene.serial();
    file(FILES, camera(serial, "26.85", "80.95")).andExpect(jsonPath("$.accepted").value(1));
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(_ ->
            jdbc.sql("select uid from asset.asset where serial_no = :serial")
                .param("serial", serial)
                .query(String.class)
                .single()));
  }

  private <T> T as(Scope scope, Supplier<T> work) {
    return scope.context().call(() -> work.get());
  }

  private long count(String sql) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(
            () -> transactions.execute(_ -> jdbc.sql(sql).query(Long.class).single())));
  }

  /// Until what was taken is on disk.
  private void awaitStored() {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (buffer.counts().stored() < buffer.counts().taken()) {
      assertThat(System.nanoTime()).isLessThan(until);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  // Files

  @Test
  void aFileSentTwiceIsEachThingOnce() throws Exception {
    var row = camera(AssetScene.serial(), "26.85", "80.95");
    file(FILES, row).andExpect(jsonPath("$.accepted").value(1));
    file(FILES, row)
        .andExpect(jsonPath("$.accepted").value(0))
        .andExpect(jsonPath("$.unchanged").value(1));
  }

  @Test
  void aDryRunAnswersTheSameAndWritesNothing() throws Exception {
    var serial = AssetScene.serial();
    var rows = camera(serial, "26.85", "80.95") + camera(serial, "26.86", "80.95");
    file(FILES + "?dryRun=true", rows)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.accepted").value(1))
        .andExpect(jsonPath("$.refused[0].row").value(2))
        .andExpect(jsonPath("$.refused[0].field").value("serialNo"))
        .andExpect(jsonPath("$.refused[0].code").value("duplicate-serial"))
        .andExpect(jsonPath("$.dryRun").value(true));
    assertThat(count("select count(*) from asset.asset where serial_no = '" + serial + "'"))
        .isZero();
  }

  @Test
  void refusedRowsComeBackInTheirColumnsWithTheReason() throws Exception {
    var bad = camera(AssetScene.serial(), "19.07", "72.87");
    var body =
        file(FILES + "/refused", bad)
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(body.lines().findFirst().orElseThrow())
        .isEqualTo(HEAD.strip() + ",refusalCode,refusalMessage");
    assertThat(body).contains(",place-outside-city,");
    // Mended, the same file is taken with its two columns more.
    var mended = body.replace("19.07", "26.85").replace("72.87", "80.95");
    send(feed, FILES, "text/csv", mended.getBytes(StandardCharsets.UTF_8))
        .andExpect(jsonPath("$.accepted").value(1));
  }

  @Test
  void aChangedPlaceIsALineInTheHistory() throws Exception {
    var uid = someCamera();
    var row = "LKO,CAMERA,Bus stand,,26.86,80.96,FIXED,C1,INSTALLED,," + uid + "\n";
    file(FILES, row).andExpect(jsonPath("$.accepted").value(1));
    assertThat(
            count(
                "select count(*) from asset.move m join asset.asset a on a.id = m.asset_id"
                    + " where a.uid = '"
                    + uid
                    + "'"))
        .isEqualTo(2);
  }

  @Test
  void aClientOfOneStateEntersNothingElsewhere() throws Exception {
    var client = scene.client(Role.FEED_CLIENT, AssetScene.MAHARASHTRA, ApiScope.FEEDS);
    var body =
        (HEAD + camera(AssetScene.serial(), "26.85", "80.95")).getBytes(StandardCharsets.UTF_8);
    send(scene.token(http, client), FILES, "text/csv", body)
        .andExpect(jsonPath("$.refused[0].code").value("other-city"));
    send(devices, FILES, "text/csv", body).andExpect(status().isNotFound());
  }

  // Heartbeats

  @Test
  void aBatchIsAnsweredRowByRowAndAddsUp() throws Exception {
    var uid = someCamera();
    var now = clock.instant();
    beat("{'asset':'%s','at':'%s','status':'ONLINE','measures':{'picture':true}}\n"
                .formatted(uid, now)
            + "{'asset':'%s','at':'%s','status':'ONLINE'}\n".formatted(uid, now)
            + "{'asset':'LKO-CAM-999999','at':'%s','status':'ONLINE'}\n".formatted(now)
            + "{'asset':'%s','at':'yesterday','status':'ONLINE'}\n".formatted(uid)
            + "{'asset':'%s','at':'%s','status':'FINE'}\n".formatted(uid, now)
            + "nonsense\n")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.received").value(6))
        .andExpect(jsonPath("$.accepted").value(1))
        .andExpect(jsonPath("$.unchanged").value(1))
        .andExpect(jsonPath("$.refused[0].code").value("unknown-asset"))
        .andExpect(jsonPath("$.refused[0].key").value("LKO-CAM-999999"))
        .andExpect(jsonPath("$.refused[1].field").value("at"))
        .andExpect(jsonPath("$.refused[2].code").value("not-a-choice"))
        .andExpect(jsonPath("$.refused[3].code").value("not-json"));
    awaitStored();
    var id = known.find(uid).orElseThrow().id();
    assertThat(count("select count(*) from asset.reading_seen where asset_id = " + id)).isOne();
    assertThat(standings.find(id).orElseThrow().pictureOk()).isTrue();
  }

  @ParameterizedTest(name = "{0} minutes off: flags {1}")
  @CsvSource({"0,0", "1,0", "3,1", "-4,0", "-6,4", "-1430,4", "-1450,1"})
  void aDeviceThatLiesAboutItsClockIsKeptWithOurTimeAndFlagged(long minutes, int flags)
      throws Exception {
    var uid = someCamera();
    var now = clock.instant();
    var said = now.plus(Duration.ofMinutes(minutes));
    beat("{'asset':'%s','at':'%s','status':'ONLINE'}".formatted(uid, said))
        .andExpect(jsonPath("$.accepted").value(1));
    var standing = standings.find(known.find(uid).orElseThrow().id()).orElseThrow();
    assertThat(standing.flags()).isEqualTo(flags);
    if (flags == Reading.CLOCK_WRONG)
      assertThat(Duration.between(now, standing.lastAt()).abs()).isLessThan(Duration.ofMinutes(1));
    else assertThat(standing.lastAt()).isEqualTo(said);
  }

  @Test
  void aProgramTellsOfDevicesOfItsOwnUnitsOnly() throws Exception {
    var uid = someCamera();
    var client = scene.client(Role.DEVICE_CLIENT, AssetScene.MAHARASHTRA, ApiScope.DEVICES);
    var line =
        "{\"asset\":\"%s\",\"at\":\"%s\",\"status\":\"ONLINE\"}".formatted(uid, clock.instant());
    send(
            scene.token(http, client),
            BEATS,
            "application/x-ndjson",
            line.getBytes(StandardCharsets.UTF_8))
        .andExpect(jsonPath("$.refused[0].code").value("unknown-asset"));
    send(feed, BEATS, "application/x-ndjson", line.getBytes(StandardCharsets.UTF_8))
        .andExpect(status().isNotFound());
    http.perform(post(BEATS).contentType("application/x-ndjson").content(line))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void badInputGetsWhatTheHouseSays() throws Exception {
    send(devices, BEATS, "application/json", "{}".getBytes(StandardCharsets.UTF_8))
        .andExpect(status().isUnsupportedMediaType());
    send(devices, BEATS, "application/x-ndjson", new byte[0]).andExpect(status().isBadRequest());
    var bomb = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bomb)) {
      for (var i = 0; i < 70; i++) zip.write(new byte[1 << 20]);
    }
    send(devices, BEATS, "application/x-ndjson", bomb.toByteArray())
        .andExpect(status().isContentTooLarge());
    var uid = someCamera();
    beat("{'asset':'%s','at':'%s','status':'ONLINE','asset':'x'}\n".formatted(uid, clock.instant())
            + "{'asset':'%s','at':'%s','status':'ONLINE','speed':1}\n"
                .formatted(uid, clock.instant())
            + "{'asset':'%s','at':'%s','status':'ONLINE','measures':{'a':{'b':1}}}\n"
                .formatted(uid, clock.instant())
            + "{'asset':'%s','at':'%s','status':'ONLINE','measures':{'a':1e400}}"
                .formatted(uid, clock.instant()))
        .andExpect(jsonPath("$.refused[0].code").value("duplicate-field"))
        .andExpect(jsonPath("$.refused[1].code").value("field-unknown"))
        .andExpect(jsonPath("$.refused[2].code").value("not-understood"))
        .andExpect(jsonPath("$.refused[3].code").value("out-of-range"));
  }

  // What follows

  private String silentTicket(String uid) {
    var id = known.find(uid).orElseThrow().id();
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(_ ->
            jdbc.sql(
                    "select handle::text from asset.ticket where asset_id = :id and origin ="
                        + " 'SILENT' and state <> 'CLOSED'")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse("")));
  }

  @Test
  void aSilentDeviceRaisesOneAlarmEvenIfItsGatewayTalks() throws Exception {
    var uid = someCamera();
    beat("{'asset':'%s','at':'%s','status':'ONLINE'}".formatted(uid, clock.instant()));
    awaitStored();
    var later = clock.instant().plus(Duration.ofMinutes(10));
    var before = count("select count(*) from platform.event where kind = 'AssetFellSilent'");
    // The gateway says that the device does not answer: that is no sign of its life.
    beat(
        "{'asset':'%s','at':'%s','status':'OFFLINE'}"
            .formatted(uid, clock.instant().plusSeconds(1)));
    awaitStored();
    watch.look(later);
    var ticket = silentTicket(uid);
    assertThat(ticket).isNotEmpty();
    watch.look(later.plusSeconds(60));
    assertThat(silentTicket(uid)).isEqualTo(ticket);
    assertThat(count("select count(*) from platform.event where kind = 'AssetFellSilent'"))
        .isGreaterThan(before);
    // It is heard again: the ticket says when, and waits for its cause.
    beat(
        "{'asset':'%s','at':'%s','status':'ONLINE'}"
            .formatted(uid, clock.instant().plusSeconds(2)));
    watch.look(clock.instant());
    assertThat(
            count(
                "select count(*) from asset.ticket where handle = '"
                    + ticket
                    + "' and restored_at is not null and state <> 'CLOSED'"))
        .isOne();
  }

  @Test
  void aDayOpenedInATransactionThatBrokeIsOpenedAgain() throws Exception {
    var id = known.find(someCamera()).orElseThrow().id();
    var day = clock.instant().plus(Duration.ofDays(40));
    var nobody = reading(-1, day);
    assertThatThrownBy(() -> readings.write(List.of(nobody)))
        .isInstanceOf(DataAccessException.class);
    readings.write(List.of(reading(id, day)));
    assertThat(count("select count(*) from asset.reading_seen where asset_id = " + id)).isOne();
  }

  private static Reading reading(long asset, Instant at) {
    return new Reading(asset, 1, at, at, Reading.Status.ONLINE, 0, Reading.Measures.NONE);
  }

  @Test
  void whatAnotherMachineHeardIsNoSilence() throws Exception {
    var uid = someCamera();
    beat("{'asset':'%s','at':'%s','status':'ONLINE'}".formatted(uid, clock.instant()));
    awaitStored();
    var id = known.find(uid).orElseThrow().id();
    var later = clock.instant().plus(Duration.ofMinutes(10));
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(_ ->
            jdbc.sql(
                    """
                    update asset.standing
                       set last_at = :at, got_at = :at, alive_at = :at, status = 1
                     where asset_id = :id
                    """)
                .param("at", later.atOffset(java.time.ZoneOffset.UTC))
                .param("id", id)
                .update()));
    standings.follow();
    watch.look(later.plusSeconds(30));
    assertThat(silentTicket(uid)).isEmpty();
    // and what this one writes afterwards of an older moment takes nothing away
    beat(
        "{'asset':'%s','at':'%s','status':'ONLINE'}"
            .formatted(uid, clock.instant().plusSeconds(1)));
    awaitStored();
    assertThat(
            count(
                "select count(*) from asset.standing where asset_id = "
                    + id
                    + " and alive_at > now() + interval '5 minutes' and status = 1"))
        .isOne();
  }

  @Test
  void manyTicketsAreClosedTogetherAndTakenBackTogether() throws Exception {
    var person = scene.reader(Role.CITY_ENTRY, AssetScene.UTTAR_PRADESH, 901);
    var one = known.find(someCamera()).orElseThrow();
    var other = known.find(someCamera()).orElseThrow();
    var first = as(person, () -> tickets.report(person, one, "Dark")).orElseThrow();
    var second = as(person, () -> tickets.report(person, other, "Turned away")).orElseThrow();
    var both = List.of(first, second);
    var early = as(person, () -> tickets.act(person, both, new TicketDesk.Close()));
    assertThat(early.skipped()).extracting(TicketDesk.Skipped::code).containsOnly("cause-needed");
    as(
        person,
        () -> tickets.act(person, both, new TicketDesk.Explain(OutageCause.FAULT, "", "Lens")));
    var closed = as(person, () -> tickets.act(person, both, new TicketDesk.Close()));
    assertThat(closed.count()).isEqualTo(2);
    assertThat(as(person, () -> tickets.act(person, both, new TicketDesk.Acknowledge())).skipped())
        .extracting(TicketDesk.Skipped::code)
        .containsOnly("closed");
    var stranger = scene.reader(Role.CITY_ENTRY, AssetScene.UTTAR_PRADESH, 902);
    assertThat(as(stranger, () -> tickets.undo(stranger, closed.batch())).count()).isZero();
    assertThat(as(person, () -> tickets.undo(person, closed.batch())).count()).isEqualTo(2);
    assertThat(as(person, () -> tickets.undo(person, closed.batch())).count()).isZero();
    assertThat(
            count(
                "select count(*) from asset.ticket where handle in ('"
                    + first
                    + "','"
                    + second
                    + "') and closed_at is null"))
        .isEqualTo(2);
  }

  @Test
  void aReaderOfAnotherStateSeesNeitherThingsNorFaults() throws Exception {
    var uid = someCamera();
    var thing = known.find(uid).orElseThrow();
    var own = scene.reader(Role.STATE_HQ, AssetScene.UTTAR_PRADESH, 911);
    var other = scene.reader(Role.STATE_HQ, AssetScene.MAHARASHTRA, 912);
    assertThat(as(own, () -> queries.find(own, thing.handle()))).isPresent();
    assertThat(as(other, () -> queries.find(other, thing.handle()))).isEmpty();
    assertThat(as(other, () -> ticketQueries.openByCity(other))).doesNotContainKey("LKO");
    var io = scene.reader(Role.IO, AssetScene.UTTAR_PRADESH, 913);
    assertThat(as(io, () -> queries.find(io, thing.handle()))).isEmpty();
  }

  private TagRegister.Tagged audit(String key, String uid, String found) {
    return new TagRegister.Tagged(
        key, uid, found, clock.instant(), new Point(26.851, 80.951), 5, Map.of(), null, false);
  }

  @Test
  void aScanSentTwiceIsOneAuditAndADamagedThingIsAFault() throws Exception {
    var person = scene.reader(Role.CITY_ENTRY, AssetScene.UTTAR_PRADESH, 921);
    var uid = someCamera();
    var key = UUID.randomUUID().toString();
    var first = as(person, () -> tags.take(person, audit(key, uid, "DAMAGED")));
    var again = as(person, () -> tags.take(person, audit(key, uid, "DAMAGED")));
    assertThat(first).isEqualTo(new TagRegister.Done(uid, false));
    assertThat(again).isEqualTo(new TagRegister.Done(uid, true));
    assertThat(count("select count(*) from asset.tag where key = '" + key + "'")).isOne();
    var stranger = scene.reader(Role.CITY_ENTRY, AssetScene.MAHARASHTRA, 922);
    var other = UUID.randomUUID().toString();
    assertThat(as(stranger, () -> tags.take(stranger, audit(other, uid, "PRESENT"))))
        .isEqualTo(new TagRegister.Refused("asset", "unknown-asset"));
  }

  private TagRegister.Tagged newCamera(double lat, boolean another) {
    Map<String, Object> values =
        Map.of(
            "city", "LKO",
            "kind", "CAMERA",
            "name", "New corner",
            "serialNo", AssetScene.serial(),
            "cameraType", "DOME",
            "lat", "%.6f".formatted(lat),
            "lon", "81.050000");
    return new TagRegister.Tagged(
        UUID.randomUUID().toString(),
        null,
        "PRESENT",
        clock.instant(),
        new Point(lat, 81.05),
        5,
        values,
        TagStore.Photo.of(new byte[] {(byte) 0xFF, (byte) 0xD8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
            .orElseThrow(),
        another);
  }

  @Test
  void aNeighbourOfTheSameClassIsAskedAboutBeforeItIsEntered() {
    var person = scene.reader(Role.CITY_ENTRY, AssetScene.UTTAR_PRADESH, 931);
    var lat = 26.7 + System.nanoTime() % 1_000_000 / 1e7;
    var first = as(person, () -> tags.take(person, newCamera(lat, false)));
    assertThat(first).isInstanceOf(TagRegister.Done.class);
    var uid = ((TagRegister.Done) first).uid();
    // One metre on: two metres are the limit of cameras.
    assertThat(as(person, () -> tags.take(person, newCamera(lat + 0.000009, false))))
        .isEqualTo(new TagRegister.Near(uid, 1));
    assertThat(as(person, () -> tags.take(person, newCamera(lat + 0.000009, true))))
        .isInstanceOf(TagRegister.Done.class);
    assertThat(as(person, () -> tags.take(person, newCamera(lat + 0.00006, false))))
        .isInstanceOf(TagRegister.Done.class);
  }

  @Test
  void aDayIsCountedFromItsReadingsOnce() throws Exception {
    var uid = someCamera();
    var at = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
    for (var back = 20; back >= 10; back--)
      beat(
          "{'asset':'%s','at':'%s','status':'ONLINE'}".formatted(uid, at.minusSeconds(back * 60L)));
    awaitStored();
    var day = abhaya.base.platform.India.dateOf(at.minusSeconds(900));
    sums.count(day);
    sums.count(day);
    var id = known.find(uid).orElseThrow().id();
    var down = count("select agreed - down from asset.day_sum where asset_id = " + id);
    // Eleven beats a minute apart, the last believed for five minutes.
    if (abhaya.base.platform.India.dateOf(at.minusSeconds(1_200)).equals(day))
      assertThat(down).isBetween(10 * 60L, 15 * 60L);
  }
}
