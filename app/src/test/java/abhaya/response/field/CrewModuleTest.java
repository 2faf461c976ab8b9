package abhaya.response.field;

import static abhaya.response.dispatch.Scene.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.access.AccessTest;
import abhaya.base.access.FewUnits;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.live.LiveItem;
import abhaya.base.live.LiveTopic;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Event;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.response.dispatch.AssignmentQueries;
import abhaya.response.dispatch.CrewDesk;
import abhaya.response.dispatch.CrewDesk.Heard;
import abhaya.response.dispatch.DispatchAnswer;
import abhaya.response.dispatch.DispatchDesk;
import abhaya.response.dispatch.Scene;
import abhaya.response.field.FieldDoor.Facts;
import abhaya.response.field.FieldDoor.Word;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.IncidentState;
import abhaya.response.unit.UnitDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The queue of a phone, on the real tables.
@AccessTest
@Import(Scene.class)
class CrewModuleTest {
  private static final AtomicLong PEOPLE = new AtomicLong(7_000);

  @Autowired Scene scene;
  @Autowired DispatchDesk desk;
  @Autowired UnitDesk units;
  @Autowired FieldDoor door;
  @Autowired FieldPage field;
  @Autowired CrewDesk crew;
  @Autowired AssignmentQueries assignments;
  @Autowired IncidentQueries incidents;
  @Autowired Clock clock;
  @Autowired JsonMapper json;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Visits visits;

  @Autowired
  @Qualifier("crewTopic")
  LiveTopic topic;

  private Scope room;
  private Scope me;
  private int car;
  private String incident;
  private String job;

  @BeforeEach
  void aCrewIsSent() {
    room = scene.desk();
    me = scene.scope(PEOPLE.incrementAndGet(), Role.UNIT_CREW, FewUnits.STATION);
    car = scene.car(500, 0);
    as(me, () -> units.signOn(me, car, true, Duration.ofHours(8)));
    incident = scene.incident(room, "fight");
    var order = new DispatchDesk.Order(incident, car, "near", true);
    job = ((DispatchAnswer.Done) as(room, () -> desk.assign(room, order))).assignment();
  }

  private Word word(long number, String step, Instant at, @Nullable Facts facts) {
    return new Word("phone-" + me.person().id(), number, step, job, at, facts, null, null, null);
  }

  private List<Heard> tell(Word... words) {
    ResponseEntity<List<FieldDoor.Answer>> answer = as(me, () -> door.steps(me, List.of(words)));
    return java.util.Objects.requireNonNull(answer.getBody()).stream()
        .map(FieldDoor.Answer::heard)
        .toList();
  }

  private AssignmentState state() {
    return as(room, () -> assignments.find(room, job)).orElseThrow().state();
  }

  @Test
  void aQueueIsHeardInItsOrderWhateverOrderItComesIn() {
    var now = clock.instant();
    assertThat(
            tell(
                word(3, "ON_SCENE", now.minusSeconds(60), null),
                word(1, "ACKNOWLEDGED", now.minusSeconds(180), null),
                word(2, "EN_ROUTE", now.minusSeconds(120), null)))
        .containsExactly(Heard.TAKEN, Heard.TAKEN, Heard.TAKEN);
    assertThat(state()).isEqualTo(AssignmentState.ON_SCENE);
  }

  @Test
  void whoComesOnDutyIsOfferedTheUnitSheWasOnLastFirst() {
    var before = scene.car(520, 0);
    var other = scene.car(540, 0);
    var page = visits.of(new MockHttpServletRequest("GET", "/field"));
    as(me, () -> units.signOff(me));
    as(me, () -> units.signOn(me, before, true, Duration.ofHours(8)));
    as(me, () -> units.signOff(me));
    var colleague = scene.scope(PEOPLE.incrementAndGet(), Role.UNIT_CREW, FewUnits.STATION);
    as(colleague, () -> units.signOn(colleague, other, false, Duration.ofHours(8)));
    var html = String.valueOf(as(me, () -> field.field(me, page)).getBody());
    var offered = Pattern.compile("<option value=\"(\\d+)\">([^<]*)").matcher(html);
    assertThat(offered.find()).isTrue();
    assertThat(offered.group(1)).isEqualTo(Integer.toString(before));
    assertThat(offered.group(2)).endsWith(" · 2 on board");
    assertThat(html).containsPattern("<option value=\"" + other + "\">[^<]* · 3 on board");
  }

