package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A history with changes laid over it that are not stored yet, and the rules every tree keeps.
final class UnitDraft {

  private final UnitHistory base;
  private final Map<UnitId, UnitRecord> changed = new LinkedHashMap<>();
  private final Map<String, UnitId> aliases = new LinkedHashMap<>();
  private final Map<Seat, Set<UnitId>> labels = new HashMap<>();
  private final Map<UnitId, Set<UnitId>> under = new HashMap<>();
  private final Map<Integer, UnitId> revenueState = new HashMap<>();
  private int lastNumber;

  /// One label under one parent.
  private record Seat(UnitId parent, String label) {}

  UnitDraft(UnitHistory base) {
    this.base = base;
    for (var unit : base.all()) note(unit);
    for (var unit : base.all()) noteRevenue(unit);
  }

  private void note(UnitRecord unit) {
    for (var at : unit.placements()) {
      if (at.parent() == null) continue;
      var seat = new Seat(at.parent(), CodeBook.fold(at.label()));
      labels.computeIfAbsent(seat, key -> new LinkedHashSet<>(2)).add(unit.id());
      under.computeIfAbsent(at.parent(), key -> new LinkedHashSet<>()).add(unit.id());
    }
  }

  Optional<UnitRecord> find(UnitId unit) {
    var found = changed.get(unit);
    return found != null ? Optional.of(found) : base.find(unit);
  }

  UnitRecord get(UnitId unit) {
    return find(unit).orElseThrow();
  }

  void put(UnitRecord unit) {
    if (base.find(unit.id()).filter(unit::equals).isPresent()) {
      changed.remove(unit.id());
    } else {
      changed.put(unit.id(), unit);
    }
    note(unit);
    noteRevenue(unit);
  }

  private void noteRevenue(UnitRecord unit) {
    if (unit.revenue().isEmpty()) return;
    stateOf(unit)
        .ifPresent(
            state -> unit.revenue().forEach(one -> revenueState.putIfAbsent(one.lgd(), state)));
  }

  /// The state under which it stood last.
  Optional<UnitId> stateOf(UnitRecord unit) {
    var at = Optional.of(unit);
    while (at.isPresent() && at.get().kind() != UnitKind.STATE) {
      at = Optional.ofNullable(at.get().placements().getLast().parent()).flatMap(this::find);
    }
    return at.map(UnitRecord::id);
  }

  void alias(String code, UnitId unit) {
    aliases.put(CodeBook.fold(code), unit);
  }

  Optional<UnitId> aliasHolder(String code) {
    var folded = CodeBook.fold(code);
    var drafted = aliases.get(folded);
    return Optional.ofNullable(drafted != null ? drafted : base.aliases().get(folded));
  }

  /// A provisional number for a unit that is not stored yet; the store gives the lasting one.
  UnitId fresh() {
    return new UnitId(Integer.MAX_VALUE - lastNumber++);
  }

  Collection<UnitRecord> changed() {
    return List.copyOf(changed.values());
  }

  Map<String, UnitId> newAliases() {
    return Map.copyOf(aliases);
  }

  /// The history as it would be.
  UnitHistory history() {
    var units = new ArrayList<UnitRecord>();
    for (var unit : base.all()) units.add(changed.getOrDefault(unit.id(), unit));
    for (var unit : changed.values()) {
      if (base.find(unit.id()).isEmpty()) units.add(unit);
    }
    var codes = new HashMap<>(base.aliases());
    codes.putAll(aliases);
    return new UnitHistory(units, codes);
  }

  /// Those who stand under it during some of that span.
  List<UnitRecord> childrenDuring(UnitId parent, Span span) {
    var children = new ArrayList<UnitRecord>();
    for (var id : under.getOrDefault(parent, Set.of())) {
      var child = get(id);
      if (child.placements().stream()
          .anyMatch(at -> parent.equals(at.parent()) && at.valid().overlaps(span))) {
        children.add(child);
      }
    }
    return children;
  }

