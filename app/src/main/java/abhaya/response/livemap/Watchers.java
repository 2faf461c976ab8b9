package abhaya.response.livemap;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.jurisdiction.UnitId;
import abhaya.response.unit.Fleet.Seen;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Readers with the same right, and what they were told last. Frames are made here, once for all.
final class Watchers {
  private final Scope scope;
  private final Scopes scopes;
  private final Set<MapStream> streams = ConcurrentHashMap.newKeySet();
  private final FrameWriter writer = new FrameWriter();
  private Roster roster = new Roster(List.of());
  private Seen[] seen = {};
  private Standing[] told = {};
  private long millis;
  private volatile Frame latest = new Frame(0, List.of());
  private @Nullable Whole whole;

  /// All as it stands.
  ///
  /// @param frames the roster, then the places by it; who has that roster needs the last only
  record Whole(int number, long roster, List<byte[]> frames) {
    List<byte[]> places() {
      return frames.subList(1, 2);
    }
  }

  /// @param scope of any of them
  Watchers(Scope scope, Scopes scopes, Collection<Seen> all, Instant now) {
    this.scope = scope;
    this.scopes = scopes;
    all(all, now);
  }

  Set<MapStream> streams() {
    return streams;
  }

  Frame latest() {
    return latest;
  }

  /// One tick in which units moved or changed; the roster stands.
  ///
  /// @param changed in the order of their numbers
  synchronized void follow(List<Seen> changed, Instant now) {
    var number = latest.number() + 1;
    millis = now.toEpochMilli();
    writer.beginDelta(number, millis);
    var last = -1;
    for (var one : changed) {
      var at = roster.find(one.unit().id());
      if (at < 0) continue;
      var fresh = Standing.of(one, now);
      writer.changed(at - last - 1, told[at], fresh);
      seen[at] = one;
      told[at] = fresh;
      last = at;
    }
    latest = new Frame(number, List.of(writer.end()));
  }

  /// One tick in which the units themselves, or the tree, are other than before: who may be seen is
  /// asked anew, and all is told.
  synchronized void all(Collection<Seen> all, Instant now) {
    var visible = visible(all);
    roster = new Roster(visible.values().stream().map(Seen::unit).toList());
    seen = new Seen[roster.size()];
    for (var at = 0; at < seen.length; at++) {
      seen[at] = Objects.requireNonNull(visible.get(roster.number(at)));
    }
    told = standing(now);
    millis = now.toEpochMilli();
    latest = new Frame(latest.number() + 1, List.of());
  }

  /// A fix that was fresh when it was told has grown older since.
  private Standing[] standing(Instant now) {
    return Arrays.stream(seen).map(one -> Standing.of(one, now)).toArray(Standing[]::new);
  }

  private Map<Integer, Seen> visible(Collection<Seen> all) {
    var reader = scopes.again(scope);
    var found = new HashMap<Integer, Seen>();
    if (reader.isEmpty()) return found;
    var mays = new HashMap<UnitId, Boolean>();
    for (var one : all) {
      if (mays.computeIfAbsent(one.unit().home(), home -> may(reader.get(), home)))
        found.put(one.unit().id(), one);
    }
    return found;
  }

  private static boolean may(Scope reader, UnitId home) {
    return reader.mayOn(Operation.SEE_INCIDENTS, home);
  }

  /// Made when somebody asks, and once for all who ask before the next tick.
  synchronized Whole whole() {
    var made = whole;
    if (made != null && made.number() == latest.number()) return made;
    var own = new FrameWriter();
    var standing = standing(Instant.ofEpochMilli(millis));
    var places = own.snapshot(latest.number(), millis, roster.id(), standing);
    var list =
        made != null && made.roster() == roster.id()
            ? made.frames().getFirst()
            : own.roster(roster);
    var fresh = new Whole(latest.number(), roster.id(), List.of(list, places));
    whole = fresh;
    return fresh;
  }
}
