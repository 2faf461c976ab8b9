package abhaya.base.jurisdiction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes the rows about one unit into the draft, or says what is wrong with them.
final class UnitClaims {

  private final CodeBook codes;
  private final UnitDraft draft;
  private final Map<String, ClaimGroup> groups;
  private final UnitId within;
  private final ClaimAliases aliases;

  UnitClaims(CodeBook codes, UnitDraft draft, Map<String, ClaimGroup> groups, UnitId within) {
    this.codes = codes;
    this.draft = draft;
    this.groups = groups;
    this.within = within;
    this.aliases = new ClaimAliases(codes, draft, groups);
  }

  /// The fault of the group, or nothing: then it is in the draft.
  Optional<UnitRefusal> take(ClaimGroup group) {
    if (group.kind().level() < 2) return takeState(group);
    try {
      var before = resolve(group);
      var record = laid(group, before);
      var fault = draft.faultOf(record).map(found -> ofBadPlacement(group, found));
      if (fault.isPresent()) return fault;
      var known = aliases.take(group, record);
      group.unit = record.id();
      group.changes = known || !record.equals(before.orElse(null));
      draft.put(record);
      return Optional.empty();
    } catch (ClaimFault fault) {
      return Optional.of(fault.refusal());
    }
  }

  private static UnitRefusal ofBadPlacement(ClaimGroup group, UnitRefusal fault) {
    return fault.at(group.first().row(), group.first().code());
  }

  /// States come with a release: a row may only repeat what is known.
  private Optional<UnitRefusal> takeState(ClaimGroup group) {
    var known = codes.meanings(group.first().code()).stream().findFirst().flatMap(draft::find);
    if (known.isEmpty() || known.get().kind() != group.kind()) {
      return Optional.of(group.first().refusal("kind", "state-fixed"));
    }
    group.unit = known.get().id();
    return Optional.empty();
  }

  /// The unit on record that the rows are about, if there is one.
  private Optional<UnitRecord> resolve(ClaimGroup group) {
    for (var claim : group.claims()) {
      for (var span : codes.spansOf(claim.code())) {
        var unit = draft.get(span.unit());
        if (unit.kind() != group.kind()) continue;
        var continues =
            span.valid().to().equals(claim.valid().from())
                && unit.endDay().equals(span.valid().to())
                && unit.succession() == null;
        if (span.valid().overlaps(claim.valid()) || continues) return Optional.of(unit);
      }
    }
    return endedJustBefore(group);
  }

