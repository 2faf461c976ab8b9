package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.access.SignInDesk.Source;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.India;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AccessTest
class SignInModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Source DESK = new Source("10.1.1.1", "Desk");
  private static final Source STRANGER = new Source("203.0.113.9", "Elsewhere");

  @Autowired SignInDesk desk;
  @Autowired SessionRegister sessions;
  @Autowired DemoAccounts accounts;
  @Autowired PeopleStore people;
  @Autowired ProgramWork program;
  @Autowired Scopes scopes;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;

  private DemoAccounts.Account officer;

  @BeforeEach
  void anOfficerWithAnAccount() {
    officer = person(Role.IO, FewUnits.STATION);
    // a new step, so that no code of another test is the one of now
    clock.pass(Duration.ofMinutes(2));
  }

  @Test
  void nameAndPasswordAloneGiveNoRight() {
    var half = accepted(desk.password(officer.username(), officer.password(), DESK));
    var session = sessions.find(half).orElseThrow();
    assertThat(session.isProven()).isFalse();
    assertThat(scopes.of(session)).isEmpty();
  }

  @Test
  void bothFactorsGiveTheRightsOfThePosting() {
    var scope = scopes.of(sessions.find(signIn(officer, DESK)).orElseThrow()).orElseThrow();
    assertThat(scope.role()).isEqualTo(Role.IO);
    assertThat(scope.mayOn(Operation.SEE_CASE_LIST, FewUnits.STATION)).isTrue();
    assertThat(scope.mayOn(Operation.SEE_CASE_LIST, FewUnits.SISTER)).isFalse();
    assertThat(scope.presence().isFresh(Factor.TOTP, Duration.ofMinutes(5), clock.instant()))
        .isTrue();
  }

  @Test
  void theReferenceChangesWithTheStepUpAndTheOldOneIsWorthNothing() {
    var half = accepted(desk.password(officer.username(), officer.password(), DESK));
    var full = accepted(desk.code(half, code(officer), DESK));
    assertThat(full).isNotEqualTo(half);
    assertThat(sessions.find(half)).isEmpty();
    assertThat(sessions.find(full)).isPresent();
  }

  @Test
  void theDatabaseHoldsNoReference() {
    var reference = signIn(officer, DESK);
    var rows =
        program.call(
            () -> jdbc.sql("select s::text from access.session s").query(String.class).list());
    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(reference));
  }

  @Test
  void theNameIsTakenInAnyCase() {
    var name = " " + officer.username().toUpperCase(java.util.Locale.ROOT) + " ";
    accepted(desk.password(name, officer.password(), DESK));
  }

  @Test
  void aUsedCodeIsRefused() {
    var now = code(officer);
    var first = accepted(desk.password(officer.username(), officer.password(), DESK));
    accepted(desk.code(first, now, DESK));
    var second = accepted(desk.password(officer.username(), officer.password(), STRANGER));
    assertThat(desk.code(second, now, STRANGER)).isInstanceOf(SignInAnswer.Refused.class);
  }

  @Test
  void ofTwoAtOnceWithOneCodeOneGetsIn() throws Exception {
    var now = code(officer);
    var tries = new ArrayList<Callable<SignInAnswer>>();
    for (var at = 0; at < 2; at++) {
      var source = new Source("10.9.9." + at, "Desk");
      var half = accepted(desk.password(officer.username(), officer.password(), source));
      tries.add(() -> desk.code(half, now, source));
    }
    var in = 0;
    try (var pool = Executors.newFixedThreadPool(2)) {
      for (var answer : pool.invokeAll(tries)) {
        if (answer.get() instanceof SignInAnswer.Accepted) in++;
      }
    }
    assertThat(in).isEqualTo(1);
  }

  @Test
  void anUnknownNameIsAnsweredLikeAWrongPassword() {
    var known = desk.password(officer.username(), "not the password", STRANGER);
    var unknown = desk.password("nobody.of.this.name", "not the password", STRANGER);
    assertThat(unknown).isEqualTo(known).isEqualTo(new SignInAnswer.Refused());
  }

  @Test
  void wrongAttemptsSlowDownTheirSourceForUnknownNamesToo() {
    for (var name : List.of(officer.username(), "no.such.person" + NUMBER.incrementAndGet())) {
      var source = new Source("198.51.100." + NUMBER.incrementAndGet(), "Guesser");
      var waits = new ArrayList<Long>();
      for (var at = 0; at < 8; at++) {
        var answer = desk.password(name, "wrong password " + at, source);
        if (answer instanceof SignInAnswer.Wait wait) {
          waits.add(wait.time().toSeconds());
          clock.pass(wait.time());
          desk.password(name, "wrong again", source);
        }
      }
      assertThat(waits).as(name).containsExactly(1L, 2L, 4L);
    }
  }

  @Test
  void aStrangerCannotLockAnybodyOut() {
    for (var at = 0; at < 40; at++) {
      var answer = desk.password(officer.username(), "guess " + at, STRANGER);
      if (answer instanceof SignInAnswer.Wait wait) clock.pass(wait.time());
    }
    assertThat(desk.password(officer.username(), "one more", STRANGER)).isNotNull();
    var reference = signIn(officer, DESK);
    assertThat(sessions.find(reference)).isPresent();
  }

  @Test
  void aHundredGuessesAtOnceAreCountedAsAHundred() throws Exception {
    var source = new Source("198.51.100.200", "Burst");
    var name = "burst" + NUMBER.incrementAndGet();
    var looked = new AtomicInteger();
    try (var pool = Executors.newFixedThreadPool(8)) {
      var tries = new ArrayList<Callable<Boolean>>();
      for (var at = 0; at < 20; at++) {
        tries.add(() -> {
          if (desk.password(name, "guess", source) instanceof SignInAnswer.Refused) {
            looked.incrementAndGet();
          }
          return true;
        });
      }
      for (var answer : pool.invokeAll(tries)) answer.get();
    }
    assertThat(looked.get()).isEqualTo(SlowDown.NAME_FROM_SOURCE.free() + 1);
  }

  @Test
  void anIdleSessionEndsAfterFifteenMinutesAndNotBefore() {
    var reference = signIn(officer, DESK);
    clock.pass(Duration.ofMinutes(14));
    assertThat(sessions.find(reference)).isPresent();
    clock.pass(Duration.ofMinutes(14));
    assertThat(sessions.find(reference)).isPresent();
    clock.pass(Duration.ofMinutes(15));
    assertThat(sessions.find(reference)).isEmpty();
  }

  @Test
  void aBusySessionEndsAfterTwelveHours() {
    var reference = signIn(officer, DESK);
    for (var at = 0; at < 71; at++) {
      clock.pass(Duration.ofMinutes(10));
      assertThat(sessions.find(reference)).as(at * 10 + " min").isPresent();
    }
    clock.pass(Duration.ofMinutes(10));
    assertThat(sessions.find(reference)).isEmpty();
  }

  @Test
  void aSessionWithoutSecondFactorEndsAfterFiveMinutes() {
    var half = accepted(desk.password(officer.username(), officer.password(), DESK));
    clock.pass(Duration.ofMinutes(5));
    assertThat(sessions.find(half)).isEmpty();
    assertThat(desk.code(half, code(officer), DESK)).isInstanceOf(SignInAnswer.Over.class);
  }

  @Test
  void signingOutEndsTheSessionAtOnce() {
    var reference = signIn(officer, DESK);
    desk.signOut(reference);
    assertThat(sessions.find(reference)).isEmpty();
  }

  @Test
  void whatEndsASessionElsewhereIsFeltWithinASecond() {
    var reference = signIn(officer, DESK);
    assertThat(sessions.find(reference)).isPresent();
    program.run(() ->
        jdbc.sql("update access.account set disabled_at = now() where person_id = :id")
            .param("id", officer.personId())
            .update());
    clock.pass(Duration.ofSeconds(1));
    assertThat(sessions.find(reference)).isEmpty();
    assertThat(desk.password(officer.username(), officer.password(), DESK))
        .isInstanceOf(SignInAnswer.Refused.class);
  }

  @Test
  void theEndOfThePostingEndsTheRights() {
    var reference = signIn(officer, DESK);
    var posting = sessions.find(reference).orElseThrow().postings().getFirst();
    var yesterday = India.dateOf(clock.instant()).minusDays(1);
    program.call(() -> people.setLastDay(posting.id(), yesterday));
    clock.pass(Duration.ofSeconds(1));
    assertThat(sessions.find(reference)).isEmpty();
  }

  @Test
  void whoHoldsTwoPostingsChoosesOneAndHasTheRightsOfThatOne() {
    var today = India.dateOf(clock.instant());
    program.run(() ->
        people.insertPosting(officer.personId(), Role.SHO, FewUnits.FAR_STATION, today, null));
    var reference = signIn(officer, DESK);
    var session = sessions.find(reference).orElseThrow();
    assertThat(session.posting()).isNull();
    assertThat(scopes.of(session)).isEmpty();

    var asChief =
        session.postings().stream()
            .filter(posting -> posting.role() == Role.SHO)
            .findFirst()
            .orElseThrow();
    var chosen = sessions.choosePosting(reference, asChief.id()).orElseThrow();
    var scope = scopes.of(sessions.find(chosen).orElseThrow()).orElseThrow();
    assertThat(scope.unit()).isEqualTo(FewUnits.FAR_STATION);
    assertThat(scope.mayOn(Operation.SEE_CASE, FewUnits.STATION)).isFalse();
    assertThat(sessions.find(reference)).isEmpty();
    assertThat(sessions.choosePosting(chosen, asChief.id() + 1_000_000)).isEmpty();
  }

  @Test
  void nobodyEndsTheSessionOfAnother() {
    var mine = sessions.find(signIn(officer, DESK)).orElseThrow();
    var other = person(Role.SHO, FewUnits.STATION);
    var hers = sessions.find(signIn(other, DESK)).orElseThrow();
    assertThat(sessions.end(mine.person(), hers.handle())).isFalse();
    assertThat(sessions.listOwn(mine.person(), mine.handle()))
        .extracting(OpenSession::handle)
        .containsExactly(mine.handle());
  }

  private DemoAccounts.Account person(Role role, UnitId unit) {
    var name = "person." + NUMBER.incrementAndGet();
    return accounts.add(new DemoAccounts.Person("Somebody", name, role, unit, null));
  }

  private String signIn(DemoAccounts.Account account, Source source) {
    var half = accepted(desk.password(account.username(), account.password(), source));
    return accepted(desk.code(half, code(account), source));
  }

  private String code(DemoAccounts.Account account) {
    return Authenticator.codeOf(account.totpSecret(), clock.instant());
  }

  private static String accepted(SignInAnswer answer) {
    assertThat(answer).isInstanceOf(SignInAnswer.Accepted.class);
    return ((SignInAnswer.Accepted) answer).reference();
  }
}
