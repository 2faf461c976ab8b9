package abhaya.investigation.compliance;

import abhaya.investigation.mirror.CaseIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every fact in memory, station by station in plain columns: 18 bytes and a place in an index for
/// each case. What depends on the case alone is worked out when it comes. Not safe for several
/// threads at once.
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

    private void remove(long id) {
      for (var at = 0; at < used; at++) {
        if (ids[at] != id) continue;
        used--;
        ids[at] = ids[used];
        recorded[at] = recorded[used];
        reported[at] = reported[used];
        trait[at] = trait[used];
        marks[at] = marks[used];
        return;
      }
      throw new IllegalStateException("a case that is in the index and not at its station");
    }
  }

  /// The case stands like this now, whatever it was before.
  void put(Fact fact) {
    remove(fact.id());
    var number = numbers.computeIfAbsent(fact.trait(), this::numbered);
    stations.computeIfAbsent(fact.station(), id -> new Station()).add(fact, number);
    stationOf.put(fact.id(), fact.station());
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
    if (station != null) station.remove(id);
    stationOf.remove(id);
  }

  /// Says anew where each station belongs.
  void place(List<Blocks> blocks) {
    var states = new HashMap<Integer, List<Station>>();
    var districts = new HashMap<Integer, List<Station>>();
    for (var one : blocks) {
      var station = stations.computeIfAbsent(one.station(), id -> new Station());
      states.computeIfAbsent(one.state(), id -> new ArrayList<>()).add(station);
      districts.computeIfAbsent(one.district(), id -> new ArrayList<>()).add(station);
    }
    byState = states;
    byDistrict = districts;
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

  /// All cases of a state's block as they stand now.
  FactPlaces.Sum sumOf(int block) {
    long n = 0;
    long reported = 0;
    long inTime = 0;
    long charged = 0;
    for (var station : byState.getOrDefault(block, List.of())) {
      n += station.used;
      for (var at = 0; at < station.used; at++) {
        if (station.reported[at] == 0) continue;
        reported++;
        if ((station.marks[at] & IN_TIME) != 0) inTime++;
        if ((station.marks[at] & CHARGED) != 0) charged++;
      }
    }
    return new FactPlaces.Sum(block, n, reported, inTime, charged);
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
