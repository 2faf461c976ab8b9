package abhaya.safecity.asset;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.JsonReader;
import abhaya.base.feed.Row;
import abhaya.base.jurisdiction.UnitId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Takes readings, by whichever door they come: the same checks, one answer a row.
@Service
public class ReadingDesk {
  private final KnownAssets known;
  private final DeviceStandings standings;
  private final ReadingBuffer buffer;
  private final Clock clock;

  ReadingDesk(KnownAssets known, DeviceStandings standings, ReadingBuffer buffer, Clock clock) {
    this.known = known;
    this.standings = standings;
    this.buffer = buffer;
    this.clock = clock;
  }

  /// Why a row was not taken.
  public record Refusal(int row, @Nullable String key, @Nullable String field, String code) {}

  /// The three parts add up to what was received.
  public record Outcome(int received, int accepted, int unchanged, List<Refusal> refused) {
    public Outcome {
      refused = List.copyOf(refused);
    }
  }

  /// One batch of lines.
  public Outcome take(Scope scope, List<Row> rows) {
    var now = clock.instant();
    var mine = new HashMap<UnitId, Boolean>();
    var refused = new ArrayList<Refusal>();
    var unchanged = 0;
    for (var row : rows) {
      var read = ReadingReader.read(row, now);
      var told = read.told();
      var fault = read.fault();
      if (told == null) {
        var code = fault == null ? "not-understood" : fault.code();
        refused.add(new Refusal(row.number(), null, fault == null ? null : fault.field(), code));
        continue;
      }
      var thing = known.find(told.uid()).filter(one -> mayTell(scope, one.unit(), mine));
      if (thing.isEmpty()) {
        refused.add(new Refusal(row.number(), told.uid(), "asset", "unknown-asset"));
        continue;
      }
      switch (keep(thing.get(), told, now)) {
        case UNCHANGED -> unchanged++;
        case SHED -> refused.add(new Refusal(row.number(), told.uid(), null, "shed"));
        case TAKEN -> {}
      }
    }
    var accepted = rows.size() - unchanged - refused.size();
    return new Outcome(rows.size(), accepted, unchanged, refused);
  }

  /// One heartbeat as JSON, sent under the name of its device.
  Outcome takeOf(Scope scope, String uid, String json) {
    var row = JsonReader.row(1, json);
    if (row.fault() != null) return take(scope, List.of(row));
    var values = new HashMap<>(row.values());
    var said = values.putIfAbsent("asset", uid);
    if (said != null && !said.equals(uid))
      return new Outcome(1, 0, 0, List.of(new Refusal(1, uid, "asset", "unknown-asset")));
    return take(scope, List.of(new Row(1, json, values, null)));
  }

  private enum Kept {
    TAKEN,
    UNCHANGED,
    SHED
  }

  private Kept keep(KnownAssets.KnownAsset thing, ReadingReader.Told told, Instant now) {
    if (standings.isKnown(thing.id(), told.at())) return Kept.UNCHANGED;
    var reading =
        new Reading(
            thing.id(),
            thing.unit().value(),
            told.at(),
            now,
            told.status(),
            told.flags(),
            told.measures());
    if (!buffer.offer(reading)) return Kept.SHED;
    standings.note(reading);
    return Kept.TAKEN;
  }

  private static boolean mayTell(Scope scope, UnitId unit, Map<UnitId, Boolean> mine) {
    return mine.computeIfAbsent(unit, one -> scope.mayOn(Operation.SEND_READINGS, one));
  }
}
