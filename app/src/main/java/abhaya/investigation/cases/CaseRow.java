package abhaya.investigation.cases;

import abhaya.base.feed.Handle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A case about to be written: its numbers and its state.
record CaseRow(long id, String handle, long rootId, CaseState state, List<VictimEntry> victims) {
  CaseRow {
    victims = List.copyOf(victims);
  }

  /// A victim as she is stored.
  record VictimEntry(
      String code, String token, String ageBand, @Nullable String sex, boolean disability) {}

  /// @param stored what was stored of it; null for a new case
  static CaseRow of(long id, long rootId, CaseState state, @Nullable StoredCase stored) {
    var handle = stored == null ? Handle.next() : stored.handle();
    Map<String, String> codes =
        stored == null ? new LinkedHashMap<>() : new LinkedHashMap<>(stored.victimCodes());
    var victims = new ArrayList<VictimEntry>();
    for (var victim : state.fir().victims()) {
      var code = codes.computeIfAbsent(victim.token(), token -> VictimCode.next());
      victims.add(
          new VictimEntry(
              code, victim.token(), victim.ageBand().code(), victim.sex(), victim.disability()));
    }
    return new CaseRow(id, handle, rootId, state, victims);
  }
}
