package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes what people write down about things: rosters, visits, trips and flights, care. Of what was
/// sent at once all is taken or nothing.
@Service
class KeepRegister {
  private final KeepStore store;
  private final TrailRegister trail;
  private final Clock clock;
  private final TransactionTemplate transactions;

  KeepRegister(
      KeepStore store, TrailRegister trail, Clock clock, TransactionTemplate transactions) {
    this.store = store;
    this.trail = trail;
    this.clock = clock;
    this.transactions = transactions;
  }

  /// @return why nothing of it was taken; empty if all was
  Optional<Kept.Problem> enter(
      Scope scope, KnownAssets.KnownAsset thing, KeepForm.Kind kind, List<Kept> entries) {
    NotVisible.unless(scope.decideOn(kind.operation(), thing.unit()));
    var now = clock.instant();
    for (var entry : entries) {
      var problem = entry.problem(now);
      if (problem.isPresent()) return problem;
    }
    return Objects.requireNonNull(
        transactions.execute(status -> {
          store.lock(thing.id());
          for (var entry : entries) {
            var problem = write(scope, thing, entry, now);
            if (problem.isEmpty()) continue;
            status.setRollbackOnly();
            return problem;
          }
          trail.record(
              scope,
              TrailAct.allowed("KEEP", "ASSET", thing.uid())
                  .with("what", kind.name())
                  .with("entries", entries.size()));
          return Optional.empty();
        }));
  }

  private Optional<Kept.Problem> write(
      Scope scope, KnownAssets.KnownAsset thing, Kept entry, Instant now) {
    var by = scope.person().id();
    var there = Optional.of(Kept.Problem.THERE_ALREADY);
    return switch (entry) {
      case Kept.Shift shift -> store.insert(thing, shift) ? Optional.empty() : there;
      case Kept.Visit visit -> store.insert(thing, visit, by) ? Optional.empty() : there;
      case Kept.Care care -> store.insert(thing, care) ? Optional.empty() : there;
      case Kept.CareDone done -> store.done(thing, done, by, now) ? Optional.empty() : there;
      case Kept.Trip trip -> {
        if (store.isAway(thing.id(), trip)) yield Optional.of(Kept.Problem.OVERLAPS);
        store.insert(thing, trip, by);
        yield Optional.empty();
      }
    };
  }
}
