package abhaya.base.jurisdiction;

import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Changes the tree. One act at a time, each in one transaction with its history; who may is decided
/// before.
@Service
public class UnitRegister {

  private static final int REASON_MAX = 500;
  private static final int CHANGES_MAX = 200;

  private final UnitStore store;
  private final UnitChangeStore changes;
  private final UnitTrees trees;
  private final Events events;
  private final Clock clock;

  UnitRegister(
      UnitStore store, UnitChangeStore changes, UnitTrees trees, Events events, Clock clock) {
    this.store = store;
    this.changes = changes;
    this.trees = trees;
    this.events = events;
    this.clock = clock;
  }

  /// Opens, moves, renames, merges, splits, retires or remaps, from the day of the note on.
  @Transactional
  public UnitAnswer perform(UnitAct act, ChangeNote note) {
    changes.lock();
    var base = store.history();
    return switch (planned(base, act, note)) {
      case UnitOutcome.Refused refused -> new UnitAnswer.Refused(refused.refusal());
      case UnitOutcome.Planned plan -> {
        var numbers = keep(base, plan.draft(), verbOf(act), plan.subject(), note);
        yield done(base, plan, note, numbers.getOrDefault(plan.subject(), plan.subject()));
      }
    };
  }

  /// What the act would do, by the same rules; writes nothing.
  public UnitAnswer preview(UnitAct act, ChangeNote note) {
    var base = trees.history();
    return switch (planned(base, act, note)) {
      case UnitOutcome.Refused refused -> new UnitAnswer.Refused(refused.refusal());
      case UnitOutcome.Planned plan -> done(base, plan, note, plan.subject());
    };
  }

  /// Takes the valid rows of a file and lists the others.
  ///
  /// @param within the unit under which the sender may change the tree
  /// @param dryRun the same answer, but nothing is written
  @Transactional
  public ImportAnswer take(
      Collection<UnitRow> rows, UnitId within, ChangeNote note, boolean dryRun) {
    if (!dryRun) changes.lock();
    var base = dryRun ? trees.history() : store.history();
    var codes = new CodeBook(base, India.dateOf(clock.instant()));
    var plan = new UnitsImport(codes, new UnitDraft(base), within).plan(rows);
    var changed = !plan.draft().changed().isEmpty() || !plan.draft().newAliases().isEmpty();
    if (!dryRun && changed) keep(base, plan.draft(), "IMPORTED", within, note);
    return new ImportAnswer(plan.received(), plan.accepted(), plan.unchanged(), plan.refused());
  }

  /// What was done to the unit, the newest entry first.
  @Transactional(readOnly = true)
  public List<UnitChange> changesOf(UnitId unit) {
    return changes.changesOf(unit, CHANGES_MAX);
  }

  private UnitOutcome planned(UnitHistory base, UnitAct act, ChangeNote note) {
    var past = note.effectiveOn().isBefore(India.dateOf(clock.instant()));
    if (past && note.reason().isBlank()) return UnitOutcome.refused("reason", "reason-missing");
    if (note.reason().length() > REASON_MAX) {
      return UnitOutcome.refused("reason", "reason-too-long", Integer.toString(REASON_MAX));
    }
    return new UnitBook(base, note.effectiveOn()).plan(act);
  }

  private static String verbOf(UnitAct act) {
    return switch (act) {
      case UnitAct.Open open -> "OPENED";
      case UnitAct.Move move -> "MOVED";
      case UnitAct.Rename rename -> "RENAMED";
      case UnitAct.Merge merge -> "MERGED";
      case UnitAct.Split split -> "SPLIT";
      case UnitAct.Retire retire -> "RETIRED";
      case UnitAct.Remap remap -> "MAPPED";
    };
  }

  private Map<UnitId, UnitId> keep(
      UnitHistory base, UnitDraft draft, String verb, UnitId subject, ChangeNote note) {
    var numbers = changes.number(base, draft);
    var changed = draft.changed().stream().map(unit -> unit.renumbered(numbers)).toList();
    var aliases = new HashMap<String, UnitId>();
    draft.newAliases().forEach((code, id) -> aliases.put(code, numbers.getOrDefault(id, id)));
    changes.write(base, changed, aliases);
    var act = changes.nextAct();
    var told = withAliased(base, changed, aliases.values());
    changes.note(act, verb, numbers.getOrDefault(subject, subject), note, base, told);
    var lineage = 0;
    if (changed.stream().anyMatch(unit -> movesStations(base, unit))) {
      lineage = changes.renewLineage();
    }
    events.tell(
        new UnitsChanged(
            act, verb.equals("IMPORTED") ? earliest(told) : note.effectiveOn(), lineage > 0));
    refreshAfterCommit();
    return numbers;
  }

  /// A new alias is a line in its unit's history, even if nothing else changes.
  private static List<UnitRecord> withAliased(
      UnitHistory base, List<UnitRecord> changed, Collection<UnitId> aliased) {
    var told = new LinkedHashMap<UnitId, UnitRecord>();
    changed.forEach(unit -> told.put(unit.id(), unit));
    for (var id : aliased) base.find(id).ifPresent(unit -> told.putIfAbsent(id, unit));
    return List.copyOf(told.values());
  }

  private static boolean movesStations(UnitHistory base, UnitRecord unit) {
    var before = base.find(unit.id());
    return before.isEmpty()
        || !before.get().placements().equals(unit.placements())
        || !Objects.equals(before.get().succession(), unit.succession());
  }

  private static LocalDate earliest(Collection<UnitRecord> changed) {
    return changed.stream().map(UnitRecord::firstDay).min(LocalDate::compareTo).orElseThrow();
  }

  private void refreshAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            trees.refresh();
          }
        });
  }

  private static UnitAnswer done(
      UnitHistory base, UnitOutcome.Planned plan, ChangeNote note, UnitId subject) {
    var after = plan.draft().history();
    var day = note.effectiveOn();
    var codes = new HashMap<UnitId, Unit>();
    for (var unit : base.unitsOn(day)) codes.put(unit.id(), unit);
    var differing = new ArrayList<UnitAnswer.CodeChange>();
    for (var unit : after.unitsOn(day)) {
      var was = codes.remove(unit.id());
      if (was != null && was.code().equals(unit.code())) continue;
      var before = was == null ? "" : was.code();
      differing.add(new UnitAnswer.CodeChange(unit.nameEn(), unit.nameHi(), before, unit.code()));
    }
    for (var gone : codes.values()) {
      differing.add(new UnitAnswer.CodeChange(gone.nameEn(), gone.nameHi(), gone.code(), ""));
    }
    return new UnitAnswer.Done(subject, differing);
  }
}
