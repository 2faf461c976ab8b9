package abhaya.response.volunteer;

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
import abhaya.base.access.StandingClock;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.platform.Whispers;
import abhaya.base.web.PhotoReader;
import abhaya.base.web.PhotoReaderTest;
import abhaya.response.citizen.Contact;
import abhaya.response.volunteer.DutyDesk.Answer;
import abhaya.response.volunteer.ReleaseBook.Missing;
import abhaya.response.volunteer.VolunteerAnswer.Why;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A man who wants to find women in distress tries what he can, as a volunteer with a telephone.
@AccessTest
class PredatorModuleTest {
  private static final AtomicInteger NUMBERS = new AtomicInteger(1_000);

  @Autowired VolunteerRegister register;
  @Autowired VolunteerStore store;
  @Autowired VolunteerQueries queries;
  @Autowired CallOutDesk calls;
  @Autowired DutyDesk duty;
  @Autowired AlertStore alerts;
  @Autowired Nearby nearby;
  @Autowired Helpers helpers;
  @Autowired PortraitRegister portraits;
  @Autowired Whispers whispers;
  @Autowired Contact contacts;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final Scope sho = scope(8_001, Role.SHO, FewUnits.STATION);
  private final Scope subdivision = scope(8_002, Role.SUBDIVISION, FewUnits.SUBDIVISION);
  private final Scope chief = scope(8_003, Role.DISTRICT_CHIEF, FewUnits.DISTRICT);
  private final Scope dispatcher = scope(8_004, Role.DISPATCHER, FewUnits.STATE);

  /// Each test has its own corner of the map, so that no test's volunteers are near another's.
  private Point here = new Point(20, 80);

  /// A volunteer with account and telephone, on duty.
  private record Serving(Volunteer volunteer, Scope scope, String phone) {}

  @BeforeEach
  void aCornerOfItsOwn() {
    here = Rings.cell(new Point(10 + NUMBERS.incrementAndGet() % 400 * 0.05, 78)).centre();
  }

  @Test
  void whoIsProvedByOneIsAgreedToByTwoOthersForTwelveMonths() {
    var handle = proved();
    assertThat(find(handle).state()).isEqualTo(VolunteerState.REGISTERED);
    approve(subdivision, handle);
    assertThat(find(handle).state()).isEqualTo(VolunteerState.REGISTERED);
    approve(chief, handle);
    var verified = find(handle);
    var today = India.dateOf(clock.instant());
    assertThat(verified.state()).isEqualTo(VolunteerState.VERIFIED);
    assertThat(verified.mayServeOn(today.plusMonths(12).minusDays(1))).isTrue();
    assertThat(verified.mayServeOn(today.plusMonths(12))).isFalse();
  }

  @Test
  void whereAVolunteerIsGoesFromMachineToMachineAndIsWrittenNowhere() {
    var there = new Nearby();
    var relay = new NearbyRelay(there, whispers);
    var at = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    var spot = new Spot(77_001, new Point(21.1234567, 79.7654321), 25.5, at);
    relay.heard(NearbyRelay.words(spot));
    assertThat(there.find(77_001)).isEqualTo(spot);
    relay.heard(NearbyRelay.words(new Spot(77_001, here, 25.5, at.minusSeconds(5))));
    assertThat(there.find(77_001)).isEqualTo(spot);
    relay.heard("77001");
    assertThat(there.find(77_001)).isNull();
  }

  @Test
  void noOneAgreesTwiceNorToWhomHeProved() {
    var handle = proved();
    approve(subdivision, handle);
    assertThat(approve(subdivision, handle)).isEqualTo(refused(Why.SAME_PERSON));
    assertThatThrownBy(() -> approve(sho, handle)).isInstanceOf(NotVisible.class);
    var shoAsChief = scope(8_001, Role.DISTRICT_CHIEF, FewUnits.DISTRICT);
    assertThat(approve(shoAsChief, handle)).isEqualTo(refused(Why.SAME_PERSON));
    assertThat(find(handle).state()).isEqualTo(VolunteerState.REGISTERED);
  }

