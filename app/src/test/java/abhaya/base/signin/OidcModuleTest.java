package abhaya.base.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import abhaya.base.access.AccessTest;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.FewUnits;
import abhaya.base.access.Role;
import abhaya.base.oidc.SmallProvider;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/// Sign-in through a provider on a real socket.
@AccessTest
class OidcModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final SmallProvider PROVIDER = new SmallProvider();
  private static final String SESSION = "__Host-abhaya";

  @Autowired MockMvc http;
  @Autowired DemoAccounts accounts;

  private final Map<String, String> jar = new HashMap<>();
  private DemoAccounts.Account officer;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry registry) {
    registry.add("abhaya.oidc.issuer", PROVIDER::issuer);
    registry.add("abhaya.oidc.client-id", () -> SmallProvider.CLIENT);
    registry.add("abhaya.oidc.client-secret", () -> SmallProvider.SECRET);
    registry.add("abhaya.oidc.label", () -> "State police");
    registry.add("abhaya.oidc.second-factor", () -> "true");
  }

  @AfterAll
  static void end() {
    PROVIDER.close();
  }

  @BeforeEach
  void anOfficerWithAnAccount() {
    PROVIDER.say(claims -> claims);
    jar.clear();
    var name = "oidc.officer." + NUMBER.incrementAndGet();
    officer =
        accounts.add(new DemoAccounts.Person("An Officer", name, Role.IO, FewUnits.STATION, null));
  }

  @Test
  void whoTheProviderNamesIsSignedInAndComesToTheWantedPage() throws Exception {
    assertThat(send(get("/sign-in")).getContentAsString()).contains("Sign in with State police");
    var out = out("/probe");
    assertThat(SmallProvider.query(out.getRawQuery()))
        .containsEntry("response_type", "code")
        .containsEntry("redirect_uri", "http://localhost:8112/sign-in/provider/back")
        .containsEntry("code_challenge_method", "S256");
    var back = back(out, PROVIDER.signIn(out, officer.username()));
    assertThat(back.getStatus()).isEqualTo(200);
    assertThat(back.getContentAsString()).contains("0;url=/probe");
    assertThat(send(get("/probe")).getContentAsString()).isEqualTo("IO");
  }

  @Test
  void theProviderNamesButOurRegisterDecides() throws Exception {
    var out = out("/");
    var back = back(out, PROVIDER.signIn(out, "nobody.of.this.name"));
    assertThat(back.getStatus()).isEqualTo(403);
    assertThat(jar).doesNotContainKey(SESSION);
  }

  @Test
  void anAnswerToAnotherBrowsersQuestionIsNotTaken() throws Exception {
    var other = out("/");
    var code = PROVIDER.signIn(other, officer.username());
    jar.clear();
    out("/");
    assertThat(back(other, code).getStatus()).isEqualTo(403);
    jar.clear();
    assertThat(back(other, code).getRedirectedUrl()).isEqualTo("/sign-in");
    assertThat(jar).doesNotContainKey(SESSION);
  }

  @Test
  void aCodeCountsOnce() throws Exception {
    var out = out("/");
    var way = jar.get("__Host-abhaya-way");
    var code = PROVIDER.signIn(out, officer.username());
    assertThat(back(out, code).getStatus()).isEqualTo(200);
    jar.clear();
    jar.put("__Host-abhaya-way", way);
    assertThat(back(out, code).getStatus()).isEqualTo(403);
  }

  @Test
  void aTokenForAnotherOneOrAnotherTimeIsNotTaken() throws Exception {
    var past = Date.from(Instant.now().minusSeconds(3_600));
    PROVIDER.say(claims -> claims.audience("another-house"));
    assertThat(come()).isEqualTo(403);
    PROVIDER.say(claims -> claims.issuer("http://localhost:1"));
    assertThat(come()).isEqualTo(403);
    PROVIDER.say(claims -> claims.expirationTime(past).issueTime(past));
    assertThat(come()).isEqualTo(403);
    PROVIDER.say(claims -> claims.claim("nonce", "of yesterday"));
    assertThat(come()).isEqualTo(403);
    PROVIDER.say(claims -> claims.claim("preferred_username", null));
    assertThat(come()).isEqualTo(403);
    assertThat(jar).doesNotContainKey(SESSION);
    PROVIDER.say(claims -> claims);
    assertThat(come()).isEqualTo(200);
  }

  private int come() throws Exception {
    jar.clear();
    var out = out("/");
    return back(out, PROVIDER.signIn(out, officer.username())).getStatus();
  }

  private URI out(String next) throws Exception {
    var out = send(get("/sign-in/provider").queryParam("next", next));
    assertThat(out.getStatus()).isEqualTo(303);
    return URI.create(Objects.requireNonNull(out.getRedirectedUrl()));
  }

  private MockHttpServletResponse back(URI out, String code) throws Exception {
    var state = SmallProvider.query(out.getRawQuery()).getOrDefault("state", "");
    return send(get("/sign-in/provider/back").queryParam("state", state).queryParam("code", code));
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    request.header("Host", "localhost:8112");
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
