package abhaya.response.volunteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import abhaya.base.access.Actor;
import abhaya.base.access.FewUnits;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.StandingClock;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.base.push.PushBrowser;
import abhaya.base.push.PushPeer;
import abhaya.base.push.PushPeople;
import abhaya.base.push.PushTest;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A volunteer whose page is closed, from the ring to her telephone.
@PushTest
class VolunteerPushModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final PushPeer PEER = PushPeer.one();

  @Autowired VolunteerRegister register;
  @Autowired CallOutDesk calls;
  @Autowired DutyDesk duty;
  @Autowired DutyPage page;
  @Autowired DutyPushDoor door;
  @Autowired AlertStore alerts;
  @Autowired Nearby nearby;
  @Autowired EventReaders readers;
  @Autowired PushPeople people;
  @Autowired Visits visits;
  @Autowired MockMvc http;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  /// Each test has its own corner of the map, so that no test's volunteers are near another's.
  private Point here = new Point(21, 79);

  private Scope she;
  private String volunteer;
  private String word;
  private PushBrowser browser;

  @BeforeEach
  void aVolunteerOnDutyNearby() {
    people.forgetAll();
    here = Rings.cell(new Point(21 + NUMBER.incrementAndGet() * 0.05, 79.1)).centre();
    she = people.anyone(Role.VOLUNTEER);
    volunteer = Handle.next();
    word = Handle.next() + Handle.next().substring(1);
    var today = India.dateOf(clock.instant());
    var id =
        program(() ->
            jdbc.sql(
                    """
                    insert into volunteer.volunteer
                           (handle, station_id, person_id, display_name, number_mark, woman, proved_on,
                            paper, checked_on, trained_on, requested_by, requested_at, state,
                            term_from, term_to, device_hash, on_duty)
                    values (:handle, :station, :person, 'Asha Test', :handle, true, :today, 'PASSPORT',
                            :today, :today, 1, now(), 'VERIFIED', :today, :until, :phone, true)
                    returning id
                    """)
                .param("handle", volunteer)
                .param("station", FewUnits.STATION.value())
                .param("person", she.person().id())
                .param("today", today)
                .param("until", today.plusMonths(6))
                .param("phone", PhoneWord.hash(word))
                .query(Long.class)
                .single());
    nearby.put(new Spot(id, here.moved(90, 100), 10, clock.instant()));
    browser = PEER.browser();
  }

  private HttpStatus wish(String phone) {
    var status = door.keep(she, visit(), phone, browser.asked()).getStatusCode();
    return HttpStatus.valueOf(status.value());
  }

  private Visit visit() {
    var request = new MockHttpServletRequest("GET", "/volunteer");
    request.setParameter("lang", "en");
    return visits.of(request);
  }

  private void ring() {
    var signal = Handle.next();
    program(() ->
        jdbc.sql(
                """
                insert into citizen.plea (handle, signal_handle, token_hash, incident, stage,
                                          volunteers, lat, lon, radius_metres, placed_at, begun_at)
                values (:handle, :signal, encode(sha256(:signal::bytea), 'hex'), :handle, 'COMING',
                        true, :lat, :lon, 10, now(), now())
                """)
            .param("handle", Handle.next())
            .param("signal", signal)
            .param("lat", here.lat())
            .param("lon", here.lon())
            .update());
    calls.consider(signal);
    var call = program(() -> alerts.ofSignal(signal)).orElseThrow();
    clock.pass(Rings.delay(call.handle()));
    // the program's own tick may hold the call just now
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (program(() -> alerts.ofCall(call.id())).isEmpty() && System.nanoTime() < until) {
      calls.tick();
    }
  }

  @Test
  void aRingTellsHerClosedPageForAsLongAsSheMayAnswerAndSaysNothingOfIt() throws Exception {
    assertThat(wish(word)).isEqualTo(HttpStatus.NO_CONTENT);
    ring();
    people.send();
    var got = PEER.got();
    assertThat(got).hasSize(1);
    assertThat(got.getFirst().head().getFirst("TTL"))
        .isEqualTo(Long.toString(Rings.TO_ANSWER.toSeconds()));
    assertThat(got.getFirst().head().getFirst("Urgency")).isEqualTo("high");
    var said = new String(browser.open(got.getFirst().body()), StandardCharsets.UTF_8);
    assertThat(said).contains("An update is waiting.").contains("\"/volunteer\"");
    assertThat(said.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("asha", "21.1", "79.1", "metres", "cell", "sos", "call", "woman");
  }

  @Test
  void whoGoesOffDutyIsForgottenAndNotToldAndMayAskAnewOnDuty() {
    wish(word);
    ring();
    assertThat(people.waiting()).isEqualTo(1);
    duty.duty(she, PhoneWord.hash(word), false);
    people.send();
    assertThat(PEER.got()).isEmpty();
    assertThat(people.browsers(she)).isZero();
    assertThat(wish(word)).isEqualTo(HttpStatus.FORBIDDEN);
    duty.duty(she, PhoneWord.hash(word), true);
    assertThat(wish(word)).isEqualTo(HttpStatus.NO_CONTENT);
  }

  @Test
  void whoIsSuspendedIsNotToldNotEvenOfTheRingBefore() {
    wish(word);
    ring();
    assertThat(people.waiting()).isEqualTo(1);
    var sho = sho();
    sho.context().call(() -> register.complain(sho, volunteer, "STATION"));
    heard();
    people.send();
    assertThat(PEER.got()).isEmpty();
    assertThat(people.browsers(she)).isZero();
    assertThat(wish(word)).isEqualTo(HttpStatus.FORBIDDEN);
  }

  @Test
  void whoseTelephoneIsTakenBackIsNotToldOnIt() {
    wish(word);
    var sho = sho();
    sho.context().call(() -> register.releaseDevice(sho, volunteer));
    heard();
    assertThat(people.browsers(she)).isZero();
  }

  @Test
  void onlyTheTelephoneSheIsKnownByMayAsk() {
    assertThat(wish(Handle.next() + Handle.next().substring(1))).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(wish("")).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(people.browsers(she)).isZero();
  }

  @Test
  void aBrowserOfAnotherServiceIsNotKept() {
    var asked = browser.asked();
    var elsewhere =
        new abhaya.base.push.PushRegister.Asked(
            "https://127.0.0.1/a", asked.p256dh(), asked.auth());
    assertThat(door.keep(she, visit(), word, elsewhere).getStatusCode())
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @Test
  void thePageOffersItOnDutyOnlyAndSheMayTakeItBack() {
    assertThat(shown()).contains("data-push=").contains("Tell me when this page is closed");
    wish(word);
    door.stop(she, browser.asked());
    assertThat(people.browsers(she)).isZero();
    duty.duty(she, PhoneWord.hash(word), false);
    assertThat(shown()).doesNotContain("data-push=");
  }

  private String shown() {
    var request = new MockHttpServletRequest("GET", "/volunteer");
    request.setParameter("lang", "en");
    var answer = she.context().call(() -> page.board(she, visits.of(request), request, word));
    return Objects.requireNonNull(answer.getBody());
  }

  @Test
  void noWishIsTakenWithoutTheFormsToken() throws Exception {
    for (var path : new String[] {"/volunteer/push", "/volunteer/push/off"}) {
      assertThat(http.perform(post(path)).andReturn().getResponse().getStatus()).isEqualTo(403);
    }
  }

  @Test
  void theWorkerOfThePageHearsMessagesAndKeepsNothing() throws Exception {
    var worker = Objects.requireNonNull(door.worker().getBody());
    assertThat(worker)
        .contains("addEventListener(\"push\"")
        .contains("addEventListener(\"notificationclick\"")
        .doesNotContain("caches");
  }

  private void heard() {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!readers.isUpToDate("volunteer") && System.nanoTime() < until) Thread.onSpinWait();
  }

  private static Scope sho() {
    return new Scope(
        new Actor(8_001, "p8001", "Somebody"),
        new Posting(80_010, Role.SHO, FewUnits.STATION, LocalDate.EPOCH, null),
        Role.SHO.purpose(),
        new Presence("s8001", Map.of(), Set.of()),
        unit -> FewUnits.STATION.equals(unit) ? UnitRelation.OWN : UnitRelation.OTHER);
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
