package abhaya.base.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import abhaya.base.access.AccessTest;
import abhaya.base.access.Authenticator;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.FewUnits;
import abhaya.base.access.Role;
import abhaya.base.access.StandingClock;
import abhaya.base.passkey.SoftDevice;
import abhaya.base.platform.DatabaseContext;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys as a browser and a device bring them.
@AccessTest
class PasskeyModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern REMOVE = Pattern.compile("action=\"(/passkeys/[^\"]+/remove)\"");
  private static final String HOST = "localhost:8112";
  private static final String ORIGIN = "http://" + HOST;

  @Autowired MockMvc http;
  @Autowired DemoAccounts accounts;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final Map<String, String> jar = new HashMap<>();
  private DemoAccounts.Account officer;
  private SoftDevice device;

  @BeforeEach
  void anOfficerWithADevice() throws Exception {
    var name = "key.officer." + NUMBER.incrementAndGet();
    officer =
        accounts.add(new DemoAccounts.Person("An Officer", name, Role.IO, FewUnits.STATION, null));
    device = new SoftDevice(ORIGIN, "localhost", name);
    signInByCode();
  }

  @Test
  void aPasskeyOnceAddedSignsInAloneAndProves() throws Exception {
    add(device, "Telephone");
    jar.clear();
    assertThat(signIn(device).path("next").asString()).isEqualTo("/probe");
    assertThat(send(get("/probe")).getContentAsString()).isEqualTo("IO");
    clock.pass(Duration.ofMinutes(6));
    assertThat(begin("/passkeys/begin").path("status").asInt()).isEqualTo(403);
    var before = jar.get("__Host-abhaya");
    var wish = begin("/sign-in/again/passkey/begin");
    assertThat(wish.path("allowCredentials")).hasSize(1);
    var said = tell("/sign-in/again/passkey?next=/passkeys", device.sign(challenge(wish)));
    assertThat(said.path("next").asString()).isEqualTo("/passkeys");
    assertThat(jar.get("__Host-abhaya")).isNotEqualTo(before);
    assertThat(begin("/passkeys/begin").path("challenge").asString()).isNotEmpty();
  }

  @Test
  void aCodeProvesOnceMoreToo() throws Exception {
    clock.pass(Duration.ofMinutes(6));
    assertThat(begin("/passkeys/begin").path("status").asInt()).isEqualTo(403);
    var request = post("/sign-in/again").param("_csrf", token()).param("code", code());
    assertThat(send(request.queryParam("next", "/passkeys")).getRedirectedUrl())
        .isEqualTo("/passkeys");
    assertThat(begin("/passkeys/begin").path("challenge").asString()).isNotEmpty();
  }

  @Test
  void theAnswerToAChallengeCountsOnce() throws Exception {
    add(device, "Telephone");
    jar.clear();
    var answer = device.sign(challenge(begin("/sign-in/passkey/begin")));
    assertThat(tell("/sign-in/passkey", answer).path("next").asString()).isEqualTo("/");
    jar.clear();
    assertThat(tell("/sign-in/passkey", answer).path("status").asInt()).isEqualTo(422);
  }

  @Test
  void aChallengeThatIsOverOrForAnotherActIsNotTaken() throws Exception {
    add(device, "Telephone");
    var proof = challenge(begin("/sign-in/again/passkey/begin"));
    jar.clear();
    assertThat(tell("/sign-in/passkey", device.sign(proof)).path("status").asInt()).isEqualTo(422);
    var late = challenge(begin("/sign-in/passkey/begin"));
    clock.pass(Duration.ofMinutes(5));
    assertThat(tell("/sign-in/passkey", device.sign(late)).path("status").asInt()).isEqualTo(422);
  }

  @Test
  void aDeviceThatAsksForNothingOrSpeaksForAnotherPlaceIsNotTaken() throws Exception {
    add(device, "Telephone");
    jar.clear();
    var unverified = device.withoutVerification().sign(challenge(begin("/sign-in/passkey/begin")));
    assertThat(tell("/sign-in/passkey", unverified).path("status").asInt()).isEqualTo(422);

    signInByCode();
    var elsewhere = new SoftDevice("http://evil.example", "localhost", "elsewhere" + NUMBER.get());
    var wish = begin("/passkeys/begin");
    var made = elsewhere.make(challenge(wish), wish.path("user").path("id").asString());
    assertThat(tell("/passkeys/add?label=X", made).path("status").asInt()).isEqualTo(422);
  }

  @Test
  void aCopyOfADeviceIsFoundByItsCount() throws Exception {
    add(device, "Telephone");
    jar.clear();
    signIn(device);
    signIn(device);
    device.setBack();
    var answer = device.sign(challenge(begin("/sign-in/passkey/begin")));
    assertThat(tell("/sign-in/passkey", answer).path("status").asInt()).isEqualTo(422);
  }

  @Test
  void aRemovedPasskeyOpensNothingUntilTheRemovalIsTakenBack() throws Exception {
    add(device, "Telephone");
    var page = send(get("/passkeys").header("Host", HOST)).getContentAsString();
    assertThat(page).contains("Telephone");
    var remove = REMOVE.matcher(page);
    assertThat(remove.find()).isTrue();
    send(post(remove.group(1)).param("_csrf", token()));
    var session = Map.copyOf(jar);
    jar.clear();
    var answer = device.sign(challenge(begin("/sign-in/passkey/begin")));
    assertThat(tell("/sign-in/passkey", answer).path("status").asInt()).isEqualTo(422);
    jar.clear();
    jar.putAll(session);
    send(post(remove.group(1).replace("remove", "restore")).param("_csrf", token()));
    jar.clear();
    assertThat(signIn(device).path("next").asString()).isEqualTo("/probe");
  }

  @Test
  void whatIsResetInPersonMakesEarlierPasskeysVoid() throws Exception {
    add(device, "Telephone");
    change("factor_reset_at = now(), factor_reset_by = 1");
    jar.clear();
    var answer = device.sign(challenge(begin("/sign-in/passkey/begin")));
    assertThat(tell("/sign-in/passkey", answer).path("status").asInt()).isEqualTo(422);
    change("factor_reset_at = null, factor_reset_by = null, passkeys_since = 'infinity'");
    var again = device.sign(challenge(begin("/sign-in/passkey/begin")));
    assertThat(tell("/sign-in/passkey", again).path("status").asInt()).isEqualTo(422);
    change("passkeys_since = null");
    assertThat(signIn(device).path("next").asString()).isEqualTo("/probe");
  }

  @Test
  void whoIsSwitchedOffDoesNotGetInByAPasskey() throws Exception {
    add(device, "Telephone");
    change("disabled_at = now()");
    jar.clear();
    var answer = device.sign(challenge(begin("/sign-in/passkey/begin")));
    assertThat(tell("/sign-in/passkey", answer).path("status").asInt()).isEqualTo(422);
    change("disabled_at = null");
  }

  @Test
  void aPasskeyProvesNobodyElse() throws Exception {
    add(device, "Telephone");
    var mine = jar.get("__Host-abhaya");
    anOfficerWithADevice();
    assertThat(jar.get("__Host-abhaya")).isNotEqualTo(mine);
    var first = new SoftDevice(ORIGIN, "localhost", "first" + NUMBER.get());
    add(first, "Own");
    var wish = begin("/sign-in/again/passkey/begin");
    assertThat(wish.path("allowCredentials")).hasSize(1);
    assertThat(tell("/sign-in/again/passkey", device.sign(challenge(wish))).path("status").asInt())
        .isEqualTo(422);
  }

  @Test
  void underANumberThereAreNoPasskeys() throws Exception {
    var request = post("/sign-in/passkey/begin").header("X-CSRF-TOKEN", token());
    var said = send(request.header("Host", "127.0.0.1:8112").accept("application/json"));
    assertThat(said.getStatus()).isEqualTo(409);
  }

  @Test
  void anAnswerThatIsNoneIsRefused() throws Exception {
    for (var answer :
        java.util.List.of(
            "",
            "{}",
            "[1]",
            "{\"id\":\"\",\"response\":{}}",
            "null",
            "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"clientExtensionResults\":{},"
                + "\"response\":{\"clientDataJSON\":\"!!\",\"attestationObject\":\"AAAA\"}}")) {
      assertThat(tell("/passkeys/add?label=X", answer).path("status").asInt())
          .as(answer)
          .isIn(400, 422);
    }
    assertThat(tell("/passkeys/add?label=X", "x".repeat(40_000)).path("status").asInt())
        .isEqualTo(413);
  }

  private void add(SoftDevice one, String label) throws Exception {
    var wish = begin("/passkeys/begin");
    assertThat(wish.path("authenticatorSelection").path("userVerification").asString())
        .isEqualTo("required");
    var made = one.make(challenge(wish), wish.path("user").path("id").asString());
    assertThat(tell("/passkeys/add?label=" + label, made).path("next").asString())
        .isEqualTo("/passkeys?done=ADD");
  }

  private JsonNode signIn(SoftDevice one) throws Exception {
    jar.clear();
    var wish = begin("/sign-in/passkey/begin");
    assertThat(wish.path("allowCredentials")).isEmpty();
    return tell("/sign-in/passkey?next=/probe", one.sign(challenge(wish)));
  }

  private static String challenge(JsonNode wish) {
    assertThat(wish.path("challenge").asString()).as(wish.toString()).isNotEmpty();
    return wish.path("challenge").asString();
  }

  private JsonNode begin(String path) throws Exception {
    return tell(path, "");
  }

  private JsonNode tell(String path, String body) throws Exception {
    var request =
        post(java.net.URI.create(path))
            .header("X-CSRF-TOKEN", token())
            .header("Host", HOST)
            .accept("application/json", "application/problem+json")
            .contentType("text/plain")
            .content(body);
    return JsonMapper.shared().readTree(send(request).getContentAsString());
  }

  private void signInByCode() throws Exception {
    clock.pass(Duration.ofMinutes(2));
    jar.clear();
    send(
        post("/sign-in")
            .param("_csrf", token())
            .param("username", officer.username())
            .param("password", officer.password()));
    send(post("/sign-in/second-factor").param("_csrf", token()).param("code", code()));
    assertThat(send(get("/probe")).getStatus()).isEqualTo(200);
  }

  private String code() {
    return Authenticator.codeOf(officer.totpSecret(), clock.instant());
  }

  private void change(String what) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status ->
            jdbc.sql("update access.account set " + what + " where username = :name")
                .param("name", officer.username())
                .update()));
  }

  private String token() throws Exception {
    var token = FORM_TOKEN.matcher(send(get("/sign-in")).getContentAsString());
    if (!token.find()) {
      token = FORM_TOKEN.matcher(send(get("/sessions")).getContentAsString());
      assertThat(token.find()).isTrue();
    }
    return token.group(1);
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    if (!jar.isEmpty()) {
      request.cookie(
          jar.entrySet().stream()
              .map(pair -> new Cookie(pair.getKey(), pair.getValue()))
              .toArray(Cookie[]::new));
    }
    var response = http.perform(request).andReturn().getResponse();
    for (var header : response.getHeaders("Set-Cookie")) {
      var pair = header.substring(0, header.indexOf(';')).split("=", 2);
      if (header.contains("Max-Age=0")) {
        jar.remove(pair[0]);
      } else {
        jar.put(pair[0], pair[1]);
      }
    }
    return response;
  }
}
