package abhaya.investigation.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.web.Refused;
import abhaya.investigation.referral.Referral.ReturnCode;
import abhaya.investigation.referral.Referral.State;
import abhaya.investigation.referral.ReferralRegister.Outcome;
import abhaya.response.incident.IncidentAnswer;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.Onward;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

/// From the control room to the FIR, through the real registers and the real feed.
@ModuleTest
@Import(ReferralBench.class)
class ReferralModuleTest {
  private static final Point HERE = new Point(26.85123, 80.95123);

  @Autowired ReferralBench bench;
  @Autowired ReferralRegister register;
  @Autowired ReferralQueries queries;
  @Autowired ReferralPage page;
  @Autowired IncidentQueries incidents;
  @Autowired Onward onward;

  private Scope desk;
  private Scope head;
  private IncidentAnswer.Done made;

  @BeforeEach
  void anIncidentIsReferred() {
    bench.begin();
    desk = bench.person(Role.CONTROL_SUPERVISOR, 109);
    head = bench.person(Role.SHO, SmallTree.S1);
    made = bench.open(desk, "stalking", HERE);
    bench.refer(desk, made.handle());
  }

  private Referral one() {
    return bench.as(head, () -> queries.find(head, made.handle())).orElseThrow();
  }

  private List<Tie> ties() {
    return bench.as(head, () -> queries.ties(head, made.handle()));
  }

  private String naming() {
    return ",'incident':'" + made.handle() + "'";
  }

  private Outcome act(java.util.function.Supplier<Outcome> work) {
    return bench.as(head, work);
  }

  @Test
  void whatIsReferredWaitsAtItsStationWithItsOwnClock() {
    assertThat(one().state()).isEqualTo(State.WAITING);
    assertThat(one().typeName()).isEqualTo("stalking");
    assertThat(one().age(bench.clock.instant())).isLessThan(Duration.ofMinutes(5));
    assertThat(ReferralSheet.aged(Duration.ofMinutes(59)))
        .isNotEqualTo(ReferralSheet.aged(Duration.ofMinutes(60)));
    assertThat(ReferralSheet.aged(Duration.ofHours(24).minusSeconds(1)))
        .isNotEqualTo(ReferralSheet.aged(Duration.ofHours(24)));
  }

  @Test
  void noCallerNoPlaceAndNoWordCrosses() {
    var kept = bench.rows("select r::text from referral.referral r");
    assertThat(String.join("", kept)).doesNotContain("26.85", "Mill gate", "caller-token");
  }

  @Test
  void aFirThatNamesTheIncidentTiesItselfAndTwiceIsOnce() {
    bench.feed(bench.fir("F1", 1, naming()));
    bench.feed(bench.fir("F1", 1, naming()));
    assertThat(one().state()).isEqualTo(State.REGISTERED);
    assertThat(ties()).hasSize(1);
    assertThat(ties().getFirst().byFeed()).isTrue();
    assertThat(ties().getFirst().caseHandle()).isEqualTo(bench.caseOf("F1"));
  }

  @Test
  void aFirThatCameBeforeTheReferralIsTiedByIt() {
    var early = bench.open(desk, "fight", HERE);
    bench.feed(bench.fir("F2", 1, ",'incident':'" + early.handle() + "'"));
    bench.refer(desk, early.handle());
    var found = bench.as(head, () -> queries.find(head, early.handle())).orElseThrow();
    assertThat(found.state()).isEqualTo(State.REGISTERED);
  }

  @Test
  void theReferenceAsDiaryNumberTiesAtTheSameStation() {
    var at = bench.clock.instant().minusSeconds(600);
    bench.feed(
        bench.fir(
            "F3", 1, ",'diaryEntry':{'number':'" + made.reference() + "','at':'" + at + "'}"));
    assertThat(one().state()).isEqualTo(State.REGISTERED);
  }

  @Test
  void aCorrectedFirThatNamesNothingLetsGoAndCanNameAgain() {
    bench.feed(bench.fir("F4", 1, naming()));
    bench.feed(bench.fir("F4", 2, ""));
    assertThat(one().state()).isEqualTo(State.WAITING);
    assertThat(ties()).hasSize(1).noneMatch(Tie::holds);
    bench.feed(bench.fir("F4", 3, naming()));
    assertThat(one().state()).isEqualTo(State.REGISTERED);
  }

  @Test
  void anOfficerTiesByHandWithAReasonAndTakesItOffAgain() {
    bench.feed(bench.fir("F5", 1, ""));
    assertThat(act(() -> register.accept(head, made.handle(), one().version())))
        .isEqualTo(Outcome.DONE);
    assertThat(one().state()).isEqualTo(State.ACCEPTED);
    var fir = bench.firNumber("F5");
    assertThat(act(() -> register.tie(head, made.handle(), "9999/2020", "same complaint")))
        .isEqualTo(Outcome.NO_SUCH_FIR);
    assertThat(act(() -> register.tie(head, made.handle(), fir, "same complaint")))
        .isEqualTo(Outcome.DONE);
    assertThat(one().state()).isEqualTo(State.REGISTERED);
    var tie = ties().getFirst();
    assertThat(act(() -> register.untie(head, made.handle(), tie.id(), "another evening")))
        .isEqualTo(Outcome.DONE);
    assertThat(act(() -> register.untie(head, made.handle(), tie.id(), "another evening")))
        .isEqualTo(Outcome.MEANWHILE);
    assertThat(one().state()).isEqualTo(State.ACCEPTED);
    assertThat(ties()).hasSize(1);
    assertThat(ties().getFirst().reason()).isEqualTo("same complaint");
    assertThat(ties().getFirst().endReason()).isEqualTo("another evening");
  }