  /// Another unit with this label under this parent during some of that span.
  Optional<UnitId> labelHolder(UnitId parent, String label, Span span, UnitId except) {
    var folded = CodeBook.fold(label);
    for (var id : labels.getOrDefault(new Seat(parent, folded), Set.of())) {
      if (id.equals(except)) continue;
      for (var at : get(id).placements()) {
        if (parent.equals(at.parent())
            && CodeBook.fold(at.label()).equals(folded)
            && at.valid().overlaps(span)) return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  boolean standsThrough(UnitId unit, Span span) {
    return standsThrough(get(unit), span);
  }

  boolean stands(UnitId unit, LocalDate day) {
    return find(unit).flatMap(found -> found.placementOn(day)).isPresent();
  }

  /// Whether a is b or stands under it on that day.
  boolean isWithin(UnitId a, UnitId b, LocalDate day) {
    var at = Optional.of(a);
    while (at.isPresent()) {
      if (at.get().equals(b)) return true;
      at = find(at.get()).flatMap(unit -> unit.placementOn(day)).map(Placement::parent);
    }
    return false;
  }

  /// The dotted code on that day.
  String codeOn(UnitId unit, LocalDate day) {
    var at = find(unit).flatMap(found -> found.placementOn(day));
    if (at.isEmpty()) return "U" + unit.value();
    var parent = at.get().parent();
    return parent == null ? at.get().label() : codeOn(parent, day) + "." + at.get().label();
  }

  /// What this unit, as drafted, would break: nothing, or the first fault.
  Optional<UnitRefusal> faultOf(UnitRecord unit) {
    for (var at : unit.placements()) {
      var fault = faultOf(unit, at);
      if (fault.isPresent()) return fault;
    }
    return faultBelow(unit).or(() -> faultOfRevenue(unit));
  }

  private Optional<UnitRefusal> faultOfRevenue(UnitRecord unit) {
    if (unit.revenue().isEmpty()) return Optional.empty();
    var state = stateOf(unit);
    for (var mapping : unit.revenue()) {
      var known = revenueState.get(mapping.lgd());
      if (known != null && state.isPresent() && !known.equals(state.get())) {
        return Optional.of(UnitRefusal.of("revenueDistrictLgd", "revenue-elsewhere"));
      }
    }
    return Optional.empty();
  }

  private Optional<UnitRefusal> faultBelow(UnitRecord unit) {
    var always = new Span(LocalDate.MIN, Span.OPEN);
    for (var child : childrenDuring(unit.id(), always)) {
      for (var at : child.placements()) {
        if (unit.id().equals(at.parent()) && !standsThrough(unit, at.valid())) {
          return Optional.of(
              UnitRefusal.of("validTo", "children-remain", codeOn(child.id(), at.valid().from())));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<UnitRefusal> faultOf(UnitRecord unit, Placement at) {
    var parent = at.parent();
    if (parent == null) return Optional.empty();
    var above = find(parent);
    if (above.isEmpty()) return Optional.of(UnitRefusal.of("parentCode", "orphan"));
    if (!unit.kind().mayStandUnder(above.get().kind())) {
      return Optional.of(
          UnitRefusal.of(
              "parentCode", "wrong-level", unit.kind().name(), above.get().kind().name()));
    }
    if (!standsThrough(parent, at.valid())) {
      return Optional.of(
          UnitRefusal.of("validFrom", "parent-not-standing", above.get().firstDay().toString()));
    }
    return labelHolder(parent, at.label(), at.valid(), unit.id())
        .map(holder -> UnitRefusal.of("code", "label-taken", codeOn(parent, at.valid().from())));
  }

  /// Whether the unit stands on every day of the span.
  private static boolean standsThrough(UnitRecord unit, Span span) {
    var reached = span.from();
    for (var at : unit.placements()) {
      if (at.valid().from().isAfter(reached)) return false;
      if (at.valid().to().isAfter(reached)) reached = at.valid().to();
      if (!reached.isBefore(span.to())) return true;
    }
    return false;
  }
}
