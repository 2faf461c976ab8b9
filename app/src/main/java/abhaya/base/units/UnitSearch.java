package abhaya.base.units;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds units by the beginning of a code, of a name, or of a word in a name, in either language.
/// Asked at each key pressed, so it never asks the database.
@Component
class UnitSearch {

  private static final int LENGTH_MAX = 60;

  private final UnitTrees trees;
  private volatile @Nullable Index kept;

  UnitSearch(UnitTrees trees) {
    this.trees = trees;
  }

  /// One unit in the form in which it is compared.
  private record Entry(Unit unit, String code, String en, String hi) {

    /// 0 the code itself, 1 it begins with it, 2 the name begins so, 3 a word does; 9 not at all.
    int rank(String wanted) {
      if (code.equals(wanted)) return 0;
      if (code.startsWith(wanted)) return 1;
      if (en.startsWith(wanted) || hi.startsWith(wanted)) return 2;
      if (en.contains(" " + wanted) || hi.contains(" " + wanted)) return 3;
      return 9;
    }
  }

  private record Index(UnitTree tree, List<Entry> entries) {}

  private record Hit(Entry entry, int rank, boolean mine) {}

  /// The best, those of the reader's own unit first among equals, then higher levels.
  List<Unit> find(Scope scope, String typed, int limit) {
    if (!scope.may(Operation.SEE_UNITS)) return List.of();
    var wanted = folded(typed);
    if (wanted.isEmpty() || wanted.length() > LENGTH_MAX) return List.of();
    var tree = trees.today();
    var hits = new ArrayList<Hit>();
    for (var entry : index(tree).entries()) {
      var rank = entry.rank(wanted);
      if (rank < 9) hits.add(new Hit(entry, rank, isMine(tree, entry.unit().id(), scope)));
    }
    if (hits.isEmpty()) return tree.find(wanted).map(List::of).orElse(List.of());
    hits.sort(
        Comparator.comparingInt(Hit::rank)
            .thenComparing(hit -> !hit.mine())
            .thenComparing(hit -> hit.entry().unit().kind()));
    return hits.stream().limit(limit).map(hit -> hit.entry().unit()).toList();
  }

  private static boolean isMine(UnitTree tree, UnitId unit, Scope scope) {
    return tree.isWithin(unit, scope.unit());
  }

  private Index index(UnitTree tree) {
    var found = kept;
    if (found != null && Objects.equals(found.tree(), tree)) return found;
    var entries = new ArrayList<Entry>(tree.size());
    for (var unit : tree.units()) {
      entries.add(
          new Entry(unit, folded(unit.code()), folded(unit.nameEn()), folded(unit.nameHi())));
    }
    var fresh = new Index(tree, List.copyOf(entries));
    kept = fresh;
    return fresh;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
  }
}
