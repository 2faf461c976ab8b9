package abhaya.investigation.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The units of the country, and which stood under which on what day.
public final class DemoTree {
  /// From this day the units stand; the states stand for ever.
  public static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

  /// The open end.
  public static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

  private static final int TINY_UNITS_MAX = 3_000;

  private final List<DemoUnit> units;
  private final Map<Integer, List<StationPlan>> stations;

  DemoTree(List<DemoUnit> units, Map<Integer, List<StationPlan>> stations) {
    this.units = List.copyOf(units);
    this.stations = Map.copyOf(stations);
  }

  /// All units, each at the place of its number.
  public List<DemoUnit> units() {
    return units;
  }

  /// Whether the country is one to try things on: so few units that what stands beside its cases is
  /// kept small as well.
  public boolean isTiny() {
    return units.size() < TINY_UNITS_MAX;
  }

  public DemoUnit unit(int number) {
    return units.get(number);
  }

  List<StationPlan> stations(int lgd) {
    var found = stations.get(lgd);
    return found == null ? List.of() : found;
  }

  /// The dotted code of a day: `IN.09.R2.D014.S1.P0031`.
  public String code(int number, LocalDate day) {
    var unit = units.get(number);
    var parent = unit.on(day).parent();
    return (parent < 0 ? "IN" : code(parent, day)) + "." + unit.label();
  }

  /// The units above a unit on a day, the nearest first, without the nation.
  public List<Integer> above(int number, LocalDate day) {
    var above = new ArrayList<Integer>(4);
    for (var at = units.get(number).on(day).parent();
        at >= 0;
        at = units.get(at).on(day).parent()) {
      above.add(at);
    }
    return above;
  }

  /// Number by the code of a day; the nation is -1.
  public Map<String, Integer> codes(LocalDate day) {
    var codes = new HashMap<String, Integer>();
    codes.put("IN", -1);
    for (var unit : units) {
      if (unit.on(day).covers(day)) codes.put(code(unit.number(), day), unit.number());
    }
    return codes;
  }

  /// The number of the unit that had the code on a day.
  public int number(String code, LocalDate day) {
    var number = codes(day).get(code);
    if (number == null) throw new IllegalArgumentException("No unit " + code + " on " + day);
    return number;
  }

  /// The units as the units import reads them, without the states, which every installation has.
  ///
  /// Higher levels first, one row a spell, `validTo` its last day. The code is that of the spell's first day; a later spell carries the code
  /// before it as alias.
  public String csv() {
    var out = new StringBuilder(units.size() * 110);
    out.append("code,kind,nameEn,nameHi,parentCode,validFrom,validTo,revenueDistrictLgd,aliases\n");
    for (var kind : DemoUnit.Kind.values()) {
      if (kind != DemoUnit.Kind.STATE) rows(kind, out);
    }
    return out.toString();
  }

  private void rows(DemoUnit.Kind kind, StringBuilder out) {
    for (var unit : units) {
      if (unit.kind() != kind) continue;
      String before = null;
      for (var spell : unit.spells()) {
        var code = code(unit.number(), spell.from());
        out.append(code).append(',').append(unit.kind()).append(',');
        out.append(spell.nameEn()).append(',').append(spell.nameHi()).append(',');
        out.append(code, 0, code.lastIndexOf('.')).append(',');
        out.append(spell.from()).append(',');
        if (spell.until().isBefore(OPEN)) out.append(spell.until().minusDays(1));
        out.append(',');
        if (unit.revenueLgd() > 0) out.append(unit.revenueLgd());
        out.append(',');
        if (before != null && !before.equals(code)) out.append(before);
        out.append('\n');
        before = code;
      }
    }
  }
}
