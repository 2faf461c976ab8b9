package abhaya.response.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.access.NotVisible;
import abhaya.base.feed.Handle;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.push.PushBrowser;
import abhaya.base.push.PushPeer;
import abhaya.base.push.PushPeople;
import abhaya.base.push.PushTest;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// A caller whose page is closed, known by her token alone.
@PushTest
class PleaPushModuleTest {
  private static final PushPeer PEER = PushPeer.one();

  @Autowired PleaRegister register;
  @Autowired PleaPushDoor door;
  @Autowired PleaStore store;
  @Autowired PleaFacts facts;
  @Autowired PleaTimers timers;
  @Autowired EventReaders readers;
  @Autowired PushPeople people;
  @Autowired Visits visits;
  @Autowired JsonMapper json;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private String signal;
  private Token token;
  private PushBrowser browser;

  @BeforeEach
  void aCaller() {
    people.forgetAll();
    browser = PEER.browser();
    calls(false);
  }

  private void calls(boolean quiet) {
    signal = Handle.next();
    token = Token.of(Handle.next() + Handle.next().substring(1)).orElseThrow();
    var wish = new PleaRegister.Wish(quiet, false, false, false, null, List.of());
    assertThat(register.begin(signal, token, wish)).isTrue();
    program(() -> {
      var plea = store.ofSignal(signal).orElseThrow();
      store.set(plea.id(), Map.of("incident", "incident-" + signal));
      return true;
    });
    heard(PleaFacts.READER);
  }

  private HttpStatus wish() {
    var status = door.keep(visit(), token.word(), browser.asked()).getStatusCode();
    return HttpStatus.valueOf(status.value());
  }

  private Visit visit() {
    var request = new MockHttpServletRequest("GET", "/sos");
    request.setParameter("lang", "en");
    return visits.of(request);
  }

  private void incident(String state) {
    var body = json.createObjectNode().put("handle", "incident-" + signal).put("state", state);
    program(() -> {
      facts.hear(new Event("1", 1, "IncidentChanged", body, clock.instant()));
      return true;
    });
    heard(PleaWatch.READER);
    people.send();
  }

  private void heard(String reader) {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!readers.isUpToDate(reader) && System.nanoTime() < until) Thread.onSpinWait();
  }

  @Test
  void theQuestionAfterwardsReachesHerAndSaysNothingOfWhat() throws Exception {
    assertThat(wish()).isEqualTo(HttpStatus.NO_CONTENT);
    incident("CLOSED");
    var got = PEER.got();
    assertThat(got).hasSize(1);
    var said = new String(browser.open(got.getFirst().body()), StandardCharsets.UTF_8);
    assertThat(said).contains("An update is waiting.").contains("\"/sos\"");
    assertThat(said).doesNotContain(token.word(), signal, "well", "help", "polic");
  }

  @Test
  void anIncidentOpenedAgainReachesHerToo() {
    wish();
    incident("CLOSED");
    PEER.got();
    incident("REOPENED");
    assertThat(PEER.got()).hasSize(1);
  }

  @Test
  void aQuietCallLeavesNothingOnTheTelephone() {
    calls(true);
    assertThat(wish()).isEqualTo(HttpStatus.FORBIDDEN);
    incident("CLOSED");
    assertThat(PEER.got()).isEmpty();
  }

  @Test
  void whoWasMadeToEndItIsNotRung() {
    wish();
    assertThat(register.end(token, PleaRegister.End.HOLD)).isTrue();
    incident("REOPENED");
    incident("CLOSED");
    assertThat(PEER.got()).isEmpty();
  }

  @Test
  void whoTakesItBackIsNotRung() {
    wish();
    door.stop(token.word());
    incident("CLOSED");
    assertThat(PEER.got()).isEmpty();
  }

  @Test
  void aTokenOfNobodysKeepsNothing() {
    var nobody = Handle.next() + Handle.next().substring(1);
    assertThatThrownBy(() -> door.keep(visit(), nobody, browser.asked()))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void herBrowserGoesWithHerWordsSeventyTwoHoursAfterTheEnd() {
    wish();
    assertThat(browsers()).isEqualTo(1);
    program(() ->
        jdbc.sql(
                "update citizen.plea set stage = 'OVER', over_at = :then where signal_handle ="
                    + " :signal")
            .param(
                "then",
                clock.instant().minus(Duration.ofHours(73)).atOffset(java.time.ZoneOffset.UTC))
            .param("signal", signal)
            .update());
    timers.sweep();
    assertThat(browsers()).isZero();
  }

  private int browsers() {
    return program(
        () -> jdbc.sql("select count(*) from push.subscription").query(Integer.class).single());
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
