package abhaya.investigation.compliance;

import abhaya.investigation.mirror.CaseCount;
import abhaya.investigation.mirror.CaseIndex;
import abhaya.investigation.mirror.DashboardMirror;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every fact in memory, station by station in plain columns: 18 bytes and a place in an index for
/// each case; and the same facts as counters of blocks, see [DashboardMirror]. What depends on the
/// case alone is worked out when it comes. Not safe for several threads at once.
final class FactColumns {
  private static final LocalDate BASE = LocalDate.of(1900, 1, 1);

  /// How many days a column can hold: to June 2079.
  static final int DAYS = 1 << 16;

  static final int IN_TIME = 1;
  static final int CHARGED = 2;
  static final int RETURNED = 4;

  private static final int[] DUE = new int[DAYS];

  static {
    for (var day = 0; day < DAYS; day++) DUE[day] = days(AsOf.dueOn(BASE.plusDays(day)));
  }

  private final CaseIndex stationOf = new CaseIndex();
  private final Map<Integer, Station> stations = new HashMap<>();
  private final Map<Trait, Integer> numbers = new HashMap<>();
  private final List<Trait> traits = new ArrayList<>();
  private Map<Integer, List<Station>> byState = Map.of();
  private Map<Integer, List<Station>> byDistrict = Map.of();

  /// Null until every station has its place.
  private @Nullable DashboardMirror mirror;

  /// Cases older than the mirror's calendar, which it does not count.
  private int outside;

  /// A row of the facts.
  record Fact(
      long id, int station, LocalDate recordedOn, @Nullable LocalDate reportedOn, Trait trait) {}

  /// What filters and columns ask of a case besides its days. Many cases share one.
  record Trait(
      int kind, int basis, int ages, int acts, int groups, boolean charged, boolean returned) {}

  /// Which blocks a station belongs to.
  record Blocks(int station, int state, int district) {}

  /// The cases of one station. A reported day of 0 is no report.
  static final class Station {
    private long[] ids = new long[8];
    char[] recorded = new char[8];
    char[] reported = new char[8];
    int[] trait = new int[8];

    /// Bits of the final report: `IN_TIME`, `CHARGED`, `RETURNED`.
    byte[] marks = new byte[8];

    int used;
    private int state;
    private int district;

    private void add(Fact fact, int number) {
      if (used == ids.length) grow(used + used / 2);
      ids[used] = fact.id();
      recorded[used] = day(fact.recordedOn());
      reported[used] = fact.reportedOn() == null ? 0 : day(fact.reportedOn());
      marks[used] = marks(fact.trait(), recorded[used], reported[used]);
      trait[used++] = number;
    }

    private static byte marks(Trait trait, int recorded, int reported) {
      if (reported == 0) return 0;
      var marks = reported <= DUE[recorded] ? IN_TIME : 0;
      if (trait.charged()) marks |= CHARGED;
      if (trait.returned()) marks |= RETURNED;
      return (byte) marks;
    }

    private void grow(int size) {
      ids = Arrays.copyOf(ids, size);
      recorded = Arrays.copyOf(recorded, size);
      reported = Arrays.copyOf(reported, size);
      trait = Arrays.copyOf(trait, size);
      marks = Arrays.copyOf(marks, size);
    }

    private int placeOf(long id) {
      for (var at = 0; at < used; at++) if (ids[at] == id) return at;
      throw new IllegalStateException("a case that is in the index and not at its station");
    }

    private void remove(int at) {
      used--;
      ids[at] = ids[used];
      recorded[at] = recorded[used];
      reported[at] = reported[used];
      trait[at] = trait[used];
      marks[at] = marks[used];
    }

    private boolean isAlike(int one, int other) {
      return recorded[one] == recorded[other]
          && reported[one] == reported[other]
          && marks[one] == marks[other];
    }

    /// What the counters know of a case.
    private CaseCount count(int at) {
      return new CaseCount(
          date(recorded[at]),
          reported[at] == 0 ? null : date(reported[at]),
          (marks[at] & CHARGED) != 0,
          (marks[at] & RETURNED) != 0);
    }
  }

  /// The case stands like this now, whatever it was before.
  void put(Fact fact) {
    var number = numbers.computeIfAbsent(fact.trait(), this::numbered);
    var station = stations.computeIfAbsent(fact.station(), id -> new Station());
    station.add(fact, number);
    var fresh = station.used - 1;
    var before = stationOf.find(fact.id());
    if (before != fact.station()) {
      remove(fact.id());
      counted(station, fresh, true);
    } else {
      var at = station.placeOf(fact.id());
      if (!station.isAlike(at, fresh)) {
        counted(station, at, false);
        counted(station, fresh, true);
      }
      station.remove(at);
    }
    stationOf.put(fact.id(), fact.station());
  }

  private void counted(Station station, int at, boolean comes) {
    if (mirror == null) return;
    if (station.state == 0) throw new IllegalStateException("a station without a place");
    var one = station.count(at);
    if (!one.isInCalendar()) outside += comes ? 1 : -1;
    else if (comes) mirror.add(station.state, station.district, one);
    else mirror.take(station.state, station.district, one);
  }

  private int numbered(Trait trait) {
    traits.add(trait);
    return traits.size() - 1;
  }

  /// The case is counted no longer.
  void remove(long id) {
    var before = stationOf.find(id);
    if (before == CaseIndex.NONE) return;
    var station = stations.get((int) before);
    if (station != null) {
      var at = station.placeOf(id);
      counted(station, at, false);
      station.remove(at);
    }
    stationOf.remove(id);
  }

  /// Says where each station belongs, and counts by block all cases there are.
  void place(List<Blocks> blocks) {
    var states = new HashMap<Integer, List<Station>>();
    var districts = new HashMap<Integer, List<Station>>();
    for (var one : blocks) {
      var station = stations.computeIfAbsent(one.station(), id -> new Station());
      station.state = one.state();
      station.district = one.district();
      states.computeIfAbsent(one.state(), id -> new ArrayList<>()).add(station);
      districts.computeIfAbsent(one.district(), id -> new ArrayList<>()).add(station);
    }
    byState = states;
    byDistrict = districts;
    outside = 0;
    var fresh = new DashboardMirror();
    mirror = fresh;
    for (var of : districts.values()) {
      for (var station : of) {
        for (var at = 0; at < station.used; at++) counted(station, at, true);
      }
    }
    fresh.settle();
  }

  /// The counters, if they can answer for cases recorded from that day on.
  Optional<DashboardMirror> mirror(LocalDate from) {
    return outside > 0 && from.isBefore(DashboardMirror.FIRST_DAY)
        ? Optional.empty()
        : Optional.ofNullable(mirror);
  }

  /// The stations of a block or, below the state's level, one station.
  List<Station> of(FigureSql.Level level, int block) {
    return switch (level) {
      case NATION, NATION_ALONE, STATE_ALONE -> byState.getOrDefault(block, List.of());
      case STATE -> byDistrict.getOrDefault(block, List.of());
      case DISTRICT -> {
        var station = stations.get(block);
        yield station == null ? List.of() : List.of(station);
      }
    };
  }

  List<Trait> traits() {
    return traits;
  }

  int size() {
    return stationOf.size();
  }

  private static char day(LocalDate day) {
    var number = days(day);
    if (number <= 0 || number >= DAYS) throw new IllegalArgumentException("outside the calendar");
    return (char) number;
  }

  static int days(LocalDate day) {
    return Math.toIntExact(day.toEpochDay() - BASE.toEpochDay());
  }

  static LocalDate date(int days) {
    return BASE.plusDays(days);
  }
}
