package abhaya.safecity.plate;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Row;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.safecity.asset.KnownAssets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes reads: each is stored once, looked for on the watchlist, and held against where the same
/// number was seen before. Read and hit stand or fall together.
@Service
class ReadRegister {
  /// Things that give reads of plates; a read of any other thing is a mistake.
  private static final Set<String> KINDS = Set.of("CAMERA", "ANPR_LANE");

  /// Two cars with one number behind each other are rarer than a camera that reads one twice.
  private static final Duration PASSAGE = Duration.ofSeconds(10);

  /// How long a sighting with one wrong character waits for its second witness.
  private static final Duration WITNESS_WITHIN = Duration.ofMinutes(30);

  private static final int REMEMBERED_MAX = 200_000;
  private static final int WITNESSED_MAX = 50_000;

  private final KnownAssets known;
  private final WatchFacts watch;
  private final ReadStore store;
  private final Events events;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final TravelRule travel = TravelRule.usual();
  private final WitnessBook witnesses = new WitnessBook(travel, WITNESS_WITHIN, WITNESSED_MAX);
  private final Map<String, Sighting> lastSeen =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sighting> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  ReadRegister(
      KnownAssets known,
      WatchFacts watch,
      ReadStore store,
      Events events,
      TransactionTemplate transactions,
      Clock clock) {
    this.known = known;
    this.watch = watch;
    this.store = store;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Why a row was not taken.
  record Refusal(int row, @Nullable String key, @Nullable String field, String code) {}

  /// The three parts add up to what was received.
  record Outcome(int received, int accepted, int unchanged, List<Refusal> refused) {
    Outcome {
      refused = List.copyOf(refused);
    }
  }

  Outcome take(Scope scope, List<Row> rows) {
    var now = clock.instant();
    var refused = new ArrayList<Refusal>();
    var placed = new ArrayList<ReadStore.Placed>();
    var mine = new HashMap<UnitId, Boolean>();
    for (var row : rows) {
      var read = PlateReader.read(row, now);
      var told = read.read();
      var fault = read.fault();
      if (told == null) {
        var code = fault == null ? "not-understood" : fault.code();
        refused.add(new Refusal(row.number(), null, fault == null ? null : fault.field(), code));
        continue;
      }
      var camera =
          known
              .find(told.camera())
              .filter(thing -> KINDS.contains(thing.kind()))
              .filter(thing -> mayTell(scope, thing.unit(), mine));
      if (camera.isEmpty()) {
        refused.add(new Refusal(row.number(), told.camera(), "camera", "unknown-asset"));
        continue;
      }
      var thing = camera.get();
      placed.add(store.place(told, thing.id(), thing.unit().value(), thing.lat(), thing.lon()));
    }
    var fresh = placed.isEmpty() ? 0 : keep(placed, now);
    return new Outcome(rows.size(), fresh, placed.size() - fresh, refused);
  }

  private static boolean mayTell(Scope scope, UnitId unit, Map<UnitId, Boolean> mine) {
    return mine.computeIfAbsent(unit, one -> scope.mayOn(Operation.SEND_READINGS, one));
  }

  private int keep(List<ReadStore.Placed> placed, Instant now) {
    return DatabaseContext.SYSTEM.call(() ->
        java.util.Objects.requireNonNull(
            transactions.execute(_ -> {
              var fresh = store.insert(placed, now);
              var count = 0;
              for (var one : placed) {
                if (!fresh.remove(ReadStore.nameOf(one))) continue;
                count++;
                look(one, now);
              }
              return count;
            })));
  }

  private void look(ReadStore.Placed one, Instant now) {
    var plain = one.read().plain();
    if (plain == null || Double.isNaN(one.lat())) return;
    var sighting = new Sighting(one.read().camera(), one.read().at(), one.lat(), one.lon(), plain);
    if (samePassage(sighting)) return;
    suspect(sighting, one.unit());
    for (var met : watch.near(plain, sighting.at())) {
      var verdict = witnesses.judge(sighting, List.of(met.match())).getFirst();
      var hit =
          switch (verdict) {
            case Verdict.Hint hint ->
                new ReadStore.Hit(one, met.entry(), met.match().plate(), hint.strength(), null);
            case Verdict.Alarm alarm ->
                new ReadStore.Hit(one, met.entry(), met.match().plate(), null, alarm.witness());
          };
      store
          .insert(hit, now)
          .ifPresent(handle -> events.tell(new PlateHit(handle, one.unit(), hit.kind())));
    }
  }

  private synchronized boolean samePassage(Sighting sighting) {
    var before = lastSeen.get(sighting.text());
    return before != null
        && before.cameraId().equals(sighting.cameraId())
        && Duration.between(before.at(), sighting.at()).abs().compareTo(PASSAGE) < 0;
  }

  private void suspect(Sighting sighting, int unit) {
    Sighting before;
    synchronized (this) {
      before = lastSeen.put(sighting.text(), sighting);
    }
    if (before == null) return;
    travel.judge(before, sighting).ifPresent(clone -> store.insert(clone, unit));
  }
}
