package abhaya.base.feed;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// What units have of their own, summed up to every unit above them: once for each reading and tree,
/// not once for each question.
final class TreeSums<T> {
  private final BinaryOperator<T> and;
  private volatile @Nullable Summed<T> last;

  TreeSums(BinaryOperator<T> and) {
    this.and = and;
  }

  private record Summed<T>(Map<UnitId, T> own, UnitTree tree, Map<UnitId, T> all) {
    // one and the same reading: to compare what thousands of units have would cost as much as to
    // sum
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Map<UnitId, T> asked, UnitTree of) {
      return own == asked && tree == of;
    }
  }

  /// @param own what each unit has itself; the same map as long as nothing was read anew
  /// @return what the unit and all under it have together; empty if none has anything
  Optional<T> of(UnitId unit, Map<UnitId, T> own, UnitTree tree) {
    var known = last;
    if (known == null || !known.isOf(own, tree)) {
      known = new Summed<>(own, tree, sum(own, tree));
      last = known;
    }
    return Optional.ofNullable(known.all().get(unit));
  }

  private Map<UnitId, T> sum(Map<UnitId, T> own, UnitTree tree) {
    var all = new HashMap<UnitId, T>();
    var units = tree.units();
    // each stands before those under it: backwards, whoever is met is complete
    for (int at = units.size() - 1; at >= 0; at--) {
      var unit = units.get(at);
      var mine = own.get(unit.id());
      if (mine != null) all.merge(unit.id(), mine, and);
      var whole = all.get(unit.id());
      var parent = unit.parent();
      if (whole != null && parent != null) all.merge(parent, whole, and);
    }
    return all;
  }
}
