package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.web.Visits;
import abhaya.response.incident.CallBack;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import abhaya.response.signal.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/// The queue and the desk, on the real tables.
@ModuleTest
class ControlRoomModuleTest {
  private static final Instant NOW = Instant.parse("2026-11-24T05:00:00Z");

  @Autowired SignalReplay replay;
  @Autowired SignalQueries queries;
  @Autowired OpenSignalQueries opened;
  @Autowired SignalDesk desk;
  @Autowired QueuePage queue;
  @Autowired SignalPage page;
  @Autowired Visits visits;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final KeyMemory names = new KeyMemory(new byte[] {1}, new Random());
  private final Scope taker = scope(941, Role.CALL_TAKER);
  private final Scope dispatcher = scope(942, Role.DISPATCHER);

  @Test
  void panicStandsBeforeAnOlderMessage() {
    var message = come(Channel.WEB, "{\"number\":\"+919800000301\",\"text\":\"noise\"}", 0);
    var panic = come(Channel.SOS, "{\"number\":\"+919800000302\"}", 60);
    var order = handles(false);
    assertThat(order.indexOf(panic)).isLessThan(order.indexOf(message)).isNotNegative();
  }

  @Test
  void twoPanicSignalsOfOneNumberAreTwoRows() {
    var one = come(Channel.SOS, "{\"number\":\"+919800000310\"}", 0);
    var two = come(Channel.SOS, "{\"number\":\"+919800000310\"}", 1);
    assertThat(handles(false)).contains(one, two);
  }

  @Test
  void theEventsOfOneCallAreOneRowAndAMissedOneIsToBeCalledBack() {
    var ringing = come(Channel.VOICE, call("c-1", "ringing"), 0);
    assertThat(handles(false)).contains(ringing);
    var cut = come(Channel.VOICE, call("c-1", "abandoned"), 9);
    assertThat(handles(false)).doesNotContain(ringing, cut);
    assertThat(handles(true)).contains(ringing).doesNotContain(cut);
  }

  @ParameterizedTest(name = "call {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theEventsOfACallThatComeInAtTwoMachinesAtOnceAreOneRow(int call) throws Exception {
    var handles = new ArrayList<String>();
    try (var machines = Executors.newFixedThreadPool(4)) {
      var came = new ArrayList<Future<String>>();
      for (var event : List.of("ringing", "answered", "ended", "silent")) {
        came.add(machines.submit(() -> come(Channel.VOICE, call("two-" + call, event, 0), 0)));
      }
      for (var one : came) handles.add(one.get());
    }
    var rows = new ArrayList<>(handles(false));
    rows.addAll(handles(true));
    rows.retainAll(handles);
    assertThat(rows).hasSize(1);
  }

