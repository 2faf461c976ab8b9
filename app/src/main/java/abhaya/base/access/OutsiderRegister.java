package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Enters people who help from outside: one posting, as a volunteer of one station, with an end. The
/// caller has made sure who may have it; the account is the person's own to make, by a one-time link.
@Component
public class OutsiderRegister {
  private final PeopleStore people;
  private final EnrolmentStore links;
  private final ProgramWork program;
  private final Tokens tokens = new Tokens(new SecureRandom());

  OutsiderRegister(PeopleStore people, EnrolmentStore links, ProgramWork program) {
    this.people = people;
    this.links = links;
    this.program = program;
  }

  /// @param link path of the one-time link, to be handed over in person
  public record Entered(long personId, String handle, String link) {
    @Override
    public String toString() {
      return "Entered[" + handle + "]";
    }
  }

  /// Under which number the tables know a person of the demonstration; empty: nobody.
  public Optional<Long> demoPerson(DemoCard card) {
    return program.call(() -> people.findNumber(card.handle()));
  }

  /// @throws NotVisible unless the reader may register volunteers of this station
  public Entered enter(
      Scope scope, String displayName, UnitId station, LocalDate fromOn, LocalDate toOn) {
    NotVisible.unless(scope.decideOn(Operation.REGISTER_VOLUNTEERS, station));
    if (toOn.isAfter(fromOn.plusYears(1))) throw new IllegalArgumentException("a year at most");
    return program.call(() -> {
      var handle = tokens.next();
      var id = people.insertPerson(handle, displayName, null);
      people.insertPosting(id, Role.VOLUNTEER, station, fromOn, toOn);
      return new Entered(id, handle, links.issue(id, LinkKind.ACCOUNT));
    });
  }
}
