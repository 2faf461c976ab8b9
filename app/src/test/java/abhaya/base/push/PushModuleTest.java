package abhaya.base.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.StandingClock;
import abhaya.base.web.Language;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Messages that leave by a real push service over TLS, opened with the browser's own key.
@PushTest
class PushModuleTest {
  private static final PushKind KIND =
      new PushKind("VOLUNTEER", "/volunteer", Operation.ACT_AS_VOLUNTEER);
  private static final Duration LIVES = Duration.ofSeconds(60);
  private static final PushPeer PEER = PushPeer.one();

  @Autowired PushRegister register;
  @Autowired PushSettings settings;
  @Autowired PushStore store;
  @Autowired PushPost post;
  @Autowired VapidKey key;
  @Autowired PushTimers timers;
  @Autowired PushTimers.PushWords words;
  @Autowired PushTimers.Around around;
  @Autowired PushPeople people;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;

  private Scope she;
  private PushBrowser browser;

  @BeforeEach
  void somebodyWithABrowser() {
    people.forgetAll();
    she = people.anyone(Role.VOLUNTEER);
    browser = PEER.browser();
    assertThat(register.keep(she, KIND, browser.asked(), Language.ENGLISH)).isTrue();
  }

  private int tell(Scope... whom) {
    var ids = java.util.Arrays.stream(whom).map(one -> one.person().id()).toList();
    return people.program(() -> register.tell(KIND, ids, LIVES));
  }

  private List<Long> everybody() {
    return people.program(() ->
        jdbc.sql("select person_id from push.subscription")
            .query((row, number) -> row.getLong("person_id"))
            .list());
  }

  private Instant now() {
    return clock.instant();
  }

  @Test
  void aMessageIsKeptForAsLongAsItIsWorthSomethingAndRingsAtOnce() {
    assertThat(tell(she)).isEqualTo(1);
    clock.pass(Duration.ofSeconds(5));
    people.send();
    var head = PEER.got().getFirst().head();
    assertThat(head.getFirst("TTL")).isEqualTo("55");
    assertThat(head.getFirst("Urgency")).isEqualTo("high");
    assertThat(head.getFirst("Topic")).isEqualTo("update");
    assertThat(head.getFirst("Content-Encoding")).isEqualTo("aes128gcm");
    assertThat(people.waiting()).isZero();
  }

  @Test
  void theServiceCanProveWhoAsksItAndThatItIsMeant() throws Exception {
    tell(she);
    people.send();
    var said = PEER.got().getFirst().head().getFirst("Authorization");
    var parts = said.substring("vapid t=".length()).split(", k=", 2);
    assertThat(parts[1]).isEqualTo(register.offer(KIND).orElseThrow().key());
    var token = parts[0].split("\\.", 3);
    assertThat(isSigned(token, parts[1])).isTrue();
    token[1] = token[1].replace(token[1].charAt(5), 'A');
    assertThat(isSigned(token, parts[1])).as("another text").isFalse();
    var claims = json.readTree(Base64.getUrlDecoder().decode(parts[0].split("\\.", 3)[1]));
    assertThat(claims.path("aud").asString()).isEqualTo(PEER.origin());
    assertThat(claims.path("sub").asString()).isEqualTo("mailto:operator@police.example");
    assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
        .isBetween(now(), now().plus(Duration.ofHours(24)));
  }

