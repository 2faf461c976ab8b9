package abhaya.base.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import abhaya.base.access.AccessTest;
import abhaya.base.access.Authenticator;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.FewUnits;
import abhaya.base.access.FirstAdministrator;
import abhaya.base.access.Role;
import abhaya.base.access.StandingClock;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

/// The sign-in as a browser sees it.
@AccessTest
class SignInPageModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{39})</code>");
  private static final Pattern CARD = Pattern.compile("action=\"(/sign-in/as/[^\"]+)\"");
  private static final String SESSION = "__Host-abhaya";

  @Autowired MockMvc http;
  @Autowired DemoAccounts accounts;
  @Autowired FirstAdministrator first;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final Map<String, String> jar = new HashMap<>();
  private DemoAccounts.Account chief;

  @BeforeEach
  void aDistrictChief() {
    var name = "chief." + NUMBER.incrementAndGet();
    chief =
        accounts.add(
            new DemoAccounts.Person("A Chief", name, Role.DISTRICT_CHIEF, FewUnits.DISTRICT, null));
    clock.pass(Duration.ofMinutes(2));
    jar.clear();
  }

  @Test
  void whoIsNotSignedInIsSentToTheSignInAndBackToThePageAfterwards() throws Exception {
    var sent = send(get("/probe").queryParam("as-of", "2020-11-24"));
    assertThat(sent.getRedirectedUrl()).startsWith("/sign-in?next=%2Fprobe");
    var half =
        form(
            "/sign-in?next=/probe",
            Map.of("username", chief.username(), "password", chief.password()));
    assertThat(half.getRedirectedUrl()).isEqualTo("/sign-in/second-factor?next=%2Fprobe");
    assertThat(send(get("/probe")).getRedirectedUrl()).startsWith("/sign-in/second-factor");
    var in = form("/sign-in/second-factor?next=/probe", Map.of("code", code()));
    assertThat(in.getRedirectedUrl()).isEqualTo("/probe");
    assertThat(send(get("/probe")).getContentAsString()).isEqualTo("DISTRICT_CHIEF");
  }

  @Test
  void theCookieIsForThisHostThisConnectionAndNoScript() throws Exception {
    var answer =
        form("/sign-in", Map.of("username", chief.username(), "password", chief.password()));
    var cookie =
        answer.getHeaders("Set-Cookie").stream()
            .filter(header -> header.startsWith(SESSION + "="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie)
        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Strict")
        .doesNotContain("Domain", "Max-Age", "Expires");
    assertThat(jar.get(SESSION)).matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  void aReferenceTheBrowserCameWithIsNotTakenOver() throws Exception {
    var planted = "A".repeat(22);
    jar.put(SESSION, planted);
    signIn();
    assertThat(jar.get(SESSION)).isNotEqualTo(planted);
    jar.put(SESSION, planted);
    assertThat(send(get("/probe")).getRedirectedUrl()).startsWith("/sign-in");
  }

  @Test
  void aFormWithoutItsTokenIsRefusedAndSoIsOneOfAnotherBrowser() throws Exception {
    signIn();
    assertThat(send(post("/sign-out")).getStatus()).isEqualTo(403);
    assertThat(send(post("/sign-out").param("_csrf", "A".repeat(128))).getStatus()).isEqualTo(403);
    assertThat(send(get("/probe")).getStatus()).isEqualTo(200);

    var elsewhere = formToken("/sessions");
    jar.clear();
    form("/sign-in", Map.of("username", chief.username(), "password", chief.password()));
    assertThat(send(post("/sign-out").param("_csrf", elsewhere)).getStatus()).isEqualTo(403);
  }

  @Test
  void theApiTakesTheSessionAndForWritesTheFormToken() throws Exception {
    signIn();
    assertThat(send(get("/api/v1/probe")).getContentAsString()).contains("DISTRICT_CHIEF");
    assertThat(send(post("/api/v1/probe")).getStatus()).isEqualTo(403);
    var token = formToken("/sessions");
    assertThat(send(post("/api/v1/probe").header("X-CSRF-TOKEN", token)).getStatus())
        .isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSessionAndClearsTheBrowser() throws Exception {
    signIn();
    var reference = Objects.requireNonNull(jar.get(SESSION));
    var out = send(post("/sign-out").param("_csrf", formToken("/sessions")));
    assertThat(out.getRedirectedUrl()).isEqualTo("/sign-in");
    assertThat(out.getHeader("Clear-Site-Data"))
        .contains("\"cache\"", "\"cookies\"", "\"storage\"");
    jar.put(SESSION, reference);
    assertThat(send(get("/probe")).getRedirectedUrl()).startsWith("/sign-in");
  }

  @Test
  void aWrongPasswordAndAnUnknownNameGetTheSamePage() throws Exception {
    var wrong =
        form("/sign-in", Map.of("username", "same.length.a", "password", "wrong wrong wrong"));
    var again = plain(wrong.getContentAsString()).replace("same.length.a", "");
    jar.clear();
    var known =
        form("/sign-in", Map.of("username", chief.username(), "password", "wrong wrong wrong"));
    assertThat(known.getStatus()).isEqualTo(wrong.getStatus()).isEqualTo(422);
    assertThat(plain(known.getContentAsString()).replace(chief.username(), "")).isEqualTo(again);
  }

  @Test
  void afterTheSignInNobodyIsSentToAnotherHost() throws Exception {
    for (var evil :
        new String[] {"//evil.example", "/\\evil.example", "https://evil.example", "/sign-out"}) {
      jar.clear();
      clock.pass(Duration.ofMinutes(2));
      form("/sign-in", Map.of("username", chief.username(), "password", chief.password()));
      var in = form("/sign-in/second-factor", Map.of("code", code(), "next", evil));
      assertThat(in.getRedirectedUrl()).as(evil).isEqualTo("/");
    }
  }

  @Test
  void aCardOfTheDemonstrationSignsInWithOneClick() throws Exception {
    var page = send(get("/sign-in")).getContentAsString();
    assertThat(page).contains("A Chief").doesNotContain(chief.password(), chief.totpSecret());
    var card = CARD.matcher(page);
    assertThat(card.find()).isTrue();
    var in = send(post(card.group(1)).param("_csrf", tokenOf(page)));
    assertThat(in.getRedirectedUrl()).isEqualTo("/");
    assertThat(send(get("/probe")).getStatus()).isEqualTo(200);
  }

  @Test
  void aCardFromAnotherMachineIsNotThere() throws Exception {
    var page = send(get("/sign-in")).getContentAsString();
    var card = CARD.matcher(page);
    assertThat(card.find()).isTrue();
    var from =
        post(card.group(1))
            .param("_csrf", tokenOf(page))
            .with(request -> {
              request.setRemoteAddr("192.0.2.7");
              return request;
            });
    assertThat(send(from).getStatus()).isEqualTo(404);
  }

  @Test
  void whereThereAreAccountsThereIsNoLinkForAFirstAdministrator() throws Exception {
    assertThat(first.link()).isEmpty();
    assertThat(send(get("/set-up/" + "A".repeat(22))).getStatus()).isEqualTo(404);
  }

  @Test
  void aDataAdministratorEntersAPersonWhoSetsHerselfUpAndSignsIn() throws Exception {
    var admin =
        accounts.add(
            new DemoAccounts.Person(
                "An Administrator",
                "admin." + NUMBER.incrementAndGet(),
                Role.DATA_ADMIN,
                FewUnits.STATE,
                null));
    signIn(admin);
    var entered =
        form(
            "/people",
            Map.of("name", "Somebody New", "role", "SHO", "unit", "IN.09.U2001.U2011.U2021.U2031"));
    var link =
        Pattern.compile("<code>(/set-up/[^<]+)</code>").matcher(entered.getContentAsString());
    assertThat(link.find()).as(entered.getContentAsString()).isTrue();

    jar.clear();
    var page = send(get(link.group(1))).getContentAsString();
    var secret = SECRET.matcher(page);
    assertThat(secret.find()).isTrue();
    var username = "new." + NUMBER.incrementAndGet();
    var filled = new HashMap<String, String>();
    filled.put("username", username);
    filled.put("password", "short");
    filled.put("code", Authenticator.codeOf(secret.group(1), clock.instant()));
    assertThat(form(link.group(1), filled).getStatus()).isEqualTo(422);
    filled.put("password", "four words to remember");
    assertThat(form(link.group(1), filled).getRedirectedUrl()).isEqualTo("/sign-in");
    assertThat(send(get(link.group(1))).getStatus()).isEqualTo(404);

    clock.pass(Duration.ofMinutes(1));
    form("/sign-in", Map.of("username", username, "password", "four words to remember"));
    form(
        "/sign-in/second-factor",
        Map.of("code", Authenticator.codeOf(secret.group(1), clock.instant())));
    assertThat(send(get("/probe")).getContentAsString()).isEqualTo("SHO");
  }

  @Test
  void theListOfPeopleIsSortedAndLeavesAsAFileOnRecord() throws Exception {
    signIn(administrator());
    var all = send(get("/people?unit=IN.09&sort=-name"));
    assertThat(all.getContentAsString()).contains("aria-sort=\"descending\"", "/exports/new?of=");
    assertThat(send(get("/people?sort=password")).getStatus()).isEqualTo(400);
    var view = "/people?unit=IN.09&role=DATA_ADMIN&columns=name,role";
    var file = form("/exports", Map.of("of", view, "format", "csv", "purpose", "INSPECTION"));
    assertThat(file.getContentType()).startsWith("text/csv");
    assertThat(file.getContentAsString())
        .startsWith("Name,Role")
        .contains("Data administrator", "Taken by")
        .doesNotContain("SHO");
  }

  @Test
  void anAdministratorOfOneStateEntersNobodyInAnother() throws Exception {
    var admin =
        accounts.add(
            new DemoAccounts.Person(
                "An Administrator",
                "admin." + NUMBER.incrementAndGet(),
                Role.DATA_ADMIN,
                FewUnits.STATE,
                null));
    signIn(admin);
    var refused =
        form("/people", Map.of("name", "Somebody New", "role", "STATE_HQ", "unit", "IN.10"));
    assertThat(refused.getStatus()).isEqualTo(422);
  }

  @Test
  void anActOnAPersonAsksForAReasonAndStandsInTheTrail() throws Exception {
    var admin = administrator();
    signIn(admin);
    var list = send(get("/people").param("q", "A Chief").param("role", "DISTRICT_CHIEF"));
    var person = Pattern.compile("href=\"(/people/[A-Za-z0-9_-]{22})\"");
    var found = person.matcher(list.getContentAsString());
    assertThat(found.find()).isTrue();
    var page = found.group(1);
    assertThat(send(get(page)).getContentAsString())
        .contains("A Chief", page + "/act/disable", page + "/postings/new")
        .doesNotContain("/act/enable");

    assertThat(form(page + "/act/disable", Map.of()).getStatus()).isEqualTo(422);
    assertThat(form(page + "/act/disable", Map.of("reason", "BECAUSE")).getStatus()).isEqualTo(422);
    var done = form(page + "/act/disable", Map.of("reason", "SUSPENSION"));
    assertThat(done.getRedirectedUrl()).isEqualTo(page + "?done=DISABLE");
    assertThat(send(get(page + "?done=DISABLE")).getContentAsString())
        .contains("The account is disabled.", page + "/act/enable");
    assertThat(recorded(page)).contains("DISABLE SUSPENSION ALLOW");

    var link = form(page + "/act/enable", Map.of("reason", "RETURN"));
    assertThat(link.getRedirectedUrl()).isEqualTo(page + "?done=ENABLE");
    var reset = form(page + "/act/reset-factor", Map.of("reason", "LOST"));
    assertThat(reset.getContentAsString()).containsPattern("<code>/set-up/[^<]+</code>");
    assertThat(form(page + "/act/reset-password", Map.of("reason", "FORGOTTEN")).getStatus())
        .isEqualTo(422);
    assertThat(recorded(page))
        .contains("RESET_FACTOR LOST ALLOW", "RESET_PASSWORD SECOND_PERSON DENY");
    assertThat(send(get(page + "/act/nothing")).getStatus()).isEqualTo(404);
  }

  @Test
  void thePostingsLastDayIsSetAndTakenBackAgain() throws Exception {
    signIn(administrator());
    var list = send(get("/people").param("unit", "IN.09.U2001.U2011")).getContentAsString();
    var person = Pattern.compile("href=\"(/people/[A-Za-z0-9_-]{22})\"").matcher(list);
    assertThat(person.find()).isTrue();
    var page = person.group(1);
    var end =
        Pattern.compile("href=\"(/people/[^\"]+/postings/\\d+/end)\"")
            .matcher(send(get(page)).getContentAsString());
    assertThat(end.find()).isTrue();
    assertThat(form(end.group(1), Map.of("to", "1999-01-01", "reason", "TRANSFER")).getStatus())
        .isEqualTo(422);
    var done = form(end.group(1), Map.of("to", "2099-12-31", "reason", "TRANSFER"));
    var after = send(get(Objects.requireNonNull(done.getRedirectedUrl()))).getContentAsString();
    assertThat(after).contains("31-12-2099", "The last day of the posting is set.");
    var undo = Pattern.compile("href=\"([^\"]+undo=true)\"").matcher(after);
    assertThat(undo.find()).isTrue();
    var back = undo.group(1).replace("&amp;", "&");
    assertThat(send(get(back)).getContentAsString()).contains("value=\"CORRECTION\" selected");
    assertThat(form(end.group(1), Map.of("to", "", "reason", "CORRECTION")).getRedirectedUrl())
        .startsWith(page + "?done=END_POSTING");
    assertThat(send(get(page)).getContentAsString()).contains("until further notice");
    assertThat(recorded(page)).contains("END_POSTING TRANSFER ALLOW");
  }

  @Test
  void aProgramsSecretIsShownOnceAndItsSwitchWorks() throws Exception {
    signIn(administrator());
    var name = "feed-" + NUMBER.incrementAndGet();
    var entered = form("/programs", Map.of("name", name, "kind", "FEED_CLIENT", "unit", "IN.09"));
    assertThat(entered.getContentAsString()).containsPattern("<code>[A-Za-z0-9_-]{43}</code>");
    var page = send(get("/programs")).getContentAsString();
    assertThat(page).contains(name).doesNotContainPattern("<code>[A-Za-z0-9_-]{43}</code>");
    var off = Pattern.compile("action=\"(/programs/[^\"]+/off)\"").matcher(page);
    assertThat(off.find()).isTrue();
    assertThat(form("/programs", off.group(1), Map.of()).getRedirectedUrl()).isEqualTo("/programs");
    assertThat(
            form("/programs", Map.of("name", name, "kind", "AUDIT_CLIENT", "unit", "IN.09"))
                .getStatus())
        .isEqualTo(422);
  }

  private DemoAccounts.Account administrator() {
    return accounts.add(
        new DemoAccounts.Person(
            "An Administrator",
            "admin." + NUMBER.incrementAndGet(),
            Role.DATA_ADMIN,
            FewUnits.STATE,
            null));
  }

  /// What the trail holds of the person of this page.
  private java.util.List<String> recorded(String page) {
    return abhaya.base.platform.DatabaseContext.SYSTEM.call(() ->
        transactions.execute(status ->
            jdbc.sql(
                    """
                    select action || ' ' || reason || ' ' || decision from trail.entry
                     where object_kind = 'PERSON' and object = :handle
                    """)
                .param("handle", page.substring("/people/".length()))
                .query((row, number) -> row.getString(1))
                .list()));
  }

  @Test
  void whoMayNotEnterPeopleDoesNotFindThePage() throws Exception {
    signIn();
    assertThat(send(get("/people").header("Accept", "text/html")).getStatus()).isEqualTo(404);
  }

  private void signIn() throws Exception {
    signIn(chief);
  }

  private void signIn(DemoAccounts.Account account) throws Exception {
    form("/sign-in", Map.of("username", account.username(), "password", account.password()));
    var code = Authenticator.codeOf(account.totpSecret(), clock.instant());
    form("/sign-in/second-factor", Map.of("code", code));
  }

  private String code() {
    return Authenticator.codeOf(chief.totpSecret(), clock.instant());
  }

  /// Opens the page of the form, fills it in and sends it.
  private MockHttpServletResponse form(String path, Map<String, String> fields) throws Exception {
    return form(path, path, fields);
  }

  private MockHttpServletResponse form(String page, String path, Map<String, String> fields)
      throws Exception {
    var request = post(path).param("_csrf", formToken(page));
    fields.forEach(request::param);
    return send(request);
  }

  private String formToken(String path) throws Exception {
    return tokenOf(send(get(path)).getContentAsString());
  }

  private static String tokenOf(String page) {
    var token = FORM_TOKEN.matcher(page);
    assertThat(token.find()).as(page).isTrue();
    return token.group(1);
  }

  private static String plain(String page) {
    return FORM_TOKEN.matcher(page).replaceAll("");
  }

  /// Sends with the cookies of the jar and keeps those that come back, as a browser does.
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
