package abhaya.base.jurisdiction;

import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Takes back changes of the tree before the day on which they would hold. From that day on, a
/// change is corrected by another change.
@Service
public class UndoRegister {
  private final UnitStore store;
  private final UnitChangeStore changes;
  private final UnitUndoStore undo;
  private final UnitTrees trees;
  private final Events events;
  private final Clock clock;

  UndoRegister(
      UnitStore store,
      UnitChangeStore changes,
      UnitUndoStore undo,
      UnitTrees trees,
      Events events,
      Clock clock) {
    this.store = store;
    this.changes = changes;
    this.undo = undo;
    this.trees = trees;
    this.events = events;
    this.clock = clock;
  }

  /// Changes of the unit that do not hold yet, the nearest first.
  @Transactional(readOnly = true)
  public List<ComingChange> coming(UnitId unit) {
    return undo.coming(unit, today());
  }

  /// Takes the act back, with everything it did to other units.
  ///
  /// @param mayChange whether the asker may change a unit that the act touched
  @Transactional
  public UnitAnswer undo(long act, String reason, String by, Predicate<UnitId> mayChange) {
    changes.lock();
    var base = store.history();
    var pieces = undo.pieces(act, today(), base);
    var rules = new UnitUndo(base, pieces);
    var fault = rules.fault();
    if (fault.isPresent()) return new UnitAnswer.Refused(fault.get());
    var foreign =
        pieces.stream().anyMatch(piece -> !piece.isNew() && !mayChange.test(piece.unit()));
    if (foreign) return new UnitAnswer.Refused(UnitRefusal.of("act", "not-yours"));
    var note = new ChangeNote(undo.effectiveOn(act).orElse(today()), reason, by);
    var plan = rules.plan();
    keep(base, plan, act, note);
    return new UnitAnswer.Done(pieces.getFirst().unit(), List.of());
  }

  private void keep(UnitHistory base, UnitUndo.Plan plan, long act, ChangeNote note) {
    var changed = List.copyOf(plan.draft().changed());
    var heirless = new HashSet<UnitId>();
    for (var unit : changed) {
      if (unit.succession() == null) heirless.add(unit.id());
    }
    undo.dropSuccessions(heirless);
    changes.write(base, changed, Map.of());
    undo.withdraw(plan.withdrawn());
    var number = changes.nextAct();
    if (!changed.isEmpty()) {
      changes.note(number, "UNDONE", changed.getFirst().id(), note, base, changed);
    }
    undo.note(number, act, plan.withdrawn(), note);
    var lineage = changes.renewLineage();
    events.tell(new UnitsChanged(number, note.effectiveOn(), lineage > 0));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            trees.refresh();
          }
        });
  }

  private LocalDate today() {
    return India.dateOf(clock.instant());
  }
}