  @Test
  void aQueueThatIsSentTwiceIsToldOnce() {
    var now = clock.instant();
    var words = new Word[] {word(1, "ACKNOWLEDGED", now, null), word(2, "EN_ROUTE", now, null)};
    tell(words);
    assertThat(tell(words)).containsExactly(Heard.KNOWN, Heard.KNOWN);
    var lines = as(room, () -> incidents.timeline(room, incident));
    assertThat(lines.stream().filter(line -> line.kind().equals("UNIT_EN_ROUTE"))).hasSize(1);
  }

  @Test
  void bothTimesAreKept() {
    var happened = clock.instant().minus(Duration.ofMinutes(25));
    tell(word(1, "ON_SCENE", happened, null));
    var line =
        as(room, () -> incidents.timeline(room, incident)).stream()
            .filter(one -> one.kind().equals("UNIT_ON_SCENE"))
            .findFirst()
            .orElseThrow();
    assertThat(line.happenedAt()).isEqualTo(happened);
    assertThat(line.enteredAt()).isAfter(happened);
    assertThat(as(room, () -> incidents.findLine(room, incident)).orElseThrow().arrivedAt())
        .isEqualTo(happened);
  }

  @Test
  void aStepThatDoesNotFollowIsKeptForAPersonAndChangesNothing() {
    var now = clock.instant();
    tell(word(1, "ON_SCENE", now, null));
    assertThat(tell(word(2, "EN_ROUTE", now, null))).containsExactly(Heard.KEPT_ONLY);
    assertThat(state()).isEqualTo(AssignmentState.ON_SCENE);
    assertThat(as(room, () -> incidents.timeline(room, incident)))
        .anyMatch(line -> line.kind().equals("STEP_IMPOSSIBLE"));
  }

  @Test
  void aReportCarriesActionTakenToTheIncident() {
    var now = clock.instant();
    var facts = new Facts(true, true, "Both sides calmed, names taken", 3, 0, 0, "GD 14");
    tell(
        word(1, "ON_SCENE", now, null),
        word(2, "REPORT", now, facts),
        word(3, "CLEARED", now, null));
    var sheet = as(room, () -> incidents.find(room, incident)).orElseThrow();
    assertThat(java.util.Objects.requireNonNull(sheet.taken()).action()).startsWith("Both sides");
    assertThat(sheet.line().state()).isEqualTo(IncidentState.AWAITING_REPORT);
  }

  @Test
  void aPhoneWhoseClockRunsAheadDoesNotArriveTomorrow() {
    tell(word(1, "ON_SCENE", clock.instant().plus(Duration.ofDays(1)), null));
    assertThat(as(room, () -> incidents.findLine(room, incident)).orElseThrow().arrivedAt())
        .isBeforeOrEqualTo(clock.instant());
  }

  @Test
  void anotherCrewSeesNeitherJobNorIncidentAndMovesNothing() {
    var other = scene.scope(PEOPLE.incrementAndGet(), Role.UNIT_CREW, FewUnits.STATION);
    var theirs = scene.car(700, 0);
    as(other, () -> units.signOn(other, theirs, false, Duration.ofHours(8)));
    assertThat(as(other, () -> incidents.find(other, incident))).isEmpty();
    assertThat(as(me, () -> incidents.find(me, incident))).isPresent();
    var told = new CrewDesk.Told("phone-x", 1, job, "ON_SCENE", clock.instant(), "{}", null);
    assertThat(as(other, () -> crew.tell(other, told))).isEqualTo(Heard.GONE);
    assertThat(state()).isEqualTo(AssignmentState.DISPATCHED);
  }

  @Test
  void aCrewNeitherSendsItselfNorCallsItselfBack() {
    assertThat(tell(word(1, "CANCELLED", clock.instant(), null)))
        .containsExactly(Heard.NOT_UNDERSTOOD);
    assertThat(tell(word(2, "DISPATCHED", clock.instant(), null)))
        .containsExactly(Heard.NOT_UNDERSTOOD);
    var order = new DispatchDesk.Order(incident, car, "near", true);
    assertThatThrownBy(() -> as(me, () -> desk.assign(me, order))).isInstanceOf(NotVisible.class);
  }

