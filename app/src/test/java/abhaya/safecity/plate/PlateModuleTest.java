package abhaya.safecity.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import abhaya.base.access.AccessTest;
import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.FewUnits;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.StandingClock;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListFiles;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.web.Visits;
import abhaya.safecity.asset.KnownAssets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plates from the camera to the end of a hit.
@AccessTest
class PlateModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired MockMvc http;
  @Autowired DemoAccounts accounts;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired KnownAssets known;
  @Autowired UnitTrees trees;
  @Autowired WatchRegister register;
  @Autowired WatchFacts watch;
  @Autowired HitDesk hits;
  @Autowired SearchDesk searches;
  @Autowired PlateQueries queries;
  @Autowired PlateTimers timers;
  @Autowired PlateSeal seal;
  @Autowired WatchPage page;
  @Autowired Visits visits;
  @Autowired List<ListExport> lists;

  private String token = "";
  private int round;

  @BeforeEach
  void threeCamerasAndAProgram() throws Exception {
    round = NUMBER.incrementAndGet();
    clock.pass(Duration.ofMinutes(40));
    camera(1, 26.85, 80.95);
    camera(2, 26.86, 80.96);
    camera(3, 28.61, 77.21);
    known.refresh();
    timers.keep();
    newToken();
  }

  private void newToken() throws Exception {
    var client =
        accounts.addClient(
            "plates-" + NUMBER.incrementAndGet() + "-" + round,
            Role.DEVICE_CLIENT,
            FewUnits.DISTRICT,
            Set.of(ApiScope.DEVICES));
    token = tokenOf(client.clientId(), client.clientSecret());
  }

  private String tokenOf(String id, String secret) throws Exception {
    var basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    var answer =
        http.perform(
                post("/oauth2/token")
                    .param("grant_type", "client_credentials")
                    .header("Authorization", "Basic " + basic))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonMapper.shared().readTree(answer).path("access_token").asString();
  }

  @Test
  void aReadOfAListedPlateIsAnAlarmAndOneWithOneWrongCharacterAHint() throws Exception {
    list("UP14L4567");
    assertThat(send(read(1, "UP 14 L 4567", 0)).path("accepted").asInt()).isEqualTo(1);
    assertThat(kinds()).containsExactly("ALARM");
    send(read(2, "UP14L4S67", 900));
    assertThat(kinds()).containsExactly("ALARM", "HINT");
  }

  @Test
  void aCameraThatTellsTimeFinerThanTheDatabaseKeepsItIsHeardLikeAnyOther() throws Exception {
    list("UP14L4568");
    var fine = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusNanos(123_456_789);
    var answer = send(read(1, "UP14L4568", 0).replace(at(0), fine.toString()));
    assertThat(answer.path("accepted").asInt()).isEqualTo(1);
    assertThat(kinds()).containsExactly("ALARM");
  }

  @Test
  void aSecondCameraThatReadsItDifferentlyMakesAHintAnAlarm() throws Exception {
    list("KA05MJ9999");
    clock.pass(Duration.ofMinutes(10));
    send(read(1, "KA05MJ999", -300));
    assertThat(kinds()).containsExactly("HINT");
    send(read(2, "KA05NJ9999", 0));
    assertThat(kinds()).containsExactly("HINT", "ALARM");
  }

  @Test
  void nobodyIsSentBeforeAnEyeHasVerified() throws Exception {
    list("DL1CAA1111");
    send(read(1, "DL1CAA1I11", 0));
    var hit = only();
    var desk = reader(Role.DISPATCHER, FewUnits.DISTRICT, 71);
    assertThat(step(desk, hit, HitState.DISPATCHED)).isEqualTo(HitDesk.Done.NOT_NOW);
    assertThat(step(desk, hit, HitState.ACKNOWLEDGED)).isEqualTo(HitDesk.Done.DONE);
    assertThat(step(desk, hit, HitState.VERIFIED)).isEqualTo(HitDesk.Done.CHANGED);
    assertThat(step(desk, only(), HitState.VERIFIED)).isEqualTo(HitDesk.Done.DONE);
    assertThat(only().kind()).isEqualTo("ALARM");
    assertThat(only().witness()).isEqualTo("HUMAN");
    assertThat(step(desk, only(), HitState.DISPATCHED)).isEqualTo(HitDesk.Done.DONE);
    assertThat(step(desk, only(), HitState.RESULT, " ")).isEqualTo(HitDesk.Done.WORDS_MISSING);
    assertThat(step(desk, only(), HitState.RESULT)).isEqualTo(HitDesk.Done.DONE);
    assertThat(step(desk, only(), HitState.CLOSED)).isEqualTo(HitDesk.Done.DONE);
    assertThat(kinds()).isEmpty();
  }

  @Test
  void aRejectedHintNeverBecomesAnAlarm() throws Exception {
    list("GJ01AB1234");
    send(read(1, "GJ01A81234", 0));
    var desk = reader(Role.DISPATCHER, FewUnits.DISTRICT, 71);
    step(desk, only(), HitState.ACKNOWLEDGED);
    step(desk, only(), HitState.REJECTED);
    assertThat(step(desk, only(), HitState.DISPATCHED)).isEqualTo(HitDesk.Done.NOT_NOW);
    assertThatThrownBy(() -> system("update plate.hit set state = 'DISPATCHED'"))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void theSameReadTwiceIsOneAndTwoWithinTenSecondsAreOnePassage() throws Exception {
    list("HR26DK8337");
    var line = read(1, "HR26DK8337", 0);
    assertThat(send(line).path("accepted").asInt()).isEqualTo(1);
    var again = send(line);
    assertThat(again.path("accepted").asInt()).isZero();
    assertThat(again.path("unchanged").asInt()).isEqualTo(1);
    assertThat(send(read(1, "HR26DK8337", 9)).path("accepted").asInt()).isEqualTo(1);
    assertThat(kinds()).hasSize(1);
  }

  @Test
  void badRowsAreNamedAndHarmNoOthers() throws Exception {
    var body =
        String.join(
            "\n",
            read(1, "MH12AB1234", 0),
            "{bad",
            read(1, "MH12AB1234", 20).replace("LKO-", "XXX-"),
            "{\"camera\":\"%s\",\"at\":\"2026-02-30T10:00:00Z\",\"plate\":\"X\"}".formatted(uid(1)),
            "{\"camera\":\"%s\",\"at\":\"%s\"}".formatted(uid(1), at(30)),
            "{\"camera\":\"%s\",\"at\":\"%s\",\"plate\":\"MH12AB1235\",\"confidence\":101}"
                .formatted(uid(1), at(31)));
    var answer = send(body);
    assertThat(answer.path("received").asInt()).isEqualTo(6);
    assertThat(answer.path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.path("refused").valueStream().map(one -> one.path("code").asString()))
        .containsExactly("not-json", "unknown-asset", "not-a-moment", "required", "out-of-range");
  }

  @Test
  void aReadInTheFormOfTheSmartDataModelsIsTaken() throws Exception {
    list("TS09EA1234");
    var line =
        "{\"type\":\"AnprFlowObserved\",\"observedBy\":\"%s\",\"dateObserved\":\"%s\",\"laneId\":2,"
                .formatted(uid(1), at(0))
            + "\"vehiclePlateNotRead\":false,\"observedVehicle\":{\"plate\":\"TS-09 EA 1234\"}}";
    assertThat(send(line).path("accepted").asInt()).isEqualTo(1);
    assertThat(only().lane()).isEqualTo("2");
  }

  @Test
  void aCameraWhoseClockLiesIsKeptUnderOurTime() throws Exception {
    list("RJ14CV0002");
    send(read(1, "RJ14CV0002", 3_600));
    assertThat(only().readAt()).isEqualTo(clock.instant());
  }

  @Test
  void oneNumberAtTwoPlacesTooFastIsASuspicionOfAClone() throws Exception {
    send(read(1, "WB02AK1111", -3_000));
    send(read(3, "WB02AK1111", -1_800));
    var clones = call(reader(Role.DISPATCHER, FewUnits.DISTRICT, 71), queries::clones);
    assertThat(clones).extracting(PlateQueries.CloneLine::plate).contains("WB02AK1111");
    assertThat(clones.getFirst().speedKmh()).isGreaterThan(1_000);
  }

  @Test
  void whoAskedCannotAgreeAndTheDatabaseHoldsItToo() {
    var officer = reader(Role.IO, FewUnits.STATION, 81);
    run(officer, () -> assertThat(register.ask(officer, wish("BR01AB0001", 30))).isEmpty());
    var entry = entry("BR01AB0001");
    var same = reader(Role.SUBDIVISION, FewUnits.SUBDIVISION, 81);
    run(
        same,
        () -> assertThat(register.decide(same, entry, true)).isEqualTo(WatchRegister.Decided.OWN));
    assertThatThrownBy(() ->
            system(
                "update plate.entry set state = 'LISTED', decided_by = asked_by, decided_at = now()"
                    + " where state = 'ASKED'"))
        .isInstanceOf(DataAccessException.class);
    var other = reader(Role.SUBDIVISION, FewUnits.SUBDIVISION, 82);
    run(
        other,
        () ->
            assertThat(register.decide(other, entry, true)).isEqualTo(WatchRegister.Decided.DONE));
    run(
        other,
        () ->
            assertThat(register.decide(other, entry, true)).isEqualTo(WatchRegister.Decided.LATE));
  }

  @Test
  void anEntryOfMoreThanNinetyDaysOrOfTooLittleIsRefused() {
    var officer = reader(Role.IO, FewUnits.STATION, 81);
    run(
        officer,
        () -> {
          assertThat(register.ask(officer, wish("BR01AB0002", 91)))
              .containsExactly(WatchEntry.Refusal.LONGER_THAN_NINETY_DAYS);
          assertThat(register.ask(officer, wish("BR*", 30)))
              .containsExactly(WatchEntry.Refusal.PATTERN_TOO_WIDE);
        });
  }

  @Test
  void aWholePlateThatNoVehicleCanCarryIsRefusedAndAPartOfOneIsNot() {
    var officer = reader(Role.IO, FewUnits.STATION, 81);
    run(
        officer,
        () -> {
          assertThat(register.ask(officer, wish("XX12AB1234", 30)))
              .containsExactly(WatchEntry.Refusal.NO_SUCH_PLATE);
          assertThat(register.look(officer, wish("XX12AB1234*", 30))).isEmpty();
          assertThat(register.look(officer, wish("22BH1234AB", 30))).isEmpty();
        });
  }

  @Test
  void anEntryIsLookedForUntilItsEndAndNotAfter() throws Exception {
    list("JH01AA1111");
    clock.pass(Duration.ofDays(30));
    timers.keep();
    newToken();
    send(read(1, "JH01AA1111", 0));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void aStrangerToTheUnitSeesNeitherHitNorEntry() throws Exception {
    list("AS01AA1111");
    send(read(1, "AS01AA1111", 0));
    var stranger = reader(Role.DISPATCHER, FewUnits.FAR_DISTRICT, 91);
    List<PlateQueries.HitLine> seen =
        call(stranger, scope -> queries.hits(scope, PlateQueries.Way.usual(false, 1)));
    assertThat(seen).isEmpty();
    var hit = only();
    assertThatThrownBy(() ->
            run(
                stranger,
                () -> hits.step(stranger, hit.handle(), hit.version(), HitState.ACKNOWLEDGED, "")))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void aFileOfHitsHoldsNoPlate() throws Exception {
    list("MP01AA1111");
    send(read(1, "MP01AA1111", 0));
    var chief = reader(Role.CONTROL_SUPERVISOR, FewUnits.DISTRICT, 92);
    var here = visits.of(new MockHttpServletRequest("GET", "/safecity/plates/hits"));
    var file = ListFiles.of(lists, chief, here, "/safecity/plates/hits?sort=-at");
    assertThat(file.rows()).isNotEmpty();
    assertThat(ListFiles.heads(file)).doesNotContain("Listed", "Read").hasSize(6);
    assertThat(file.rows().toString()).doesNotContain("MP01AA1111");
    var watcher = reader(Role.DISPATCHER, FewUnits.DISTRICT, 93);
    assertThatThrownBy(() -> ListFiles.of(lists, watcher, here, "/safecity/plates/hits"))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void whoDoesNotWorkInAnOpenCaseFindsNothingAndIsOnRecord() {
    var officer = reader(Role.IO, FewUnits.STATION, 81);
    run(
        officer,
        () ->
            assertThat(searches.search(officer, "no-case-of-hers", "UP14L4567", 7))
                .isEqualTo(new SearchDesk.Answer.Refused(SearchRule.Reason.NO_OPEN_CASE)));
    var supervisor = reader(Role.SHO, FewUnits.STATION, 83);
    assertThatThrownBy(
            () -> run(supervisor, () -> searches.search(supervisor, "x", "UP14L4567", 7)))
        .isInstanceOf(NotVisible.class);
    var refused =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(_ ->
                jdbc.sql(
                        "select count(*) from trail.entry e where e::text like '%PLATE_READ%'"
                            + " and e::text like '%NO_OPEN_CASE%'")
                    .query(Integer.class)
                    .single()));
    assertThat(refused).isPositive();
  }

  @Test
  void noPlateStandsOpenInTheDatabase() throws Exception {
    list("OD02AB1234");
    send(read(1, "OD02AB1234", 0));
    for (var table : List.of("read", "hit", "clone", "search", "household")) {
      var open =
          DatabaseContext.SYSTEM.call(() ->
              transactions.execute(_ ->
                  jdbc.sql("select t::text from plate." + table + " t")
                      .query(String.class)
                      .list()));
      assertThat(open).as(table).noneMatch(row -> row.contains("OD02AB1234"));
    }
    assertThat(seal.key("OD02AB1234")).isEqualTo(seal.key("OD02AB1234")).hasSize(16);
    assertThat(seal.open(seal.seal("OD02AB1234"))).isEqualTo("OD02AB1234");
  }

  @Test
  void readsAreGoneWhenTheirTimeIsOverAndHitsStay() throws Exception {
    list("TN01AA1111");
    send(read(1, "TN01AA1111", 0));
    assertThat(count("plate.read")).isPositive();
    clock.pass(Duration.ofDays(32));
    assertThat(timers.keep()).isPositive();
    assertThat(count("plate.read")).isZero();
    assertThat(kinds()).isNotEmpty();
  }

  @Test
  void aFileOfPlatesWaitsForItsSecondNamesAndBadRowsAreNamed() throws Exception {
    var client =
        accounts.addClient(
            "lists-" + NUMBER.incrementAndGet(),
            Role.FEED_CLIENT,
            FewUnits.DISTRICT,
            Set.of(ApiScope.FEEDS));
    var unit = trees.today().pathCode(FewUnits.STATION);
    var body =
        "unit,plate,reason,reference,action,days\n"
            + unit
            + ",MP09AB1234,STOLEN,FIR 7/2026,STOP,30\n"
            + unit
            + ",MP*,STOLEN,FIR 7/2026,STOP,30\n"
            + "IN.99,MP09AB1235,STOLEN,FIR 7/2026,STOP,30\n"
            + unit
            + ",MP09AB1236,STOLEN,FIR 7/2026,STOP,91\n";
    var token = tokenOf(client.clientId(), client.clientSecret());
    for (var way : List.of("?dryRun=true", "")) {
      var answer =
          http.perform(
                  post(java.net.URI.create("/api/v1/feeds/watchlist" + way))
                      .header("Authorization", "Bearer " + token)
                      .contentType("text/csv")
                      .content(body))
              .andReturn()
              .getResponse();
      assertThat(answer.getStatus()).isEqualTo(200);
      var said = JsonMapper.shared().readTree(answer.getContentAsString());
      assertThat(said.path("accepted").asInt()).isEqualTo(1);
      assertThat(said.path("refused").valueStream().map(one -> one.path("code").asString()))
          .containsExactly("PATTERN_TOO_WIDE", "unit-unknown", "LONGER_THAN_NINETY_DAYS");
    }
    var state =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(_ ->
                jdbc.sql("select state from plate.entry where pattern = 'MP09AB1234'")
                    .query(String.class)
                    .list()));
    assertThat(state).containsExactly("ASKED");
  }

  private WatchRegister.Wish wish(String pattern, int days) {
    return new WatchRegister.Wish(
        PlatePattern.read(pattern).orElseThrow(),
        WatchEntry.Reason.STOLEN,
        "FIR 1/2026",
        WatchEntry.Action.STOP,
        Duration.ofDays(days));
  }

  /// Ends what earlier tests listed, and lists this.
  private void list(String plate) {
    system("update plate.entry set state = 'ENDED', decided_by = coalesce(decided_by, 1)");
    system("update plate.hit set state = 'CLOSED'");
    var officer = reader(Role.IO, FewUnits.STATION, 81);
    run(officer, () -> assertThat(register.ask(officer, wish(plate, 30))).isEmpty());
    var chief = reader(Role.SUBDIVISION, FewUnits.SUBDIVISION, 82);
    var entry = entry(plate);
    run(chief, () -> register.decide(chief, entry, true));
    watch.refresh();
  }

  private String entry(String pattern) {
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(_ ->
            jdbc.sql(
                    "select handle::text from plate.entry where pattern = :p order by id desc limit"
                        + " 1")
                .param("p", pattern)
                .query(String.class)
                .single()));
  }

  private List<String> kinds() {
    return call(
            reader(Role.DISPATCHER, FewUnits.DISTRICT, 71),
            scope -> queries.hits(scope, PlateQueries.Way.usual(false, 1)))
        .stream()
        .sorted(java.util.Comparator.comparing(PlateQueries.HitLine::readAt))
        .map(PlateQueries.HitLine::kind)
        .toList();
  }

  private PlateQueries.HitLine only() {
    var open =
        call(
            reader(Role.DISPATCHER, FewUnits.DISTRICT, 71),
            scope -> queries.hits(scope, PlateQueries.Way.usual(false, 1)));
    assertThat(open).hasSize(1);
    return open.getFirst();
  }

  private HitDesk.Done step(Scope scope, PlateQueries.HitLine hit, HitState next) {
    return step(scope, hit, next, "seen");
  }

  private HitDesk.Done step(Scope scope, PlateQueries.HitLine hit, HitState next, String note) {
    return call(scope, one -> hits.step(one, hit.handle(), hit.version(), next, note));
  }

  private int count(String table) {
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(
            _ -> jdbc.sql("select count(*) from " + table).query(Integer.class).single()));
  }

  private void system(String sql) {
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(_ -> jdbc.sql(sql).update()));
  }

  private static <T> T call(Scope scope, java.util.function.Function<Scope, T> work) {
    return scope.context().call(() -> work.apply(scope));
  }

  private static void run(Scope scope, Runnable work) {
    scope.context().run(work);
  }

  private String uid(int camera) {
    return "LKO-CAM-%06d".formatted(round * 10 + camera);
  }

  private void camera(int number, double lat, double lon) {
    system(
        """
        insert into asset.asset (uid, city, unit_id, kind, name, lat, lon, stage, digest, entered_by)
        values ('%s', 'LKO', %d, 'CAMERA', 'Camera', %s, %s, 'COMMISSIONED', 'x', 1)
        """
            .formatted(uid(number), FewUnits.DISTRICT.value(), lat, lon));
  }

  private String at(long seconds) {
    return clock.instant().plusSeconds(seconds).atZone(India.ZONE).toOffsetDateTime().toString();
  }

  private String read(int camera, String plate, long seconds) {
    return "{\"camera\":\"%s\",\"at\":\"%s\",\"plate\":\"%s\",\"confidence\":0.93,\"lane\":\"1\"}"
        .formatted(uid(camera), at(seconds), plate);
  }

  private JsonNode send(String body) throws Exception {
    var answer =
        http.perform(
                post("/api/v1/anpr/reads")
                    .header("Authorization", "Bearer " + token)
                    .contentType("application/x-ndjson")
                    .content(body))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.getContentAsString());
  }

  private Scope reader(Role role, UnitId unit, long person) {
    return new Scope(
        new Actor(person, "reader-" + person, "Reader"),
        new Posting(1, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.between(trees.today(), unit, other));
  }
}
