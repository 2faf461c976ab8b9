package abhaya.response.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import abhaya.base.access.AccessTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.FewUnits;
import abhaya.base.access.Role;
import abhaya.base.access.SignInDesk;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.web.Language;
import abhaya.base.web.WordBook;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.IncidentWatch;
import abhaya.response.incident.Priority;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/// The emergency doors of the contract and the desk's forms, over HTTP.
@AccessTest
@Import(Scene.class)
class EmergencyDoorModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired MockMvc http;
  @Autowired DemoAccounts accounts;
  @Autowired DemoDesk cards;
  @Autowired Scene scene;
  @Autowired OpenSheet sheets;
  @Autowired IncidentWatch watch;
  @Autowired WordBook book;
  @Autowired JsonMapper json;

  private Cookie session;
  private String reader;

  @BeforeEach
  void somebodySignsIn() throws Exception {
    session = signIn(Role.CONTROL_SUPERVISOR);
    reader = token(Role.READER_CLIENT, ApiScope.READ);
  }

  private Cookie signIn(Role role) {
    return signIn(role, FewUnits.STATE);
  }

  private Cookie signIn(Role role, UnitId unit) {
    var name = "door-" + NUMBER.incrementAndGet();
    accounts.add(new DemoAccounts.Person("Door " + name, name, role, unit, null));
    var card =
        cards.list().stream()
            .filter(one -> one.displayName().equals("Door " + name))
            .findFirst()
            .orElseThrow();
    var source = new SignInDesk.Source("127.0.0.1", "test");
    return new Cookie("__Host-abhaya", cards.signIn(card.handle(), source).orElseThrow());
  }

  private String token(Role role, ApiScope scope) throws Exception {
    var client =
        accounts.addClient("door-c" + NUMBER.incrementAndGet(), role, UnitId.NATION, Set.of(scope));
    var basic =
        Base64.getEncoder()
            .encodeToString(
                (client.clientId() + ":" + client.clientSecret()).getBytes(StandardCharsets.UTF_8));
    var answer =
        http.perform(
                post("/oauth2/token")
                    .header("Authorization", "Basic " + basic)
                    .param("grant_type", "client_credentials"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return json.readTree(answer).get("access_token").asString();
  }

  private MockHttpServletRequestBuilder asReader(String path) {
    return get(path).header("Authorization", "Bearer " + reader);
  }

  private MockHttpServletRequestBuilder here(MockHttpServletRequestBuilder request) {
    return request.cookie(session).secure(true);
  }

  private String csrf() throws Exception {
    var page =
        http.perform(here(get("/response/console").header("Accept", "text/html")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    var found = TOKEN.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private MockHttpServletRequestBuilder order(String incident, String body) throws Exception {
    return here(post("/api/v1/incidents/" + incident + "/dispatches"))
        .header("X-CSRF-TOKEN", csrf())
        .contentType(MediaType.APPLICATION_JSON)
        .content(body);
  }

  @Test
  void theRecommendationNamesUnitsWithReasonsAndThosePassedOver() throws Exception {
    scene.car(350, 1);
    http.perform(asReader("/api/v1/dispatch/recommendation?lat=26.85&lon=80.95&type=STKX&limit=3"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.units[0].unitId").isNotEmpty())
        .andExpect(jsonPath("$.units[0].etaSeconds").isNumber())
        .andExpect(jsonPath("$.units[0].reasons").isNotEmpty())
        .andExpect(jsonPath("$.units.length()").value(org.hamcrest.Matchers.lessThanOrEqualTo(3)))
        .andExpect(jsonPath("$.rejected").isArray())
        .andExpect(jsonPath("$.pace.factor").isNumber())
        .andExpect(jsonPath("$.pace.speedKmh").isNumber())
        .andExpect(jsonPath("$.pace.slowness").isNumber())
        .andExpect(jsonPath("$.pace.trips").isNumber())
        .andExpect(jsonPath("$.pace.level").isNotEmpty())
        .andExpect(jsonPath("$.pace.words").isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lat=26.85&lon=80.95",
        "lat=26.85&lon=80.95&type=NONSENSE",
        "lat=95&lon=80.95&type=STKX",
        "lat=x&lon=80.95&type=STKX",
        "lat=NaN&lon=80.95&type=STKX",
        "lat=26.85&lon=80.95&type=STKX&limit=0",
        "lat=26.85&lon=80.95&type=STKX&agency=circus"
      })
  void aBadQuestionIsAnsweredWithTheFieldAndNoValue(String query) throws Exception {
    http.perform(asReader("/api/v1/dispatch/recommendation?" + query))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
        .andExpect(jsonPath("$.errors[0].field").isNotEmpty())
        .andExpect(
            content()
                .string(
                    org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("NONSENSE"))));
  }

  @Test
  void whoMayNotIsToldNothing() throws Exception {
    var path = "/api/v1/dispatch/recommendation?lat=26.85&lon=80.95&type=STKX";
    http.perform(get(path)).andExpect(status().isUnauthorized());
    var signals = token(Role.SIGNAL_CLIENT, ApiScope.SIGNALS);
    http.perform(get(path).header("Authorization", "Bearer " + signals))
        .andExpect(status().isNotFound());
    http.perform(asReader("/api/v1/incidents")).andExpect(status().isNotFound());
  }

  private String page(Cookie who, String path) throws Exception {
    return http.perform(get(path).header("Accept", "text/html").cookie(who).secure(true))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static String found(String pattern, String page) {
    var hit = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
    assertThat(hit.find()).as(pattern).isTrue();
    return hit.group(1);
  }

  @Test
  void twoOnOneIncidentSeeEachOtherAndNeitherLosesAnEdit() throws Exception {
    var incident = scene.incident(scene.desk(), "fight");
    var path = "/response/console?incident=" + incident;
    var other = signIn(Role.DISPATCHER);
    assertThat(page(session, path)).doesNotContain("panel-others");
    var seen = page(other, path);
    assertThat(seen).contains("panel-others");
    assertThat(page(session, path)).as("and the other way").contains("panel-others", "Door door-");
    var version = found("name=\"version\" value=\"(\\d+)\"", seen);

    var first = change(session, incident, version, "Behind the mill");
    assertThat(first.getStatus()).isEqualTo(303);
    var second = change(other, incident, version, "Second floor, blue door");
    assertThat(second.getStatus()).isEqualTo(409);
    var kept = second.getContentAsString();
    assertThat(kept).contains("value=\"Second floor, blue door\"", "Somebody changed it meanwhile");
    assertThat(page(session, path)).contains("Behind the mill").doesNotContain("blue door");
    var again = found("name=\"version\" value=\"(\\d+)\"", kept);
    assertThat(change(other, incident, again, "Second floor, blue door").getStatus())
        .isEqualTo(303);
    assertThat(page(session, path)).contains("Second floor, blue door");
  }

  private MockHttpServletResponse change(Cookie who, String incident, String version, String words)
      throws Exception {
    var token = found("name=\"_csrf\" value=\"([^\"]+)\"", page(who, "/response/console"));
    return http.perform(
            post("/response/console/" + incident + "/change")
                .cookie(who)
                .secure(true)
                .header("X-CSRF-TOKEN", token)
                .param("version", version)
                .param("type", "fight")
                .param("priority", "1")
                .param("placeWords", words))
        .andReturn()
        .getResponse();
  }

  @Test
  void aListHoldsNeitherPlaceNorCaller() throws Exception {
    scene.incident(scene.desk(), "robbery");
    var body =
        http.perform(here(get("/api/v1/incidents?status=open")))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.incidents[0].id").isNotEmpty())
            .andExpect(jsonPath("$.total").isNumber())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(body).doesNotContain("26.85").doesNotContain("lat").doesNotContain("Mill gate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status=nonsense", "page=0", "page=x", "unit=IN.nowhere"})
  void aBadListIsRefused(String query) throws Exception {
    http.perform(here(get("/api/v1/incidents?" + query))).andExpect(status().isBadRequest());
  }

  @Test
  void anOrderIsTakenOnceAndThenSaysWhyNot() throws Exception {
    var incident = scene.incident(scene.desk(), "robbery");
    var car = scene.car(250, 0);
    http.perform(order(incident, "{\"unitId\":\"R" + car + "\"}"))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.id").isNotEmpty());
    http.perform(order(incident, "{\"unitId\":\"R" + car + "\"}"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.errors[0].code").value("unit-taken"));
    http.perform(here(get("/api/v1/incidents/" + incident + "/timeline")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.timeline[?(@.kind == 'UNIT_SENT')]").isNotEmpty())
        .andExpect(jsonPath("$.timeline[0].happenedAt").isNotEmpty())
        .andExpect(jsonPath("$.timeline[0].enteredAt").isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"unitId\":\"\"}",
        "{\"unitId\":\"R999999\"}",
        "{\"unitId\":1}",
        "not json",
        "{\"unitId\":\"R1\",\"more\":1}",
        "{\"unitId\":\"R1\",\"unitId\":\"R2\"}"
      })
  void aBadOrderIsRefusedAndWritesNothing(String body) throws Exception {
    var incident = scene.incident(scene.desk(), "robbery");
    http.perform(order(incident, body)).andExpect(status().isBadRequest());
  }

  @Test
  void anOrderWithoutTheFormTokenOrForAnUnknownIncidentIsRefused() throws Exception {
    var incident = scene.incident(scene.desk(), "robbery");
    http.perform(
            here(post("/api/v1/incidents/" + incident + "/dispatches"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"unitId\":\"R1\"}"))
        .andExpect(status().isForbidden());
    var car = scene.car(150, 0);
    http.perform(order("AAAAAAAAAAAAAAAAAAAAAA", "{\"unitId\":\"R" + car + "\"}"))
        .andExpect(status().isNotFound());
  }

  @Test
  void indicatorsArePercentilesWithTheirCounts() throws Exception {
    http.perform(asReader("/api/v1/emergency/indicators?unit=IN"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.calls.answeredWithin15.denominator").isNumber())
        .andExpect(jsonPath("$.response").isArray())
        .andExpect(jsonPath("$.byType").isArray())
        .andExpect(jsonPath("$.byArea").isArray());
    http.perform(asReader("/api/v1/emergency/indicators?from=2026-13-01"))
        .andExpect(status().isBadRequest());
    http.perform(asReader("/api/v1/emergency/indicators?unit=nowhere"))
        .andExpect(status().isBadRequest());
    http.perform(asReader("/api/v1/emergency/indicators?from=2026-02-01&to=2026-01-01"))
        .andExpect(status().isBadRequest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "hi"})
  void theDeskLeadsFromTheIncidentToItsClosureByLinesAlone(String language) throws Exception {
    var incident = scene.incident(scene.desk(), "stalking");
    var car = scene.car(40, 1);
    var sign = "R" + car;
    line(incident, "note caller hides in the shop", "done");
    http.perform(
            here(post("/response/console/" + incident + "/send"))
                .param("_csrf", csrf())
                .param("unit", car + "")
                .param("word", "nearest"))
        .andExpect(status().isSeeOther());
    assertThat(sign).isNotEmpty();
    var page =
        http.perform(here(get("/response/console?incident=" + incident + "&lang=" + language)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).doesNotContainPattern(">\\s*(?:dispatch|unit|intake)\\.[a-z]");
    var callSign = java.util.regex.Pattern.compile("<b>(PRV \\d+)</b>").matcher(page);
    assertThat(callSign.find()).isTrue();
    line(incident, callSign.group(1) + " arrived", "done");
    line(incident, callSign.group(1) + " enroute", "step-not-now");
    line(incident, callSign.group(1) + " clear", "done");
    line(incident, "close 01", "missing-AGENCY_CASE_OPEN");
    line(incident, "told women", "done");
    line(incident, "close 01", "missing-ACTION_TAKEN");
    line(incident, "done suspect led away, caller brought home", "done");
    line(incident, "close 01", "done");
    line(incident, "rate 5", "done");
    line(incident, "confirm", "done");
    line(incident, "return", "done");
    line(incident, "confirm", "not-now");
    line(incident, "nonsense", "not-understood");
  }

  private void line(String incident, String text, String said) throws Exception {
    var answer =
        http.perform(
                here(post("/response/console/command"))
                    .param("_csrf", csrf())
                    .param("incident", incident)
                    .param("version", "1")
                    .param("line", text))
            .andExpect(status().isSeeOther())
            .andReturn()
            .getResponse();
    assertThat(answer.getHeader("Location")).as(text).contains("said=" + said);
  }

  @Test
  void theRoomCountsAllThatIsOpenAndNamesTheOldestWhateverItsPriority() throws Exception {
    var desk = scene.desk();
    var longAgo = Instant.now().minus(Duration.ofDays(9));
    var oldest = scene.incident(desk, "fight", Priority.P4, longAgo);
    var more = scene.incidents(IncidentQueries.PAGE);
    var open = Scene.as(desk, watch::countOpen);
    assertThat(open).isGreaterThan(IncidentQueries.PAGE);
    var page =
        http.perform(here(get("/response/room")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page).contains(oldest, ">" + open + "<");
    scene.cancel(more);
    scene.cancel(List.of(oldest));
  }

  @Test
  void theRoomAndItsSheetAreTheSupervisorsAlone() throws Exception {
    http.perform(here(get("/response/room"))).andExpect(status().isOk());
    var incident = scene.incident(scene.desk(), "fight");
    var sheet =
        http.perform(here(get("/response/sheet")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(sheet).contains("Mill gate").doesNotContain(incident);
    var hindi = sheet(session, "hi");
    assertThat(hindi).contains("खुली घटनाएँ", "Mill gate").doesNotContain("Open incidents");
    var elsewhere = sheet(signIn(Role.CONTROL_SUPERVISOR, UnitId.ofState(27)), "en");
    assertThat(elsewhere).contains("Nothing is open").doesNotContain("Mill gate");
    var taker = signIn(Role.CALL_TAKER);
    http.perform(get("/response/room").cookie(taker).secure(true)).andExpect(status().isNotFound());
    http.perform(get("/response/sheet").cookie(taker).secure(true))
        .andExpect(status().isNotFound());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ENGLISH, gravest and oldest of", "HINDI, सबसे गंभीर और सबसे पुरानी"})
  void aSheetThatCannotHoldThemAllSaysSoAndHowManyThereAre(Language language, String said) {
    var desk = scene.desk();
    var made =
        Stream.of("fight", "stalking", "fight").map(type -> scene.incident(desk, type)).toList();
    assertThat(made).hasSize(3);
    var words = book.in(language);
    var all = Scene.as(desk, watch::countOpen);
    assertThat(all).isGreaterThanOrEqualTo(3);

    var cut = Scene.as(desk, () -> sheets.html(words, Instant.EPOCH, List.of(), all - 1));
    assertThat(cut)
        .contains(said, ": " + words.number(all) + "</h1>")
        .contains(words.say("dispatch.sheet.cut", all - 1, all));
    assertThat(rows(cut)).isEqualTo(all - 1);
    var whole = Scene.as(desk, () -> sheets.html(words, Instant.EPOCH, List.of(), all));
    assertThat(whole).contains(": " + words.number(all) + "</h1>").doesNotContain(said);
    assertThat(rows(whole)).isEqualTo(all);
  }

  private static int rows(String sheet) {
    return sheet.split("<tr>", -1).length - 2;
  }

  private String sheet(Cookie whose, String language) throws Exception {
    return http.perform(get("/response/sheet").param("lang", language).cookie(whose).secure(true))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
