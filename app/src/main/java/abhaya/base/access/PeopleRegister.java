package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import java.security.SecureRandom;
import java.text.Normalizer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Enters people with their first posting. Only a data administrator of the unit or of one above it
/// may; the account is the person's own to make, by a one-time link.
@Component
public class PeopleRegister {
  private static final int NAME_LONGEST = 120;

  private final PeopleStore people;
  private final EnrolmentStore links;
  private final TransactionTemplate transactions;
  private final UnitTrees trees;
  private final Tokens tokens = new Tokens(new SecureRandom());

  PeopleRegister(
      PeopleStore people, EnrolmentStore links, TransactionTemplate transactions, UnitTrees trees) {
    this.people = people;
    this.links = links;
    this.transactions = transactions;
    this.trees = trees;
  }

  /// Enters a person and her posting.
  ///
  /// @param record puts it on record, in the same transaction
  public StaffAnswer enter(Scope scope, NewPerson person, OnRecord record) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    var unit = trees.today().find(person.unitCode());
    var wanted =
        new PostingDesk.Wanted(person.role(), person.unitCode(), person.fromOn(), person.toOn());
    var why = PostingDesk.refusal(scope, wanted, unit);
    if (why.isPresent()) return new StaffAnswer.Refused(why.get());
    if (!isName(person.displayName())) return new StaffAnswer.Refused(Refusal.NAME_FORM);
    try {
      return scope.context().call(() -> write(person, unit.orElseThrow().id(), record));
    } catch (DuplicateKeyException e) {
      return new StaffAnswer.Refused(Refusal.OFFICER_TAKEN);
    }
  }

  static boolean isName(String name) {
    var plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    var length = plain.codePointCount(0, plain.length());
    return length > 0 && length <= NAME_LONGEST && plain.chars().noneMatch(Character::isISOControl);
  }

  private StaffAnswer write(NewPerson person, UnitId unit, OnRecord record) {
    var handle = tokens.next();
    var path =
        transactions.execute(status -> {
          var name = Normalizer.normalize(person.displayName().strip(), Normalizer.Form.NFC);
          var id = people.insertPerson(handle, name, person.officerId());
          people.insertPosting(id, person.role(), unit, person.fromOn(), person.toOn());
          var link = links.issue(id, LinkKind.ACCOUNT);
          record.done(handle);
          return link;
        });
    return new StaffAnswer.Done(handle, path);
  }
}
