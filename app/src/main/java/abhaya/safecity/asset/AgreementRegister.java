package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes contract terms. The only way a person sets or corrects them; who entered one takes it back
/// within a quarter of an hour, as long as nothing was entered after it.
@Service
class AgreementRegister {
  private static final Duration UNDO_WITHIN = Duration.ofMinutes(15);

  private final AgreementStore store;
  private final TermsStore terms;
  private final KnownAssets known;
  private final TrailRegister trail;
  private final Events events;
  private final Clock clock;
  private final TransactionTemplate transactions;

  AgreementRegister(
      AgreementStore store,
      TermsStore terms,
      KnownAssets known,
      TrailRegister trail,
      Events events,
      Clock clock,
      TransactionTemplate transactions) {
    this.store = store;
    this.terms = terms;
    this.known = known;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
    this.transactions = transactions;
  }

  /// Versions of a thing's papers and of what its contract promises, the last entered first.
  List<Agreement.Kept> history(Scope scope, KnownAssets.KnownAsset thing, Form form) {
    NotVisible.unless(scope.decideOn(Operation.SEE_ASSETS, thing.unit()));
    return Objects.requireNonNull(
        transactions.execute(
            _ -> form == Form.papers ? store.papers(thing.id()) : store.levels(thing)));
  }

  /// Which of the two is entered; its name is the end of its address.
  enum Form {
    papers,
    levels
  }

  /// @param seen number of the last version the writer had before her
  /// @return why it was not taken; empty if it was
  Optional<Agreement.Problem> enter(
      Scope scope, KnownAssets.KnownAsset thing, Agreement entry, int seen) {
    NotVisible.unless(scope.decideOn(Operation.KEEP_ASSETS, thing.unit()));
    return inOne(() ->
        switch (entry) {
          case Agreement.Papers papers -> papers(scope, thing, papers, seen);
          case Agreement.Levels levels -> levels(scope, thing, levels, seen);
        });
  }

  private Optional<Agreement.Problem> papers(
      Scope scope, KnownAssets.KnownAsset thing, Agreement.Papers papers, int seen) {
    var now = clock.instant();
    var before = store.lockPapers(thing.id());
    var number = number(store.papers(thing.id()));
    if (number != seen) return Optional.of(Agreement.Problem.CHANGED_SINCE);
    var problem = papers.problem(before.values(), before.installedOn(), India.dateOf(now));
    if (problem.isPresent()) return problem;
    store.set(thing.id(), papers.values());
    store.insert(thing, number + 1, before.values(), papers, by(scope, now));
    tell(scope, thing, Form.papers, "ENTER");
    return Optional.empty();
  }

  private Optional<Agreement.Problem> levels(
      Scope scope, KnownAssets.KnownAsset thing, Agreement.Levels levels, int seen) {
    var now = clock.instant();
    store.lock(thing);
    var number = number(store.levels(thing));
    if (number != seen) return Optional.of(Agreement.Problem.CHANGED_SINCE);
    var before = terms.held(thing, levels.validFrom());
    var problem = levels.problem(before, thing.contract(), India.dateOf(now));
    if (problem.isPresent()) return problem;
    store.insert(thing, number + 1, levels, by(scope, now));
    tell(scope, thing, Form.levels, "ENTER");
    return Optional.empty();
  }

  /// Takes an entry back: what held before it holds again.
  Optional<Agreement.Problem> undo(
      Scope scope, KnownAssets.KnownAsset thing, Form form, String handle) {
    NotVisible.unless(scope.decideOn(Operation.KEEP_ASSETS, thing.unit()));
    return inOne(() -> {
      var now = clock.instant();
      store.lock(thing);
      var values = store.lockPapers(thing.id()).values();
      var all = form == Form.papers ? store.papers(thing.id()) : store.levels(thing);
      var kept =
          all.stream()
              .filter(one -> one.handle().equals(handle))
              .findFirst()
              .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
      if (!mayUndo(scope, all, kept, now))
        return Optional.of(Agreement.Problem.NOT_TO_BE_TAKEN_BACK);
      if (kept.entry() instanceof Agreement.Papers papers) {
        if (!values.equals(papers.values())) return Optional.of(Agreement.Problem.CHANGED_SINCE);
        store.set(thing.id(), Objects.requireNonNull(kept.before()));
      }
      store.undo(kept, now);
      tell(scope, thing, form, "UNDO");
      return Optional.empty();
    });
  }

  /// Whether this reader may take it back now: her own, young, and the last that stands.
  static boolean mayUndo(Scope scope, List<Agreement.Kept> all, Agreement.Kept kept, Instant now) {
    var lastStanding = all.stream().filter(one -> one.undoneAt() == null).findFirst();
    return lastStanding.filter(kept::equals).isPresent()
        && kept.by() == scope.person().id()
        && kept.enteredAt().isAfter(now.minus(UNDO_WITHIN));
  }

  static int number(List<Agreement.Kept> all) {
    return all.isEmpty() ? 0 : all.getFirst().number();
  }

  private Optional<Agreement.Problem> inOne(Supplier<Optional<Agreement.Problem>> work) {
    var problem = Objects.requireNonNull(transactions.execute(_ -> work.get()));
    if (problem.isEmpty()) {
      terms.forget();
      known.refresh();
    }
    return problem;
  }

  private static AgreementStore.By by(Scope scope, Instant now) {
    return new AgreementStore.By(scope.person().id(), now);
  }

  private void tell(Scope scope, KnownAssets.KnownAsset thing, Form form, String act) {
    events.tell(
        form == Form.papers
            ? new AssetsChanged(thing.city(), List.of(), 1)
            : new TermsAgreed(thing.city()));
    trail.record(
        scope, TrailAct.allowed(act, "ASSET_TERMS", thing.uid()).with("what", form.name()));
  }
}
