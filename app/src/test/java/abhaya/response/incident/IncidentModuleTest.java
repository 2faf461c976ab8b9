package abhaya.response.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.access.AccessTest;
import abhaya.base.access.Actor;
import abhaya.base.access.FewUnits;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.incident.ClosingDesk.Job;
import abhaya.response.incident.QuestionBook.Answer;
import abhaya.response.incident.QuestionBook.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The register of incidents on the real tables.
@AccessTest
class IncidentModuleTest {
  private static final Point HERE = new Point(26.85, 80.95);

  @Autowired IncidentRegister register;
  @Autowired LinkRegister links;
  @Autowired ClosingDesk closing;
  @Autowired HandOverDesk handOver;
  @Autowired IncidentQueries queries;
  @Autowired PrecinctStore precincts;
  @Autowired UnitTrees trees;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;

  private final Scope desk = scope(951, Role.CONTROL_SUPERVISOR, FewUnits.STATE);

  @BeforeEach
  void aStationHasItsGround() {
    program(() -> {
      precincts.keep(FewUnits.STATION, square(26.8, 80.9, 26.9, 81.0), "test", LocalDate.EPOCH);
      return true;
    });
  }

  @Test
  void anIncidentHasOneCasePerAgencyThatTypeAndAnswersCall() {
    var made = open("stalking", Map.of(Question.INJURED, Answer.YES));
    var sheet = sheet(made.handle());
    assertThat(sheet.agencies().keySet())
        .containsExactlyInAnyOrder(Agency.POLICE, Agency.WOMEN_HELPLINE, Agency.HEALTH);
    assertThat(sheet.line().station()).isEqualTo(FewUnits.STATION);
    assertThat(sheet.stationFound()).isEqualTo(PrecinctBook.Kind.INSIDE);
    assertThat(made.reference()).matches("\\d{6}-\\d{4,}");
  }

  @Test
  void theOutlineOfTheDaySpeaksForTheDay() {
    var before = LocalDate.of(2026, 1, 1);
    program(() -> {
      precincts.keep(FewUnits.SISTER, square(27.0, 80.9, 27.1, 81.0), "old", before);
      precincts.keep(
          FewUnits.SISTER, square(28.0, 80.9, 28.1, 81.0), "new", LocalDate.of(2026, 6, 1));
      return true;
    });
    var old = new Point(27.05, 80.95);
    var fresh = new Point(28.05, 80.95);
    var may = program(() -> precincts.on(LocalDate.of(2026, 5, 31)));
    var june = program(() -> precincts.on(LocalDate.of(2026, 6, 1)));
    assertThat(may.find(old, 1).station()).isEqualTo(FewUnits.SISTER);
    assertThat(may.find(fresh, 1).kind()).isEqualTo(PrecinctBook.Kind.GAP);
    assertThat(june.find(fresh, 1).station()).isEqualTo(FewUnits.SISTER);
    assertThat(june.find(old, 1).station()).isNotEqualTo(FewUnits.SISTER);
  }

  @Test
  void aSecondEditorOverwritesNothing() {
    var made = open("fight", Map.of());
    var first =
        as(() ->
            register.change(
                desk, made.handle(), 1, IncidentRegister.Edit.NONE.priority(Priority.P2)));
    var second =
        as(() ->
            register.change(
                desk, made.handle(), 1, IncidentRegister.Edit.NONE.priority(Priority.P3)));
    assertThat(first.isDone()).isTrue();
    assertThat(second).isEqualTo(new IncidentAnswer.Stale(2));
    assertThat(sheet(made.handle()).line().priority()).isEqualTo(Priority.P2);
  }

  @Test
  void nothingIsClosedWithoutActionTakenAndWhileAnAgencyIsOpen() {
    var made = open("stalking", Map.of());
    var jobs = List.of(new Job(Agency.POLICE, AssignmentState.CLEARED));
    var bare = as(() -> closing.close(desk, made.handle(), Disposition.REPORT_TAKEN, jobs));
    assertThat(((IncidentAnswer.Incomplete) bare).missing())
        .contains(Closing.Missing.ACTION_TAKEN, Closing.Missing.AGENCY_CASE_OPEN);
    var taken = new Closing.ActionTaken(true, "Spoke to both, suspect led away", true);
    as(() -> closing.report(desk, made.handle(), taken, clock.instant()));
    as(() -> closing.agency(desk, made.handle(), Agency.WOMEN_HELPLINE, true));
    var done = as(() -> closing.close(desk, made.handle(), Disposition.REPORT_TAKEN, jobs));
    assertThat(done.isDone()).isTrue();
    assertThat(sheet(made.handle()).line().state()).isEqualTo(IncidentState.CLOSED);
    assertThat(sheet(made.handle()).agencies().values()).containsOnly(IncidentState.CLOSED);
  }

