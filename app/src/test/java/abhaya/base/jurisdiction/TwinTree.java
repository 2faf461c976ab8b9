package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The plainest tree there is: for each unit and each of a hundred days, where it stands and what it
/// is called. What it says is right; it is only slow.
final class TwinTree {

  static final LocalDate DAY_0 = LocalDate.of(2024, 1, 1);
  static final int DAYS = 100;
  static final List<Integer> STATES = List.of(109, 110);

  record Place(int parent, String label) {}

  record Ended(int heir, int day) {}

  final Map<Integer, UnitKind> kinds = new LinkedHashMap<>();
  final Map<Integer, @Nullable Place[]> places = new HashMap<>();
  final Map<Integer, @Nullable String[]> names = new HashMap<>();
  final Map<Integer, Ended> ended = new HashMap<>();

  TwinTree() {
    for (int state : STATES) {
      kinds.put(state, UnitKind.STATE);
      var always = new Place[DAYS];
      Arrays.fill(always, new Place(1, state == 109 ? "09" : "10"));
      places.put(state, always);
      var name = new String[DAYS];
      Arrays.fill(name, state == 109 ? "Uttar Pradesh" : "Bihar");
      names.put(state, name);
    }
  }

  private TwinTree(TwinTree other) {
    kinds.putAll(other.kinds);
    other.places.forEach((unit, days) -> places.put(unit, days.clone()));
    other.names.forEach((unit, days) -> names.put(unit, days.clone()));
    ended.putAll(other.ended);
  }

  UnitKind kind(int unit) {
    return Objects.requireNonNull(kinds.get(unit));
  }

  private @Nullable Place[] standing(int unit) {
    return Objects.requireNonNull(places.get(unit));
  }

  private @Nullable String[] named(int unit) {
    return Objects.requireNonNull(names.get(unit));
  }

  static LocalDate day(int number) {
    return DAY_0.plusDays(number);
  }

  /// The tree after the act, or nothing if it must be refused.
  @Nullable TwinTree after(UnitAct act, int from, int fresh) {
    var next = new TwinTree(this);
    var done =
        switch (act) {
          case UnitAct.Open open -> next.open(open, from, fresh);
          case UnitAct.Move move -> next.move(move, from);
          case UnitAct.Rename rename -> next.rename(rename, from);
          case UnitAct.Merge merge -> next.end(merge.unit(), merge.into(), true, from);
          case UnitAct.Split split -> next.split(split, from, fresh);
          case UnitAct.Retire retire -> next.end(retire.unit(), retire.heir(), false, from);
          case UnitAct.Remap remap -> false;
        };
    return done && next.isSound() ? next : null;
  }

  private boolean open(UnitAct.Open act, int from, int fresh) {
    kinds.put(fresh, act.kind());
    var days = new Place[DAYS];
    var name = new String[DAYS];
    Arrays.fill(days, from, DAYS, new Place(act.parent().value(), act.label()));
    Arrays.fill(name, from, DAYS, act.nameEn());
    places.put(fresh, days);
    names.put(fresh, name);
    return true;
  }

  private boolean move(UnitAct.Move act, int from) {
    var days = standing(act.unit().value());
    var here = days[from];
    if (here == null) return false;
    var label = act.label().isEmpty() ? here.label() : act.label();
    var there = new Place(act.parent().value(), label);
    if (there.equals(here)) return false;
    for (int d = from; d < DAYS && here.equals(days[d]); d++) days[d] = there;
    return true;
  }

  private boolean rename(UnitAct.Rename act, int from) {
    var days = named(act.unit().value());
    var here = days[from];
    if (here == null || here.equals(act.nameEn())) return false;
    for (int d = from; d < DAYS && here.equals(days[d]); d++) days[d] = act.nameEn();
    return true;
  }

  private boolean end(UnitId ending, @Nullable UnitId heir, boolean children, int from) {
    int unit = ending.value();
    if (kind(unit) == UnitKind.STATE) return false;
    var days = standing(unit);
    if (days[from] == null) return false;
    if (Arrays.stream(days, 0, from).allMatch(Objects::isNull)) return false;
    if (ended.values().stream().anyMatch(e -> e.heir() == unit && e.day() >= from)) return false;
    if (heir != null) {
      var other = standing(heir.value());
      if (heir.equals(ending) || kind(heir.value()) != kind(unit)) {
        return false;
      }
      if (other[from] == null) return false;
      ended.put(unit, new Ended(heir.value(), from));
    }
    Arrays.fill(days, from, DAYS, null);
    Arrays.fill(named(unit), from, DAYS, null);
    if (!children || heir == null) return true;
    for (var other : places.values()) {
      for (int d = from; d < DAYS; d++) {
        if (other[d] != null && other[d].parent() == unit) {
          other[d] = new Place(heir.value(), other[d].label());
        }
      }
    }
    return true;
  }

