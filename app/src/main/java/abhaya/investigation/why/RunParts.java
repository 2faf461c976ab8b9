package abhaya.investigation.why;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.web.Refused;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the hands go of a simulation: of a state to districts and to stations of them, of a district
/// to stations.
final class RunParts {
  /// Of one simulation, and districts whose stations stand open on one page.
  static final int MOST = 200;

  static final int OPEN_MAX = 20;

  private final WhyAsk ask;
  private final Set<UnitId> beside;

  RunParts(WhyAsk ask) {
    this.ask = ask;
    this.beside = ask.parts().stream().map(Unit::id).collect(Collectors.toUnmodifiableSet());
  }

  /// The chosen parts; none where all are. A station of a chosen district is in it already.
  ///
  /// @param field in which the codes came
  List<UnitId> read(String field, Collection<String> codes) {
    var chosen = new LinkedHashSet<UnitId>();
    for (var code : codes) {
      var unit = ask.tree().find(code).filter(this::isPart);
      chosen.add(unit.orElseThrow(() -> Refused.field(field, "not-a-choice")).id());
    }
    if (chosen.containsAll(beside)) return List.of();
    var apart = chosen.stream().filter(one -> !isCovered(one, chosen)).toList();
    if (apart.size() > MOST) throw Refused.field(field, "too-many", "why.fault.too-many", MOST);
    return apart;
  }

  private boolean isPart(Unit unit) {
    if (beside.contains(unit.id())) return true;
    return unit.kind() == UnitKind.STATION && beside.contains(home(unit.id()));
  }

  private boolean isCovered(UnitId unit, Set<UnitId> chosen) {
    return !beside.contains(unit) && chosen.contains(home(unit));
  }

  /// The districts whose stations are asked for, one by one.
  List<Unit> opened(Collection<String> codes) {
    return codes.stream()
        .distinct()
        .limit(OPEN_MAX)
        .flatMap(code -> ask.tree().find(code).filter(this::opens).stream())
        .toList();
  }

  /// Whether a part has stations that can be chosen one by one.
  boolean opens(Unit unit) {
    return beside.contains(unit.id()) && unit.kind() == UnitKind.DISTRICT;
  }

  /// The parts by the unit beside whose other parts they are counted.
  Map<Unit, Set<UnitId>> byHome(List<UnitId> parts) {
    var found = new LinkedHashMap<Unit, Set<UnitId>>();
    for (var part : parts) {
      var home = beside.contains(part) ? ask.unit() : ask.tree().get(home(part));
      found.computeIfAbsent(home, _ -> new LinkedHashSet<>()).add(part);
    }
    return found;
  }

  /// The district of a station, or the part itself.
  private UnitId home(UnitId part) {
    return ask.tree().above(part, UnitKind.DISTRICT).map(Unit::id).orElse(part);
  }
}
