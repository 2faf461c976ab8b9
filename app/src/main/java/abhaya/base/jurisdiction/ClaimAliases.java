package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the aliases of a row mean: another name for the unit, or a unit that ended in it.
final class ClaimAliases {

  private final CodeBook codes;
  private final UnitDraft draft;
  private final Map<String, ClaimGroup> groups;

  ClaimAliases(CodeBook codes, UnitDraft draft, Map<String, ClaimGroup> groups) {
    this.codes = codes;
    this.draft = draft;
    this.groups = groups;
  }

  /// Adds them to the draft, all or none. True if something was new.
  boolean take(ClaimGroup group, UnitRecord unit) {
    var plain = new ArrayList<String>();
    var ended = new ArrayList<UnitRecord>();
    var news = false;
    for (var claim : group.claims()) {
      for (var alias : claim.aliases()) {
        var other = groups.get(CodeBook.fold(alias));
        if (other == group) continue;
        if (other != null) {
          news |= takesOver(claim, group, other, unit);
        } else if (!isOwnCode(alias, unit) && !endsInto(claim, alias, unit, ended)) {
          var holder = draft.aliasHolder(alias);
          if (holder.isPresent() && !holder.get().equals(unit.id())) throw taken(claim);
          if (holder.isEmpty()) plain.add(alias);
        }
      }
    }
    for (var alias : plain) draft.alias(alias, unit.id());
    for (var one : ended) draft.put(one.succeededBy(unit.id(), one.endDay()));
    return news || !plain.isEmpty() || !ended.isEmpty();
  }

  /// Another unit of the same file: it must end while this one stands. Written down when both are
  /// in the draft.
  private boolean takesOver(UnitClaim claim, ClaimGroup group, ClaimGroup other, UnitRecord unit) {
    var end = other.to();
    if (other.kind() != group.kind() || end.equals(Span.OPEN) || !standsOn(unit, end)) {
      throw taken(claim);
    }
    if (other.heir != null && other.heir != group) throw taken(claim);
    other.heir = group;
    var stored = other.unit == null ? null : draft.get(other.unit).succession();
    return stored == null || !stored.successor().equals(unit.id());
  }

  private boolean isOwnCode(String alias, UnitRecord unit) {
    return codes.spansOf(alias).stream().anyMatch(span -> span.unit().equals(unit.id()));
  }

  /// A unit on record that had this code: it must have ended while this one stands.
  private boolean endsInto(UnitClaim claim, String alias, UnitRecord unit, List<UnitRecord> ended) {
    var spans = codes.spansOf(alias);
    if (spans.isEmpty()) return false;
    var other = draft.get(spans.getFirst().unit());
    var next = other.succession();
    if (next != null && next.successor().equals(unit.id())) return true;
    if (next != null || other.kind() != unit.kind() || !standsOn(unit, other.endDay())) {
      throw taken(claim);
    }
    ended.add(other);
    return true;
  }

  private static boolean standsOn(UnitRecord unit, LocalDate day) {
    return unit.placementOn(day).isPresent();
  }

  private static ClaimFault taken(UnitClaim claim) {
    return new ClaimFault(claim.refusal("aliases", "alias-taken"));
  }
}
