package abhaya.base.access;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTrees;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Enters people with their postings, ends postings, takes accounts away. Only a data
/// administrator of the unit or of one above it may.
@Component
public class PeopleRegister {
  private static final int NAME_LONGEST = 120;

  private final PeopleStore people;
  private final EnrolmentStore links;
  private final PeopleQueries queries;
  private final SessionRegister sessions;
  private final TransactionTemplate transactions;
  private final UnitTrees trees;
  private final Clock clock;
  private final Tokens tokens = new Tokens(new SecureRandom());

  PeopleRegister(
      PeopleStore people,
      EnrolmentStore links,
      PeopleQueries queries,
      SessionRegister sessions,
      TransactionTemplate transactions,
      UnitTrees trees,
      Clock clock) {
    this.people = people;
    this.links = links;
    this.queries = queries;
    this.sessions = sessions;
    this.transactions = transactions;
    this.trees = trees;
    this.clock = clock;
  }

  /// What came of an entry.
  public sealed interface Entry {
    /// Entered; the path is the one-time link to be handed over in person.
    record Done(String handle, String path) implements Entry {
      @Override
      public String toString() {
        return "Done " + handle;
      }
    }

    record Refused(Refusal why) implements Entry {}
  }

  /// Enters a person and her posting. Her account is hers to make, by the link.
  public Entry enter(Scope scope, NewPerson person) {
    var unit = trees.today().find(person.unitCode());
    if (unit.isEmpty()) return new Entry.Refused(Refusal.UNIT_UNKNOWN);
    if (!scope.mayOn(Operation.ADMIN_PEOPLE, unit.get().id())) {
      return new Entry.Refused(Refusal.UNIT_OUT_OF_REACH);
    }
    if (!isName(person.displayName())) return new Entry.Refused(Refusal.NAME_FORM);
    if (person.role().isClient() || !person.role().canBePostedAt(unit.get().kind())) {
      return new Entry.Refused(Refusal.ROLE_NOT_AT_UNIT);
    }
    var to = person.toOn();
    if (to != null && to.isBefore(person.fromOn())) {
      return new Entry.Refused(Refusal.DATES_REVERSED);
    }
    try {
      return scope.context().call(() -> write(person, unit.get()));
    } catch (DuplicateKeyException e) {
      return new Entry.Refused(Refusal.OFFICER_TAKEN);
    }
  }

  /// Ends a posting after that day; from the next day it gives no right.
  public boolean endPosting(Scope scope, long postingId, java.time.LocalDate lastDay) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    var ended =
        scope
            .context()
            .call(() -> transactions.execute(status -> people.endPosting(postingId, lastDay)));
    return ended != null && ended == 1;
  }

  /// Takes a person's account away and ends her sessions everywhere.
  public boolean disable(Scope scope, String handle) {
    var id = scope.context().call(() -> queries.find(scope, handle));
    if (id.isEmpty() || id.get() == scope.person().id()) return false;
    sessions.disable(id.get());
    return true;
  }

  static boolean isName(String name) {
    var plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    var length = plain.codePointCount(0, plain.length());
    return length > 0 && length <= NAME_LONGEST && plain.chars().noneMatch(Character::isISOControl);
  }

  private Entry write(NewPerson person, Unit unit) {
    var token = tokens.next();
    var handle = tokens.next();
    transactions.executeWithoutResult(status -> {
      var id =
          people.insertPerson(
              handle,
              Normalizer.normalize(person.displayName().strip(), Normalizer.Form.NFC),
              person.officerId());
      people.insertPosting(id, person.role(), unit.id(), person.fromOn(), person.toOn());
      links.insert(token, id, clock.instant(), FirstAdministrator.LIFE);
    });
    return new Entry.Done(handle, "/set-up/" + token);
  }
}
