package abhaya.base.jurisdiction;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The one validator of a units file; an import stores its draft, a dry run does not.
///
/// Rows may come in any order. Rows of one code are one unit; a row that names another unit's code
/// as its alias continues that unit if the other ended the day before, or takes over from it if both
/// stood at the end. Valid rows are taken, the others listed; the same file again changes nothing.
final class UnitsImport {

  private final CodeBook codes;
  private final UnitDraft draft;
  private final UnitId within;
  private final List<UnitRefusal> refused = new ArrayList<>();
  private final Map<String, ClaimGroup> groups = new LinkedHashMap<>();

  /// @param within the unit under which the sender may change the tree
  UnitsImport(CodeBook codes, UnitDraft draft, UnitId within) {
    this.codes = codes;
    this.draft = draft;
    this.within = within;
  }

  ImportPlan plan(Collection<UnitRow> rows) {
    var reader = new UnitRowReader(refused::add);
    var claims = rows.stream().map(reader::read).flatMap(Optional::stream).toList();
    for (var claim : withoutCircles(claims)) {
      groups.computeIfAbsent(claim.key(), key -> new ClaimGroup()).add(claim);
    }
    dropContradictions();
    joinMovedUnits();
    var claimsTaken = new UnitClaims(codes, draft, groups, within);
    var taken = new ArrayList<ClaimGroup>();
    for (var group : inOrderOfLevels()) {
      var fault = claimsTaken.take(group);
      group.refused = fault.isPresent();
      if (group.refused) refuse(group, fault.get());
      else taken.add(group);
    }
    noteHeirs(taken);
    refused.sort(comparingInt(UnitRefusal::row));
    int accepted = countOf(taken, true);
    return new ImportPlan(
        draft, rows.size(), accepted, countOf(taken, false), List.copyOf(refused));
  }

  private static int countOf(List<ClaimGroup> taken, boolean changed) {
    return taken.stream()
        .filter(group -> group.changes == changed)
        .mapToInt(group -> group.claims().size())
        .sum();
  }

  /// Units of the file that end in another unit of it.
  private void noteHeirs(List<ClaimGroup> taken) {
    for (var group : taken) {
      if (group.heir == null || group.heir.unit == null || group.unit == null) continue;
      var ended = draft.get(group.unit);
      var succeeded = ended.succeededBy(group.heir.unit, ended.endDay());
      if (!succeeded.equals(ended)) group.changes = true;
      draft.put(succeeded);
    }
  }

  private void refuse(ClaimGroup group, UnitRefusal fault) {
    for (var claim : group.claims()) refused.add(fault.at(claim.row(), claim.code()));
  }

  /// Rows that name each other as parents, in a ring.
  private List<UnitClaim> withoutCircles(List<UnitClaim> claims) {
    var parentOf = new HashMap<String, String>();
    for (var claim : claims) parentOf.put(claim.key(), CodeBook.fold(claim.parentCode()));
    var inCircle = new HashSet<String>();
    for (var start : parentOf.keySet()) {
      var path = new LinkedHashSet<String>();
      var at = start;
      while (at != null && path.add(at) && path.size() <= 10) at = parentOf.get(at);
      if (start.equals(at)) inCircle.add(start);
    }
    var kept = new ArrayList<UnitClaim>();
    for (var claim : claims) {
      if (inCircle.contains(claim.key())) refused.add(claim.refusal("parentCode", "cycle"));
      else kept.add(claim);
    }
    return kept;
  }

  private void dropContradictions() {
    for (var group : List.copyOf(groups.values())) {
      var faults = new LinkedHashMap<Integer, UnitRefusal>();
      for (var fault : group.contradictions()) faults.putIfAbsent(fault.row(), fault);
      if (faults.isEmpty()) continue;
      var key = group.first().key();
      refused.addAll(faults.values());
      group.drop(faults.keySet());
      if (group.claims().isEmpty()) groups.remove(key);
    }
  }

  /// A row whose alias is the code of rows that end the day before is the same unit, moved.
  private void joinMovedUnits() {
    for (var group : List.copyOf(groups.values())) {
      if (groups.get(group.first().key()) != group) continue;
      var earlier = new ArrayList<ClaimGroup>();
      for (var claim : group.claims()) {
        for (var alias : claim.aliases()) {
          var other = groups.get(CodeBook.fold(alias));
          if (other == null || other == group || other.kind() != group.kind()) continue;
          if (other.to().equals(group.from()) && !earlier.contains(other)) earlier.add(other);
        }
      }
      if (earlier.size() != 1) continue;
      var joined = earlier.getFirst();
      for (var claim : List.copyOf(group.claims())) joined.add(claim);
      groups.replaceAll((key, value) -> value == group ? joined : value);
    }
  }

  private List<ClaimGroup> inOrderOfLevels() {
    Set<ClaimGroup> distinct = new LinkedHashSet<>(groups.values());
    return distinct.stream().sorted(comparingInt(group -> group.kind().level())).toList();
  }
}