  @Test
  void aTieThatAnOfficerEndedIsNotMadeAgainByTheSameFir() {
    bench.feed(bench.fir("F6", 1, naming()));
    var tie = ties().getFirst();
    act(() -> register.untie(head, made.handle(), tie.id(), "named by mistake"));
    bench.feed(bench.fir("F6", 2, naming() + ",'zeroFir':true"));
    assertThat(one().state()).isEqualTo(State.WAITING);
  }

  @Test
  void whatIsReturnedIsTheRoomsAgainAndMayBeReferredAnew() {
    var version = one().version();
    assertThat(act(() -> register.giveBack(head, made.handle(), version, ReturnCode.NOT_REACHED)))
        .isEqualTo(Outcome.DONE);
    assertThat(act(() -> register.giveBack(head, made.handle(), version, ReturnCode.NO_OFFENCE)))
        .isEqualTo(Outcome.MEANWHILE);
    assertThat(one().state()).isEqualTo(State.RETURNED);
    var line = bench.as(desk, () -> incidents.timeline(desk, made.handle())).getLast();
    assertThat(line.kind()).isEqualTo("REFERRAL_RETURNED");
    assertThat(line.detail()).containsEntry("code", "NOT_REACHED");
    bench.refer(desk, made.handle());
    assertThat(one().state()).isEqualTo(State.WAITING);
  }

  @Test
  void theRoomHearsHowFarItCameAndHowManyNotWhich() {
    bench.feed(bench.fir("F7", 1, naming()));
    var stage = bench.as(desk, () -> onward.course().of(desk, made.handle())).orElseThrow();
    assertThat(stage.firs()).isEqualTo(1);
    assertThat(stage.toString()).doesNotContain(bench.caseOf("F7"), bench.firNumber("F7"));
    var now = bench.clock.instant();
    var stations = List.of(new UnitId(SmallTree.S1));
    var counts =
        bench.as(
            desk,
            () ->
                onward
                    .counting()
                    .of(desk, stations, now.minus(Duration.ofDays(1)), now.plusSeconds(1)));
    assertThat(counts.registered()).isPositive();
    assertThat(counts.referred())
        .isEqualTo(counts.waiting() + counts.accepted() + counts.registered() + counts.returned());
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"IO", "CONTROL_SUPERVISOR", "CALL_TAKER", "MINISTRY_ANALYST", "DATA_ADMIN"})
  void othersSeeNoListAndTheDatabaseShowsThemNone(Role role) {
    var unit = role == Role.IO ? SmallTree.S1 : 109;
    var other = bench.person(role, role == Role.MINISTRY_ANALYST ? 1 : unit);
    assertThatThrownBy(
            () -> bench.as(other, () -> page.list(other, bench.visit("/work/referrals", "en"))))
        .isInstanceOf(NotVisible.class);
    assertThat(bench.as(other, () -> queries.find(other, made.handle()))).isEmpty();
  }

  @Test
  void theSisterStationSeesNothingAndWhoIsAboveSeesButDoesNotTake() {
    var sister = bench.person(Role.SHO, SmallTree.S2);
    assertThat(bench.as(sister, () -> queries.find(sister, made.handle()))).isEmpty();
    assertThatThrownBy(() -> bench.as(sister, () -> register.accept(sister, made.handle(), 1)))
        .isInstanceOf(NotVisible.class);
    var chief = bench.person(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    assertThat(bench.as(chief, () -> queries.find(chief, made.handle()))).isPresent();
    assertThatThrownBy(() -> bench.as(chief, () -> register.accept(chief, made.handle(), 1)))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() ->
            bench.as(
                chief,
                () ->
                    bench.transactions.execute(status ->
                        bench
                            .jdbc
                            .sql(
                                "insert into referral.referral (incident, reference, trial,"
                                    + " station_id, type_name, received_at, referred_at) values"
                                    + " ('AAAAAAAAAAAAAAAAAAAAAA', 'x', false, 3001, 'fight',"
                                    + " now(), now())")
                            .update())))
        .isInstanceOf(DataAccessException.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void thePagesHaveAllTheirWords(String language) {
    bench.feed(bench.fir("F8", 1, naming()));
    var list = bench.as(head, () -> page.list(head, bench.visit("/work/referrals", language)));
    assertThat(Objects.requireNonNull(list.getBody()))
        .contains(made.reference())
        .doesNotContainPattern(">\\s*referral\\.");
    var shown =
        bench.as(
            head,
            () -> page.show(head, bench.visit("/work/referrals/x", language), made.handle(), ""));
    assertThat(Objects.requireNonNull(shown.getBody()))
        .contains(bench.firNumber("F8"), "T01")
        .doesNotContainPattern(">\\s*referral\\.");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    var handle = made.handle();
    assertThatThrownBy(() -> page.accept(head, handle, "x")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> page.giveBack(head, handle, "1", "OTHER_STATION"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> page.tie(head, handle, "12", "long enough"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> page.tie(head, handle, "12/2026", "no")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> page.untie(head, handle, "1", "x".repeat(201)))
        .isInstanceOf(Refused.class);
  }
}
