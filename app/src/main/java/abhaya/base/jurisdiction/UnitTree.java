package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tree as it stood on one day. Immutable, in memory; every question is a look-up.
///
/// Units lie in the order of a walk from the nation down, so whatever is under a unit is one
/// stretch of the list.
public final class UnitTree {

  private final LocalDate day;
  private final CodeBook codes;
  private final List<Unit> units;
  private final int[] end;
  private final int[] stationsBefore;
  private final List<UnitId> stations;
  private final Map<UnitId, Integer> place;
  private final Map<String, UnitId> byCode;

  UnitTree(UnitHistory history, LocalDate day, CodeBook codes) {
    this.day = day;
    this.codes = codes;
    units = List.copyOf(history.unitsOn(day));
    place = HashMap.newHashMap(units.size());
    byCode = HashMap.newHashMap(units.size());
    end = new int[units.size()];
    stationsBefore = new int[units.size() + 1];
    var found = new ArrayList<UnitId>();
    for (int i = 0; i < units.size(); i++) {
      var unit = units.get(i);
      place.put(unit.id(), i);
      byCode.put(CodeBook.fold(unit.code()), unit.id());
      stationsBefore[i] = found.size();
      if (unit.kind() == UnitKind.STATION) found.add(unit.id());
    }
    stationsBefore[units.size()] = found.size();
    stations = List.copyOf(found);
    markEnds();
  }

  private void markEnds() {
    for (int i = units.size() - 1; i >= 0; i--) {
      end[i] = Math.max(end[i], i + 1);
      var parent = units.get(i).parent();
      if (parent == null) continue;
      int above = placeOf(parent);
      end[above] = Math.max(end[above], end[i]);
    }
  }

  /// A day on which the tree stood so.
  public LocalDate day() {
    return day;
  }

  /// The unit of a code: today's code, this day's code, an alias or a code of the past, in any case
  /// of letters. A unit merged away is answered by the one that took over.
  public Optional<Unit> find(String code) {
    if (code.length() > 100) return Optional.empty();
    var meanings = new ArrayList<>(codes.meanings(code));
    var here = byCode.get(CodeBook.fold(code));
    if (here != null) meanings.add(Math.min(1, meanings.size()), here);
    return meanings.stream().map(this::standing).flatMap(Optional::stream).findFirst();
  }

  private Optional<Unit> standing(UnitId meant) {
    Optional<UnitId> unit = Optional.of(meant);
    for (int hops = 0; unit.isPresent() && hops < 50; hops++) {
      var found = find(unit.get());
      if (found.isPresent()) return found;
      unit = codes.successorOf(unit.get());
    }
    return Optional.empty();
  }

  public Optional<Unit> find(UnitId unit) {
    var at = place.get(unit);
    return at == null ? Optional.empty() : Optional.of(units.get(at));
  }

  public Unit get(UnitId unit) {
    return units.get(placeOf(unit));
  }

  public boolean has(UnitId unit) {
    return place.containsKey(unit);
  }

  public Unit nation() {
    return units.getFirst();
  }

  /// All units, each before those under it, in natural order.
  public List<Unit> units() {
    return units;
  }

  /// Those directly under it, in natural order of their labels.
  public List<Unit> children(UnitId unit) {
    var children = new ArrayList<Unit>();
    int at = placeOf(unit);
    for (int i = at + 1; i < end[at]; i = end[i]) children.add(units.get(i));
    return children;
  }

  /// From the nation down to its parent; itself is not among them.
  public List<Unit> ancestors(UnitId unit) {
    var above = new ArrayList<Unit>(5);
    for (@Nullable UnitId id = get(unit).parent(); id != null; id = get(id).parent()) {
      above.addFirst(get(id));
    }
    return above;
  }

  /// The unit's ancestor of that kind, or itself.
  public Optional<Unit> above(UnitId unit, UnitKind kind) {
    for (@Nullable UnitId id = unit; id != null; id = get(id).parent()) {
      if (get(id).kind() == kind) return Optional.of(get(id));
    }
    return Optional.empty();
  }

  /// The children of its parent, itself among them.
  public List<Unit> siblings(UnitId unit) {
    var parent = get(unit).parent();
    return parent == null ? List.of(get(unit)) : children(parent);
  }

  /// Today's dotted code; that of this day if the unit does not stand today.
  public String pathCode(UnitId unit) {
    return codes.codeToday(unit).orElseGet(() -> get(unit).code());
  }

  /// Dotted codes it had and has no longer, the latest first.
  public List<String> formerCodes(UnitId unit) {
    return codes.formerCodes(unit);
  }

  /// Whether a is b or lies under it. False if one of them does not stand on this day.
  public boolean isWithin(UnitId a, UnitId b) {
    var inner = place.get(a);
    var outer = place.get(b);
    return inner != null && outer != null && inner >= outer && inner < end[outer];
  }

  /// It and all under it, each before those under it.
  public List<Unit> within(UnitId unit) {
    int at = placeOf(unit);
    return units.subList(at, end[at]);
  }

  /// The stations under it, or itself if it is one.
  public List<UnitId> stationsUnder(UnitId unit) {
    int at = placeOf(unit);
    return stations.subList(stationsBefore[at], stationsBefore[end[at]]);
  }

  public int size() {
    return units.size();
  }

  private int placeOf(UnitId unit) {
    var at = place.get(unit);
    if (at == null) throw new IllegalArgumentException("no unit " + unit.value() + " on " + day);
    return at;
  }

  @Override
  public String toString() {
    return "tree of " + day + ", " + units.size() + " units, ends " + Arrays.hashCode(end);
  }
}
