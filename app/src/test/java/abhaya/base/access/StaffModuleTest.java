package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.access.SignInDesk.Source;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.India;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// What a data administrator can do to people of her units, and what not.
@AccessTest
@TestPropertySource(properties = "abhaya.test-context=staff")
class StaffModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Source DESK = new Source("10.2.2.2", "Desk");
  private static final String NEW_PASSWORD = "five other words to remember";

  @Autowired AccountDesk desk;
  @Autowired PostingDesk postings;
  @Autowired PeopleRegister register;
  @Autowired PeopleQueries queries;
  @Autowired ProgramDesk programs;
  @Autowired ApiClients clients;
  @Autowired EnrolmentDesk enrolment;
  @Autowired RenewalDesk renewals;
  @Autowired SignInDesk signIn;
  @Autowired SessionRegister sessions;
  @Autowired DemoAccounts accounts;
  @Autowired PeopleStore people;
  @Autowired ProgramWork program;
  @Autowired Scopes scopes;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final List<String> recorded = new ArrayList<>();
  private DemoAccounts.Account officer;
  private DemoAccounts.Account administrator;
  private Scope admin;
  private String handle;

  @BeforeEach
  void anOfficerAndTheAdministratorOfHerState() {
    officer = person(Role.IO, FewUnits.STATION);
    administrator = person(Role.DATA_ADMIN, FewUnits.STATE);
    clock.pass(Duration.ofMinutes(2));
    admin = scope(administrator);
    handle = handleOf(officer);
    clock.pass(Duration.ofMinutes(2));
    recorded.clear();
  }

  @Test
  void aDisabledAccountIsOutEverywhereAndCanComeBack() {
    var reference = signIn(officer, officer.password());
    done(StaffAct.DISABLE);
    assertThat(sessions.find(reference)).isEmpty();
    assertThat(password(officer.password())).isInstanceOf(SignInAnswer.Refused.class);
    assertThat(perform(StaffAct.DISABLE)).isEqualTo(new StaffAnswer.Refused(Refusal.NOT_NOW));

    done(StaffAct.ENABLE);
    assertThat(sessions.find(reference)).isEmpty();
    clock.pass(Duration.ofMinutes(1));
    assertThat(scopes.of(sessions.find(signIn(officer, officer.password())).orElseThrow()))
        .isPresent();
  }

  @Test
  void endingAllSessionsLeavesTheAccountAsItIs() {
    var reference = signIn(officer, officer.password());
    assertThat(file().account().openSessions()).isEqualTo(1);
    done(StaffAct.END_SESSIONS);
    assertThat(sessions.find(reference)).isEmpty();
    assertThat(file().account().openSessions()).isZero();
    clock.pass(Duration.ofMinutes(1));
    assertThat(sessions.find(signIn(officer, officer.password()))).isPresent();
  }

  @Test
  void aLostAuthenticatorIsReplacedByWhoKnowsThePassword() {
    var token = token(done(StaffAct.RESET_FACTOR));
    assertThat(code(officer.password(), code(officer.totpSecret())))
        .isInstanceOf(SignInAnswer.Refused.class);
    var offer = enrolment.find(token).orElseThrow();
    assertThat(offer.kind()).isEqualTo(LinkKind.FACTOR);

    var fresh = offer.secret().text();
    assertThat(renew(token, "not the password", code(fresh))).contains(Refusal.PASSWORD_WRONG);
    assertThat(renew(token, officer.password(), code(officer.totpSecret())))
        .contains(Refusal.CODE_WRONG);
    clock.pass(Duration.ofMinutes(2));
    assertThat(renew(token, officer.password(), code(fresh))).isEmpty();
    assertThat(enrolment.find(token)).isEmpty();
    clock.pass(Duration.ofMinutes(2));
    assertThat(code(officer.password(), code(officer.totpSecret())))
        .isInstanceOf(SignInAnswer.Refused.class);
    clock.pass(Duration.ofMinutes(2));
    assertThat(code(officer.password(), code(fresh))).isInstanceOf(SignInAnswer.Accepted.class);
  }

  @Test
  void aForgottenPasswordIsReplacedByWhoHasTheAuthenticator() {
    var token = token(done(StaffAct.RESET_PASSWORD));
    assertThat(password(officer.password())).isInstanceOf(SignInAnswer.Refused.class);
    assertThat(renew(token, "short", code(officer.totpSecret()))).contains(Refusal.PASSWORD_SHORT);
    assertThat(renew(token, NEW_PASSWORD, "000000")).contains(Refusal.CODE_WRONG);
    clock.pass(Duration.ofMinutes(2));
    assertThat(renew(token, NEW_PASSWORD, code(officer.totpSecret()))).isEmpty();
    clock.pass(Duration.ofMinutes(2));
    assertThat(password(officer.password())).isInstanceOf(SignInAnswer.Refused.class);
    clock.pass(Duration.ofMinutes(2));
    assertThat(sessions.find(signIn(officer, NEW_PASSWORD))).isPresent();
  }

  @Test
  void aResetTakenBackLeavesEverythingAsItWas() {
    var factor = token(done(StaffAct.RESET_FACTOR));
    done(StaffAct.KEEP_FACTOR);
    assertThat(enrolment.find(factor)).isEmpty();
    var password = token(done(StaffAct.RESET_PASSWORD));
    done(StaffAct.KEEP_PASSWORD);
    assertThat(enrolment.find(password)).isEmpty();
    assertThat(sessions.find(signIn(officer, officer.password()))).isPresent();
  }

  @Test
  void bothHalvesAtOnceTakeTwoAdministrators() {
    done(StaffAct.RESET_FACTOR);
    assertThat(perform(StaffAct.RESET_PASSWORD))
        .isEqualTo(new StaffAnswer.Refused(Refusal.SECOND_PERSON));
    var second = scope(person(Role.DATA_ADMIN, FewUnits.DISTRICT));
    var answer = desk.perform(second, handle, StaffAct.RESET_PASSWORD, recorded::add);
    var token = token((StaffAnswer.Done) answer);
    var offer = enrolment.find(token).orElseThrow();
    assertThat(offer.kind()).isEqualTo(LinkKind.BOTH);
    clock.pass(Duration.ofMinutes(2));
    assertThat(renew(token, NEW_PASSWORD, code(offer.secret().text()))).isEmpty();
    clock.pass(Duration.ofMinutes(2));
    assertThat(code(NEW_PASSWORD, code(offer.secret().text())))
        .isInstanceOf(SignInAnswer.Accepted.class);
  }

  @Test
  void aNewLinkEndsTheEarlierOneOfWhoHasNoAccountYet() {
    var today = India.dateOf(clock.instant());
    var entered =
        (StaffAnswer.Done)
            register.enter(
                admin,
                new NewPerson(
                    "Somebody New", Role.SHO, codeOf(FewUnits.STATION), today, null, null),
                recorded::add);
    var first = token(entered);
    assertThat(enrolment.find(first)).isPresent();
    var again = desk.perform(admin, entered.handle(), StaffAct.NEW_LINK, recorded::add);
    assertThat(enrolment.find(first)).isEmpty();
    assertThat(enrolment.find(token((StaffAnswer.Done) again)).orElseThrow().kind())
        .isEqualTo(LinkKind.ACCOUNT);
    desk.perform(admin, entered.handle(), StaffAct.DISABLE, recorded::add);
    assertThat(enrolment.find(token((StaffAnswer.Done) again))).isEmpty();
  }

  @Test
  void whoGuessesAtALinkIsSlowedDown() {
    var token = token(done(StaffAct.RESET_FACTOR));
    var answers = new ArrayList<Refusal>();
    for (var at = 0; at < 12; at++) {
      answers.add(renew(token, "guess number " + at, "000000").orElseThrow());
    }
    assertThat(answers).first().isEqualTo(Refusal.PASSWORD_WRONG);
    assertThat(answers).last().isEqualTo(Refusal.WAIT);
  }

  @ParameterizedTest
  @EnumSource(StaffAct.class)
  void nobodyActsOnHerOwnAccount(StaffAct act) {
    assertThat(desk.perform(admin, handleOf(administrator), act, recorded::add))
        .isEqualTo(new StaffAnswer.Refused(Refusal.OWN_ACCOUNT));
    assertThat(recorded).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(StaffAct.class)
  void aPersonOfAnotherStateIsNotThere(StaffAct act) {
    var elsewhere = scope(person(Role.DATA_ADMIN, FewUnits.FAR_DISTRICT));
    assertThatThrownBy(() -> desk.perform(elsewhere, handle, act, recorded::add))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> queries.file(elsewhere, handle)).isInstanceOf(NotVisible.class);
    assertThat(recorded).isEmpty();
  }

  @Test
  void whoeverIsAlsoPostedOutsideBelongsToAnAdministratorAboveBoth() {
    var today = India.dateOf(clock.instant());
    program.run(() ->
        people.insertPosting(officer.personId(), Role.SHO, FewUnits.FAR_STATION, today, null));
    assertThat(perform(StaffAct.DISABLE))
        .isEqualTo(new StaffAnswer.Refused(Refusal.POSTED_ELSEWHERE));
    assertThat(file().postings()).hasSize(1);
    var above = scope(person(Role.DATA_ADMIN, UnitId.NATION));
    assertThat(desk.perform(above, handle, StaffAct.DISABLE, recorded::add))
        .isInstanceOf(StaffAnswer.Done.class);
  }

  @Test
  void noRoleButTheDataAdministratorGetsAnywhere() {
    for (var role : Role.ofPeople()) {
      if (role == Role.DATA_ADMIN) continue;
      var scope = bare(role);
      assertThatThrownBy(() -> desk.perform(scope, handle, StaffAct.DISABLE, recorded::add))
          .as(role.name())
          .isInstanceOf(NotVisible.class);
    }
  }

  @Test
  void anActThatCannotBePutOnRecordIsNotDone() {
    assertThatThrownBy(() ->
            desk.perform(
                admin,
                handle,
                StaffAct.DISABLE,
                person -> {
                  throw new IllegalStateException("no record");
                }))
        .hasMessage("no record");
    assertThat(file().account().active()).isTrue();
  }

  @Test
  void aPostingEndsAfterItsLastDayAndTheSessionInItWithIt() {
    var reference = signIn(officer, officer.password());
    var posting = file().postings().getFirst();
    var today = India.dateOf(clock.instant());
    assertThat(postings.end(admin, handle, posting.id(), today, recorded::add))
        .isInstanceOf(StaffAnswer.Done.class);
    assertThat(sessions.find(reference)).isPresent();

    assertThat(postings.end(admin, handle, posting.id(), today.minusDays(1), recorded::add))
        .isInstanceOf(StaffAnswer.Done.class);
    assertThat(sessions.find(reference)).isEmpty();
    assertThat(postings.end(admin, handle, posting.id(), today.minusDays(1), recorded::add))
        .isEqualTo(new StaffAnswer.Refused(Refusal.NOT_NOW));

    postings.end(admin, handle, posting.id(), null, recorded::add);
    assertThat(file().postings().getFirst().toOn()).isNull();
    assertThat(recorded).hasSize(3);
  }

  @Test
  void aPostingDoesNotEndBeforeItBegins() {
    var posting = file().postings().getFirst();
    var before = posting.fromOn().minusDays(1);
    assertThat(postings.end(admin, handle, posting.id(), before, recorded::add))
        .isEqualTo(new StaffAnswer.Refused(Refusal.DATES_REVERSED));
  }

  @Test
  void aComingPostingIsGivenAndTakenBack() {
    var tomorrow = LocalDate.now(clock).plusDays(400);
    var wanted = new PostingDesk.Wanted(Role.SHO, codeOf(FewUnits.NEXT_STATION), tomorrow, null);
    assertThat(postings.add(admin, handle, wanted, recorded::add))
        .isInstanceOf(StaffAnswer.Done.class);
    assertThat(postings.add(admin, handle, wanted, recorded::add))
        .isEqualTo(new StaffAnswer.Refused(Refusal.POSTING_TWICE));
    var coming = file().postings().getFirst();
    assertThat(coming.role()).isEqualTo(Role.SHO);
    assertThat(postings.withdraw(admin, handle, coming.id(), recorded::add))
        .isInstanceOf(StaffAnswer.Done.class);
    assertThat(file().postings()).hasSize(1);
    var running = file().postings().getFirst();
    assertThat(postings.withdraw(admin, handle, running.id(), recorded::add))
        .isEqualTo(new StaffAnswer.Refused(Refusal.NOT_NOW));
  }

  @Test
  void nobodyGivesHerselfAPosting() {
    var today = India.dateOf(clock.instant());
    var wanted = new PostingDesk.Wanted(Role.SHO, codeOf(FewUnits.STATION), today, null);
    assertThat(postings.add(admin, handleOf(administrator), wanted, recorded::add))
        .isEqualTo(new StaffAnswer.Refused(Refusal.OWN_ACCOUNT));
    var outside = new PostingDesk.Wanted(Role.SHO, codeOf(FewUnits.FAR_STATION), today, null);
    assertThat(postings.add(admin, handle, outside, recorded::add))
        .isEqualTo(new StaffAnswer.Refused(Refusal.UNIT_OUT_OF_REACH));
  }

  @Test
  void theDatabaseRefusesOnesOwnPostingEvenIfTheProgramForgot() {
    var today = India.dateOf(clock.instant());
    assertThatThrownBy(() ->
            admin
                .context()
                .run(() ->
                    transactions.executeWithoutResult(status ->
                        people.insertPosting(
                            administrator.personId(), Role.SHO, FewUnits.STATION, today, null))))
        .isInstanceOf(DataAccessException.class);
    var own = admin.posting().id();
    var changed =
        admin
            .context()
            .call(() -> transactions.execute(status -> people.setLastDay(own, today.plusDays(9))));
    assertThat(changed).isZero();
  }

  @Test
  void peopleAreFoundByNameRoleUnitAndState() {
    var station = List.of(FewUnits.STATION.value());
    var all = new PeopleFilter(null, null, station, PeopleFilter.State.CURRENT);
    assertThat(list(all).entries())
        .isNotEmpty()
        .allMatch(entry -> entry.unit().equals(FewUnits.STATION));
    var rename = "update access.person set display_name = 'Asha Findable' where handle = :handle";
    program.run(() -> jdbc.sql(rename).param("handle", handle).update());
    var name = new PeopleFilter("FINDABLE", Role.IO, null, PeopleFilter.State.CURRENT);
    assertThat(list(name).entries()).extracting(PersonEntry::handle).contains(handle);
    var nobody = new PeopleFilter("No Such %", null, null, PeopleFilter.State.CURRENT);
    assertThat(list(nobody).total()).isZero();
    done(StaffAct.DISABLE);
    assertThat(list(name).entries()).extracting(PersonEntry::handle).doesNotContain(handle);
    var disabled = new PeopleFilter("asha", null, null, PeopleFilter.State.DISABLED);
    assertThat(list(disabled).entries()).extracting(PersonEntry::handle).contains(handle);
  }

  @Test
  void aProgramReachesWhatWhoEnteredItReaches() {
    var auditor = scope(person(Role.AUDITOR, FewUnits.STATE));
    var state = codeOf(FewUnits.STATE);
    assertThat(programs.kinds(admin)).doesNotContain(Role.AUDIT_CLIENT);
    assertThat(programs.kinds(auditor)).containsExactly(Role.AUDIT_CLIENT);
    assertThat(programs.enter(admin, "reads-all", Role.AUDIT_CLIENT, state, recorded::add))
        .isEqualTo(new ProgramDesk.Entry.Refused(Refusal.ROLE_NOT_AT_UNIT));
    assertThat(programs.enter(auditor, "reads-all", Role.AUDIT_CLIENT, "IN", recorded::add))
        .isEqualTo(new ProgramDesk.Entry.Refused(Refusal.UNIT_OUT_OF_REACH));
    var name = "audit-" + NUMBER.incrementAndGet();
    assertThat(programs.enter(auditor, name, Role.AUDIT_CLIENT, state, recorded::add))
        .isInstanceOf(ProgramDesk.Entry.Done.class);
    assertThat(programs.enter(auditor, name, Role.AUDIT_CLIENT, state, recorded::add))
        .isEqualTo(new ProgramDesk.Entry.Refused(Refusal.PROGRAM_TAKEN));

    var listed = programs.list(auditor).stream().filter(one -> one.name().equals(name)).findFirst();
    assertThat(programs.list(admin)).extracting(ProgramDesk.Listed::name).doesNotContain(name);
    assertThat(clients.findByClientId(name)).isNotNull();
    programs.setActive(auditor, listed.orElseThrow().handle(), false, recorded::add);
    clock.pass(Duration.ofSeconds(1));
    assertThat(clients.findByClientId(name)).isNull();
    assertThatThrownBy(
            () -> programs.setActive(admin, listed.orElseThrow().handle(), true, recorded::add))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> programs.list(bare(Role.SHO))).isInstanceOf(NotVisible.class);
  }

  private StaffAnswer perform(StaffAct act) {
    return desk.perform(admin, handle, act, recorded::add);
  }

  private StaffAnswer.Done done(StaffAct act) {
    var before = recorded.size();
    var answer = perform(act);
    assertThat(answer).isInstanceOf(StaffAnswer.Done.class);
    assertThat(recorded).hasSize(before + 1).last().isEqualTo(handle);
    return (StaffAnswer.Done) answer;
  }

  private PeopleQueries.Listed list(PeopleFilter filter) {
    return admin.context().call(() -> queries.list(admin, filter, PeopleQueries.Way.byName(1)));
  }

  private PersonFile file() {
    return admin.context().call(() -> queries.file(admin, handle));
  }

  private java.util.Optional<Refusal> renew(String token, String password, String code) {
    return renewals.complete(token, new RenewalDesk.Form(password, code), DESK);
  }

  private SignInAnswer password(String password) {
    return signIn.password(officer.username(), password, DESK);
  }

  private SignInAnswer code(String password, String code) {
    var half = (SignInAnswer.Accepted) password(password);
    return signIn.code(half.reference(), code, DESK);
  }

  private String signIn(DemoAccounts.Account account, String password) {
    var half = (SignInAnswer.Accepted) signIn.password(account.username(), password, DESK);
    var full = signIn.code(half.reference(), code(account.totpSecret()), DESK);
    return ((SignInAnswer.Accepted) full).reference();
  }

  private Scope scope(DemoAccounts.Account account) {
    clock.pass(Duration.ofMinutes(1));
    return scopes
        .of(sessions.find(signIn(account, account.password())).orElseThrow())
        .orElseThrow();
  }

  private Scope bare(Role role) {
    var posting = new Posting(1, role, UnitId.NATION, LocalDate.EPOCH, null);
    var presence = Presence.ofPerson("s", java.util.Map.of());
    return new Scope(
        new Actor(1, "p", "Somebody"),
        posting,
        role.purpose(),
        presence,
        other -> UnitRelation.BELOW);
  }

  private DemoAccounts.Account person(Role role, UnitId unit) {
    var name = "staff." + NUMBER.incrementAndGet();
    return accounts.add(new DemoAccounts.Person("Somebody", name, role, unit, null));
  }

  private String handleOf(DemoAccounts.Account account) {
    return program.call(() ->
        Objects.requireNonNull(
            jdbc.sql("select handle from access.person where id = :id")
                .param("id", account.personId())
                .query(String.class)
                .single()));
  }

  private String code(String secret) {
    return Authenticator.codeOf(secret, clock.instant());
  }

  private static String token(StaffAnswer.Done done) {
    var path = Objects.requireNonNull(done.path());
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String codeOf(UnitId unit) {
    return switch (unit.value()) {
      case 109 -> "IN.09";
      case 2031 -> "IN.09.U2001.U2011.U2021.U2031";
      case 2033 -> "IN.09.U2001.U2012.U2033";
      case 2034 -> "IN.10.U2013.U2034";
      default -> "IN";
    };
  }
}
