package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// People and clients of the demonstration. They exist only where demonstration data were loaded,
/// and such data refuse to start on any address but loopback.
@Component
public class DemoAccounts {
  private static final int SECRET_BYTES = 32;
  private static final LocalDate SINCE = LocalDate.of(2013, 1, 1);

  private final PeopleStore people;
  private final ClientStore clients;
  private final DemoStore cards;
  private final ProgramWork program;
  private final Passwords passwords;
  private final SecondFactor secondFactor;
  private final SecureRandom random = new SecureRandom();
  private final Tokens tokens = new Tokens(random);

  DemoAccounts(
      PeopleStore people,
      ClientStore clients,
      DemoStore cards,
      ProgramWork program,
      Passwords passwords,
      SecondFactor secondFactor) {
    this.people = people;
    this.clients = clients;
    this.cards = cards;
    this.program = program;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
  }

  /// An invented person with her secrets in plain, for `demo-credentials.json`.
  public record Account(
      long personId, String username, String password, String totpSecret, Role role, UnitId unit) {
    @Override
    public String toString() {
      return "Account " + username;
    }
  }

  /// An invented client with its secret in plain.
  public record ApiClient(String clientId, String clientSecret, Set<ApiScope> scopes) {
    public ApiClient {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
      return "ApiClient " + clientId;
    }
  }

  /// Whom to make.
  ///
  /// @param officerId number under which the demonstration's records name her; null for most
  public record Person(
      String displayName, String username, Role role, UnitId unit, @Nullable String officerId) {}

  /// Makes a person with account, posting and card.
  public Account add(Person person) {
    var password = secret();
    var hash = passwords.hash(password);
    var totp = TotpSecret.random(random);
    var id =
        program.call(() -> {
          var made = people.insertPerson(tokens.next(), person.displayName(), person.officerId());
          var sealed = secondFactor.seal(totp, made);
          people.insertAccount(made, person.username(), hash, sealed);
          people.insertPosting(made, person.role(), person.unit(), SINCE, null);
          cards.insert(made);
          return made;
        });
    return new Account(id, person.username(), password, totp.text(), person.role(), person.unit());
  }

  /// Somebody of the demonstration in her posting of today.
  public record Posted(
      long personId,
      long postingId,
      String name,
      Role role,
      UnitId unit,
      @Nullable String officerId) {}

  /// The people of the demonstration who hold a posting today, in the order in which they were made.
  public List<Posted> posted() {
    return program.call(cards::posted);
  }

  /// Makes an API client.
  public ApiClient addClient(String clientId, Role role, UnitId unit, Set<ApiScope> scopes) {
    var secret = secret();
    var hash = new ApiClients.SecretHash().encode(secret);
    var actor = new Actor(0, tokens.next(), clientId);
    program.run(() -> clients.insert(new Client(actor, clientId, hash, role, unit, scopes)));
    return new ApiClient(clientId, secret, scopes);
  }

  /// True if demonstration people are in this database.
  public boolean exist() {
    return program.call(cards::exist);
  }

  private String secret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
