package abhaya.investigation.work;

import abhaya.base.access.CaseTie;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.investigation.cases.EnteredRecord;
import abhaya.investigation.cases.EntryDesk;
import abhaya.investigation.cases.OneCase;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes what officers enter in cases, and their corrections. In two strokes: the officer gives it
/// under her own rights, which the database checks; the program puts what was given among the
/// records of the case, where it moves clocks and figures like a record of the feed.
///
/// Cut off between the two, the same form sent again goes on where it stopped.
@Service
class EntryRegister {
  private final EntryStore store;
  private final EntryDesk desk;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  EntryRegister(
      EntryStore store,
      EntryDesk desk,
      TrailRegister trail,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.desk = desk;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What is to be entered.
  ///
  /// @param form random, made with the form: sent twice, it is taken once
  record Given(
      Entry.Kind kind,
      Map<String, Object> fields,
      Map<String, String> extra,
      Instant happenedAt,
      String form) {
    Given {
      fields = Map.copyOf(fields);
      extra = Map.copyOf(extra);
    }
  }

  /// What came of it.
  sealed interface Outcome {
    record Stands(String key) implements Outcome {}

    /// @param code of the rule that speaks against it
    /// @param field of the record; empty where the whole is meant
    record Refused(String code, String field) implements Outcome {}

    /// Somebody changed it meanwhile.
    record Changed() implements Outcome {}
  }

  Outcome give(Scope scope, OneCase one, Given given) {
    mayChange(scope, one);
    return give(scope, entry(scope, one.open().handle(), given), given.form(), () -> true);
  }

  /// The next version of an entry. The earlier one stays to be read, struck through.
  Outcome correct(Scope scope, OneCase one, Corrected corrected, Given given) {
    mayChange(scope, one);
    var now = under(scope, () -> latest(one.open().handle(), corrected.key()));
    if (now == null || now.version() != corrected.seen() || !now.stands()) {
      var again = under(scope, () -> store.ofForm(scope.person().id(), given.form()).isPresent());
      return again ? new Outcome.Stands(corrected.key()) : new Outcome.Changed();
    }
    if (now.kind() != given.kind()) return new Outcome.Refused("field-not-of-type", "kind");
    var version = new Version(corrected.key(), corrected.seen() + 1, corrected.why());
    var next = entry(scope, one.open().handle(), version, given);
    return give(scope, next, given.form(), () -> true);
  }

  /// Which entry, in the version that was on the screen, and the code of why.
  record Corrected(String key, int seen, String why) {}

  /// Takes an entry out; it stays to be read, struck through.
  Outcome strike(Scope scope, OneCase one, Corrected struck) {
    mayChange(scope, one);
    var handle = one.open().handle();
    var entry = under(scope, () -> latest(handle, struck.key()));
    if (entry == null || entry.version() != struck.seen()) return new Outcome.Changed();
    if (!entry.stands()) return new Outcome.Stands(struck.key());
    under(
        scope,
        () -> {
          var now = clock.instant();
          return store.insertStrike(struck.key(), handle, author(scope), struck.why(), now);
        });
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          desk.strike(handle, entry.kind().name(), struck.key(), entry.version());
          store.struck(struck.key());
          trail.record(
              scope,
              TrailAct.allowed("STRIKE", "CASE", handle)
                  .because(struck.why())
                  .with("kind", entry.kind().name()));
        }));
    return new Outcome.Stands(struck.key());
  }

  private @Nullable Entry latest(String handle, String key) {
    return store.ofCases(Set.of(handle)).stream()
        .filter(entry -> entry.key().equals(key))
        .reduce((earlier, later) -> later.version() > earlier.version() ? later : earlier)
        .orElse(null);
  }

  /// Gives an entry and puts it among the records.
  ///
  /// @param also what stands or falls with it, in the program's transaction; false takes all back
  Outcome give(Scope scope, Entry entry, String form, BooleanSupplier also) {
    var me = scope.person().id();
    var fresh = under(scope, () -> store.insert(entry, form));
    var known = under(scope, () -> store.ofForm(me, form).isPresent());
    if (!fresh && !known) return new Outcome.Changed();
    var outcome =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status -> {
              var came = put(scope, me, form, also);
              if (!(came instanceof Outcome.Stands)) status.setRollbackOnly();
              return came;
            }));
    if (outcome instanceof Outcome.Refused && fresh) {
      DatabaseContext.SYSTEM.run(() ->
          transactions.executeWithoutResult(status ->
              store.lock(me, form).ifPresent(one -> store.refuse(one.id(), Handle.next()))));
    }
    return Objects.requireNonNull(outcome);
  }

  private Outcome put(Scope scope, long author, String form, BooleanSupplier also) {
    var entry = store.lock(author, form).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    if (entry.state() == Entry.State.STANDS) return new Outcome.Stands(entry.key());
    if (entry.state() == Entry.State.REFUSED) return new Outcome.Refused("sent-before", "");
    var record =
        new EnteredRecord(
            entry.caseHandle(),
            entry.kind().name(),
            entry.key(),
            entry.version(),
            entry.happenedAt(),
            entry.enteredAt(),
            entry.fields());
    return switch (desk.enter(record)) {
      case EnteredRecord.Outcome.Refused refused ->
          new Outcome.Refused(refused.code(), refused.field());
      case EnteredRecord.Outcome.Stands _ -> {
        if (!also.getAsBoolean()) yield new Outcome.Changed();
        store.mark(entry.id(), Entry.State.STANDS);
        trail.record(scope, act(entry));
        yield new Outcome.Stands(entry.key());
      }
    };
  }

  private static TrailAct act(Entry entry) {
    var why = entry.why();
    var act =
        TrailAct.allowed(why == null ? "ENTER" : "CORRECT", "CASE", entry.caseHandle())
            .with("kind", entry.kind().name());
    var code = entry.text(entry.kind() == Entry.Kind.FINAL_REPORT ? "stage" : "step");
    if (!code.isEmpty()) act = act.with("step", code);
    return why == null ? act : act.because(why);
  }

  /// A first version.
  Entry entry(Scope scope, String handle, Given given) {
    return entry(scope, handle, new Version(Handle.next(), 1, null), given);
  }

  private record Version(String key, int number, @Nullable String why) {}

  private Entry entry(Scope scope, String handle, Version version, Given given) {
    return new Entry(
        0,
        version.key(),
        version.number(),
        handle,
        given.kind(),
        given.fields(),
        given.extra(),
        given.happenedAt(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        author(scope),
        version.why(),
        Entry.State.GIVEN,
        null);
  }

  static Entry.Author author(Scope scope) {
    return new Entry.Author(scope.person().id(), scope.person().displayName(), scope.role().name());
  }

  private <T extends @Nullable Object> T under(Scope scope, Supplier<T> work) {
    return scope.context().call(() -> transactions.execute(status -> work.get()));
  }

  static void mayChange(Scope scope, OneCase one) {
    var ties = one.mine() ? Set.of(CaseTie.OFFICER) : Set.<CaseTie>of();
    NotVisible.unless(scope.decideOnCase(Operation.CHANGE_CASE, one.open().station(), ties));
  }
}
