package abhaya.response.livemap;

import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.Rounds;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.Fleet.Seen;
import abhaya.response.unit.ResponseUnit;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks at the fleet once a second while somebody watches, and hands what changed to each set of
/// readers.
@Component
public class MapFan implements SmartLifecycle {
  /// Streams this machine holds; each costs a virtual thread.
  static final int STREAMS_MAX = 12_000;

  static final int STREAMS_OF_A_SESSION_MAX = 12;
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Fleet fleet;
  private final UnitTrees trees;
  private final Scopes scopes;
  private final Clock clock;
  private final Rounds rounds = new Rounds("live-map", "a frame of the live map was not made");

  /// On a thread of its own: while the database is away, units move on.
  private final Rounds looks = new Rounds("live-map-tree", "the tree was not asked for");

  private volatile @Nullable UnitTree today;
  private final Map<Right, Watchers> sets = new HashMap<>();
  private Map<Integer, Seen> known = new HashMap<>();
  private @Nullable UnitTree tree;
  private boolean anew;
  private long opened;
  private int open;
  private boolean running;

  MapFan(Fleet fleet, UnitTrees trees, Scopes scopes, Clock clock) {
    this.fleet = fleet;
    this.trees = trees;
    this.scopes = scopes;
    this.clock = clock;
  }

  /// Empty where this machine holds too many. Where the session does, its oldest ends: that of a
  /// page that was left is known as gone only when something is written to it.
  ///
  /// @param roster id of the roster that the console has from before; 0 for none
  public synchronized Optional<MapStream> open(Scope scope, long roster) {
    if (!running || open >= STREAMS_MAX) return Optional.empty();
    if (sets.isEmpty()) {
      var _ = look();
      anew = false;
    }
    var watchers =
        sets.computeIfAbsent(
            Right.of(scope), _ -> new Watchers(scope, scopes, known.values(), clock.instant()));
    var stream = new MapStream(++opened, watchers, scope, roster, this);
    watchers.streams().add(stream);
    open++;
    endOldest(stream.session());
    return Optional.of(stream);
  }

  private void endOldest(String session) {
    if (session.isEmpty()) return;
    sets.values().stream()
        .flatMap(set -> set.streams().stream())
        .filter(one -> one.ended() == null && one.session().equals(session))
        .sorted(Comparator.comparingLong(MapStream::opened).reversed())
        .skip(STREAMS_OF_A_SESSION_MAX)
        .forEach(one -> one.end(MapStream.End.RENEW));
  }

  synchronized void leave(MapStream stream) {
    if (!stream.watchers().streams().remove(stream)) return;
    open--;
    sets.values().removeIf(set -> set.streams().isEmpty());
    if (sets.isEmpty()) known = new HashMap<>();
  }

  /// Makes the frames of this moment.
  void tick() {
    List<Watchers> told;
    synchronized (this) {
      if (sets.isEmpty()) return;
      var now = clock.instant();
      var changed = look();
      for (var set : sets.values()) {
        if (anew) set.all(known.values(), now);
        else set.follow(changed, now);
      }
      anew = false;
      told = List.copyOf(sets.values());
    }
    for (var set : told) set.streams().forEach(MapStream::wake);
  }

  /// What changed since the last look, in the order of their numbers. Whether units came, went, were
  /// renamed or moved house, or the tree of the day is another, is noted until all were told anew.
  private List<Seen> look() {
    var changed = new ArrayList<Seen>();
    var all = fleet.all();
    for (var seen : all) {
      var old = known.put(seen.unit().id(), seen);
      if (old != null && old.tick() == seen.tick()) continue;
      changed.add(seen);
      anew |= old == null || !isSameEntry(old.unit(), seen.unit());
    }
    if (known.size() > all.size()) {
      var there = new HashSet<Integer>();
      for (var seen : all) there.add(seen.unit().id());
      known.keySet().retainAll(there);
      anew = true;
    }
    anew |= tree != today;
    tree = today;
    changed.sort(Comparator.comparingInt(seen -> seen.unit().id()));
    return changed;
  }

  private static boolean isSameEntry(ResponseUnit old, ResponseUnit fresh) {
    return old.home().equals(fresh.home()) && old.callSign().equals(fresh.callSign());
  }

  /// Consoles that watch now.
  synchronized int watching() {
    return open;
  }

  @Override
  public void start() {
    synchronized (this) {
      running = true;
    }
    looks.start(Duration.ZERO, TICK, () -> today = trees.today());
    rounds.start(TICK, TICK, this::tick);
  }

  /// An open stream must not hold up the end of the program.
  @Override
  public void stop() {
    rounds.stop();
    looks.stop();
    synchronized (this) {
      running = false;
      sets.values().forEach(set -> set.streams().forEach(one -> one.end(MapStream.End.RENEW)));
    }
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
