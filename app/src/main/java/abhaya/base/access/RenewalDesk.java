package abhaya.base.access;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// Renews the half of an account that was reset, behind a one-time link: who has lost her
/// authenticator proves herself by her password, who has forgotten her password by a code. Only a
/// link for which two administrators vouch asks for neither.
@Component
public class RenewalDesk {
  private final EnrolmentStore links;
  private final AccountStore accounts;
  private final ProgramWork program;
  private final Passwords passwords;
  private final SecondFactor secondFactor;
  private final WrongAttempts attempts;

  RenewalDesk(
      EnrolmentStore links,
      AccountStore accounts,
      ProgramWork program,
      Passwords passwords,
      SecondFactor secondFactor,
      WrongAttempts attempts) {
    this.links = links;
    this.accounts = accounts;
    this.program = program;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
    this.attempts = attempts;
  }

  /// What the owner of a link fills in.
  ///
  /// @param password the one she has, where she renews the authenticator; else the new one
  public record Form(String password, String code) {
    @Override
    public String toString() {
      return "Form";
    }
  }

  /// Renews and uses the link up; the answer names what is wrong, if anything is.
  public Optional<Refusal> complete(String token, Form form, SignInDesk.Source source) {
    var link = program.call(() -> links.find(token));
    if (link.isEmpty()) return Optional.of(Refusal.LINK_OVER);
    var person = link.get().personId();
    if (person == null || link.get().kind() == LinkKind.ACCOUNT) {
      return Optional.of(Refusal.LINK_OVER);
    }
    var name = "renewal " + person;
    if (attempts.begin(source.address(), name).isPositive()) return Optional.of(Refusal.WAIT);
    var wrong = check(token, link.get().kind(), person, form);
    if (wrong.isPresent()) return wrong;
    attempts.clear(source.address(), name);
    var hash = link.get().kind().renewsPassword() ? passwords.hash(form.password()) : "";
    return program.call(() -> renew(token, person, hash));
  }

  private Optional<Refusal> check(String token, LinkKind kind, long person, Form form) {
    var held = program.call(() -> accounts.credentials(person));
    if (held.isEmpty()) return Optional.of(Refusal.LINK_OVER);
    if (kind.renewsPassword()) {
      var password = PasswordRule.check(form.password(), held.get().username());
      if (password.isPresent()) return password;
    } else if (!passwords.matches(form.password(), held.get().passwordHash())) {
      return Optional.of(Refusal.PASSWORD_WRONG);
    }
    var right =
        kind.renewsFactor()
            ? secondFactor.fits(secondFactor.secretOf(token), form.code())
            : secondFactor.take(person, form.code());
    return right ? Optional.empty() : Optional.of(Refusal.CODE_WRONG);
  }

  private Optional<Refusal> renew(String token, long person, String hash) {
    var link = links.find(token);
    if (link.isEmpty() || !links.use(token)) return Optional.of(Refusal.LINK_OVER);
    var kind = link.get().kind();
    if (kind.renewsPassword()) {
      accounts.renewPassword(person, hash);
      accounts.restore(person, AccountStore.Half.PASSWORD);
    }
    if (kind.renewsFactor()) {
      accounts.renewFactor(person, secondFactor.seal(secondFactor.secretOf(token), person));
      accounts.restore(person, AccountStore.Half.FACTOR);
    }
    return Optional.empty();
  }
}
