package abhaya.base.access;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The two steps of signing in: name and password, then a code of the authenticator.
///
/// Each attempt is counted against its source before it is looked at, and an unknown name takes
/// the work of a known one.
@Component
public class SignInDesk {
  private final PeopleStore people;
  private final SessionRegister sessions;
  private final WrongAttempts attempts;
  private final ProgramWork program;
  private final Passwords passwords;
  private final SecondFactor secondFactor;

  SignInDesk(
      PeopleStore people,
      SessionRegister sessions,
      WrongAttempts attempts,
      ProgramWork program,
      Passwords passwords,
      SecondFactor secondFactor) {
    this.people = people;
    this.sessions = sessions;
    this.attempts = attempts;
    this.program = program;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
  }

  /// Where an attempt comes from.
  ///
  /// @param address of the other end
  /// @param browser what it calls itself, for the list of sessions
  public record Source(String address, String browser) {}

  /// The first step.
  public SignInAnswer password(String username, String password, Source source) {
    var name = username.strip().toLowerCase(Locale.ROOT);
    var wait = attempts.begin(source.address(), name);
    if (wait.isPositive()) return new SignInAnswer.Wait(wait);
    var account = program.call(() -> people.findAccount(name));
    var right = passwords.matches(password, account.map(a -> a.passwordHash()).orElse(null));
    var usable = account.filter(found -> right && found.usable());
    if (usable.isEmpty()) return new SignInAnswer.Refused();
    attempts.forgive(source.address(), name);
    renewHash(usable.get(), password);
    var reference = sessions.open(usable.get().personId(), Factor.PASSWORD, source.browser());
    return new SignInAnswer.Accepted(reference);
  }

  /// The second step, in the session of the first. Each code works once, and wrong ones slow down
  /// the source as wrong passwords do.
  public SignInAnswer code(String reference, String code, Source source) {
    var session = sessions.find(reference);
    if (session.isEmpty()) return new SignInAnswer.Over();
    if (session.get().isProven()) return new SignInAnswer.Accepted(reference);
    return take(reference, session.get(), code, source);
  }

  /// A code once more in a session that has long been open, before an act that wants a fresh proof.
  public SignInAnswer codeAgain(String reference, String code, Source source) {
    var session = sessions.find(reference).filter(Session::isProven);
    if (session.isEmpty()) return new SignInAnswer.Over();
    return take(reference, session.get(), code, source);
  }

  private SignInAnswer take(String reference, Session session, String code, Source source) {
    var person = session.person();
    var wait = attempts.begin(source.address(), person.handle());
    if (wait.isPositive()) return new SignInAnswer.Wait(wait);
    if (!secondFactor.take(person.id(), code)) return new SignInAnswer.Refused();
    attempts.clear(source.address(), person.handle());
    return sessions
        .prove(reference, session, Factor.TOTP)
        .<SignInAnswer>map(SignInAnswer.Accepted::new)
        .orElseGet(SignInAnswer.Over::new);
  }

  /// Ends the session of this reference.
  ///
  /// @return who had it
  public Optional<Session> signOut(String reference) {
    var session = sessions.find(reference);
    session.ifPresent(open -> sessions.end(open.person(), open.handle()));
    return session;
  }

  private void renewHash(PeopleStore.Account account, String password) {
    if (!passwords.isOutdated(account.passwordHash())) return;
    var fresh = passwords.hash(password);
    program.run(() -> people.renewPassword(account.personId(), fresh));
  }
}
