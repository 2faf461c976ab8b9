package abhaya.investigation.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Registrations that belong to one case: a zero FIR and the FIR it was re-registered as, and so on.
final class Chains {

  private Chains() {}

  /// The standing FIRs, those linked by `previous` together.
  static List<List<CaseKey>> of(Map<CaseKey, FirChoice> firs) {
    var linked = new LinkedHashMap<CaseKey, List<CaseKey>>();
    firs.forEach((key, choice) -> {
      if (choice.fir() != null) linked.put(key, new ArrayList<>());
    });
    for (var key : linked.keySet()) {
      var choice = firs.get(key);
      var fir = choice == null ? null : choice.fir();
      if (fir == null || fir.previous() == null) continue;
      var before = new CaseKey(fir.previous().source(), fir.previous().key());
      var neighbours = linked.get(before);
      var own = linked.get(key);
      if (neighbours == null || own == null) continue;
      neighbours.add(key);
      own.add(before);
    }
    var chains = new ArrayList<List<CaseKey>>();
    var seen = new HashSet<CaseKey>();
    for (var key : linked.keySet()) {
      if (!seen.contains(key)) chains.add(reachable(key, linked, seen));
    }
    return chains;
  }

  private static List<CaseKey> reachable(
      CaseKey from, Map<CaseKey, List<CaseKey>> linked, Set<CaseKey> seen) {
    var found = new ArrayList<CaseKey>();
    found.add(from);
    seen.add(from);
    for (var i = 0; i < found.size(); i++) {
      for (var next : linked.getOrDefault(found.get(i), List.of())) {
        if (seen.add(next)) found.add(next);
      }
    }
    return found;
  }
}
