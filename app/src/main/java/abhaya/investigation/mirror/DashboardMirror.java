package abhaya.investigation.mirror;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// All counted cases of the country as counters.
///
/// Fed by one writer from the event table: each change says how a case stands now, so a change that
/// comes twice, or after a rebuild, does no harm. A unit of any day is a set of blocks; a block is the
/// largest set of stations that always stood under the same state, or district.
///
/// Memory: for each block and class 20 bytes a day, rounded up to a power of two of days (82 kB for
/// eleven years); for each case at most 48 bytes in the index, 12 at its station, and at each of its
/// two blocks, once reported, at most 12 for itself and 36 for its days in month and year. Measured at
/// 2 million cases, 816 blocks and 4 classes: 527 MB, of which 267 MB are trees.
public final class DashboardMirror {
  private final CaseIndex cases = new CaseIndex();
  private final Map<Integer, Integer> stationOf = new HashMap<>();
  private final List<Station> stations = new ArrayList<>();
  private final Blocks states = new Blocks();
  private final Blocks districts = new Blocks();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private long place;

  /// Which blocks a station belongs to.
  public enum Level {
    STATE,
    DISTRICT
  }

  /// Says where a station belongs; with its cases it moves from its former blocks.
  public void place(int station, int stateBlock, int districtBlock) {
    lock.writeLock().lock();
    try {
      var at = stationOf.get(station);
      if (at == null) {
        stationOf.put(station, stations.size());
        stations.add(new Station(station, stateBlock, districtBlock));
        return;
      }
      var known = stations.get(at);
      var facts = known.facts();
      for (var fact : facts) countIn(known, fact, -1);
      known.stateBlock = stateBlock;
      known.districtBlock = districtBlock;
      for (var fact : facts) countIn(known, fact, 1);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// The case stands like this now, whatever it was before.
  ///
  /// @throws IllegalArgumentException for a station nobody placed or a day outside the calendar
  public void put(long caseId, CaseCount now) {
    lock.writeLock().lock();
    try {
      var at = stationOf.get(now.station());
      if (at == null) throw new IllegalArgumentException("a station nobody placed");
      var packed = Packed.of(now, at);
      var before = cases.find(caseId);
      if (before == packed) return;
      if (before != CaseIndex.NONE) uncount(before);
      var station = stations.get(at);
      station.add(Packed.fact(packed));
      countIn(station, packed, 1);
      cases.put(caseId, packed);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// The case is counted no longer.
  public void remove(long caseId) {
    lock.writeLock().lock();
    try {
      var before = cases.find(caseId);
      if (before == CaseIndex.NONE) return;
      uncount(before);
      cases.remove(caseId);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void uncount(long packed) {
    var station = stations.get(Packed.station(packed));
    station.remove(Packed.fact(packed));
    countIn(station, packed, -1);
  }

  private void countIn(Station station, long packed, int sign) {
    states.add(station.stateBlock, packed, sign);
    districts.add(station.districtBlock, packed, sign);
  }

  /// The counts of a unit that is these blocks.
  public Counts ofBlocks(Level level, Collection<Integer> blocks, Ask ask) {
    return ofEach(level, List.of(blocks), ask).getFirst();
  }

  /// The counts of several units at once, from one look.
  public List<Counts> ofEach(Level level, List<? extends Collection<Integer>> units, Ask ask) {
    var cuts = Cuts.of(ask);
    var of = level == Level.STATE ? states : districts;
    return reading(() -> {
      var counts = new ArrayList<Counts>(units.size());
      for (var unit : units) {
        var sums = new long[Cuts.COUNT * Columns.COUNT];
        for (int block : unit) of.sum(block, ask, cuts, sums);
        counts.add(Counts.of(sums));
      }
      return counts;
    });
  }

  /// The counts of each of these stations.
  public List<Counts> ofStations(List<Integer> ids, Ask ask) {
    var cuts = Cuts.of(ask);
    return reading(() -> {
      var counts = new ArrayList<Counts>(ids.size());
      for (var id : ids) {
        var at = stationOf.get(id);
        var sums = new long[Cuts.COUNT * Columns.COUNT];
        if (at != null) stations.get(at).sum(ask, cuts, sums);
        counts.add(Counts.of(sums));
      }
      return counts;
    });
  }

  /// How far in the event table the mirror has read.
  public long reached() {
    return reading(() -> place);
  }

  /// Notes the place after its changes were made; it never goes back.
  public void reach(long eventPlace) {
    lock.writeLock().lock();
    try {
      place = Math.max(place, eventPlace);
    } finally {
      lock.writeLock().unlock();
    }
  }

  public int size() {
    return reading(cases::size);
  }

  /// The blocks that hold or held a case.
  List<Integer> blocks(Level level) {
    return reading(() -> {
      var numbers = new ArrayList<Integer>();
      for (var block : (level == Level.STATE ? states : districts).numbers()) numbers.add(block);
      numbers.sort(Integer::compare);
      return numbers;
    });
  }

  /// Bytes of all arrays, and of what wraps them, within a few per cent.
  public long bytes() {
    return reading(() -> {
      var sum = cases.bytes() + states.bytes() + districts.bytes() + stationOf.size() * 64L;
      for (var station : stations) sum += station.bytes();
      return sum;
    });
  }

  private <T> T reading(Supplier<T> look) {
    lock.readLock().lock();
    try {
      return look.get();
    } finally {
      lock.readLock().unlock();
    }
  }
}
