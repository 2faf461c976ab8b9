package abhaya.base.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Sets up the account behind a one-time link: its owner chooses name and password and takes the
/// secret of her authenticator. Nobody else ever knows either.
@Component
public class EnrolmentDesk {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,62}[a-z0-9]");

  private final EnrolmentStore links;
  private final PeopleStore people;
  private final FirstAdministrator first;
  private final ProgramWork program;
  private final Passwords passwords;
  private final SecondFactor secondFactor;

  EnrolmentDesk(
      EnrolmentStore links,
      PeopleStore people,
      FirstAdministrator first,
      ProgramWork program,
      Passwords passwords,
      SecondFactor secondFactor) {
    this.links = links;
    this.people = people;
    this.first = first;
    this.program = program;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
  }

  /// An open link, with the secret that its owner is about to take.
  ///
  /// @param handle of the person; null for the first administrator
  /// @param displayName empty for the first administrator, who gives it herself
  public record Offer(
      LinkKind kind, @Nullable String handle, String displayName, TotpSecret secret) {
    public boolean isFirst() {
      return displayName.isEmpty();
    }
  }

  /// What the owner of a link fills in.
  public record Form(String displayName, String username, String password, String code) {
    @Override
    public String toString() {
      return "Form";
    }
  }

  /// The link, if it still works.
  public Optional<Offer> find(String token) {
    return program
        .call(() -> links.find(token))
        .map(link ->
            new Offer(
                link.kind(),
                link.handle(),
                link.displayName() == null ? "" : link.displayName(),
                secretOf(token)));
  }

  /// Makes the account and uses the link up; the answer names what is wrong, if anything is.
  public Optional<Refusal> complete(String token, Form form) {
    var offer = find(token).filter(open -> open.kind() == LinkKind.ACCOUNT);
    if (offer.isEmpty()) return Optional.of(Refusal.LINK_OVER);
    var username = form.username().strip().toLowerCase(Locale.ROOT);
    var wrong = check(offer.get(), form, username);
    if (wrong.isPresent()) return wrong;
    var hash = passwords.hash(form.password());
    try {
      return program.call(() -> create(token, form.displayName().strip(), username, hash));
    } catch (DuplicateKeyException e) {
      return Optional.of(Refusal.USERNAME_TAKEN);
    }
  }

  private Optional<Refusal> create(String token, String displayName, String username, String hash) {
    var link = links.find(token);
    if (link.isEmpty() || !links.use(token)) return Optional.of(Refusal.LINK_OVER);
    var known = link.get().personId();
    var personId = known == null ? first.enter(displayName) : known;
    people.insertAccount(personId, username, hash, secondFactor.seal(secretOf(token), personId));
    return Optional.empty();
  }

  private Optional<Refusal> check(Offer offer, Form form, String username) {
    if (!USERNAME.matcher(username).matches()) return Optional.of(Refusal.USERNAME_FORM);
    if (offer.isFirst() && !PeopleRegister.isName(form.displayName())) {
      return Optional.of(Refusal.NAME_FORM);
    }
    var password = PasswordRule.check(form.password(), username);
    if (password.isPresent()) return password;
    return secondFactor.fits(offer.secret(), form.code())
        ? Optional.empty()
        : Optional.of(Refusal.CODE_WRONG);
  }

  /// The secret follows from the link, so that nothing lies about between the page and its form.
  private TotpSecret secretOf(String token) {
    return secondFactor.secretOf(token);
  }
}
