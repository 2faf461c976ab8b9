package abhaya.response.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.response.incident.Agency;
import abhaya.response.unit.DeviceId;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.FleetRegister;
import abhaya.response.unit.UnitKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The citizen's page over HTTP, as somebody without account or cookie uses it.
@ModuleTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class CitizenModuleTest {
  @Autowired MockMvc http;
  @Autowired JsonMapper json;
  @Autowired PleaRegister register;
  @Autowired PleaQueries queries;
  @Autowired PleaDesk desk;
  @Autowired PleaFacts facts;
  @Autowired PleaTimers timers;
  @Autowired Contact contacts;
  @Autowired Fleet fleet;
  @Autowired EventReaders readers;
  @Autowired FleetRegister fleets;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final Scope taker = scope(971, Role.CALL_TAKER);
  private final Scope analyst = scope(972, Role.MINISTRY_ANALYST);

  /// A caller with a telephone.
  private record Caller(String signal, String token) {
    String path(String act) {
      return "/sos/live/" + token + "/" + act;
    }
  }

  @Test
  void thePageIsThereWithoutSignInAndMayAskForThePlace() throws Exception {
    var page = http.perform(get("/sos")).andReturn().getResponse();
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentAsString()).contains("Help is one press away");
    assertThat(page.getHeader("Permissions-Policy")).contains("geolocation=(self)");
    assertThat(page.getCookie("JSESSIONID")).isNull();
    var hindi = http.perform(get("/sos?lang=hi")).andReturn().getResponse();
    assertThat(text(hindi)).contains("मदद एक दबाव दूर है");
  }

  @Test
  void noOtherPageMayAskForThePlace() throws Exception {
    for (var path : List.of("/sign-in", "/", "/response")) {
      var page = http.perform(get(path)).andReturn().getResponse();
      assertThat(page.getHeader("Permissions-Policy")).contains("geolocation=()");
    }
  }

  @Test
  void theTitleSaysNothingOfHelp() throws Exception {
    var text = text(http.perform(get("/sos")).andReturn().getResponse());
    assertThat(text).contains("<title>Abhaya</title>");
    assertThat(text(http.perform(get("/sos/sos.webmanifest")).andReturn().getResponse()))
        .doesNotContainIgnoringCase("emergency")
        .contains("\"name\": \"Abhaya\"");
  }

  @Test
  void theWorkerMayAnswerForThisPageOnly() throws Exception {
    var worker = http.perform(get("/sos/worker.js")).andReturn().getResponse();
    assertThat(worker.getHeader("Service-Worker-Allowed")).isEqualTo("/sos");
    assertThat(worker.getContentType()).startsWith("text/javascript");
  }

  @Test
  void aPlainFormCallsForHelpAndLeadsToHerOwnPage() throws Exception {
    var sent =
        http.perform(
                post("/sos/send")
                    .param("category", "cannotspeak")
                    .param("text", "in the stairwell")
                    .param("number", "9800000711"))
            .andReturn()
            .getResponse();
    assertThat(sent.getStatus()).isEqualTo(303);
    var path = Objects.requireNonNull(sent.getHeader("Location"));
    assertThat(path).matches("/sos/live/[A-Za-z0-9_-]{43}");
    var page = text(http.perform(get(path)).andReturn().getResponse());
    assertThat(page).contains("Received. The control room is being told");
    http.perform(post(path + "/form/say").param("words", "third floor"));
    assertThat(text(http.perform(get(path)).andReturn().getResponse())).contains("third floor");
  }

  @Test
  void aSignalIsFollowedByOneTelephone() throws Exception {
    var caller = caller(true, false);
    assertThat(begin(caller, "{}").getStatus()).isEqualTo(201);
    var other = new Caller(caller.signal(), token());
    assertThat(begin(other, "{}").getStatus()).isEqualTo(409);
    assertThat(http.perform(get(other.path("state"))).andReturn().getResponse().getStatus())
        .isEqualTo(404);
  }

  @Test
  void theWordOfATelephoneIsInNoTableAndInNoPrint() throws Exception {
    var caller = caller(false, false);
    var hits =
        program(() ->
            jdbc.sql("select count(*) from citizen.plea p where p::text like '%' || :w || '%'")
                .param("w", caller.token())
                .query(Long.class)
                .single());
    assertThat(hits).isZero();
    assertThat(new Token(caller.token()).toString()).isEqualTo("Token");
  }

  @Test
  void underDuressHerPageShowsTheSameAsAfterTheTruePin() throws Exception {
    var safe = caller(false, true);
    var held = caller(false, true);
    assertThat(act(safe, "end", "{\"how\":\"SAFE\"}")).isEqualTo(204);
    assertThat(act(held, "end", "{\"how\":\"HOLD\"}")).isEqualTo(204);
    assertThat(shown(held)).isEqualTo(shown(safe));
    assertThat(shown(held)).contains("\"stage\":\"OVER\"");
  }

  @Test
  void underDuressHerPlaceIsStillTakenAndAfterTheTruePinNoMore() throws Exception {
    var safe = caller(false, false);
    var held = caller(false, false);
    var here = "{\"lat\":28.6,\"lon\":77.2,\"radiusMetres\":12.5}";
    act(safe, "end", "{\"how\":\"SAFE\"}");
    act(held, "end", "{\"how\":\"HOLD\"}");
    assertThat(act(safe, "here", here)).isEqualTo(404);
    assertThat(act(held, "here", here)).isEqualTo(204);
  }

  @Test
  void whoIsMadeToEndItStaysMadeToWhateverIsPressedAfter() throws Exception {
    var held = caller(false, false);
    act(held, "end", "{\"how\":\"HOLD\"}");
    act(held, "end", "{\"how\":\"SAFE\"}");
    assertThat(plea(held).held()).isTrue();
  }

  @Test
  void theRoomSeesWhoWasMadeToEndItBeforeAllOthers() throws Exception {
    var earlier = caller(false, false);
    var held = caller(false, false);
    act(held, "end", "{\"how\":\"HOLD\"}");
    var rows = read(taker, () -> queries.list(taker));
    var signals = rows.stream().map(row -> row.plea().signal()).toList();
    assertThat(signals.indexOf(held.signal())).isLessThan(signals.indexOf(earlier.signal()));
    assertThat(rows.getFirst().plea().held()).isTrue();
  }

  @Test
  void textGoesBothWaysAndEachWordOnce() throws Exception {
    var caller = caller(false, false);
    var word = "{\"key\":\"word-0001\",\"words\":\"I am hiding\"}";
    act(caller, "say", word);
    act(caller, "say", word);
    var handle = plea(caller).handle();
    assertThat(write(taker, () -> desk.answer(taker, handle, "Police come. Stay quiet."))).isTrue();
    var shown = shown(caller);
    assertThat(shown).containsOnlyOnce("I am hiding").contains("Police come. Stay quiet.");
  }

  @Test
  void whoHasNoBusinessInTheRoomSeesNoPlea() throws Exception {
    var handle = plea(caller(false, false)).handle();
    assertThat(read(analyst, () -> queries.list(analyst))).isEmpty();
    assertThatThrownBy(() -> write(analyst, () -> desk.open(analyst, handle)))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void openingAPleaIsOnRecord() throws Exception {
    var handle = plea(caller(false, false)).handle();
    write(taker, () -> desk.open(taker, handle));
    var entries =
        program(() ->
            jdbc.sql("select count(*) from trail.entry e where e::text like '%' || :h || '%'")
                .param("h", handle)
                .query(Long.class)
                .single());
    assertThat(entries).isEqualTo(1);
  }

  @Test
  void theLinkShowsNeitherWordsNorPlaceAndDiesWithTheIncident() throws Exception {
    var caller = caller(false, false);
    act(caller, "say", "{\"key\":\"word-0002\",\"words\":\"blue door\"}");
    act(caller, "here", "{\"lat\":28.61234,\"lon\":77.2,\"radiusMetres\":12.5}");
    var link = token();
    assertThat(act(caller, "share", "{\"token\":\"" + link + "\"}")).isEqualTo(204);
    var page = http.perform(get("/sos/follow/" + link)).andReturn().getResponse();
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(text(page)).doesNotContain("blue door").doesNotContain("28.6");
    tie(caller, "incident-a");
    hear("IncidentClosed", "{\"handle\":\"incident-a\",\"state\":\"CLOSED\"}");
    assertThat(http.perform(get("/sos/follow/" + link)).andReturn().getResponse().getStatus())
        .isEqualTo(404);
  }

  @Test
  void theLinkEndsWhenSheSaysSoAndWhenAnotherIsOpened() throws Exception {
    var caller = caller(false, false);
    var first = token();
    var second = token();
    act(caller, "share", "{\"token\":\"" + first + "\"}");
    act(caller, "share", "{\"token\":\"" + second + "\"}");
    assertThat(status("/sos/follow/" + first)).isEqualTo(404);
    assertThat(status("/sos/follow/" + second)).isEqualTo(200);
    http.perform(post(caller.path("share/end")));
    assertThat(status("/sos/follow/" + second)).isEqualTo(404);
  }

  @Test
  void sheIsToldWhatComesAndIsAskedAfterwards() throws Exception {
    var caller = caller(false, false);
    tie(caller, "incident-b");
    hear("AssignmentMoved", assignment("incident-b", "EN_ROUTE"));
    assertThat(shown(caller)).contains("Help is on the way").contains("Police unit drives to you");
    hear("AssignmentMoved", assignment("incident-b", "ON_SCENE"));
    assertThat(shown(caller)).contains("Help is with you");
    assertThat(act(caller, "rate", "{\"stars\":4}")).isEqualTo(404);
    hear("IncidentClosed", "{\"handle\":\"incident-b\",\"state\":\"CLOSED\"}");
    assertThat(act(caller, "rate", "{\"stars\":4}")).isEqualTo(204);
    assertThat(plea(caller).rating()).isEqualTo(4);
    assertThat(http.perform(post(caller.path("again"))).andReturn().getResponse().getStatus())
        .isEqualTo(204);
    assertThat(plea(caller).stage()).isEqualTo(Stage.SENT);
  }

  @Test
  void whoStillNeedsHelpGetsHerIncidentOpenedAgain() throws Exception {
    var caller = caller(false, false);
    var incident = incidentOf(caller);
    tie(caller, incident);
    caughtUp();
    program(() ->
        jdbc.sql("update incident.incident set state = 'CANCELLED' where handle = :handle")
            .param("handle", incident)
            .update());
    hear("IncidentClosed", "{\"handle\":\"" + incident + "\",\"state\":\"CANCELLED\"}");
    assertThat(act(caller, "again", "")).isEqualTo(204);
    assertThat(text("select state from incident.incident where handle = :it", incident))
        .isEqualTo("REOPENED");
    assertThat(entries(incident)).contains("REOPENED");
    assertThat(act(caller, "end", "{\"how\":\"SAFE\"}")).isEqualTo(204);
    assertThat(act(caller, "again", "")).isEqualTo(204);
    assertThat(entries(incident)).as("open already: a line, no state").endsWith("CALLER_AGAIN");
  }

  @Test
  void whoseSignalNeverBecameAnIncidentWaitsAnewUnderAFreshOne() throws Exception {
    var caller = caller(false, false);
    assertThat(act(caller, "end", "{\"how\":\"SAFE\"}")).isEqualTo(204);
    assertThat(act(caller, "again", "")).isEqualTo(204);
    assertThat(register.ofSignal(caller.signal())).isEmpty();
    assertThat(shown(caller)).contains("\"stage\":\"SENT\"");
  }

  @ParameterizedTest(name = "{0} after the end, answered {1}: the room is told {2}")
  @CsvSource({
    "14 minutes 59 seconds, nothing, false",
    "15 minutes 1 second, nothing, true",
    "15 minutes 1 second, well, false",
    "15 minutes 1 second, held, true"
  })
  void whoDoesNotSayThatSheIsWellGoesToTheRoom(String since, String answered, boolean told)
      throws Exception {
    var caller = caller(false, false);
    var incident = incidentOf(caller);
    tie(caller, incident);
    caughtUp();
    if (answered.equals("held")) act(caller, "end", "{\"how\":\"HOLD\"}");
    hear("IncidentClosed", "{\"handle\":\"" + incident + "\",\"state\":\"CLOSED\"}");
    assertThat(shown(caller)).contains("\"asked\":true");
    if (!answered.equals("nothing")) assertThat(act(caller, "well", "")).isEqualTo(204);
    program(() ->
        jdbc.sql(
                "update citizen.plea set over_at = now() - cast(:since as interval)"
                    + " where signal_handle = :signal")
            .param("since", since)
            .param("signal", caller.signal())
            .update());
    timers.raise();
    timers.raise();
    assertThat(plea(caller).waitsForRoom()).isEqualTo(told);
    assertThat(entries(incident).contains("CALLER_SILENT")).isEqualTo(told);
    assertThat(entries(incident).replaceFirst("CALLER_SILENT", ""))
        .as("once")
        .doesNotContain("CALLER_SILENT");
    assertThat(waiting(caller)).isEqualTo(told);
    if (!told) return;
    var handle = plea(caller).handle();
    assertThatThrownBy(() -> analyst.context().call(() -> desk.looked(analyst, handle)))
        .isInstanceOf(NotVisible.class);
    assertThat(taker.context().call(() -> desk.looked(taker, handle))).isTrue();
    assertThat(waiting(caller)).isFalse();
  }

  /// The program's own reader hears of each plea too; what it does late must not come after the end.
  private void caughtUp() {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!readers.isUpToDate(PleaFacts.READER)) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private boolean waiting(Caller caller) {
    return taker
        .context()
        .call(() ->
            queries.list(taker).stream()
                .anyMatch(one -> one.plea().signal().equals(caller.signal())));
  }

  private String entries(String incident) {
    return text(
        "select coalesce(string_agg(e.kind, ' ' order by e.id), '') from incident.entry e join"
            + " incident.incident i on i.id = e.incident_id where i.handle = :it",
        incident);
  }

  private String text(String sql, String it) {
    return program(() -> jdbc.sql(sql).param("it", it).query(String.class).single());
  }

  @Test
  void sheIsToldInHowManyMinutesAndNotWhere() throws Exception {
    var unit = car("dev-" + Handle.next());
    var caller = caller(false, false);
    tie(caller, "incident-eta");
    act(caller, "here", "{\"lat\":26.85,\"lon\":80.95,\"radiusMetres\":12}");
    var body = assignment("incident-eta", "EN_ROUTE").replace("\"unit\":7", "\"unit\":" + unit);
    hear("AssignmentMoved", body);
    // three kilometres by the straight line, a third longer by road, at 30 km/h
    assertThat(shown(caller)).contains("About 8 min away").doesNotContain("26.8");
    hear("AssignmentMoved", body.replace("EN_ROUTE", "ON_SCENE"));
    assertThat(shown(caller)).doesNotContain("min away");
  }

  private int car(String device) {
    var here = new Point(26.85, 80.95);
    // a handle may hold signs that a call sign may not
    var sign = "PRV " + Math.floorMod(device.hashCode(), 100_000_000);
    fleets.generate(
        List.of(
            new FleetRegister.Generated(
                sign,
                Agency.POLICE,
                UnitKind.CAR,
                UnitId.NATION,
                Set.of(),
                device,
                here,
                0,
                Duration.ofHours(8))));
    var far = here.moved(90, 3_000);
    fleet.fixed(new DeviceId(device), far.lat(), far.lon(), clock.instant(), 30, 10);
    return fleet.find(sign).orElseThrow().unit().id();
  }

  @Test
  void theIncidentOfHerSignalIsToldAlsoIfSomebodyReadItBefore() throws Exception {
    var caller = caller(true, false);
    hear("SignalMoved", "{\"handle\":\"" + caller.signal() + "\",\"what\":\"OPENED\"}");
    var incident = incidentOf(caller);
    hear("IncidentOpened", "{\"handle\":\"" + incident + "\",\"state\":\"OPEN\"}");
    assertThat(plea(caller).incident()).isEqualTo(incident);
    var told =
        program(() ->
            jdbc.sql(
                    "select count(*) from platform.event where kind = 'PleaChanged' and body ->>"
                        + " 'what' = 'TIED' and body ->> 'signal' = :signal")
                .param("signal", caller.signal())
                .query(Long.class)
                .single());
    // the program's own reader may have found it as well
    assertThat(told).isPositive();
  }

  private String incidentOf(Caller caller) {
    var handle = Handle.next();
    program(() ->
        jdbc.sql(
                """
                with made as (
                  insert into incident.incident (handle, reference, centre_id, station_answer,
                                                 type_name, type_code, priority, suggested, state,
                                                 received_at, opened_at, opened_by)
                  values (:handle, :handle, 1, 'NO_PLACE', 'stalking', 'STKX', 1, 1, 'OPEN', now(), now(),
                          'test')
                  returning id)
                insert into incident.report (incident_id, signal_handle, panic, told_at, linked_at,
                                             linked_by)
                select id, :signal, true, now(), now(), 'test' from made
                """)
            .param("handle", handle)
            .param("signal", caller.signal())
            .update());
    return handle;
  }

  @Test
  void aWordThatComesLateTakesNoStepBack() throws Exception {
    var caller = caller(false, false);
    tie(caller, "incident-c");
    hear("AssignmentMoved", assignment("incident-c", "ON_SCENE"));
    hear("AssignmentMoved", assignment("incident-c", "DISPATCHED"));
    hear("SignalMoved", "{\"handle\":\"" + caller.signal() + "\",\"what\":\"OPENED\"}");
    assertThat(plea(caller).stage()).isEqualTo(Stage.THERE);
  }

  @Test
  void herPlaceIsNotTakenOnceItIsOver() throws Exception {
    var caller = caller(false, false);
    tie(caller, "incident-d");
    var here = "{\"lat\":28.6,\"lon\":77.2,\"radiusMetres\":12.5}";
    assertThat(act(caller, "here", here)).isEqualTo(204);
    hear("IncidentClosed", "{\"handle\":\"incident-d\",\"state\":\"CANCELLED\"}");
    assertThat(act(caller, "here", here)).isEqualTo(404);
  }

  @ParameterizedTest(name = "over for {0}: still there {1}")
  @CsvSource({"71 hours 59 minutes, true", "72 hours 1 minute, false"})
  void wordsAndPlacesGoSeventyTwoHoursAfterTheEnd(String since, boolean there) throws Exception {
    var caller = caller(false, false);
    act(caller, "say", "{\"key\":\"word-0003\",\"words\":\"here\"}");
    program(() ->
        jdbc.sql(
                "update citizen.plea set stage = 'OVER', over_at = now() - cast(:since as interval)"
                    + " where signal_handle = :signal")
            .param("since", since)
            .param("signal", caller.signal())
            .update());
    timers.sweep();
    assertThat(register.ofSignal(caller.signal()).isPresent()).isEqualTo(there);
  }

  @Test
  void whomSheBlockedIsKnownAgainHoweverTheNumberIsWritten() throws Exception {
    var caller = new Caller(Handle.next(), token());
    begin(caller, "{\"blocked\":[\"098000 00712\"]}");
    var plea = plea(caller);
    assertThat(register.isBlocked(plea, contacts.mark("+91 98000 00712").orElseThrow())).isTrue();
    assertThat(register.isBlocked(plea, contacts.mark("+919800000713").orElseThrow())).isFalse();
  }

  @Test
  void sheMayRefuseVolunteersAtAnyTime() throws Exception {
    var caller = caller(true, false);
    assertThat(plea(caller).volunteers()).isTrue();
    http.perform(post(caller.path("no-volunteers")));
    assertThat(plea(caller).volunteers()).isFalse();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "say | {\"key\":\"word-0004\"} | 400",
        "say | {\"key\":\"x\",\"words\":\"a\"} | 400",
        "here | {\"lat\":91,\"lon\":1,\"radiusMetres\":1} | 400",
        "here | {\"lat\":\"28\",\"lon\":1,\"radiusMetres\":1} | 400",
        "end | {\"how\":\"OTHER\"} | 400",
        "end | {} | 400",
        "rate | {\"stars\":6} | 400",
        "share | {\"token\":\"short\"} | 400",
        "say | nonsense-canary | 400"
      })
  void badInputIsRefusedAndNotRepeated(String act, String body, int status) throws Exception {
    var caller = caller(false, false);
    var answer =
        http.perform(post(caller.path(act)).contentType("application/json").content(body))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(text(answer)).doesNotContain("canary").doesNotContain(caller.token());
  }

  @Test
  void aTokenOfNobodyIsAnsweredLikeAPageThatNeverWas() throws Exception {
    assertThat(status("/sos/live/" + token() + "/state")).isEqualTo(404);
    assertThat(status("/sos/live/" + token())).isEqualTo(404);
    assertThat(status("/sos/follow/" + token())).isEqualTo(404);
  }

  private Caller caller(boolean volunteers, boolean quiet) throws Exception {
    var answer =
        http.perform(
                post("/api/v1/signals/sos")
                    .header("Idempotency-Key", Handle.next())
                    .contentType("application/json")
                    .content("{\"event\":\"sos\",\"device\":\"page-test\",\"text\":\"Police\"}"))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(202);
    var caller = new Caller(json.readTree(text(answer)).path("id").asString(), token());
    var wish = "{\"volunteers\":%s,\"quiet\":%s}".formatted(volunteers, quiet);
    assertThat(begin(caller, wish).getStatus()).isEqualTo(201);
    return caller;
  }

  private MockHttpServletResponse begin(Caller caller, String wish) throws Exception {
    var asked = json.readTree(wish);
    var body =
        json.createObjectNode()
            .put("signal", caller.signal())
            .put("token", caller.token())
            .put("quiet", asked.path("quiet").asBoolean(false))
            .put("writes", false)
            .put("child", false)
            .put("volunteers", asked.path("volunteers").asBoolean(false));
    body.set("blocked", asked.has("blocked") ? asked.get("blocked") : json.createArrayNode());
    return http.perform(post("/sos/live").contentType("application/json").content(body.toString()))
        .andReturn()
        .getResponse();
  }

  private int act(Caller caller, String act, String body) throws Exception {
    return http.perform(post(caller.path(act)).contentType("application/json").content(body))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  /// What her page gets, without what differs from caller to caller.
  private String shown(Caller caller) throws Exception {
    var answer = http.perform(get(caller.path("state"))).andReturn().getResponse();
    return text(answer).replaceAll("\"lead\":\"[^\"]*\",?", "");
  }

  private int status(String path) throws Exception {
    return http.perform(get(path)).andReturn().getResponse().getStatus();
  }

  private Plea plea(Caller caller) {
    return register.ofSignal(caller.signal()).orElseThrow();
  }

  private void tie(Caller caller, String incident) {
    program(() ->
        jdbc.sql("update citizen.plea set incident = :incident where signal_handle = :signal")
            .param("incident", incident)
            .param("signal", caller.signal())
            .update());
  }

  private void hear(String kind, String body) {
    var event = new Event("1", 1, kind, json.readTree(body), Instant.parse("2026-11-28T05:00:00Z"));
    program(() -> {
      facts.hear(event);
      return true;
    });
  }

  private static String assignment(String incident, String state) {
    return "{\"assignment\":\"a-1\",\"incident\":\"%s\",\"unit\":7,\"state\":\"%s\"}"
        .formatted(incident, state);
  }

  private static String token() {
    return (Handle.next() + Handle.next()).substring(0, 43);
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  private <T> T read(Scope scope, Supplier<T> work) {
    return scope.context().call(work::get);
  }

  private <T> T write(Scope scope, Supplier<T> work) {
    return scope
        .context()
        .call(() -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  private static Scope scope(long id, Role role) {
    var unit = UnitId.NATION;
    return new Scope(
        new Actor(id, "p" + id, "Somebody"),
        new Posting(id * 10, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("s" + id, Map.of(), Set.of()),
        other -> unit.equals(other) ? UnitRelation.OWN : UnitRelation.OTHER);
  }
}