  private Optional<UnitRecord> endedJustBefore(ClaimGroup group) {
    var found = new ArrayList<UnitRecord>();
    for (var claim : group.claims()) {
      for (var alias : claim.aliases()) {
        if (groups.containsKey(CodeBook.fold(alias))) continue;
        for (var span : codes.spansOf(alias)) {
          var unit = draft.get(span.unit());
          if (unit.kind() == group.kind()
              && unit.succession() == null
              && unit.endDay().equals(group.from())
              && !found.contains(unit)) found.add(unit);
        }
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private UnitRecord laid(ClaimGroup group, Optional<UnitRecord> before) {
    var id = before.map(UnitRecord::id).orElseGet(draft::fresh);
    var placements = new ArrayList<Placement>();
    var names = before.map(UnitRecord::names).orElse(List.of());
    var revenue = before.map(UnitRecord::revenue).orElse(List.of());
    for (var claim : group.claims()) {
      placements.add(new Placement(parentOf(claim), claim.label(), claim.valid()));
      names = Dated.lay(names, new UnitName(claim.nameEn(), claim.nameHi(), claim.valid()));
      for (int lgd : claim.revenue()) revenue = withRevenue(revenue, lgd, claim.valid());
    }
    var line = before.map(UnitRecord::placements).orElse(List.of());
    for (var piece : Dated.joined(placements)) line = laid(group, line, piece);
    var end = line.getLast().valid().to();
    if (!end.equals(Span.OPEN)) {
      names = Dated.until(names, end);
      revenue = Dated.until(revenue, end);
    }
    return new UnitRecord(
        id, group.kind(), line, names, revenue, before.map(UnitRecord::succession).orElse(null));
  }

  /// Lays a place of the file over those on record. It may begin or end another time than on record;
  /// it may not stand beside another parent or label at the same time.
  private static List<Placement> laid(ClaimGroup group, List<Placement> line, Placement piece) {
    var span = piece.valid();
    var kept = new ArrayList<Placement>();
    var label = piece.label();
    for (var at : line) {
      var same = piece.parent() != null && isSame(at, piece);
      if (!at.valid().overlaps(span)) {
        kept.add(at);
        continue;
      }
      if (!same) throw new ClaimFault(doubleParent(group, piece));
      label = at.label();
      if (at.valid().from().isBefore(span.from())) {
        var end = at.valid().to().isAfter(span.to()) ? at.valid().to() : span.to();
        span = new Span(at.valid().from(), end);
      }
    }
    kept.add(new Placement(piece.parent(), label, span));
    return Dated.joined(kept);
  }

  private static boolean isSame(Placement at, Placement piece) {
    return piece.parent() != null
        && piece.parent().equals(at.parent())
        && CodeBook.fold(at.label()).equals(CodeBook.fold(piece.label()));
  }

  private static UnitRefusal doubleParent(ClaimGroup group, Placement piece) {
    for (var claim : group.claims()) {
      if (claim.valid().overlaps(piece.valid()))
        return claim.refusal("parentCode", "double-parent");
    }
    return group.first().refusal("parentCode", "double-parent");
  }

  private static List<RevenueSpan> withRevenue(List<RevenueSpan> held, int lgd, Span valid) {
    var line = held.stream().filter(one -> one.lgd() == lgd).toList();
    var all = new ArrayList<>(held);
    all.removeAll(line);
    all.addAll(Dated.lay(line, new RevenueSpan(lgd, valid)));
    return all;
  }

  private UnitId parentOf(UnitClaim claim) {
    var named = groups.get(CodeBook.fold(claim.parentCode()));
    if (named != null && !claim.kind().mayStandUnder(named.kind())) {
      throw new ClaimFault(
          claim.refusal("parentCode", "wrong-level", claim.kind().name(), named.kind().name()));
    }
    var parent = meant(claim.parentCode(), claim);
    if (parent == null) throw new ClaimFault(claim.refusal("parentCode", "orphan"));
    var kind = draft.get(parent).kind();
    if (!claim.kind().mayStandUnder(kind)) {
      throw new ClaimFault(
          claim.refusal("parentCode", "wrong-level", claim.kind().name(), kind.name()));
    }
    var above = claim.code().substring(0, claim.code().lastIndexOf('.'));
    if (!CodeBook.fold(above).equals(CodeBook.fold(claim.parentCode()))
        && !parent.equals(meant(above, claim))) {
      throw new ClaimFault(claim.refusal("code", "code-not-under-parent"));
    }
    if (!draft.isWithin(parent, within, claim.valid().from())
        && !draft.isWithin(parent, within, codes.today())) {
      throw new ClaimFault(claim.refusal("parentCode", "not-yours"));
    }
    return parent;
  }

  /// The unit of a code: of this file first, then on record, preferring one that can be a parent on
  /// that day.
  private @Nullable UnitId meant(String code, UnitClaim claim) {
    var group = groups.get(CodeBook.fold(code));
    if (group != null) return group.refused ? null : group.unit;
    @Nullable UnitId second = null;
    for (var unit : codes.meanings(code)) {
      if (second == null) second = unit;
      if (claim.kind().mayStandUnder(draft.get(unit).kind())
          && draft.stands(unit, claim.valid().from())) return unit;
    }
    return second;
  }
}
