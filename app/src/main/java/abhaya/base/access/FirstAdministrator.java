package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.India;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The way into an empty installation: there is no default account, but a link printed at the
/// start, which works once and for a day.
@Component
public class FirstAdministrator {
  private final EnrolmentStore links;
  private final PeopleStore people;
  private final ProgramWork program;
  private final Clock clock;
  private final Tokens tokens = new Tokens(new SecureRandom());

  FirstAdministrator(EnrolmentStore links, PeopleStore people, ProgramWork program, Clock clock) {
    this.links = links;
    this.people = people;
    this.program = program;
    this.clock = clock;
  }

  /// The path of a fresh link, to be printed after the address; earlier ones stop working. Empty
  /// once there is an account.
  public Optional<String> link() {
    return program.call(() -> {
      if (people.hasAccounts()) return Optional.empty();
      return Optional.of(links.issueFirst());
    });
  }

  /// Enters the person behind the link as data administrator of the nation.
  long enter(String displayName) {
    var id = people.insertPerson(tokens.next(), displayName, null);
    var today = India.dateOf(clock.instant());
    people.insertPosting(id, Role.DATA_ADMIN, UnitId.NATION, today, null);
    return id;
  }
}
