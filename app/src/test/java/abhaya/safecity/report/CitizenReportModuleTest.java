package abhaya.safecity.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import abhaya.ModuleTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.web.PhotoReaderTest;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import abhaya.safecity.example.SafeCityReaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A citizen without an account, a program with and without a key, and the city's people.
@ModuleTest
@AutoConfigureMockMvc
class CitizenReportModuleTest {
  private static final AtomicInteger SOURCE = new AtomicInteger();
  private static final String ROOT = "/open311/v2";

  @Autowired MockMvc http;
  @Autowired JsonMapper json;
  @Autowired DemoAccounts accounts;
  @Autowired CityReportsPage page;
  @Autowired CitizenRegister register;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;

  private String source;
  private Scope clerk;

  @BeforeEach
  void theEightCities() {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    for (var part : parts) part.load(country, India.dateOf(clock.instant()));
    source = "10.0.0." + SOURCE.incrementAndGet();
    clerk = new SafeCityReaders(trees).of(Role.CITY_ENTRY, UnitId.ofState(27), 941);
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private Visit visit() {
    return visits.of(new MockHttpServletRequest("GET", "/safecity/MUM/reports"));
  }

  private MockHttpServletRequestBuilder from(MockHttpServletRequestBuilder request) {
    return request.with(here());
  }

  private RequestPostProcessor here() {
    return sent -> {
      sent.setRemoteAddr(source);
      return sent;
    };
  }

  /// Sends the form; the answer is the code of the report.
  private String report(Map<String, String> fields) throws Exception {
    var request = post("/report").contentType(MediaType.APPLICATION_FORM_URLENCODED);
    fields.forEach(request::param);
    request.content("x"); // a length, as a browser sends one
    var answer =
        http.perform(from(request)).andExpect(status().isSeeOther()).andReturn().getResponse();
    return Objects.requireNonNull(answer.getHeader("Location")).substring("/report/".length());
  }

  private static Map<String, String> lampOut(double lat) {
    return Map.of(
        "service",
        "lamp-out",
        "city",
        "MUM",
        "lat",
        String.valueOf(lat),
        "lon",
        "72.8777",
        "key",
        UUID.randomUUID().toString(),
        "confirmed",
        "yes");
  }

  @Test
  void whoHasNoAccountReportsLooksOpensAgainAndRates() throws Exception {
    http.perform(get("/report")).andExpect(status().isOk());
    var code = report(lampOut(19.0711));
    assertThat(code).matches("R-[A-Z0-9]{5}-[A-Z0-9]{5}");
    var own = http.perform(from(get("/report/" + code))).andReturn().getResponse();
    assertThat(own.getContentAsString()).contains(code, "received").doesNotContain("/rate");
    var handle = register.find(code).orElseThrow().handle();
    as(clerk, () -> page.move(clerk, "MUM", handle, "accept", Map.of()));
    as(clerk, () -> page.move(clerk, "MUM", handle, "done", Map.of("remark", "New lamp")));
    var done = http.perform(from(get("/report/" + code))).andReturn().getResponse();
    assertThat(done.getContentAsString()).contains("New lamp", "/rate", "/reopen");
    http.perform(from(post("/report/" + code + "/rate").param("stars", "2").content("x")))
        .andExpect(status().isSeeOther());
    http.perform(from(post("/report/" + code + "/reopen").param("remark", "Dark").content("x")))
        .andExpect(status().isSeeOther());
    var again = register.find(code).orElseThrow();
    assertThat(again.state()).isEqualTo(Report.State.RECEIVED);
    assertThat(again.rating()).hasValue(2);
    http.perform(from(post("/report/" + code + "/rate").param("stars", "5").content("x")))
        .andExpect(status().isConflict());
    http.perform(from(get("/report/R-AAAAA-AAAAA"))).andExpect(status().isNotFound());
  }

  @Test
  void aReportSentTwiceIsOne() throws Exception {
    var fields = lampOut(19.0722);
    assertThat(report(fields)).isEqualTo(report(fields));
  }

  @Test
  void whatSomebodyReportedNearIsOfferedFirst() throws Exception {
    var first = report(lampOut(19.0733));
    var second = Map.of("service", "dark", "city", "MUM", "lat", "19.07332", "lon", "72.87772");
    var request = post("/report").contentType(MediaType.APPLICATION_FORM_URLENCODED);
    second.forEach(request::param);
    var offered =
        http.perform(from(request.content("x")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(offered).contains("Yes, this one", "No, send mine").doesNotContain(first);
    var same = new java.util.HashMap<>(second);
    same.put("same", register.find(first).orElseThrow().handle());
    var counted = register.find(report(same)).orElseThrow();
    assertThat(counted.ties().sameAs()).isEqualTo(register.find(first).orElseThrow().handle());
  }

  @Test
  void aLimitLosesNoReportButKeepsItForAPerson() throws Exception {
    var codes = new java.util.ArrayList<String>();
    for (var i = 0; i < 14; i++) codes.add(report(lampOut(19.05 + i * 0.002)));
    var reports = codes.stream().map(code -> register.find(code).orElseThrow()).toList();
    assertThat(reports.stream().filter(Report::held)).hasSize(4);
    var held = reports.getLast().handle();
    http.perform(get(ROOT + "/requests/" + held + ".json")).andExpect(status().isNotFound());
    as(clerk, () -> page.move(clerk, "MUM", held, "release", Map.of()));
    http.perform(get(ROOT + "/requests/" + held + ".json")).andExpect(status().isOk());
  }

  @Test
  void thePictureLosesItsPlaceAndOnlyStaffSeeIt() throws Exception {
    var picture =
        new MockMultipartFile(
            "photo", "IMG_Asha.jpg", "image/jpeg", PhotoReaderTest.picture("jpeg", 80, 60));
    var request = multipart("/report").file(picture);
    lampOut(19.0755).forEach(request::param);
    var answer =
        http.perform(request.content(new byte[] {1}).with(here()))
            .andExpect(status().isSeeOther())
            .andReturn()
            .getResponse();
    var code = Objects.requireNonNull(answer.getHeader("Location")).substring(8);
    var report = register.find(code).orElseThrow();
    http.perform(get("/safecity/MUM/photos/" + report.ties().photo()))
        .andExpect(status().is3xxRedirection());
    var html = as(clerk, () -> page.show(clerk, visit(), "MUM", report.handle())).getBody();
    assertThat(html).contains("/safecity/MUM/photos/" + report.ties().photo());
    var no =
        new MockMultipartFile(
            "photo", "x.jpg", "image/jpeg", "no".getBytes(StandardCharsets.UTF_8));
    var bad = multipart("/report").file(no);
    lampOut(19.0766).forEach(bad::param);
    http.perform(bad.content(new byte[] {1}).with(here()))
        .andExpect(status().isUnsupportedMediaType());
  }

  @Test
  void whatCannotBeReadIsRefusedByItsField() throws Exception {
    for (var wrong :
        List.of(
            Map.of("service", "murder", "city", "MUM", "where", "x"),
            Map.of("service", "dark", "city", "MUM"),
            Map.of("service", "dark", "city", "XXX", "where", "x", "confirmed", "yes"),
            Map.of("service", "dark", "where", "x"),
            Map.of("service", "dark", "city", "MUM", "lat", "999", "lon", "1"),
            Map.of("service", "dark", "city", "MUM", "where", "x", "since", "ever"),
            Map.of("service", "dark", "city", "MUM", "where", "x\u0007"),
            Map.of("service", "dark", "city", "MUM", "where", "x".repeat(301)))) {
      var request = post("/report").contentType(MediaType.APPLICATION_FORM_URLENCODED);
      wrong.forEach(request::param);
      http.perform(from(request.content("x"))).andExpect(status().isBadRequest());
    }
    http.perform(from(post("/report").content(new byte[9 << 20])))
        .andExpect(status().isContentTooLarge());
  }

  @Test
  void aReportBecomesADarkPlaceAndAReopenedReportOpensItAnew() throws Exception {
    var code = report(lampOut(19.0777));
    var handle = register.find(code).orElseThrow().handle();
    var opened = as(clerk, () -> page.dark(clerk, "MUM", handle));
    assertThat(Objects.requireNonNull(opened.getHeaders().getLocation()).toString())
        .startsWith("/safecity/MUM/dark/");
    assertThat(register.find(code).orElseThrow().state()).isEqualTo(Report.State.ACCEPTED);
  }

  // Open311

  private JsonNode ask(String path) throws Exception {
    var answer =
        http.perform(get(ROOT + path)).andExpect(status().isOk()).andReturn().getResponse();
    return json.readTree(answer.getContentAsByteArray());
  }

  private String key(Role role, ApiScope scope) throws Exception {
    var client = accounts.addClient("k-" + UUID.randomUUID(), role, UnitId.NATION, Set.of(scope));
    var pair = client.clientId() + ":" + client.clientSecret();
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var answer =
        http.perform(
                post("/oauth2/token")
                    .header("Authorization", "Basic " + basic)
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .content("grant_type=client_credentials"))
            .andReturn()
            .getResponse();
    return json.readTree(answer.getContentAsString()).path("access_token").asString();
  }

  private JsonNode send(String... fields) throws Exception {
    var request = post(ROOT + "/requests.json");
    for (var i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
    var answer =
        http.perform(from(request.content("x")))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse();
    return json.readTree(answer.getContentAsByteArray()).get(0);
  }

  @Test
  void everyFieldOfTheSpecificationIsThere() throws Exception {
    var receipt =
        send(
            "service_code",
            "lamp-out",
            "lat",
            "19.0788",
            "long",
            "72.8701",
            "description",
            "Asha",
            "attribute[since]",
            "DAYS",
            "email",
            "asha@example.org",
            "first_name",
            "Asha");
    var definition = ask("/services/lamp-out.json?jurisdiction_id=MUM");
    var answers =
        Map.of(
            "discovery", ask("/discovery.json"),
            "services", ask("/services.json").get(0),
            "definition", definition,
            "attribute", definition.path("attributes").get(1),
            "receipt", receipt,
            "request",
                ask("/requests/" + receipt.path("service_request_id").asString() + ".json").get(0));
    var oracle = Path.of("src/test/resources/oracles/report/open311-fields.csv");
    for (var line : Files.readAllLines(oracle).subList(1, 41)) {
      var cells = line.split(",", -1);
      var answer = Objects.requireNonNull(answers.get(cells[0]), line);
      assertThat(answer.has(cells[1])).as(line).isTrue();
    }
    var values = definition.path("attributes").get(1).path("values");
    assertThat(values.get(0).has("key") && values.get(0).has("name")).isTrue();
  }

  @Test
  void thePublicReadsNoWordsAndNoExactPlaceAndAKeyOfTheCityDoes() throws Exception {
    var id =
        send(
                "service_code",
                "dark",
                "lat",
                "19.079912",
                "long",
                "72.870123",
                "address_string",
                "behind Asha's house",
                "description",
                "Asha says")
            .path("service_request_id")
            .asString();
    var open = http.perform(get(ROOT + "/requests/" + id + ".json")).andReturn().getResponse();
    assertThat(open.getContentAsString()).doesNotContain("Asha", "19.0799");
    var key = key(Role.READER_CLIENT, ApiScope.READ);
    var keyed =
        http.perform(get(ROOT + "/requests/" + id + ".json").param("api_key", key))
            .andReturn()
            .getResponse();
    assertThat(keyed.getContentAsString()).contains("Asha says", "19.079912");
    var foreign = key(Role.DEVICE_CLIENT, ApiScope.DEVICES);
    var other =
        http.perform(
                get(ROOT + "/requests/" + id + ".json")
                    .header("Authorization", "Bearer " + foreign))
            .andReturn()
            .getResponse();
    assertThat(other.getContentAsString()).doesNotContain("Asha");
    http.perform(get(ROOT + "/requests.json").param("api_key", "no-such-key"))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void overTheLimitThereIsATokenFirstAndWithAKeyThereIsNoLimit() throws Exception {
    JsonNode last = null;
    for (var i = 0; i < 11; i++)
      last = send("service_code", "no-bus", "lat", "19.0" + (10 + i), "long", "72.86");
    assertThat(Objects.requireNonNull(last).has("token")).isTrue();
    var waiting = ask("/tokens/" + last.path("token").asString() + ".json").get(0);
    assertThat(waiting.path("service_request_id").asString()).isEmpty();
    var keyed =
        send(
            "service_code",
            "no-bus",
            "lat",
            "19.0991",
            "long",
            "72.86",
            "api_key",
            key(Role.READER_CLIENT, ApiScope.READ));
    assertThat(keyed.has("service_request_id")).isTrue();
  }

  @Test
  void listsAreFilteredAndComeInPages() throws Exception {
    var all = ask("/requests.json?jurisdiction_id=KOL&page_size=1000");
    assertThat(all.size()).isBetween(10, 24);
    var first = ask("/requests.json?jurisdiction_id=KOL&page_size=5");
    var second = ask("/requests.json?jurisdiction_id=KOL&page_size=5&page=2");
    assertThat(first.size()).isEqualTo(5);
    assertThat(first.get(4)).isEqualTo(all.get(4));
    assertThat(second.get(0)).isEqualTo(all.get(5));
    for (var one : ask("/requests.json?jurisdiction_id=KOL&status=open"))
      assertThat(one.path("status").asString()).isEqualTo("open");
    assertThat(ask("/requests.json?jurisdiction_id=KOL&end_date=2020-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void theXmlFormHasTheSpecificationsElements() throws Exception {
    for (var pair :
        Map.of(
                "/services.xml", "service",
                "/services/lamp-out.xml", "attribute",
                "/requests.xml?jurisdiction_id=AMD", "request",
                "/discovery.xml", "endpoint")
            .entrySet()) {
      var answer = http.perform(get(ROOT + pair.getKey())).andExpect(status().isOk()).andReturn();
      assertThat(answer.getResponse().getContentType()).startsWith("text/xml");
      var document =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(
                  new java.io.ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
      assertThat(document.getElementsByTagName(pair.getValue()).getLength())
          .as(pair.getKey())
          .isPositive();
    }
  }

  @Test
  void wrongQuestionsAreAnsweredAsTheSpecificationSays() throws Exception {
    refused(get(ROOT + "/services/nothing.json"), 404);
    refused(get(ROOT + "/services.json").param("jurisdiction_id", "PAR"), 404);
    refused(get(ROOT + "/requests.json").param("status", "lost"), 400);
    refused(get(ROOT + "/requests.json").param("start_date", "yesterday"), 400);
    refused(get(ROOT + "/requests.json").param("page", "0"), 400);
    refused(get(ROOT + "/requests/" + UUID.randomUUID() + ".json"), 404);
    refused(post(ROOT + "/requests.json").content("x"), 400);
    refused(post(ROOT + "/requests.json").param("service_code", "dark").content("x"), 400);
    refused(
        post(ROOT + "/requests.json")
            .param("service_code", "dark")
            .param("address_id", "P-1")
            .content("x"),
        400);
    refused(
        post(ROOT + "/requests.json")
            .param("service_code", "dark")
            .param("lat", "51.5")
            .param("long", "-0.1")
            .content("x"),
        400);
  }

  private void refused(MockHttpServletRequestBuilder request, int status) throws Exception {
    var answer =
        http.perform(from(request)).andExpect(status().is(status)).andReturn().getResponse();
    var error = json.readTree(answer.getContentAsByteArray()).get(0);
    assertThat(error.path("code").asInt()).isEqualTo(status);
    assertThat(error.path("description").asString()).isNotEmpty();
  }
}
