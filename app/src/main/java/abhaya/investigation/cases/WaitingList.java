package abhaya.investigation.cases;

import abhaya.base.feed.Envelope;
import abhaya.base.feed.QuarantineState;
import abhaya.base.feed.QuarantineStore;
import abhaya.base.feed.Quarantined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Brings the quarantine to what the records of cases say.
@Component
class WaitingList {
  private final QuarantineStore quarantine;

  WaitingList(QuarantineStore quarantine) {
    this.quarantine = quarantine;
  }

  /// @param rows where the records of this chunk stand in their file
  void write(
      Collection<CaseFold> folds, Map<Envelope.Name, Integer> rows, long batchId, Instant now) {
    var keys = folds.stream().map(CaseFold::key).toList();
    var before =
        quarantine.waiting(
            keys.stream().map(CaseKey::source).toList(), keys.stream().map(CaseKey::fir).toList());
    var waiting = new ArrayList<Quarantined>();
    var waits = new HashSet<Envelope.Name>();
    for (var fold : folds) {
      for (var one : fold.waiting()) {
        var name = name(one.kept());
        waits.add(name);
        if (one.code().equals(before.get(name))) continue;
        var row = rows.getOrDefault(name, 0);
        waiting.add(
            new Quarantined(
                name, one.kept().record().subject(), unit(fold, one), batchId, row, one.code()));
      }
    }
    quarantine.put(waiting, now);
    quarantine.settle(settled(folds, before.keySet(), waits), now);
  }

  /// The list of the station that registered the case, once there is one.
  private static int unit(CaseFold fold, Waiting one) {
    var state = fold.state();
    return state == null ? one.kept().head().unitId() : state.fir().head().unitId();
  }

  private static Map<Envelope.Name, QuarantineState> settled(
      Collection<CaseFold> folds, Set<Envelope.Name> before, Set<Envelope.Name> waits) {
    var counts = new HashSet<Envelope.Name>();
    for (var fold : folds) {
      fold.standing().forEach(kept -> counts.add(name(kept)));
      var state = fold.state();
      if (state != null) counts.add(name(state.fir()));
    }
    var settled = new HashMap<Envelope.Name, QuarantineState>();
    for (var name : before) {
      if (waits.contains(name)) continue;
      settled.put(
          name, counts.contains(name) ? QuarantineState.RELEASED : QuarantineState.REPLACED);
    }
    return settled;
  }

  static Envelope.Name name(Kept kept) {
    return name(kept.record());
  }

  static Envelope.Name name(CctnsRecord record) {
    var head = record.head();
    return new Envelope.Name(head.source(), record.type().name(), head.key(), head.version());
  }
}
