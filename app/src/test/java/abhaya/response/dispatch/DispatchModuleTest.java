package abhaya.response.dispatch;

import static abhaya.response.dispatch.Scene.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.access.AccessTest;
import abhaya.base.access.FewUnits;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.response.incident.Agency;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.ClosingDesk;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.IncidentState;
import abhaya.response.incident.IncidentWatch;
import abhaya.response.recommend.Candidate.Readiness;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.UnitDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/// Orders to units on the real tables, with the fleet in memory beside them.
@AccessTest
@org.springframework.context.annotation.Import(Scene.class)
class DispatchModuleTest {
  @Autowired Scene scene;
  @Autowired DispatchDesk desk;
  @Autowired AssignmentQueries assignments;
  @Autowired IncidentQueries incidents;
  @Autowired ClosingDesk closing;
  @Autowired UnitDesk units;
  @Autowired Fleet fleet;
  @Autowired RoomToken token;
  @Autowired AssignmentStore store;
  @Autowired IncidentWatch watch;
  @Autowired Events events;
  @Autowired DataFolder folder;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Scope me;

  @BeforeEach
  void somebodyIsAtTheDesk() {
    me = scene.desk();
  }

  private DispatchAnswer send(String incident, int unit) {
    return as(me, () -> desk.assign(me, new DispatchDesk.Order(incident, unit, "near", true)));
  }

  private String sent(String incident, int unit) {
    return ((DispatchAnswer.Done) send(incident, unit)).assignment();
  }

  @Test
  void aSentUnitIsAssignedOnceAndItsIncidentSaysSo() {
    var incident = scene.incident(me, "fight");
    var car = scene.car(1_000, 0);
    assertThat(send(incident, car).isDone()).isTrue();
    assertThat(as(me, () -> incidents.findLine(me, incident)).orElseThrow().state())
        .isEqualTo(IncidentState.ASSIGNED);
    assertThat(fleet.find(car).orElseThrow().readiness()).isEqualTo(Readiness.EN_ROUTE);
    assertThat(send(scene.incident(me, "fight"), car)).isEqualTo(new DispatchAnswer.Taken(car));
  }

  @Test
  void anOrderIsOneTransactionWithItsEventsInTheirOrder() {
    var incident = scene.incident(me, "fight");
    var assignment = sent(incident, scene.car(1_050, 0));
    var told =
        DatabaseContext.SYSTEM.call(() ->
            Objects.requireNonNull(
                transactions.execute(status ->
                    jdbc.sql(
                            """
                            select e.kind
                              from platform.event e
                             where e.xid = (select m.xid from platform.event m
                                             where m.kind = 'AssignmentMoved'
                                               and m.body ->> 'assignment' = :assignment)
                             order by e.id
                            """)
                        .param("assignment", assignment)
                        .query(String.class)
                        .list())));
    assertThat(told).containsExactly("IncidentChanged", "AssignmentMoved");
  }

  @Test
  void anAgencyThatWasDoneHasItsCaseAgainWhenItsUnitIsSentAndOnlyOne() {
    var incident = scene.incident(me, "fight");
    as(me, () -> closing.agency(me, incident, Agency.POLICE, true));
    assertThat(cases(incident)).contains("POLICE CLOSED ended");
    var assignment = sent(incident, scene.car(1_100, 0));
    assertThat(cases(incident)).contains("POLICE ASSIGNED open").doesNotHaveDuplicates();
    as(me, () -> desk.tell(me, assignment, AssignmentState.ON_SCENE));
    assertThat(cases(incident)).contains("POLICE ON_SCENE open");
    var line = as(me, () -> incidents.findLine(me, incident)).orElseThrow();
    assertThat(line.dispatchedAt()).isNotNull();
    assertThat(line.arrivedAt()).isNotNull();
    assertThat(as(me, () -> incidents.timeline(me, incident)).stream().map(one -> one.kind()))
        .containsSubsequence("UNIT_SENT_OVERRIDE", "UNIT_ON_SCENE");
  }

