package abhaya.bench;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Codes of the invented country's units by kind.
record UnitCodes(Map<UnitKind, List<String>> codes) {

  UnitCodes {
    codes = Map.copyOf(codes);
  }

  static UnitCodes of(Map<UnitKind, List<Unit>> units) {
    var codes = new HashMap<UnitKind, List<String>>();
    units.forEach((kind, of) -> codes.put(kind, of.stream().map(Unit::code).toList()));
    return new UnitCodes(codes);
  }

  String any(UnitKind kind, Random random) {
    var of = codes.getOrDefault(kind, List.of());
    return of.get(random.nextInt(of.size()));
  }
}
