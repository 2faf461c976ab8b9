package abhaya.base.jurisdiction;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All rows of a file about one unit.
final class ClaimGroup {

  private final List<UnitClaim> claims = new ArrayList<>();

  /// The unit the rows are about, once they are taken.
  @Nullable UnitId unit;

  /// Those who take over from it, by their alias.
  @Nullable ClaimGroup heir;

  boolean changes;
  boolean refused;

  void add(UnitClaim claim) {
    claims.add(claim);
    claims.sort(comparing(one -> one.valid().from()));
  }

  List<UnitClaim> claims() {
    return claims;
  }

  UnitClaim first() {
    return claims.getFirst();
  }

  UnitKind kind() {
    return first().kind();
  }

  LocalDate from() {
    return first().valid().from();
  }

  LocalDate to() {
    return claims.stream().map(one -> one.valid().to()).max(LocalDate::compareTo).orElseThrow();
  }

  boolean livesWith(ClaimGroup other) {
    return new Span(from(), to()).overlaps(new Span(other.from(), other.to()));
  }

  /// Rows that cannot stand together: two parents at once, or the same said twice.
  List<UnitRefusal> contradictions() {
    var faults = new ArrayList<UnitRefusal>();
    var doubled = new HashSet<UnitClaim>();
    for (int i = 0; i < claims.size(); i++) {
      for (int j = i + 1; j < claims.size(); j++) {
        compare(claims.get(i), claims.get(j), doubled, faults);
      }
    }
    for (var claim : doubled) faults.add(claim.refusal("parentCode", "double-parent"));
    if (claims.stream().anyMatch(one -> one.kind() != kind())) {
      faults.add(first().refusal("kind", "kind-changed", kind().name()));
    }
    return faults;
  }

  private static void compare(
      UnitClaim a, UnitClaim b, Set<UnitClaim> doubled, List<UnitRefusal> faults) {
    if (!a.valid().overlaps(b.valid())) return;
    if (!CodeBook.fold(a.parentCode()).equals(CodeBook.fold(b.parentCode()))) {
      doubled.add(a);
      doubled.add(b);
      return;
    }
    var later = a.row() > b.row() ? a : b;
    faults.add(
        later.refusal("code", "duplicate-code", Integer.toString(Math.min(a.row(), b.row()))));
  }

  void drop(Set<Integer> rows) {
    claims.removeIf(claim -> rows.contains(claim.row()));
  }
}