  private List<String> cases(String incident) {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(status ->
                jdbc.sql(
                        """
                        select c.agency || ' ' || c.state
                                 || case when c.ended_at is null then ' open' else ' ended' end
                          from incident.agency_case c
                          join incident.incident i on i.id = c.incident_id
                         where i.handle = :incident
                        """)
                    .param("incident", incident)
                    .query(String.class)
                    .list())));
  }

  @Test
  void thirtyDesksAtOnceSendOneUnitOnce() throws Exception {
    var car = scene.car(900, 0);
    var seed = 20_261_128L;
    var random = new Random(seed);
    var all = new ArrayList<String>();
    for (int i = 0; i < 10; i++) all.add(scene.incident(me, "fight"));
    var barrier = new CyclicBarrier(10);
    try (var pool = Executors.newFixedThreadPool(10)) {
      var calls = new ArrayList<Callable<DispatchAnswer>>();
      for (int i = 0; i < 30; i++) {
        var incident = all.get(random.nextInt(all.size()));
        calls.add(() -> {
          barrier.await();
          return send(incident, car);
        });
      }
      int done = 0;
      for (var one : pool.invokeAll(calls)) {
        var answer = one.get();
        if (answer.isDone()) done++;
        else assertThat(answer).as("seed " + seed).isEqualTo(new DispatchAnswer.Taken(car));
      }
      assertThat(done).as("seed " + seed).isEqualTo(1);
    }
  }

  @Test
  void theDatabaseItselfHoldsOneLiveAssignmentPerUnit() {
    var car = scene.car(800, 0);
    var incident = scene.incident(me, "fight");
    sent(incident, car);
    assertThatThrownBy(() ->
            DatabaseContext.SYSTEM.call(() ->
                transactions.execute(status ->
                    jdbc.sql(
                            """
                            insert into dispatch.assignment (handle, incident_id, incident_handle,
                              unit_id, agency, priority, token, dispatched_at, dispatched_by)
                            select 'AAAAAAAAAAAAAAAAAAAAAA', incident_id, incident_handle, unit_id,
                                   agency, priority, token, now(), 'x'
                              from dispatch.assignment where unit_id = :unit
                            """)
                        .param("unit", car)
                        .update())))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void whoLostTheRoomSendsNobody() {
    var car = scene.car(700, 0);
    var incident = scene.incident(me, "fight");
    held(token);
    DatabaseContext.SYSTEM.call(() ->
        transactions.execute(status ->
            jdbc.sql("update dispatch.room set token = token + 1, holder = 'another'").update()));
    assertThat(send(incident, car)).isEqualTo(new DispatchAnswer.RoomLost());
    token.take();
    assertThat(send(incident, car).isDone()).isTrue();
  }

  @Test
  void whatOneMachineTookTheOthersOfTheInstallationHold() {
    var first = scene.car(700, 0);
    var second = scene.car(800, 0);
    var another = new RoomToken(store, transactions, folder);
    assertThat(another.take()).isGreaterThan(held(token) - 1);
    assertThat(send(scene.incident(me, "fight"), first).isDone()).isTrue();
    assertThat(token.take()).isEqualTo(held(another));
    assertThat(send(scene.incident(me, "fight"), second).isDone()).isTrue();
  }

  /// The number under which this machine writes now.
  private long held(RoomToken machine) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> machine.hold().orElseThrow())));
  }

  @Test
  void whoHasAnIncidentOpenIsSeenFromEveryMachine() {
    var clock = Clock.systemUTC();
    var here = new Presences(jdbc, transactions, clock);
    var there = new Presences(jdbc, transactions, clock);
    var incident = scene.incident(me, "fight");
    here.seen(me, incident);
    assertThat(there.isHere(me, incident)).isTrue();
    assertThat(there.others(me, incident)).isEmpty();
    var another = scene.scope(962, Role.DISPATCHER, FewUnits.STATE);
    assertThat(there.others(another, incident)).containsExactly(me.person().displayName());
    var late = Clock.offset(clock, Duration.ofSeconds(21));
    assertThat(new Presences(jdbc, transactions, late).others(another, incident)).isEmpty();
  }

  @Test
  void twoMachinesRaiseEachStepOnceAndWhatABrokenTransactionRaisedIsRaisedAgain() throws Exception {
    var incident = scene.incident(me, "fight");
    var later = Instant.now().plus(Duration.ofHours(3));
    var broken =
        new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    var here = timers(broken);
    var there = timers(transactions);
    broken.setReadOnly(true);
    assertThatThrownBy(() -> here.look(later)).isInstanceOf(DataAccessException.class);
    broken.setReadOnly(false);
    try (var machines = Executors.newFixedThreadPool(2)) {
      var one = machines.submit(() -> here.look(later));
      var other = machines.submit(() -> there.look(later));
      assertThat(one.get() + other.get()).isPositive();
    }
    var raised = escalations(incident);
    assertThat(raised).isNotEmpty().doesNotHaveDuplicates();
    assertThat(told(incident)).hasSameSizeAs(raised);
    here.look(later);
    assertThat(told(incident)).hasSameSizeAs(raised);
  }

  @Test
  void theClocksOfAllOpenIncidentsAreLookedAtHoweverManyAreReadAtOnce() {
    var grave = scene.incident(me, "robbery");
    var less = scene.incident(me, "fight");
    timers(transactions).look(Instant.now().plus(Duration.ofHours(3)), 1);
    assertThat(escalations(grave)).isNotEmpty();
    assertThat(escalations(less)).isNotEmpty();
  }

  /// Nobody is told of anything while a transaction that began before is under way.
  @Test
  void whatRanOverItsTimeInAFloodIsRaisedInShortTransactions() {
    var flood = scene.incidents(30);
    timers(transactions).look(Instant.now().plus(Duration.ofHours(3)));
    var sizes =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql(
                        """
                        select count(*) from dispatch.escalation e
                          join incident.incident i on i.id = e.incident_id
                         where i.handle = any (:flood) group by e.xmin::text
                        """)
                    .param("flood", flood.toArray(String[]::new))
                    .query(Integer.class)
                    .list()));
    assertThat(sizes).hasSizeGreaterThan(1).allMatch(size -> size <= 20);
    assertThat(flood).allSatisfy(one -> assertThat(escalations(one)).isNotEmpty());
    scene.cancel(flood);
  }

  @Test
  void aClockThatCannotBeRaisedKeepsNoOtherBack() {
    var flood = scene.incidents(30);
    var stuck = flood.get(3);
    var later = Instant.now().plus(Duration.ofHours(3));
    var timers = timers(refusing(stuck));
    assertThatThrownBy(() -> timers.look(later)).hasMessage("refused");
    assertThat(flood)
        .filteredOn(one -> !one.equals(stuck))
        .allSatisfy(one -> assertThat(escalations(one)).isNotEmpty());
    assertThat(escalations(stuck)).isEmpty();
    assertThat(timers(transactions).look(later)).isPositive();
    assertThat(escalations(stuck)).isNotEmpty();
    scene.cancel(flood);
  }

  /// Transactions none of which stands if it raised a clock of that incident.
  private TransactionTemplate refusing(String incident) {
    var manager = Objects.requireNonNull(transactions.getTransactionManager());
    return new TransactionTemplate(manager) {
      @Override
      public <T extends @Nullable Object> T execute(TransactionCallback<T> act) {
        return super.execute(status -> {
          var done = act.doInTransaction(status);
          if (raisedNow(incident) > 0) throw new IllegalStateException("refused");
          return done;
        });
      }
    };
  }

  private int raisedNow(String incident) {
    return jdbc.sql(
            """
            select count(*) from dispatch.escalation e
              join incident.incident i on i.id = e.incident_id
             where i.handle = :incident and e.xmin = pg_current_xact_id_if_assigned()::xid
            """)
        .param("incident", incident)
        .query(Integer.class)
        .single();
  }

  private StepTimers timers(TransactionTemplate own) {
    return new StepTimers(watch, store, jdbc, events, own, Clock.systemUTC());
  }

  private List<String> escalations(String incident) {
    return rows(
        """
        select e.watched || e.level || e.started_at from dispatch.escalation e
          join incident.incident i on i.id = e.incident_id where i.handle = :incident
        """,
        incident);
  }

  private List<String> told(String incident) {
    return rows(
        """
        select body ->> 'watched' from platform.event
         where kind = 'StepOverdue' and body::text like '%' || :incident || '%'
        """,
        incident);
  }

  private List<String> rows(String sql, String incident) {
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(
            status -> jdbc.sql(sql).param("incident", incident).query(String.class).list()));
  }

  @Test
  void whoIsNotFirstGoesOnlyWithAWord() {
    var incident = scene.incident(me, "robbery");
    scene.car(10, 0);
    var far = scene.car(30_000, 0);
    var bare = new DispatchDesk.Order(incident, far, " ", true);
    assertThat(as(me, () -> desk.assign(me, bare))).isEqualTo(new DispatchAnswer.WordMissing());
    var said = new DispatchDesk.Order(incident, far, "knows the place", true);
    assertThat(as(me, () -> desk.assign(me, said)).isDone()).isTrue();
    var kept = as(me, () -> assignments.ofIncident(me, incident)).getFirst();
    assertThat(kept.word()).isEqualTo("knows the place");
    assertThat(kept.rank()).isNotEqualTo(1);
  }

  @Test
  void stepsLeadTheIncidentAndAJumpForwardIsAllowedAndBackIsNot() {
    var incident = scene.incident(me, "fight");
    var job = sent(incident, scene.car(600, 0));
    assertThat(as(me, () -> desk.tell(me, job, AssignmentState.ON_SCENE)).isDone()).isTrue();
    var line = as(me, () -> incidents.findLine(me, incident)).orElseThrow();
    assertThat(line.state()).isEqualTo(IncidentState.ON_SCENE);
    assertThat(line.arrivedAt()).isNotNull();
    assertThat(as(me, () -> desk.tell(me, job, AssignmentState.EN_ROUTE)))
        .isInstanceOf(DispatchAnswer.StepNotNow.class);
    as(me, () -> desk.tell(me, job, AssignmentState.CLEARED));
    assertThat(as(me, () -> incidents.findLine(me, incident)).orElseThrow().state())
        .isEqualTo(IncidentState.AWAITING_REPORT);
  }

  @Test
  void aRecalledUnitIsFreeAndTheIncidentWaitsAgain() {
    var incident = scene.incident(me, "fight");
    var car = scene.car(500, 0);
    var job = sent(incident, car);
    as(me, () -> desk.recall(me, job, "graver call"));
    assertThat(as(me, () -> incidents.findLine(me, incident)).orElseThrow().state())
        .isEqualTo(IncidentState.OPEN);
    assertThat(fleet.find(car).orElseThrow().readiness()).isEqualTo(Readiness.FREE);
  }

  @Test
  void aSecondUnitsStepDoesNotHideTheFirst() {
    var incident = scene.incident(me, "fight");
    var one = sent(incident, scene.car(400, 0));
    var two = sent(incident, scene.car(450, 0));
    as(me, () -> desk.tell(me, one, AssignmentState.ON_SCENE));
    as(me, () -> desk.tell(me, two, AssignmentState.EN_ROUTE));
    assertThat(as(me, () -> incidents.findLine(me, incident)).orElseThrow().state())
        .isEqualTo(IncidentState.ON_SCENE);
  }

  @Test
  void aCrewInDangerIsNotSent() {
    var incident = scene.incident(me, "fight");
    var car = scene.car(300, 0);
    as(me, () -> units.distress(me, car, true, ""));
    assertThat(send(incident, car)).isEqualTo(new DispatchAnswer.CannotGo(car, "IN_DISTRESS"));
    as(me, () -> units.distress(me, car, false, "reached by radio, all well"));
    assertThat(send(incident, car).isDone()).isTrue();
  }

  @Test
  void aCallTakerSendsNobodyAndAnotherDistrictsDispatcherNotThisUnit() {
    var incident = scene.incident(me, "fight");
    var car = scene.car(200, 0);
    var taker = scene.scope(962, Role.CALL_TAKER, FewUnits.STATE);
    var order = new DispatchDesk.Order(incident, car, "near", true);
    assertThatThrownBy(() -> as(taker, () -> desk.assign(taker, order)))
        .isInstanceOf(NotVisible.class);
    var elsewhere = scene.scope(963, Role.DISPATCHER, FewUnits.FAR_DISTRICT);
    assertThatThrownBy(() -> as(elsewhere, () -> desk.assign(elsewhere, order)))
        .isInstanceOf(NotVisible.class);
  }
}
