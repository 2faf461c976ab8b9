package abhaya.safecity.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import abhaya.ModuleTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published figures of the methods, asked for as a program asks.
@ModuleTest
@AutoConfigureMockMvc
class AnalysisDoorModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired MockMvc http;
  @Autowired JsonMapper json;
  @Autowired DemoAccounts accounts;

  private ApiCaller reader;

  @BeforeEach
  void aReader() throws Exception {
    reader = caller(Role.READER_CLIENT, ApiScope.READ);
  }

  private ApiCaller caller(Role role, ApiScope scope) throws Exception {
    var client =
        accounts.addClient(
            "analysis-" + NUMBER.incrementAndGet(), role, UnitId.NATION, Set.of(scope));
    return ApiCaller.of(http, json, client.clientId(), client.clientSecret());
  }

  private JsonNode answer(String method, String body) throws Exception {
    var answer = reader.ask(method, body).andExpect(status().isOk()).andReturn().getResponse();
    return json.readTree(answer.getContentAsByteArray());
  }

  private static List<Double> numbers(JsonNode list) {
    var found = new ArrayList<Double>();
    list.forEach(one -> found.add(one.asDouble()));
    return found;
  }

  private static void assertClose(JsonNode list, double within, double... expected) {
    assertThat(list.size()).isEqualTo(expected.length);
    for (var i = 0; i < expected.length; i++)
      assertThat(list.get(i).asDouble()).as("place %d", i).isCloseTo(expected[i], within(within));
  }

  private static final String FOUR =
      "\"points\":[{\"x\":0,\"y\":0},{\"x\":100,\"y\":0},{\"x\":0,\"y\":200},{\"x\":400,\"y\":400}]";

  @Test
  void theQuarticDensityIsThePublishedOne() throws Exception {
    var found =
        answer(
            "kernel-density",
            "{\"kernel\":\"quartic\",\"bandwidth\":300,"
                + FOUR
                + ",\"at\":[{\"x\":0,\"y\":0},{\"x\":100,\"y\":100},{\"x\":400,\"y\":400},"
                + "{\"x\":1000,\"y\":1000}]}");
    assertClose(found.path("values"), 5e-7, 22.268593, 21.220659, 10.610330, 0);
  }

  @Test
  void theGaussianDensityIsThePublishedOne() throws Exception {
    var found =
        answer(
            "kernel-density",
            "{\"kernel\":\"gaussian\",\"bandwidth\":300,"
                + FOUR
                + ",\"at\":[{\"x\":0,\"y\":0},{\"x\":100,\"y\":100}]}");
    assertClose(found.path("values"), 5e-7, 5.156108, 5.488224);
  }

  @Test
  void aGridCountsWhatLiesOutsideIt() throws Exception {
    var found =
        answer(
            "kernel-density",
            "{\"bandwidth\":300,"
                + FOUR
                + ",\"grid\":{\"minX\":0,\"minY\":0,\"cellMetres\":60,\"columns\":5,\"rows\":5}}");
    assertThat(found.path("values").size()).isEqualTo(25);
    assertThat(found.path("outside").asInt()).isEqualTo(1);
  }

  @Test
  void degreesGiveTheDensityOfTheSamePlacesInMetres() throws Exception {
    var found =
        answer(
            "kernel-density",
            "{\"bandwidth\":300,\"points\":[{\"lat\":26.85,\"lon\":80.95}],"
                + "\"at\":[{\"lat\":26.85,\"lon\":80.95}]}");
    assertClose(found.path("values"), 5e-7, 10.610330);
  }

  @Test
  void giStarOfALineIsThePublishedOne() throws Exception {
    var found = answer("gi-star", AnalysisExamples.LOCAL_LINE);
    assertClose(
        found.path("scores"),
        6e-4,
        -1.225,
        -1.604,
        -0.2673,
        1.069,
        2.405,
        1.069,
        1.069,
        -0.2673,
        -0.2673,
        -1.225);
    assertThat(found.path("heat").get(4).asString()).isEqualTo("HOT_95");
    assertThat(found.path("standing").get(4).asBoolean()).isFalse();
  }

  private static String six(boolean self) {
    return "{\"points\":[{\"x\":10,\"y\":10},{\"x\":20,\"y\":10},{\"x\":40,\"y\":10},"
        + "{\"x\":15,\"y\":20},{\"x\":30,\"y\":20},{\"x\":30,\"y\":30}],"
        + "\"values\":[2,3,3.2,5,8,7],\"distance\":15,\"self\":"
        + self
        + "}";
  }

  @Test
  void giAndGiStarOfSixPlacesAreThePublishedOnes() throws Exception {
    assertClose(
        answer("gi-star", six(false)).path("scores"),
        5e-8,
        -1.0136729,
        -0.04361589,
        1.31558703,
        -0.31412676,
        1.15373986,
        1.77833941);
    assertClose(
        answer("gi-star", six(true)).path("scores"),
        5e-8,
        -1.39727626,
        -0.28917762,
        0.65064964,
        -0.28917762,
        1.23452088,
        2.02424331);
  }

  @Test
  void namedNeighboursGiveTheScoresOfTheDistancesTheyCameFrom() throws Exception {
    var named =
        answer(
            "gi-star",
            "{\"values\":[2,3,3.2,5,8,7],"
                + "\"neighbours\":[[1,3],[0,3,4],[4],[0,1,4],[1,2,3,5],[4]]}");
    var far = answer("gi-star", six(true));
    assertThat(numbers(named.path("scores"))).isEqualTo(numbers(far.path("scores")));
  }

  @Test
  void equalValuesHaveNoScoreAndItSaysSo() throws Exception {
    var found = answer("gi-star", "{\"layout\":\"line\",\"values\":[3,3,3,3]}");
    assertThat(found.path("scores").isNull()).isTrue();
    assertThat(found.path("undefined").asString()).isEqualTo("all values are the same");
  }

  @Test
  void clustersAreThePublishedPartitions() throws Exception {
    var six = answer("dbscan", AnalysisExamples.GROUPS);
    assertThat(six.path("clusters")).hasToString("[[0,1,2],[3,4]]");
    assertThat(six.path("noise")).hasToString("[5]");
    assertThat(six.path("labels")).hasToString("[0,0,0,1,1,-1]");
    var seven =
        answer(
            "dbscan",
            "{\"eps\":0.2,\"minPts\":3,\"points\":[{\"x\":0,\"y\":0.9},{\"x\":0.1,\"y\":0.8},"
                + "{\"x\":0.9,\"y\":0.1},{\"x\":0.85,\"y\":0.05},{\"x\":0.9,\"y\":0.05},"
                + "{\"x\":0.05,\"y\":0.85},{\"x\":0.5,\"y\":0.4}]}");
    assertThat(seven.path("clusters")).hasToString("[[0,1,5],[2,3,4]]");
    assertThat(seven.path("noise")).hasToString("[6]");
  }

  private static String cells(int top) {
    return "{\"earlier\":[9,7,5,4,3,2,1,1,0,0],\"later\":[6,8,2,3,4,1,5,0,1,0],\"top\":"
        + top
        + "}";
  }

  @Test
  void accuracyEfficiencyAndRecaptureAreThePublishedOnes() throws Exception {
    var two = answer("pai", cells(2));
    assertThat(two.path("hit").asDouble()).isEqualTo(14);
    assertThat(two.path("pai").asDouble()).isCloseTo(2.3333, within(5e-5));
    assertThat(two.path("pei").asDouble()).isEqualTo(1.0);
    assertThat(two.path("rri").asDouble()).isCloseTo(0.9333, within(5e-5));
    var three = answer("pai", cells(3));
    assertThat(three.path("pai").asDouble()).isCloseTo(1.7778, within(5e-5));
    assertThat(three.path("best").asLong()).isEqualTo(19);
    assertThat(three.path("pei").asDouble()).isCloseTo(0.842105, within(5e-7));
    assertThat(three.path("rri").asDouble()).isCloseTo(0.812698, within(5e-7));
    assertThat(answer("pai", AnalysisExamples.FORECAST_PLAIN).path("pai").asDouble())
        .isEqualTo(2.5);
  }

  @Test
  void nearRepeatsAreCountedAndTheSameSeedDealsTheSame() throws Exception {
    var once = answer("near-repeat", AnalysisExamples.REPEATS);
    var first = once.path("bands").get(0);
    assertThat(first.path("observed").asLong()).isEqualTo(2);
    assertThat(first.path("chance").asDouble()).isBetween(0.01, 1.0);
    assertThat(answer("near-repeat", AnalysisExamples.REPEATS)).isEqualTo(once);
  }

  @Test
  void everyExampleOfTheManualIsAnswered() throws Exception {
    answer("kernel-density", AnalysisExamples.DENSITY_AT);
    answer("kernel-density", AnalysisExamples.DENSITY_GRID);
    answer("gi-star", AnalysisExamples.LOCAL_PLACES);
    answer("gi-star", AnalysisExamples.LOCAL_GRID);
    answer("pai", AnalysisExamples.FORECAST);
    var manual = http.perform(get("/api/openapi.json")).andReturn().getResponse();
    assertThat(manual.getContentAsString()).contains("minPts", "falseDiscoveryRate", "wholeArea");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvFileSource(resources = "/oracles/hotspot/refusals.csv", numLinesToSkip = 1)
  void whatCannotBeReadIsRefusedByItsName(String method, String field, String code, String body)
      throws Exception {
    reader
        .ask(method, body)
        .andExpect(status().isBadRequest())
        .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
        .andExpect(jsonPath("$.errors[0].field").value(field))
        .andExpect(jsonPath("$.errors[0].code").value(code))
        .andExpect(jsonPath("$.errors[0].message").isNotEmpty());
  }

  @Test
  void whatIsNotJsonOrTooLargeOrOfAnotherKindIsRefused() throws Exception {
    reader.ask("pai", "{\"top\":1,\"top\":2}").andExpect(status().isBadRequest());
    reader.ask("pai", "{\"top\":").andExpect(status().isBadRequest());
    reader.ask("pai", "{} {}").andExpect(status().isBadRequest());
    reader.ask("pai", "[".repeat(2_000)).andExpect(status().isBadRequest());
    reader.ask("pai", " ".repeat(5 << 20)).andExpect(status().isContentTooLarge());
    reader.ask("no-such-method", "{}").andExpect(status().isNotFound());
    http.perform(
            post("/api/v1/analysis/pai")
                .header("Authorization", "Bearer " + reader.token())
                .contentType(MediaType.TEXT_PLAIN)
                .content("x"))
        .andExpect(status().isUnsupportedMediaType());
  }

  @Test
  void whoMayNotSeeTheCitiesComputesNothingHere() throws Exception {
    http.perform(post("/api/v1/analysis/pai").contentType(MediaType.APPLICATION_JSON).content("{}"))
        .andExpect(status().isUnauthorized());
    caller(Role.FEED_CLIENT, ApiScope.FEEDS).ask("pai", cells(2)).andExpect(status().isNotFound());
  }
}
