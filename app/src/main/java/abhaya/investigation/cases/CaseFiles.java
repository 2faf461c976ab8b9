package abhaya.investigation.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Brings the stored cases to what their records say.
@Component
class CaseFiles {
  private final CaseStore cases;
  private final CaseFileStore files;
  private final HappeningStore happenings;

  CaseFiles(CaseStore cases, CaseFileStore files, HappeningStore happenings) {
    this.cases = cases;
    this.files = files;
    this.happenings = happenings;
  }

  /// The answer is the numbers of all cases that were written or taken out.
  List<Long> write(Collection<CaseFold> folds, Map<CaseKey, StoredCase> stored) {
    var ids = numbers(folds, stored);
    var rows = new ArrayList<CaseRow>();
    var gone = new ArrayList<Long>();
    var wanted = new ArrayList<HappeningRow>();
    for (var fold : folds) {
      var known = stored.get(fold.key());
      var state = fold.state();
      if (known != null) gone.add(known.id());
      if (state == null) continue;
      var id = id(ids, fold.key());
      rows.add(CaseRow.of(id, id(ids, state.chain().root()), state, known));
      for (var kept : fold.standing()) {
        wanted.add(HappeningRow.of(id, state.fir().head().unitId(), kept));
      }
    }
    files.remove(gone);
    if (files.insert(rows) != rows.size()) {
      throw new CaseRegister.HiddenException();
    }
    writeHappenings(wanted, gone);
    var changed = new HashSet<>(gone);
    rows.forEach(row -> changed.add(row.id()));
    return changed.stream().sorted().toList();
  }

  private void writeHappenings(List<HappeningRow> wanted, List<Long> known) {
    var before = happenings.names(known);
    var names = new HashSet<HappeningRow.Name>();
    wanted.forEach(row -> names.add(row.name()));
    happenings.remove(before.stream().filter(name -> !names.contains(name)).toList());
    happenings.insert(wanted.stream().filter(row -> !before.contains(row.name())).toList());
  }

  private Map<CaseKey, Long> numbers(Collection<CaseFold> folds, Map<CaseKey, StoredCase> stored) {
    var ids = new HashMap<CaseKey, Long>();
    stored.forEach((key, known) -> ids.put(key, known.id()));
    var fresh =
        folds.stream()
            .filter(fold -> fold.state() != null && !ids.containsKey(fold.key()))
            .map(CaseFold::key)
            .toList();
    var numbers = cases.numbers(fresh.size());
    for (var i = 0; i < fresh.size(); i++) ids.put(fresh.get(i), numbers.get(i));
    return ids;
  }

  private static long id(Map<CaseKey, Long> ids, CaseKey key) {
    return Objects.requireNonNull(ids.get(key), "a case without a number");
  }

  /// The stored cases linked with these, by key.
  Map<CaseKey, StoredCase> linked(Collection<CaseKey> keys) {
    var found = new HashMap<CaseKey, StoredCase>();
    for (var one : cases.linked(keys)) found.put(one.key(), one);
    return found;
  }

  /// Those of these cases whose registrations come from several sources, or will.
  Set<CaseKey> across(Collection<CaseKey> keys) {
    var across = new HashSet<>(cases.awaitedAcross(keys));
    for (var one : cases.linked(keys)) {
      if (one.across()) across.add(one.key());
    }
    return across;
  }

  void linkAcross(CctnsRecord.Fir fir) {
    var previous = fir.previous();
    if (previous == null) return;
    cases.linkAcross(
        new CaseKey(fir.head().source(), fir.head().key()),
        new CaseKey(previous.source(), previous.key()));
  }
}
