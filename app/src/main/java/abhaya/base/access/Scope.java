package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The acting reader: who, in which posting, for which purpose, and how far that reaches.
///
/// Every query takes one. It is made anew for each request, so a posting that ended yesterday or a
/// unit that moved this morning has its effect at once.
public record Scope(
    Actor person, Posting posting, Purpose purpose, Presence presence, Reach reach) {

  public Role role() {
    return posting.role();
  }

  public UnitId unit() {
    return posting.unit();
  }

  /// May the reader use the function at all?
  public boolean may(Operation operation) {
    return decide(operation).allowed();
  }

  /// May the reader use the function on an object of this unit? For a single case of an officer or
  /// a prosecutor the answer is no until the tie is stated, see `mayOnCase`.
  public boolean mayOn(Operation operation, @Nullable UnitId unit) {
    return decideOn(operation, unit).allowed();
  }

  /// May the reader use the function on a case of this unit, being tied to it so?
  public boolean mayOnCase(Operation operation, @Nullable UnitId unit, Set<CaseTie> ties) {
    return decideOnCase(operation, unit, ties).allowed();
  }

  public Decision decide(Operation operation) {
    if (isNotGranted(operation)) return Decision.no(Reason.SCOPE_NOT_GRANTED);
    return Rights.decide(role(), operation);
  }

  public Decision decideOn(Operation operation, @Nullable UnitId unit) {
    return decideOnCase(operation, unit, Set.of());
  }

  public Decision decideOnCase(Operation operation, @Nullable UnitId unit, Set<CaseTie> ties) {
    if (isNotGranted(operation)) return Decision.no(Reason.SCOPE_NOT_GRANTED);
    return Rights.decide(role(), operation, reach.relationTo(unit), ties);
  }

  /// The tie that every row must have in what this operation lists; empty if the unit is enough.
  public Optional<CaseTie> tieOf(Operation operation) {
    return Rights.tieOf(role(), operation);
  }

  /// What the database is told of this reader in each transaction.
  public DatabaseContext context() {
    return new DatabaseContext(person.id(), unit().value(), role().name(), purpose.name());
  }

  /// What the database is told while she uses this operation: bringing records in is work under
  /// the purpose of the feed, also for a person who may not see the cases they make.
  public DatabaseContext contextFor(Operation operation) {
    var declared = operation.isFeedWork() ? Purpose.FEED : purpose;
    return new DatabaseContext(person.id(), unit().value(), role().name(), declared.name());
  }

  private boolean isNotGranted(Operation operation) {
    return presence.scopes().stream().noneMatch(scope -> scope.covers(operation))
        && role().isClient();
  }

  /// Never prints more than the handles: a scope ends up in messages of defects.
  @Override
  public String toString() {
    return "Scope[" + person.handle() + " " + role() + " " + unit() + "]";
  }
}