  @Test
  void theDatabaseTooRefusesAClosureWithoutActionTaken() {
    var made = open("fight", Map.of());
    assertThatThrownBy(() ->
            program(() ->
                jdbc.sql(
                        "update incident.incident set state = 'CLOSED', disposition = '01',"
                            + " closed_at = now() where handle = :h")
                    .param("h", made.handle())
                    .update()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void linkAndUnlinkLoseNothing() {
    var one = open("assault", Map.of());
    var two = open("assault", Map.of());
    as(() -> register.note(desk, two.handle(), "second caller saw a red van"));
    var before = timeline(two.handle());
    assertThat(as(() -> links.link(desk, two.handle(), one.handle())).isDone()).isTrue();
    assertThat(sheet(two.handle()).sameAs()).isEqualTo(one.reference());
    assertThat(as(() -> links.unlink(desk, two.handle())).isDone()).isTrue();
    var after = sheet(two.handle());
    assertThat(after.line().state()).isEqualTo(IncidentState.REOPENED);
    assertThat(after.reports()).hasSize(1);
    assertThat(timeline(two.handle())).containsAll(before);
  }

  @Test
  void aSignalThatIsTakenOffGetsItsOwnIncidentWithItsPlace() {
    var made = open("assault", Map.of());
    var other = told(Handle.next(), "c2", true);
    as(() -> links.attach(desk, made.handle(), other));
    assertThat(sheet(made.handle()).line().signals()).isEqualTo(2);
    var fresh = (IncidentAnswer.Done) as(() -> links.detach(desk, made.handle(), other.signal()));
    assertThat(sheet(fresh.handle()).place()).isEqualTo(HERE);
    assertThat(sheet(fresh.handle()).reports().getFirst().panic()).isTrue();
    assertThat(sheet(made.handle()).line().signals()).isEqualTo(1);
  }

  @Test
  void oneSignalTellsOfOneIncidentOnly() {
    var told = told(Handle.next(), "c3", false);
    as(() -> register.open(desk, opening("assault", told, Map.of(), false)));
    assertThatThrownBy(
            () -> as(() -> register.open(desk, opening("assault", told, Map.of(), false))))
        .isInstanceOf(IncidentRegister.SignalTaken.class);
  }

  @Test
  void twoVictimsPanicIsProposedAndNeverCertain() {
    var now = clock.instant();
    var mine = new SameIncident.Report("a", now, HERE, 10, null, "", true);
    var made =
        as(() ->
            register.open(
                desk, opening("panic-silent", told(Handle.next(), "b", true), Map.of(), false)));
    var others = as(() -> queries.listNear(desk, now.minus(Duration.ofHours(2)), null));
    var alike =
        Likeness.of(mine, others).stream()
            .filter(one -> one.handle().equals(made.handle()))
            .toList();
    assertThat(alike).allMatch(one -> !one.isCertain());
  }

  @Test
  void anotherStatesCentreSeesWhatItIsOfferedAndOwnsItOnlyOnceItAccepts() {
    var made = open("robbery", Map.of());
    var there = scope(952, Role.DISPATCHER, UnitId.ofState(10));
    assertThat(as(there, () -> queries.find(there, made.handle()))).isEmpty();
    as(() -> handOver.offer(desk, made.handle(), UnitId.ofState(10)));
    assertThat(as(there, () -> queries.find(there, made.handle()))).isPresent();
    assertThat(sheet(made.handle()).line().centre()).isEqualTo(FewUnits.STATE);
    var accepted = as(there, () -> handOver.accept(there, made.handle()));
    assertThat(accepted.isDone()).isTrue();
    assertThat(as(there, () -> queries.findLine(there, made.handle())).orElseThrow().centre())
        .isEqualTo(UnitId.ofState(10));
  }

  @Test
  void theOneWhoOffersCannotAcceptForTheOther() {
    var made = open("robbery", Map.of());
    as(() -> handOver.offer(desk, made.handle(), UnitId.ofState(10)));
    assertThatThrownBy(() -> as(() -> handOver.accept(desk, made.handle())))
        .isInstanceOf(NotVisible.class);
    assertThat(as(() -> handOver.takeBack(desk, made.handle())).isDone()).isTrue();
  }

  @Test
  void aCallerWhoWantsMoreHasItOpenedAgain() {
    var made = closed();
    assertThat(as(() -> closing.feedback(desk, made.handle(), 2, true)).isDone()).isTrue();
    assertThat(sheet(made.handle()).line().state()).isEqualTo(IncidentState.REOPENED);
  }

  @Test
  void aStationHeadReturnsAClosureOfHerStationAndNobodyElses() {
    var made = closed();
    var head = scope(953, Role.SHO, FewUnits.STATION);
    var other = scope(954, Role.SHO, FewUnits.FAR_STATION);
    assertThatThrownBy(() -> as(other, () -> closing.review(other, made.handle(), false, true)))
        .isInstanceOf(NotVisible.class);
    assertThat(as(head, () -> closing.review(head, made.handle(), false, false)).isDone()).isTrue();
    assertThat(sheet(made.handle()).line().state()).isEqualTo(IncidentState.REOPENED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"IO", "STATE_HQ", "MINISTRY_ANALYST", "DATA_ADMIN", "AUDITOR", "UNIT_CREW"})
  void nobodyElseSeesAnIncident(Role role) {
    var made = open("fight", Map.of());
    var unit = role == Role.UNIT_CREW || role == Role.IO ? FewUnits.STATION : FewUnits.STATE;
    var other = scope(955, role, unit);
    assertThat(as(other, () -> queries.find(other, made.handle()))).isEmpty();
  }

  @Test
  void whatIsReferredNamesTheStationInItsEvent() {
    var made = open("sexual-offence", Map.of());
    as(() -> closing.refer(desk, made.handle()));
    var body =
        program(() ->
            jdbc.sql(
                    "select body::text from platform.event where kind = 'IncidentReferred'"
                        + " and body ->> 'handle' = :h")
                .param("h", made.handle())
                .query(String.class)
                .single());
    assertThat(body).contains("\"station\": " + FewUnits.STATION.value()).doesNotContain("26.85");
  }

  private IncidentAnswer.Done closed() {
    var made = open("fight", Map.of());
    var taken = new Closing.ActionTaken(true, "Both calmed down and went home", true);
    as(() -> closing.report(desk, made.handle(), taken, clock.instant()));
    as(() -> closing.agency(desk, made.handle(), Agency.HEALTH, false));
    var jobs = List.of(new Job(Agency.POLICE, AssignmentState.CLEARED));
    assertThat(
            as(() -> closing.close(desk, made.handle(), Disposition.SETTLED_BY_CONTACT, jobs))
                .isDone())
        .isTrue();
    return made;
  }

  private IncidentAnswer.Done open(String type, Map<Question, Answer> answers) {
    return as(
        () -> register.open(desk, opening(type, told(Handle.next(), null, false), answers, false)));
  }

  private static Opening opening(
      String type, Opening.Told told, Map<Question, Answer> answers, boolean trial) {
    return new Opening(told, type, Priority.P1, answers, "Mill gate", trial);
  }

  private Opening.Told told(String signal, @Nullable String caller, boolean panic) {
    return new Opening.Told(signal, caller, panic, clock.instant(), null, HERE, 12);
  }

  private IncidentSheet sheet(String handle) {
    return as(() -> queries.find(desk, handle)).orElseThrow();
  }

  private List<IncidentSheet.Line> timeline(String handle) {
    return as(() -> queries.timeline(desk, handle));
  }

  private <T> T as(Supplier<T> work) {
    return as(desk, work);
  }

  private static <T> T as(Scope scope, Supplier<T> work) {
    return scope.context().call(work::get);
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Optional.ofNullable(transactions.execute(status -> work.get())).orElseThrow());
  }

  static String square(double south, double west, double north, double east) {
    return ("{\"type\":\"Polygon\",\"coordinates\":[[[%2$s,%1$s],[%4$s,%1$s],[%4$s,%3$s],"
            + "[%2$s,%3$s],[%2$s,%1$s]]]}")
        .formatted(south, west, north, east);
  }

  private Scope scope(long id, Role role, UnitId unit) {
    return new Scope(
        new Actor(id, "AAAAAAAAAAAAAAAAAAA" + id, "Somebody"),
        new Posting(id * 10, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("AAAAAAAAAAAAAAAAAAB" + id, Map.of(), Set.of()),
        other ->
            other == null ? UnitRelation.NONE : UnitRelation.between(trees.today(), unit, other));
  }
}
