package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/// The API from outside: tokens for programs, refusals without them.
@AccessTest
class ApiDoorModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String PROBE = "/api/v1/probe";

  @Autowired MockMvc http;
  @Autowired DemoAccounts accounts;
  @Autowired ClientStore clients;
  @Autowired ProgramWork program;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;

  private DemoAccounts.ApiClient feed;

  @BeforeEach
  void aFeedOfOneDistrict() {
    feed =
        accounts.addClient(
            "feed-" + NUMBER.incrementAndGet(),
            Role.FEED_CLIENT,
            FewUnits.DISTRICT,
            Set.of(ApiScope.FEEDS, ApiScope.UNITS));
  }

  @Test
  void aTokenCarriesTheRightsOfItsClientIntoTheDatabase() throws Exception {
    http.perform(bearer(get(PROBE), token(feed, "feeds units")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.role").value("FEED_CLIENT"))
        .andExpect(jsonPath("$.database").value("FEED_CLIENT 2011 FEED"))
        .andExpect(jsonPath("$.mayImport").value(true))
        .andExpect(jsonPath("$.mayChangeUnits").value(true))
        .andExpect(jsonPath("$.mayCount").value(false));
  }

  @Test
  void aTokenWithFewerScopesMayLess() throws Exception {
    http.perform(bearer(get(PROBE), token(feed, "feeds")))
        .andExpect(jsonPath("$.mayImport").value(true))
        .andExpect(jsonPath("$.mayChangeUnits").value(false));
  }

  @Test
  void aTokenWithoutAScopeAskedForHasAllThatTheClientHas() throws Exception {
    http.perform(bearer(get(PROBE), token(feed, "")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.mayImport").value(true));
  }

  @Test
  void aTokenWritesWithoutAFormToken() throws Exception {
    http.perform(bearer(post(PROBE), token(feed, "feeds"))).andExpect(status().isOk());
  }

  @Test
  void aScopeTheClientDoesNotHaveIsRefused() throws Exception {
    askForToken(feed.clientId(), feed.clientSecret(), "read")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.error").value("invalid_scope"));
  }

  @Test
  void aWrongSecretAndAnUnknownClientGetTheSameAnswer() throws Exception {
    var wrong = askForToken(feed.clientId(), "no", "feeds").andReturn().getResponse();
    var unknown = askForToken("nobody", "no", "feeds").andReturn().getResponse();
    assertThat(wrong.getStatus()).isEqualTo(401).isEqualTo(unknown.getStatus());
    assertThat(wrong.getContentAsString()).isEqualTo(unknown.getContentAsString());
  }

  @Test
  void withoutATokenOrWithABadOneTheAnswerIsAProblem() throws Exception {
    for (var request :
        new MockHttpServletRequestBuilder[] {
          get(PROBE),
          post(PROBE),
          get("/api/v1/there-is-no-such-thing"),
          bearer(get(PROBE), "not.a.token")
        }) {
      http.perform(request)
          .andExpect(status().isUnauthorized())
          .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
          .andExpect(header().exists("WWW-Authenticate"))
          .andExpect(jsonPath("$.status").value(401))
          .andExpect(jsonPath("$.requestId").isNotEmpty())
          .andExpect(jsonPath("$.title").isNotEmpty());
    }
  }

  @Test
  void aTokenIsWorthTenMinutes() throws Exception {
    var token = token(feed, "feeds");
    clock.pass(Duration.ofMinutes(9));
    http.perform(bearer(get(PROBE), token)).andExpect(status().isOk());
    clock.pass(Duration.ofSeconds(61));
    http.perform(bearer(get(PROBE), token)).andExpect(status().isUnauthorized());
  }

  @Test
  void theTokenOfAClientThatWasSwitchedOffIsWorthNothingWithinASecond() throws Exception {
    var token = token(feed, "feeds");
    http.perform(bearer(get(PROBE), token)).andExpect(status().isOk());
    program.run(() -> clients.disable(feed.clientId()));
    clock.pass(Duration.ofSeconds(1));
    http.perform(bearer(get(PROBE), token)).andExpect(status().isUnauthorized());
  }

  @Test
  void aTokenSignedByAnotherKeyIsABadToken() throws Exception {
    var parts = token(feed, "feeds").split("\\.", -1);
    var forged = parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length());
    var unsigned =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[1]
            + ".";
    http.perform(bearer(get(PROBE), forged)).andExpect(status().isUnauthorized());
    http.perform(bearer(get(PROBE), unsigned)).andExpect(status().isUnauthorized());
  }

  @Test
  void theSecretIsNotInTheDatabase() {
    var rows =
        program.call(
            () -> jdbc.sql("select c::text from access.client c").query(String.class).list());
    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(feed.clientSecret()));
  }

  private String token(DemoAccounts.ApiClient client, String scopes) throws Exception {
    var body =
        askForToken(client.clientId(), client.clientSecret(), scopes)
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    var answer = json.readTree(body);
    assertThat(answer.get("token_type").asString()).isEqualTo("Bearer");
    assertThat(answer.get("expires_in").asInt()).isBetween(1, 600);
    return answer.get("access_token").asString();
  }

  private ResultActions askForToken(String id, String secret, String scopes) throws Exception {
    var basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    var request =
        post("/oauth2/token")
            .header("Authorization", "Basic " + basic)
            .param("grant_type", "client_credentials");
    return http.perform(scopes.isEmpty() ? request : request.param("scope", scopes));
  }

  private static MockHttpServletRequestBuilder bearer(
      MockHttpServletRequestBuilder request, String token) {
    return request.header("Authorization", "Bearer " + token);
  }
}