  @Test
  void theTablesRefuseAnApprovalOfOnesOwnEvenIfTheProgramIsWrong() {
    var volunteer = find(proved());
    assertThatThrownBy(() -> program(() -> store.insertApproval(volunteer, 8_001, clock.instant())))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void aStationElsewhereSeesNoVolunteerAndProvesNoneHere() {
    var handle = proved();
    var elsewhere = scope(8_005, Role.SHO, FewUnits.FAR_STATION);
    assertThat(elsewhere.context().call(() -> queries.find(elsewhere, handle))).isEmpty();
    assertThatThrownBy(
            () -> as(elsewhere, () -> register.register(elsewhere, asked(FewUnits.STATION))))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void oneNumberIsOneVolunteer() {
    var asked = asked(FewUnits.STATION);
    as(sho, () -> register.register(sho, asked));
    assertThat(as(sho, () -> register.register(sho, asked))).isEqualTo(refused(Why.NUMBER_TAKEN));
  }

  @Test
  void anOldProofIsNone() {
    var today = India.dateOf(clock.instant());
    var old = asked(FewUnits.STATION, today.minusDays(91));
    assertThat(as(sho, () -> register.register(sho, old))).isEqualTo(refused(Why.DATES));
    assertThat(as(sho, () -> register.register(sho, asked(FewUnits.STATION, today.minusDays(90)))))
        .isInstanceOf(VolunteerAnswer.Done.class);
  }

  @Test
  void aSecondTelephoneIsNotHisAndHisIsNobodyElses() {
    var one = serving(0);
    assertThat(duty.bind(one.scope(), phone())).isEqualTo(Answer.OTHER_PHONE);
    assertThat(duty.duty(one.scope(), phone(), true)).isEqualTo(Answer.OTHER_PHONE);
    var other = enrolled();
    assertThat(duty.bind(other.scope(), one.phone())).isEqualTo(Answer.OTHER_PHONE);
  }

  @Test
  void heIsToldAnAreaAndNeitherPlaceNorCaller() {
    var he = serving(100);
    ring(plea("COMING", ""));
    var known = only(he);
    assertThat(known.place()).isNull();
    assertThat(known.alert().state()).isEqualTo(AlertState.ALERTED);
    assertThat(known.call().cellCentre()).isEqualTo(Rings.cell(here).centre());
  }

  @Test
  void sayingYesAloneShowsHimNothingNewAndAloneHeIsNotReleased() {
    var he = serving(100);
    ring(plea("COMING", ""));
    assertThat(accept(he)).isEqualTo(Answer.DONE);
    assertThat(only(he).place()).isNull();
    assertThat(release(he)).containsExactly(Missing.ALONE);
    assertThat(only(he).place()).isNull();
  }

  @Test
  void withoutPoliceAssignedNobodyIsReleased() {
    var he = serving(100);
    var she = serving(120);
    ring(plea("HEARD", ""));
    accept(he);
    accept(she);
    assertThat(release(he)).containsExactly(Missing.NO_POLICE_ASSIGNED);
  }

  @Test
  void twoWhoSaidYesSeeThePlaceOnceTheRoomAgreesAndNoLongerThanTheCallLives() {
    var he = serving(100);
    var she = serving(120);
    var signal = plea("COMING", "");
    ring(signal);
    accept(he);
    accept(she);
    stay(he);
    assertThat(program(() -> helpers.nearest(signal))).as("nobody was released").isEmpty();
    var known = only(he);
    assertThat(as(dispatcher, () -> calls.missing(known.call(), known.alert()))).isEmpty();
    assertThat(release(he)).isEmpty();
    assertThat(only(he).place()).isEqualTo(here);
    assertThat(only(she).place()).isNull();
    var metres = Objects.requireNonNull(nearby.find(he.volunteer().id())).point().metresTo(here);
    assertThat(program(() -> helpers.nearest(signal))).contains(Helpers.onFoot(metres));
    as(
        dispatcher,
        () -> {
          calls.standDown(dispatcher, signal);
          return true;
        });
    assertThat(calls(he)).isEmpty();
    assertThat(exactPlaces(signal)).isZero();
    assertThat(program(() -> helpers.nearest(signal))).isEmpty();
  }

  @Test
  void herPictureOfWhoComesIsThereAfterReleaseOnlyAndForNobodyElse() throws Exception {
    var he = serving(100);
    var she = serving(120);
    var picture = PhotoReader.read("photo", PhotoReaderTest.picture("jpeg", 60, 80));
    var handle = he.volunteer().handle();
    assertThatThrownBy(() ->
            as(
                dispatcher,
                () -> {
                  portraits.take(dispatcher, handle, picture);
                  return true;
                }))
        .isInstanceOf(NotVisible.class);
    as(
        sho,
        () -> {
          portraits.take(sho, handle, picture);
          return true;
        });
    assertThat(as(sho, () -> portraits.find(sho, handle))).isPresent();
    assertThatThrownBy(() -> as(dispatcher, () -> portraits.find(dispatcher, handle)))
        .isInstanceOf(NotVisible.class);
    var signal = plea("COMING", "");
    ring(signal);
    accept(he);
    accept(she);
    assertThat(program(() -> helpers.faces(signal))).isEmpty();
    var alert = only(he).alert().handle();
    assertThat(program(() -> helpers.face(signal, alert))).isEmpty();
    assertThat(release(he)).isEmpty();
    assertThat(program(() -> helpers.faces(signal))).containsExactly(alert);
    assertThat(program(() -> helpers.face(signal, alert))).isPresent();
    var hers = only(she).alert().handle();
    assertThat(program(() -> helpers.face(signal, hers))).as("not released").isEmpty();
    as(
        dispatcher,
        () -> {
          calls.standDown(dispatcher, signal);
          return true;
        });
    assertThat(program(() -> helpers.faces(signal))).isEmpty();
    assertThat(program(() -> helpers.face(signal, alert))).isEmpty();
  }

  @Test
  void onlyTheRoomReleases() {
    var he = serving(100);
    ring(plea("COMING", ""));
    accept(he);
    var alert = only(he).alert().handle();
    for (var scope : List.of(he.scope(), sho, chief)) {
      assertThatThrownBy(() -> scope.context().call(() -> calls.release(scope, alert)))
          .isInstanceOf(NotVisible.class);
    }
  }

  @Test
  void noVolunteerIsToldOfAChildOrAgainstHerWordOrUnderDuressOrBeforeAnIncident() {
    var he = serving(100);
    ring(plea("COMING", "child = true"));
    ring(plea("COMING", "volunteers = false"));
    ring(plea("COMING", "refused_at = now()"));
    ring(plea("COMING", "ended = 'HOLD', ended_at = now()"));
    ring(plea("COMING", "incident = null"));
    assertThat(calls(he)).isEmpty();
  }

  @Test
  void whomSheBlockedIsNeverTold() {
    var he = serving(100);
    var other = serving(110);
    var signal = plea("COMING", "");
    program(() ->
        jdbc.sql(
                "insert into citizen.blocked (plea_id, mark) select id, :mark from citizen.plea"
                    + " where signal_handle = :signal")
            .param("mark", he.volunteer().numberMark())
            .param("signal", signal)
            .update());
    ring(signal);
    assertThat(calls(he)).isEmpty();
    assertThat(calls(other)).hasSize(1);
  }

  @Test
  void sheMayRefuseWhileTheyAreOnTheWay() {
    var he = serving(100);
    var signal = plea("COMING", "");
    ring(signal);
    accept(he);
    change(signal, "refused_at = now()");
    calls.tick();
    assertThat(calls(he)).isEmpty();
    assertThat(exactPlaces(signal)).isZero();
  }

  @Test
  void fiveAreToldAndNotASixthWhoStandsNextToThem() {
    var all = new java.util.ArrayList<Serving>();
    for (int i = 0; i < 7; i++) all.add(serving(60 + i));
    ring(plea("COMING", ""));
    assertThat(all.stream().filter(one -> !calls(one).isEmpty())).hasSize(5);
  }

  @Test
  void anAnswerAfterTwentySecondsIsNone() {
    var he = serving(100);
    ring(plea("COMING", ""));
    var alert = only(he).alert().handle();
    clock.pass(Rings.TO_ANSWER.plusSeconds(1));
    assertThat(duty.accept(he.scope(), he.phone(), alert)).isEqualTo(Answer.NOT_NOW);
  }

  @Test
  void callsMadeByHimselfToLearnWhereOthersAreReachHimThreeTimesAnHour() {
    var he = serving(100);
    for (int i = 0; i < 6; i++) {
      ring(pleaAt("COMING", here.moved(90, 600.0 * i)));
      stay(he);
      decline(he);
    }
    var since = clock.instant().minus(Duration.ofMinutes(59));
    assertThat(program(() -> alerts.past(he.volunteer().id(), since))).hasSize(3);
  }

  @Test
  void herComplaintSuspendsEverybodyWhoKnewWhereSheWas() {
    var he = serving(100);
    var she = serving(120);
    var signal = plea("COMING", "");
    ring(signal);
    accept(he);
    accept(she);
    release(he);
    calls.complained(signal);
    assertThat(find(he.volunteer().handle()).state()).isEqualTo(VolunteerState.SUSPENDED);
    assertThat(find(she.volunteer().handle()).state()).isEqualTo(VolunteerState.VERIFIED);
    assertThat(nearby.find(he.volunteer().id())).isNull();
    assertThat(calls(he)).isEmpty();
    assertThat(duty.duty(he.scope(), he.phone(), true)).isEqualTo(Answer.MAY_NOT_SERVE);
  }

  @Test
  void aSuspensionEndsByNewProofAndTwoNewApprovalsOnly() {
    var he = serving(100);
    var handle = he.volunteer().handle();
    as(sho, () -> register.complain(sho, handle, "RUDE"));
    assertThat(approve(chief, handle)).isEqualTo(refused(Why.STATE));
    as(sho, () -> register.proveAgain(sho, handle, India.dateOf(clock.instant())));
    approve(subdivision, handle);
    assertThat(find(handle).state()).isEqualTo(VolunteerState.REGISTERED);
    approve(chief, handle);
    assertThat(find(handle).state()).isEqualTo(VolunteerState.VERIFIED);
  }

  @Test
  void aTelephoneThatSaysItIsEverywhereIsSuspended() {
    var he = serving(100);
    for (int i = 1; i <= 6 && find(he.volunteer().handle()).onDuty(); i++) {
      clock.pass(Duration.ofSeconds(20));
      duty.here(he.scope(), he.phone(), spot(here.moved(45, i * 40_000)));
    }
    var known = find(he.volunteer().handle());
    assertThat(known.state()).isEqualTo(VolunteerState.SUSPENDED);
    assertThat(known.suspendedWhy()).isEqualTo("IMPOSSIBLE_PLACES");
    assertThat(nearby.find(he.volunteer().id())).isNull();
  }

  @Test
  void heIsThereOnlyIfHisTelephoneIsAndMustSayWhatCameOfIt() {
    var he = serving(700);
    var she = serving(120);
    ring(plea("COMING", ""));
    clock.pass(Duration.ofSeconds(20));
    calls.tick();
    accept(she);
    stay(he);
    accept(he);
    release(she);
    assertThat(duty.arrived(she.scope(), she.phone(), only(she).alert().handle()))
        .isEqualTo(Answer.DONE);
    release(he);
    assertThat(duty.arrived(he.scope(), he.phone(), only(he).alert().handle()))
        .isEqualTo(Answer.NOT_NOW);
    clock.pass(PatternBook.TO_REPORT.plusSeconds(1));
    calls.sweep();
    assertThat(find(she.volunteer().handle()).suspendedWhy()).isEqualTo("ARRIVED_SILENT");
  }

  @Test
  void aTermThatIsOverEndsDuty() {
    var he = serving(100);
    program(() ->
        jdbc.sql(
                "update volunteer.volunteer set term_from = current_date - 400, term_to ="
                    + " current_date - 36 where id = :id")
            .param("id", he.volunteer().id())
            .update());
    ring(plea("COMING", ""));
    assertThat(calls(he)).isEmpty();
    assertThat(duty.duty(he.scope(), he.phone(), true)).isEqualTo(Answer.MAY_NOT_SERVE);
  }

  @Test
  void aChangeOfPlaceIsSeenByTheNextCall() {
    var he = serving(2_000);
    var far = plea("COMING", "");
    ring(far);
    assertThat(calls(he)).isEmpty();
    change(far, "stage = 'OVER', over_at = now()");
    calls.tick();
    clock.pass(Duration.ofSeconds(60));
    assertThat(duty.here(he.scope(), he.phone(), spot(here.moved(0, 100)))).isEqualTo(Answer.DONE);
    ring(plea("COMING", ""));
    assertThat(calls(he)).hasSize(1);
  }

  @Test
  void noTableKeepsWhereVolunteersAre() {
    var columns =
        jdbc.sql(
                "select table_name || '.' || column_name from information_schema.columns where"
                    + " table_schema = 'volunteer' and column_name ~ '(lat|lon|place|point)'")
            .query(String.class)
            .list();
    assertThat(columns)
        .containsExactlyInAnyOrder(
            "call_out.cell_lat", "call_out.cell_lon", "call_out.lat", "call_out.lon");
  }

  private String proved() {
    var answer = as(sho, () -> register.register(sho, asked(FewUnits.STATION)));
    return ((VolunteerAnswer.Done) answer).handle();
  }

  private VolunteerRegister.Asked asked(UnitId station) {
    return asked(station, India.dateOf(clock.instant()));
  }

  private static VolunteerRegister.Asked asked(UnitId station, LocalDate day) {
    var number = "98" + (10_000_000 + NUMBERS.incrementAndGet());
    return new VolunteerRegister.Asked(
        station, "Somebody", number, false, VolunteerRegister.Paper.PASSPORT, day, day, day);
  }

  private VolunteerAnswer approve(Scope scope, String handle) {
    return as(scope, () -> register.approve(scope, handle));
  }

  private static VolunteerAnswer refused(Why why) {
    return new VolunteerAnswer.Refused(why);
  }

  /// Verified, with an account.
  private Serving enrolled() {
    var handle = proved();
    approve(subdivision, handle);
    approve(chief, handle);
    var answer = as(sho, () -> register.handOver(sho, handle));
    assertThat(answer).isInstanceOf(VolunteerAnswer.Link.class);
    var volunteer = find(handle);
    var person = Objects.requireNonNull(volunteer.person());
    return new Serving(volunteer, scope(person, Role.VOLUNTEER, FewUnits.STATION), phone());
  }

  private Serving serving(double metresAway) {
    var one = enrolled();
    assertThat(duty.bind(one.scope(), one.phone())).isEqualTo(Answer.DONE);
    assertThat(duty.duty(one.scope(), one.phone(), true)).isEqualTo(Answer.DONE);
    var at = Rings.cell(here).centre().moved(90, metresAway);
    assertThat(duty.here(one.scope(), one.phone(), spot(at))).isEqualTo(Answer.DONE);
    return one;
  }

  private void stay(Serving one) {
    var spot = nearby.find(one.volunteer().id());
    if (spot != null) duty.here(one.scope(), one.phone(), spot(spot.point()));
  }

  private Spot spot(Point point) {
    return new Spot(0, point, 10, clock.instant());
  }

  /// A caller who asked for volunteers.
  private String plea(String stage, String set) {
    return plea(stage, set, here);
  }

  private String pleaAt(String stage, Point place) {
    return plea(stage, "", place);
  }

  private String plea(String stage, String set, Point place) {
    var signal = Handle.next();
    program(() ->
        jdbc.sql(
                """
                insert into citizen.plea (handle, signal_handle, token_hash, incident, stage,
                                          volunteers, lat, lon, radius_metres, placed_at, begun_at)
                values (:handle, :signal, encode(sha256(:signal::bytea), 'hex'), :handle, :stage,
                        true, :lat, :lon, 10, now(), now())
                """)
            .param("handle", Handle.next())
            .param("signal", signal)
            .param("stage", stage)
            .param("lat", place.lat())
            .param("lon", place.lon())
            .update());
    if (!set.isEmpty()) change(signal, set);
    return signal;
  }

  private void change(String signal, String set) {
    program(() ->
        jdbc.sql("update citizen.plea set " + set + " where signal_handle = :signal")
            .param("signal", signal)
            .update());
  }

  /// Opens the call and lets it come to its first ring.
  private void ring(String signal) {
    calls.consider(signal);
    var call = program(() -> alerts.ofSignal(signal));
    if (call.isEmpty()) return;
    clock.pass(Rings.delay(call.get().handle()));
    calls.tick();
  }

  private List<DutyDesk.Known> calls(Serving one) {
    return duty.own(one.scope(), one.phone()).orElseThrow().calls();
  }

  private DutyDesk.Known only(Serving one) {
    assertThat(calls(one)).hasSize(1);
    return calls(one).getFirst();
  }

  private Answer accept(Serving one) {
    return duty.accept(one.scope(), one.phone(), only(one).alert().handle());
  }

  private void decline(Serving one) {
    for (var known : calls(one)) duty.decline(one.scope(), one.phone(), known.alert().handle());
  }

  private Set<Missing> release(Serving one) {
    stay(one);
    var alert = only(one).alert().handle();
    return dispatcher.context().call(() -> calls.release(dispatcher, alert));
  }

  private long exactPlaces(String signal) {
    return program(() ->
        jdbc.sql(
                "select count(*) from volunteer.call_out where signal_handle = :signal and lat is"
                    + " not null")
            .param("signal", signal)
            .query(Long.class)
            .single());
  }

  private Volunteer find(String handle) {
    return program(() -> store.find(handle)).orElseThrow();
  }

  private static String phone() {
    return PhoneWord.hash(Handle.next());
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  private <T> T as(Scope scope, Supplier<T> work) {
    return scope.context().call(work::get);
  }

  private static Scope scope(long id, Role role, UnitId unit) {
    return new Scope(
        new Actor(id, "p" + id, "Somebody"),
        new Posting(id * 10, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("s" + id, Map.of(), Set.of()),
        other -> relation(unit, other));
  }

  private static UnitRelation relation(UnitId unit, @Nullable UnitId other) {
    if (unit.equals(other)) return UnitRelation.OWN;
    var station = FewUnits.STATION.equals(other);
    var above =
        Set.of(FewUnits.SUBDIVISION, FewUnits.DISTRICT, FewUnits.STATE).contains(unit) && station;
    return above ? UnitRelation.BELOW : UnitRelation.OTHER;
  }
}