  private static boolean isSigned(String[] token, String point) throws GeneralSecurityException {
    var check = Signature.getInstance("SHA256withECDSAinP1363Format");
    check.initVerify(Curve.point(Base64.getUrlDecoder().decode(point)).orElseThrow());
    check.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
    return check.verify(Base64.getUrlDecoder().decode(token[2]));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ENGLISH, An update is waiting.", "HINDI, एक नई सूचना प्रतीक्षा में है।"})
  void itSaysThatAnUpdateWaitsInTheReadersLanguageAndNothingElse(Language language, String text)
      throws Exception {
    register.keep(she, KIND, browser.asked(), language);
    tell(she);
    people.send();
    var said = opened();
    assertThat(said.propertyNames()).containsExactlyInAnyOrder("title", "body", "path", "handle");
    assertThat(said.path("body").asString()).isEqualTo(text);
    assertThat(said.path("path").asString()).isEqualTo("/volunteer");
    assertThat(said.path("handle").asString()).matches("[A-Za-z0-9_-]{22}");
  }

  private JsonNode opened() throws GeneralSecurityException {
    var got = PEER.got();
    assertThat(got).hasSize(1);
    return json.readTree(browser.open(got.getFirst().body()));
  }

  @Test
  void nobodyElsesBrowserOpensIt() {
    tell(she);
    people.send();
    var body = PEER.got().getFirst().body();
    assertThatThrownBy(() -> PEER.browser().open(body))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {404, 410})
  void aBrowserThatGaveItUpIsForgotten(int status) {
    PEER.answers(status, Map.of());
    tell(she);
    people.send();
    assertThat(people.browsers(she)).isZero();
    assertThat(people.waiting()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {429, 503})
  void aServiceThatAsksToWaitIsLeftAloneForSoLong(int status) {
    PEER.answers(status, Map.of("Retry-After", "30"));
    tell(she);
    people.send();
    PEER.answers(201, Map.of());
    people.sendAt(now().plusSeconds(29));
    assertThat(PEER.got()).isEmpty();
    people.sendAt(now().plusSeconds(30));
    assertThat(PEER.got()).hasSize(1);
    assertThat(people.waiting()).isZero();
    assertThat(people.browsers(she)).isEqualTo(1);
  }

  @Test
  void aServiceThatFailsIsAskedAgainWithGrowingPauses() {
    PEER.answers(500, Map.of());
    tell(she);
    people.send();
    people.sendAt(now().plusMillis(1_300));
    assertThat(PEER.got()).as("two seconds, a third shorter at most").hasSize(1);
    people.sendAt(now().plusMillis(2_700));
    assertThat(PEER.got()).hasSize(1);
    people.sendAt(now().plusMillis(2_700 + 3_900));
    assertThat(PEER.got()).as("six seconds, a third shorter at most").isEmpty();
    people.sendAt(now().plusMillis(2_700 + 8_100));
    assertThat(PEER.got()).hasSize(1);
  }

  @Test
  void afterFiveTriesItIsLetGoAndTheBrowserIsKept() {
    people.program(() -> register.tell(KIND, List.of(she.person().id()), Duration.ofHours(1)));
    PEER.answers(500, Map.of());
    for (var round = 0; round < 7; round++) {
      timers.breaker(PEER.host()).worked();
      people.sendAt(now().plus(Duration.ofMinutes(2L * round)));
    }
    assertThat(PEER.got()).hasSize(PushTimers.TRIES_MAX);
    assertThat(people.waiting()).isZero();
    assertThat(people.browsers(she)).isEqualTo(1);
  }

  @Test
  void aServiceThatFailsAgainAndAgainIsGivenARestAndOthersWait() {
    PEER.answers(500, Map.of());
    for (var one = 0; one < 6; one++)
      register.keep(people.anyone(Role.VOLUNTEER), KIND, PEER.browser().asked(), Language.ENGLISH);
    var all = everybody();
    people.program(() -> register.tell(KIND, all, Duration.ofMinutes(5)));
    people.send();
    PEER.answers(201, Map.of());
    people.sendAt(now().plusSeconds(30));
    assertThat(PEER.got()).isEmpty();
    people.sendAt(now().plusSeconds(61));
    assertThat(PEER.got()).hasSize(7);
  }

  @Test
  void whatIsTooLateNeverLeaves() {
    tell(she);
    people.sendAt(now().plus(LIVES));
    assertThat(PEER.got()).isEmpty();
    assertThat(people.waiting()).isZero();
    tell(she);
    people.sendAt(now().plus(LIVES).minusMillis(1));
    assertThat(PEER.got()).hasSize(1);
  }

  @Test
  void aPauseBeyondItsTimeEndsIt() {
    PEER.answers(429, Map.of("Retry-After", "60"));
    tell(she);
    people.send();
    assertThat(people.waiting()).isZero();
  }

  @Test
  void oneThatWaitsSpeaksForAllThatComeMeanwhile() {
    tell(she);
    clock.pass(Duration.ofSeconds(10));
    tell(she);
    people.send();
    var got = PEER.got();
    assertThat(got).hasSize(1);
    assertThat(got.getFirst().head().getFirst("TTL")).isEqualTo("60");
  }

  @Test
  void twoMachinesSendEachOnce() throws Exception {
    for (var one = 0; one < 30; one++) {
      register.keep(people.anyone(Role.VOLUNTEER), KIND, PEER.browser().asked(), Language.ENGLISH);
    }
    var all = everybody();
    people.program(() -> register.tell(KIND, all, LIVES));
    var other = new PushTimers(settings, store, post, key, words, around);
    var at = now();
    var start = new CyclicBarrier(2);
    try (var pool = Executors.newFixedThreadPool(2)) {
      var both =
          List.of(timers, other).stream()
              .<Callable<Integer>>map(machine ->
                  () -> {
                    start.await();
                    for (var one : machine.sendDue(at)) one.get();
                    return 1;
                  })
              .toList();
      for (var done : pool.invokeAll(both)) done.get();
    }
    assertThat(PEER.got()).extracting(PushPeer.Got::path).hasSize(31).doesNotHaveDuplicates();
    assertThat(people.waiting()).isZero();
  }

  @Test
  void aMachineWithAnotherKeyLeavesItToTheOneTheBrowserKnows() {
    tell(she);
    people.program(() -> jdbc.sql("update push.subscription set sender = 'another'").update());
    people.send();
    assertThat(PEER.got()).isEmpty();
    assertThat(people.waiting()).isEqualTo(1);
  }

  @Test
  void whoSignsOutIsNotTold() {
    tell(she);
    register.forgetSession(she.presence().session());
    people.send();
    assertThat(PEER.got()).isEmpty();
    assertThat(people.browsers(she)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "update access.account set disabled_at = now() where person_id = :id",
        "update access.person set active = false where id = :id",
        "update access.posting set valid = daterange('2000-01-02', '2001-01-01')"
            + " where person_id = :id",
        "update access.posting set role = 'PROSECUTOR' where person_id = :id"
      })
  void whoMayNoLongerIsNotToldAndForgotten(String change) {
    tell(she);
    people.program(() -> jdbc.sql(change).param("id", she.person().id()).update());
    people.send();
    assertThat(PEER.got()).isEmpty();
    assertThat(people.browsers(she)).isZero();
  }

  @Test
  void theLastThreeBrowsersOfSomebodyAreKept() {
    for (var one = 0; one < 3; one++) {
      clock.pass(Duration.ofSeconds(1));
      register.keep(she, KIND, PEER.browser().asked(), Language.ENGLISH);
    }
    assertThat(people.browsers(she)).isEqualTo(3);
    tell(she);
    people.send();
    assertThat(PEER.got()).hasSize(3).noneMatch(one -> browser.endpoint().endsWith(one.path()));
  }

  @Test
  void aBrowserThatAnotherPersonUsesNowIsHersAlone() {
    var next = people.anyone(Role.VOLUNTEER);
    register.keep(next, KIND, browser.asked(), Language.ENGLISH);
    assertThat(people.browsers(she)).isZero();
    assertThat(people.browsers(next)).isEqualTo(1);
  }

  @Test
  void aBrowserElsewhereOrWithAKeyThatIsNoneIsNotKept() {
    var good = browser.asked();
    for (var endpoint :
        new @Nullable String[] {
          null, "", "http://localhost/a", "https://localhost/a", "https://10.0.0.1/a"
        }) {
      var asked = new PushRegister.Asked(endpoint, good.p256dh(), good.auth());
      assertThat(register.keep(she, KIND, asked, Language.ENGLISH)).isFalse();
    }
    for (var point : new @Nullable String[] {null, "", "AAAA", "B" + "A".repeat(86), "€"}) {
      var asked = new PushRegister.Asked(good.endpoint(), point, good.auth());
      assertThat(register.keep(she, KIND, asked, Language.ENGLISH)).isFalse();
    }
    for (var secret : new @Nullable String[] {null, "", "AAAA", "A".repeat(43)}) {
      var asked = new PushRegister.Asked(good.endpoint(), good.p256dh(), secret);
      assertThat(register.keep(she, KIND, asked, Language.ENGLISH)).isFalse();
    }
  }

  @Test
  void aServiceThatLeftTheListIsNotSpokenTo() {
    var narrower = new PushSettings(settings.subject(), List.of("push.example"), null, true, false);
    var strict = new PushPost(narrower, key, clock);
    var letter = new PushPost.Letter(browser.endpoint(), new byte[1], 9);
    assertThat(strict.send(letter).what()).isEqualTo(PushCame.What.REFUSED);
    assertThat(PEER.got()).isEmpty();
  }

  @Test
  void somebodyElseSeesNoBrowserOfHersAndChangesNone() {
    var other = people.anyone(Role.VOLUNTEER);
    var count = "select count(*) from push.subscription";
    var delete = "delete from push.subscription";
    assertThat(people.as(she, () -> jdbc.sql(count).query(Integer.class).single())).isEqualTo(1);
    assertThat(people.as(other, () -> jdbc.sql(count).query(Integer.class).single())).isZero();
    assertThat(people.as(other, () -> jdbc.sql(delete).update())).isZero();
    var whom = List.of(she.person().id());
    assertThat(people.as(other, () -> register.tell(KIND, whom, LIVES))).isZero();
    assertThatThrownBy(() -> register.tell(KIND, whom, LIVES))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void neitherEndpointNorKeysArePrinted() {
    var asked = browser.asked();
    assertThat(asked.toString()).doesNotContain("localhost");
    assertThat(PushTarget.of(browser.endpoint(), settings.hosts()).orElseThrow().toString())
        .doesNotContain("/to/");
  }
}