  @Test
  void oneKeyWithTwoBodiesThatComeToTwoMachinesAtOnceIsTwoSignals() throws Exception {
    var handle = names.freshHandle();
    try (var machines = Executors.newFixedThreadPool(2)) {
      var came = new ArrayList<Future<String>>();
      for (var words : List.of("one-body", "other-body")) {
        var body = "{\"number\":\"+919800000399\",\"text\":\"" + words + "\"}";
        came.add(machines.submit(() -> take(handle, Channel.WEB, body, 0)));
      }
      for (var one : came) assertThat(one.get()).isEqualTo(handle);
    }
    List<String> words =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql("select words from intake.caller where words like '%-body'")
                    .query(String.class)
                    .list()));
    assertThat(words).containsExactlyInAnyOrder("one-body", "other-body");
  }

  @Test
  void anAnsweredCallIsNotCalledBack() {
    var ringing = come(Channel.VOICE, call("c-2", "ringing"), 0);
    come(Channel.VOICE, call("c-2", "answered"), 3);
    come(Channel.VOICE, call("c-2", "ended"), 80);
    assertThat(handles(true)).doesNotContain(ringing);
    assertThat(handles(false)).contains(ringing);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theEventsOfACallAreOneRowInWhateverOrderTheyCome(long seed) {
    var events = new ArrayList<>(List.of("ringing", "answered", "ended"));
    Collections.shuffle(events, new Random(seed));
    var handles = new ArrayList<String>();
    for (var event : events) {
      int second = event.equals("ringing") ? 0 : event.equals("answered") ? 4 : 60;
      handles.add(come(Channel.VOICE, call("order-" + seed, event, second), 61));
    }
    assertThat(handles(true)).doesNotContainAnyElementsOf(handles);
    assertThat(handles(false)).containsOnlyOnce(handles.getFirst()).doesNotContain(handles.get(1));
  }

  @Test
  void aCallCutInItsFirstSecondsIsCalledBack() {
    var first = come(Channel.VOICE, call("cut-1", "answered", 0), 0);
    come(Channel.VOICE, call("cut-1", "ended", 4), 4);
    assertThat(handles(true)).contains(first);
  }

  @Test
  void aSilentCallIsCalledBackAndOneWhoPressedTheKeyIsNotButStandsFirst() {
    var silent = come(Channel.VOICE, call("blank-1", "answered", 0), 0);
    come(Channel.VOICE, call("blank-1", "silent", 9), 9);
    come(Channel.VOICE, call("blank-1", "ended", 60), 60);
    assertThat(handles(true)).contains(silent);
    var keyed = come(Channel.VOICE, call("blank-2", "answered", 0), 61);
    come(Channel.VOICE, call("blank-2", "silent", 9), 61);
    come(Channel.VOICE, "{\"call\":\"blank-2\",\"digits\":\"5\"}", 62);
    come(Channel.VOICE, call("blank-2", "ended", 60), 63);
    assertThat(handles(true)).doesNotContain(keyed);
    var row =
        asTaker(() -> queries.listWaiting(taker, false)).stream()
            .filter(one -> one.handle().equals(keyed))
            .findFirst();
    assertThat(row).map(SignalQueries.Waiting::urgency).contains(1);
  }

  @Test
  void aMissedCallWithoutACallsNameIsCalledBackToo() {
    var handle = come(Channel.VOICE, "{\"number\":\"+919800000398\",\"event\":\"missed\"}", 0);
    assertThat(handles(true)).contains(handle);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLocationMessageJoinsTheCallOfItsNumberWhicheverCameFirst(boolean callFirst) {
    var number = callFirst ? "+919800000321" : "+919800000322";
    var event =
        "{\"number\":\"" + number + "\",\"call\":\"x" + number + "\",\"event\":\"ringing\"}";
    var els =
        "v=1&device_number=%s&location_latitude=26.85&location_longitude=80.95&location_accuracy=14"
            .formatted(number.replace("+", "%2B"));
    var call = callFirst ? come(Channel.VOICE, event, 0) : null;
    var place = come(Channel.ELS, els, 10);
    var row = call == null ? come(Channel.VOICE, event, 20) : call;
    assertThat(handles(false)).contains(row).doesNotContain(place);
    var found = asTaker(() -> opened.find(taker, row)).orElseThrow();
    assertThat(found.places()).hasSize(1);
  }

  @Test
  void aSignalEndsOnce() {
    var handle = come(Channel.SOS, "{\"number\":\"+919800000330\"}", 0);
    var first = new SignalDesk.Decision(Outcome.SETTLED_BY_PHONE, null, null);
    var second = new SignalDesk.Decision(Outcome.FALSE_ALARM, null, null);
    var signal = asTaker(() -> opened.find(taker, handle)).orElseThrow();
    assertThat(asTaker(() -> desk.decide(taker, signal, first)).done()).isTrue();
    assertThat(asTaker(() -> desk.decide(taker, signal, second)).done()).isFalse();
    assertThat(handles(false)).doesNotContain(handle);
  }

  @Test
  void nobodyIsSentWithoutTypeAndPriority() {
    var handle = come(Channel.SOS, "{\"number\":\"+919800000331\"}", 0);
    var bare = Map.of("outcome", "HANDED_TO_DISPATCH");
    var answer = asTaker(() -> page.decide(taker, visits.of(request("en")), handle, bare));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    var whole = Map.of("outcome", "HANDED_TO_DISPATCH", "type", "stalking", "priority", "1");
    var done = asTaker(() -> page.decide(taker, visits.of(request("en")), handle, whole));
    assertThat(done.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
  }

  @Test
  void aPositionIsNoDistressAndWaitsForNobody() {
    var handle = come(Channel.POSITION, "id=1&lat=26.8&lon=80.9&timestamp=1795496400", 0);
    assertThat(handles(false)).doesNotContain(handle);
  }

  @Test
  void threeTriesAreKeptAndThenTheRuleDecides() {
    var handle = come(Channel.VOICE, call("c-9", "abandoned"), 0);
    for (int i = 0; i < CallBack.TRIES_MIN; i++) {
      asTaker(() -> {
        desk.callBack(taker, handle, CallBack.Outcome.NO_ANSWER);
        return true;
      });
    }
    assertThat(asTaker(() -> opened.find(taker, handle)).orElseThrow().tries()).hasSize(3);
    assertThat(html(asTaker(() -> page.open(taker, visits.of(request("en")), handle))))
        .contains("Three tries done: the supervisor decides");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "hi"})
  void noPageShowsTheNumberOrAKeyWithoutWords(String language) {
    var handle = come(Channel.SOS, "{\"number\":\"+919876543217\",\"text\":\"help\"}", 0);
    var list = html(asTaker(() -> queue.queue(taker, visits.of(request(language)), "")));
    var one = html(asTaker(() -> page.open(taker, visits.of(request(language)), handle)));
    for (var shown : List.of(list, one)) {
      assertThat(shown).doesNotContain("987654321").doesNotContainPattern(">\\s*intake\\.");
    }
    assertThat(one).contains("•••17").contains("help");
  }

  @Test
  void whoDispatchesSeesTheQueueAndOpensNothing() {
    var handle = come(Channel.SOS, "{\"number\":\"+919800000340\"}", 0);
    var list = dispatcher.context().call(() -> queries.listWaiting(dispatcher, false));
    assertThat(list).extracting(SignalQueries.Waiting::handle).contains(handle);
    var visit = visits.of(request("en"));
    assertThatThrownBy(() -> dispatcher.context().call(() -> page.open(dispatcher, visit, handle)))
        .isInstanceOf(NotVisible.class);
    var seen = dispatcher.context().call(() -> opened.find(dispatcher, handle)).orElseThrow();
    assertThat(seen.number()).isNull();
    assertThat(seen.words()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"SHO", "IO", "STATE_HQ", "MINISTRY_ANALYST", "DATA_ADMIN", "AUDITOR"})
  void nobodyOutsideTheControlRoomSeesASignal(Role role) {
    come(Channel.SOS, "{\"number\":\"+919800000350\"}", 0);
    var other = scope(950, role);
    assertThat(
            other
                .context()
                .<List<?>, RuntimeException>call(() -> queries.listWaiting(other, false)))
        .isEmpty();
    var visit = visits.of(request("en"));
    assertThatThrownBy(() -> other.context().call(() -> queue.queue(other, visit, "")))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void theSameRecordTakenTwiceIsOneSignalAndAnotherBodyIsKeptBeside() {
    var handle = names.freshHandle();
    take(handle, Channel.SOS, "{\"number\":\"+919800000360\"}", 0);
    take(handle, Channel.SOS, "{\"number\":\"+919800000360\"}", 0);
    take(handle, Channel.SOS, "{\"number\":\"+919800000361\"}", 0);
    assertThat(numbersLike("+91980000036_")).containsExactly("+919800000360", "+919800000361");
  }

  private List<String> numbersLike(String pattern) {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(status ->
                jdbc.sql("select number from intake.caller where number like :p order by signal_id")
                    .param("p", pattern)
                    .query((row, number) -> row.getString("number"))
                    .list())));
  }

  private static String call(String call, String event) {
    return "{\"number\":\"+919800000399\",\"call\":\"%s\",\"event\":\"%s\"}".formatted(call, event);
  }

  private static String call(String call, String event, int second) {
    var at = NOW.plusSeconds(second);
    return "{\"number\":\"+919800000397\",\"call\":\"%s\",\"event\":\"%s\",\"at\":\"%s\"}"
        .formatted(call, event, at);
  }

  private String come(Channel channel, String body, int second) {
    return take(names.freshHandle(), channel, body, second);
  }

  private String take(String handle, Channel channel, String body, int second) {
    var original = new Original(body.getBytes(StandardCharsets.UTF_8));
    var at = NOW.plusSeconds(second);
    var arrived = new Arrived(handle, channel, at, null, null, "", Seal.ABSENT, false, original);
    replay.take(1, Arrived.TYPE, arrived.toBytes());
    return handle;
  }

  private List<String> handles(boolean missed) {
    return asTaker(() -> queries.listWaiting(taker, missed)).stream()
        .map(SignalQueries.Waiting::handle)
        .toList();
  }

  private <T> T asTaker(Supplier<T> work) {
    return taker.context().call(work::get);
  }

  private static String html(ResponseEntity<String> answer) {
    return Optional.ofNullable(answer.getBody()).orElseThrow();
  }

  private static MockHttpServletRequest request(String language) {
    var request = new MockHttpServletRequest("GET", "/response");
    request.setParameter("lang", language);
    return request;
  }

  private static Scope scope(long id, Role role) {
    var unit = UnitId.NATION;
    return new Scope(
        new Actor(id, "p" + id, "Somebody"),
        new Posting(id * 10, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("s" + id, Map.of(), Set.of()),
        other -> unit.equals(other) ? UnitRelation.OWN : UnitRelation.OTHER);
  }
}