  @Test
  void whatIsNoPictureIsNoPhoto() {
    var text = "not a picture at all".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var bad = new CrewDesk.Picture("phone-p", 1, job, "image/jpeg", text, clock.instant());
    assertThat(as(me, () -> crew.photo(me, bad))).isEqualTo(Heard.NOT_UNDERSTOOD);
    var jpeg = new byte[64];
    jpeg[0] = (byte) 0xff;
    jpeg[1] = (byte) 0xd8;
    jpeg[2] = (byte) 0xff;
    var good = new CrewDesk.Picture("phone-p", 2, job, "image/jpeg", jpeg, clock.instant());
    assertThat(as(me, () -> crew.photo(me, good))).isEqualTo(Heard.TAKEN);
    assertThat(as(me, () -> crew.photo(me, good))).isEqualTo(Heard.KNOWN);
  }

  private List<LiveItem> told(String kind, String body) {
    var event = new Event("1", 1, kind, json.readTree(body), clock.instant());
    return DatabaseContext.SYSTEM.call(() -> topic.find().apply(event));
  }

  @Test
  void anOrderIsToldToThoseOnBoardAndNamesNeitherIncidentNorPlace() {
    var items =
        told(
            "AssignmentMoved",
            "{\"unit\":%d,\"incident\":\"%s\",\"state\":\"DISPATCHED\"}".formatted(car, incident));
    assertThat(items).hasSize(1);
    assertThat(items.getFirst().people()).contains(me.person().id());
    assertThat(items.getFirst().handle()).isEqualTo("R" + car);
  }

  @Test
  void aChangeOfTheIncidentIsToldToTheCrewsThatAreOnItAndToNoOther() {
    var change = "{\"handle\":\"%s\",\"state\":\"OPEN\"}";
    assertThat(told("IncidentChanged", change.formatted(incident)))
        .extracting(LiveItem::handle)
        .containsExactly("R" + car);
    var another = scene.incident(room, "fight");
    assertThat(told("IncidentChanged", change.formatted(another))).isEmpty();
  }

  @Test
  void aUnitWithNobodyOnBoardTellsNobodyRatherThanEverybody() {
    assertThat(told("UnitChanged", "{\"unit\":999999,\"what\":\"SIGN_OFF\"}")).isEmpty();
  }

  @Test
  void aPageThatLiesOpenIsOnRecordOnceAndAnotherJobOnceMore() {
    var before = openings();
    for (var look = 0; look < 5; look++) as(me, () -> door.state(me, visit()));
    assertThat(openings() - before).isEqualTo(1);
    tell(word(1, "ON_SCENE", clock.instant(), null), word(2, "CLEARED", clock.instant(), null));
    var order = new DispatchDesk.Order(scene.incident(room, "fight"), car, "near", true);
    as(room, () -> desk.assign(room, order));
    as(me, () -> door.state(me, visit()));
    assertThat(openings() - before).isEqualTo(2);
  }

  @Test
  void anOpeningThatWasNotCommittedIsPutOnRecordAtTheNextQuestion() {
    var before = openings();
    as(
        me,
        () ->
            transactions.execute(status -> {
              status.setRollbackOnly();
              return door.state(me, visit());
            }));
    assertThat(openings()).isEqualTo(before);
    as(me, () -> door.state(me, visit()));
    assertThat(openings() - before).isEqualTo(1);
  }

  private Visit visit() {
    return visits.of(new MockHttpServletRequest("GET", "/field/state"));
  }

  private long openings() {
    return DatabaseContext.SYSTEM.call(() ->
        java.util.Objects.requireNonNull(
            transactions.execute(status ->
                jdbc.sql(
                        """
                        select count(*) from trail.entry
                         where action = 'OPEN' and object_kind = 'INCIDENT' and actor_id = :who
                        """)
                    .param("who", me.person().id())
                    .query(Long.class)
                    .single())));
  }

  @Test
  void dangerIsToldAtOnceAndStandsAboveTheJob() {
    assertThat(tell(word(1, "DISTRESS", clock.instant(), null))).containsExactly(Heard.TAKEN);
    var unit = DatabaseContext.SYSTEM.call(() -> as(me, () -> units.own(me))).orElseThrow();
    assertThat(unit.distressAt()).isNotNull();
  }
}
