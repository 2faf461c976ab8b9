package abhaya.base.jurisdiction;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Every unit with everything that was ever true of it, in memory. From it the tree of any day is
/// built without asking the database.
public final class UnitHistory {

  private final Map<UnitId, UnitRecord> records;
  private final Map<String, UnitId> aliases;
  private final Map<UnitId, List<UnitId>> everUnder = new HashMap<>();
  private final NavigableSet<LocalDate> changeDays = new TreeSet<>();

  /// @param aliases codes in upper case
  public UnitHistory(Collection<UnitRecord> records, Map<String, UnitId> aliases) {
    var byId = HashMap.<UnitId, UnitRecord>newHashMap(records.size());
    for (var unit : records) {
      byId.put(unit.id(), unit);
      for (var name : unit.names()) note(name.valid());
      for (var placement : unit.placements()) {
        note(placement.valid());
        if (placement.parent() == null) continue;
        var siblings = everUnder.computeIfAbsent(placement.parent(), id -> new ArrayList<>());
        if (siblings.isEmpty() || !siblings.getLast().equals(unit.id())) siblings.add(unit.id());
      }
    }
    this.records = Map.copyOf(byId);
    this.aliases = Map.copyOf(aliases);
  }

  private void note(Span valid) {
    changeDays.add(valid.from());
    if (!valid.isOpen()) changeDays.add(valid.to());
  }

  public Optional<UnitRecord> find(UnitId unit) {
    return Optional.ofNullable(records.get(unit));
  }

  public UnitRecord get(UnitId unit) {
    return find(unit).orElseThrow(() -> new IllegalArgumentException("no unit " + unit.value()));
  }

  public Collection<UnitRecord> all() {
    return records.values();
  }

  public Map<String, UnitId> aliases() {
    return aliases;
  }

  /// Aliases given for this unit, in order.
  public List<String> aliasesOf(UnitId unit) {
    return aliases.entrySet().stream()
        .filter(entry -> entry.getValue().equals(unit))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// Units that ended in this one.
  public List<UnitRecord> endedInto(UnitId unit) {
    return records.values().stream()
        .filter(record -> record.isSucceededBy(unit))
        .sorted(comparing(UnitRecord::id))
        .toList();
  }

  /// Those who stood under this unit on any day.
  List<UnitId> everUnder(UnitId parent) {
    return everUnder.getOrDefault(parent, List.of());
  }

  /// The first day of the period without change that holds this day.
  LocalDate epochOf(LocalDate day) {
    var floor = changeDays.floor(day);
    return floor != null ? floor : changeDays.first();
  }

  /// Units in the order of a walk from the nation down, children in natural order of their labels.
  List<Unit> unitsOn(LocalDate day) {
    var units = new ArrayList<Unit>(records.size());
    var nation = get(UnitId.NATION);
    walk(nation, nation.placements().getFirst(), "", day, units);
    return units;
  }

  private void walk(UnitRecord unit, Placement at, String above, LocalDate day, List<Unit> into) {
    var code = above.isEmpty() ? at.label() : above + "." + at.label();
    var name = unit.nameOn(day);
    into.add(new Unit(unit.id(), unit.kind(), code, name.en(), name.hi(), at.parent()));
    record Child(UnitRecord unit, Placement at) {}
    var children = new ArrayList<Child>();
    for (var id : everUnder(unit.id())) {
      var child = get(id);
      child
          .placementOn(day)
          .filter(placement -> unit.id().equals(placement.parent()))
          .ifPresent(placement -> children.add(new Child(child, placement)));
    }
    children.sort(comparing(child -> child.at().label(), NaturalOrder.LABELS));
    for (var child : children) walk(child.unit(), child.at(), code, day, into);
  }

  /// Every dotted code that was ever right, in upper case, with the days on which it was.
  Map<String, List<CodeSpan>> codesEver() {
    var codes = new HashMap<String, List<CodeSpan>>();
    collect(get(UnitId.NATION), null, "", new Span(LocalDate.MIN, Span.OPEN), codes);
    for (var spans : codes.values()) {
      spans.sort(comparing((CodeSpan span) -> span.valid().to()).reversed());
    }
    return codes;
  }

  private void collect(
      UnitRecord unit,
      @Nullable UnitId parent,
      String above,
      Span when,
      Map<String, List<CodeSpan>> into) {
    for (var at : unit.placements()) {
      var valid = at.valid().common(when);
      if (valid.isEmpty() || !Objects.equals(at.parent(), parent)) continue;
      var code = above.isEmpty() ? at.label() : above + "." + at.label();
      into.computeIfAbsent(code.toUpperCase(Locale.ROOT), key -> new ArrayList<>(1))
          .add(new CodeSpan(unit.id(), code, valid.get()));
      for (var child : everUnder(unit.id())) {
        collect(get(child), unit.id(), code, valid.get(), into);
      }
    }
  }

  /// A code of one unit during a span.
  record CodeSpan(UnitId unit, String code, Span valid) {}
}
