package abhaya.base.access;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives people postings and ends them, by date. The database holds the same bounds: the units of
/// the administrator, and never her own postings.
@Component
public class PostingDesk {
  private final PeopleStore people;
  private final PeopleQueries queries;
  private final SessionRegister sessions;
  private final TransactionTemplate transactions;
  private final UnitTrees trees;
  private final Clock clock;

  PostingDesk(
      PeopleStore people,
      PeopleQueries queries,
      SessionRegister sessions,
      TransactionTemplate transactions,
      UnitTrees trees,
      Clock clock) {
    this.people = people;
    this.queries = queries;
    this.sessions = sessions;
    this.transactions = transactions;
    this.trees = trees;
    this.clock = clock;
  }

  /// A posting to be given.
  ///
  /// @param unitCode code of the unit as people write it
  public record Wanted(Role role, String unitCode, LocalDate fromOn, @Nullable LocalDate toOn) {}

  /// One more posting for somebody who has one in the reader's units already.
  public StaffAnswer add(Scope scope, String handle, Wanted wanted, OnRecord record) {
    var person = personOf(scope, handle);
    if (person == scope.person().id()) return refused(Refusal.OWN_ACCOUNT);
    var unit = trees.today().find(wanted.unitCode());
    var why = refusal(scope, wanted, unit);
    if (why.isPresent()) return refused(why.get());
    return act(
        scope,
        handle,
        record,
        () -> {
          people.insertPosting(
              person, wanted.role(), unit.orElseThrow().id(), wanted.fromOn(), wanted.toOn());
          return true;
        });
  }

  /// Whether this role can be given there, then, by this reader; shared with the first posting.
  static Optional<Refusal> refusal(Scope scope, Wanted wanted, Optional<Unit> unit) {
    if (unit.isEmpty()) return Optional.of(Refusal.UNIT_UNKNOWN);
    if (!scope.mayOn(Operation.ADMIN_PEOPLE, unit.get().id())) {
      return Optional.of(Refusal.UNIT_OUT_OF_REACH);
    }
    if (wanted.role().isClient() || !wanted.role().canBePostedAt(unit.get().kind())) {
      return Optional.of(Refusal.ROLE_NOT_AT_UNIT);
    }
    var to = wanted.toOn();
    var reversed = to != null && to.isBefore(wanted.fromOn());
    return reversed ? Optional.of(Refusal.DATES_REVERSED) : Optional.empty();
  }

  /// Sets the last day of a posting; none: until further notice. From the day after it gives no
  /// right, and a session that works in it ends.
  public StaffAnswer end(
      Scope scope, String handle, long postingId, @Nullable LocalDate lastDay, OnRecord record) {
    var posting = postingOf(scope, handle, postingId);
    if (lastDay != null && lastDay.isBefore(posting.fromOn())) {
      return refused(Refusal.DATES_REVERSED);
    }
    if (java.util.Objects.equals(lastDay, posting.toOn())) return refused(Refusal.NOT_NOW);
    return ofOthers(scope, handle, record, () -> people.setLastDay(postingId, lastDay) == 1);
  }

  /// Takes back a posting that has not begun.
  public StaffAnswer withdraw(Scope scope, String handle, long postingId, OnRecord record) {
    var posting = postingOf(scope, handle, postingId);
    if (!posting.fromOn().isAfter(India.dateOf(clock.instant()))) return refused(Refusal.NOT_NOW);
    return ofOthers(scope, handle, record, () -> people.deletePosting(postingId) == 1);
  }

  private StaffAnswer ofOthers(
      Scope scope, String handle, OnRecord record, java.util.function.BooleanSupplier change) {
    return personOf(scope, handle) == scope.person().id()
        ? refused(Refusal.OWN_ACCOUNT)
        : act(scope, handle, record, change);
  }

  private StaffAnswer act(
      Scope scope, String handle, OnRecord record, java.util.function.BooleanSupplier change) {
    try {
      scope
          .context()
          .run(() ->
              transactions.executeWithoutResult(status -> {
                if (!change.getAsBoolean()) throw new NotVisible(Reason.OUTSIDE_UNIT);
                record.done(handle);
              }));
    } catch (DataIntegrityViolationException e) {
      return refused(Refusal.POSTING_TWICE);
    }
    sessions.forget();
    return new StaffAnswer.Done(handle, null);
  }

  private long personOf(Scope scope, String handle) {
    return scope
        .context()
        .call(() -> queries.find(scope, handle))
        .orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  private Posting postingOf(Scope scope, String handle, long postingId) {
    return scope.context().call(() -> queries.postings(scope, handle)).stream()
        .filter(posting -> posting.id() == postingId)
        .findFirst()
        .orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  private static StaffAnswer refused(Refusal why) {
    return new StaffAnswer.Refused(why);
  }
}