  private boolean split(UnitAct.Split act, int from, int fresh) {
    var here = standing(act.unit().value())[from];
    if (here == null) return false;
    var kind = kind(act.unit().value());
    if (kind == UnitKind.STATE) return false;
    var parent = new UnitId(here.parent());
    open(new UnitAct.Open(kind, parent, act.label(), act.nameEn(), "", List.of()), from, fresh);
    for (var child : act.children()) {
      var days = standing(child.value());
      var place = days[from];
      if (place == null || place.parent() != act.unit().value()) return false;
      for (int d = from; d < DAYS && place.equals(days[d]); d++) {
        days[d] = new Place(fresh, place.label());
      }
    }
    return true;
  }

  /// On every day: parents stand and are of a fitting kind, no label twice under one parent.
  private boolean isSound() {
    for (int d = 0; d < DAYS; d++) {
      var seats = new HashSet<Place>();
      for (var unit : places.entrySet()) {
        var at = unit.getValue()[d];
        if (at == null) continue;
        if (!seats.add(at)) return false;
        if (at.parent() == 1) {
          if (kind(unit.getKey()) != UnitKind.STATE) return false;
          continue;
        }
        if (standing(at.parent())[d] == null) return false;
        if (!kind(unit.getKey()).mayStandUnder(kind(at.parent()))) return false;
      }
    }
    return true;
  }

  /// Every unit of the day with parent, label and name, as text.
  Map<Integer, String> on(int day) {
    var all = new TreeMap<Integer, String>();
    places.forEach((unit, days) -> {
      var at = days[day];
      if (at != null) {
        all.put(unit, at.parent() + " " + at.label() + " " + named(unit)[day]);
      }
    });
    return all;
  }

  static Map<Integer, String> told(List<Unit> units) {
    var all = new TreeMap<Integer, String>();
    for (var unit : units) {
      if (unit.parent() == null) continue;
      if (unit.kind() == UnitKind.STATE && !STATES.contains(unit.id().value())) continue;
      all.put(unit.id().value(), unit.parent().value() + " " + unit.label() + " " + unit.nameEn());
    }
    return all;
  }

  /// Where the cases of a station count on a day, by walking: station, sub-division, district,
  /// range, state; 0 where there is none. Nothing before its first day.
  @Nullable List<Integer> lineage(int station, int day) {
    if (Arrays.stream(standing(station), 0, day + 1).allMatch(Objects::isNull)) return null;
    var found = new HashMap<UnitKind, Integer>();
    int at = station;
    while (at != 1) {
      found.put(kind(at), at);
      at = above(at, day);
    }
    return List.of(
        found.getOrDefault(UnitKind.STATION, 0),
        found.getOrDefault(UnitKind.SUBDIVISION, 0),
        found.getOrDefault(UnitKind.DISTRICT, 0),
        found.getOrDefault(UnitKind.RANGE, 0),
        found.getOrDefault(UnitKind.STATE, 0));
  }

  private int above(int unit, int day) {
    var days = standing(unit);
    if (days[day] != null) return days[day].parent();
    var end = ended.get(unit);
    if (end != null && end.day() <= day) return end.heir();
    for (int d = day; d >= 0; d--) {
      if (days[d] != null) return days[d].parent();
    }
    for (int d = day; d < DAYS; d++) {
      if (days[d] != null) return days[d].parent();
    }
    throw new IllegalStateException("never stood");
  }

  /// A random act; many are such as must be refused.
  UnitAct anyAct(Random random, int fresh) {
    var all = new ArrayList<>(kinds.keySet());
    var unit = new UnitId(all.get(random.nextInt(all.size())));
    var other = new UnitId(all.get(random.nextInt(all.size())));
    var kind = kind(unit.value());
    var alike =
        all.stream().filter(id -> kind(id) == kind && id != unit.value()).map(UnitId::new).toList();
    var partner = alike.isEmpty() ? other : alike.get(random.nextInt(alike.size()));
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3, 4 ->
          new UnitAct.Open(below(kind, random), unit, "L" + fresh, "Place " + fresh, "", List.of());
      case 5, 6, 7 -> new UnitAct.Move(unit, other, random.nextBoolean() ? "" : "M" + fresh);
      case 8 -> new UnitAct.Rename(unit, "Name " + random.nextInt(4), "");
      case 9 -> new UnitAct.Merge(unit, partner);
      case 10 -> new UnitAct.Split(unit, "S" + fresh, "Split " + fresh, "", childrenOf(unit));
      default -> new UnitAct.Retire(unit, random.nextBoolean() ? partner : null);
    };
  }

  private static UnitKind below(UnitKind kind, Random random) {
    var level = Math.min(5, kind.level() + 1 + random.nextInt(3));
    return List.of(UnitKind.values()).get(level);
  }

  private List<UnitId> childrenOf(UnitId unit) {
    var children = new ArrayList<UnitId>();
    places.forEach((child, days) -> {
      var last = days[DAYS - 1];
      if (last != null && last.parent() == unit.value() && child % 2 == 0) {
        children.add(new UnitId(child));
      }
    });
    return children;
  }
}
