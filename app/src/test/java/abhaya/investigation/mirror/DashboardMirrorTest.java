package abhaya.investigation.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.investigation.mirror.DashboardMirror.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardMirrorTest {
  private static final int STATIONS = 12;

  /// Stations 0 to 11 in districts of three, states of six.
  private static DashboardMirror country() {
    var mirror = new DashboardMirror();
    for (var s = 0; s < STATIONS; s++) mirror.place(s, s / 6, s / 3);
    return mirror;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyUnitAnyWindowAnyDayIsThePlainCount(long seed) {
    var random = new Random(seed);
    var cases = new RandomCases(seed, STATIONS);
    var mirror = country();
    var truth = new HashMap<Long, CaseCount>();
    for (var round = 0; round < 12; round++) {
      for (var n = 0; n < 120; n++) change(mirror, truth, random, cases);
      for (var n = 0; n < 8; n++) agree(mirror, truth.values(), cases.ask());
    }
    assertThat(mirror.size()).isEqualTo(truth.size());
  }

  private static void change(
      DashboardMirror mirror, Map<Long, CaseCount> truth, Random random, RandomCases cases) {
    long id = random.nextInt(700);
    if (random.nextInt(10) == 0) {
      mirror.remove(id);
      truth.remove(id);
      return;
    }
    var now = cases.next();
    mirror.put(id, now);
    if (random.nextInt(5) == 0) mirror.put(id, now);
    truth.put(id, now);
  }

  private static void agree(DashboardMirror mirror, Collection<CaseCount> truth, Ask ask) {
    var byStation = mirror.ofStations(IntStream.range(0, STATIONS).boxed().toList(), ask);
    for (var s = 0; s < STATIONS; s++) {
      int station = s;
      var own = truth.stream().filter(one -> one.station() == station).toList();
      assertThat(byStation.get(s)).isEqualTo(PlainMirror.count(own, ask));
    }
    for (var d = 0; d < 4; d++) {
      int district = d;
      var own = truth.stream().filter(one -> one.station() / 3 == district).toList();
      assertThat(mirror.ofBlocks(Level.DISTRICT, List.of(d), ask))
          .isEqualTo(PlainMirror.count(own, ask));
    }
    var nation = mirror.ofBlocks(Level.STATE, List.of(0, 1), ask);
    assertThat(nation).isEqualTo(PlainMirror.count(truth, ask));
    assertThat(nation).isEqualTo(byStation.stream().reduce(Counts.NONE, Counts::plus));
    assertThat(
            mirror.ofEach(Level.STATE, List.of(List.of(0), List.of(1)), ask).stream()
                .reduce(Counts.NONE, Counts::plus))
        .isEqualTo(nation);
  }

  @Test
  void aStationMovesWithAllItsCases() {
    var mirror = country();
    var cases = new RandomCases(7, STATIONS);
    var truth = new ArrayList<CaseCount>();
    for (var n = 0L; n < 500; n++) {
      var one = cases.next();
      truth.add(one);
      mirror.put(n, one);
    }
    mirror.place(0, 1, 9);

    var ask = Ask.ofAll(RandomCases.FIRST, RandomCases.TODAY, LocalDate.of(2022, 5, 5), true);
    var moved = truth.stream().filter(one -> one.station() == 0).toList();
    var left = truth.stream().filter(one -> one.station() > 0 && one.station() < 6).toList();
    assertThat(mirror.ofBlocks(Level.DISTRICT, List.of(9), ask))
        .isEqualTo(PlainMirror.count(moved, ask));
    assertThat(mirror.ofBlocks(Level.STATE, List.of(0), ask))
        .isEqualTo(PlainMirror.count(left, ask));
    assertThat(mirror.ofBlocks(Level.STATE, List.of(0, 1), ask))
        .isEqualTo(PlainMirror.count(truth, ask));
  }

  @ParameterizedTest(name = "recorded {0}, seen {1}, ended {2}: {3}")
  @CsvSource({
    "2024-12-31, 2025-02-27, true, young",
    "2024-12-31, 2025-02-28, false, young",
    "2024-12-31, 2025-02-28, true, 30",
    "2024-12-31, 2025-03-01, false, 30",
    "2024-12-31, 2025-03-30, false, 30",
    "2024-12-31, 2025-03-31, false, 60",
    "2024-12-31, 2025-03-29, true, 30",
    "2024-12-31, 2025-03-30, true, 60",
    "2018-04-21, 2018-06-21, false, young",
    "2018-04-21, 2018-06-22, false, 30",
    "2024-01-01, 2024-12-31, true, 180+"
  })
  void midnightMovesACaseWithoutWork(
      LocalDate recorded, LocalDate day, boolean ended, String expected) {
    var mirror = country();
    mirror.put(1, new CaseCount(3, recorded, null, false, false, 0));
    var counts = mirror.ofBlocks(Level.STATE, List.of(0), Ask.ofAll(recorded, day, day, ended));
    var found =
        counts.youngOpen() == 1
            ? "young"
            : counts.upTo30() == 1 ? "30" : counts.upTo60() == 1 ? "60" : "180+";
    assertThat(found).isEqualTo(expected);
    assertThat(counts.registered()).isEqualTo(1);
  }

  @Test
  void aPastDayDoesNotKnowWhatCameLater() {
    var mirror = country();
    var recorded = LocalDate.of(2023, 1, 10);
    mirror.put(1, new CaseCount(3, recorded, LocalDate.of(2023, 3, 15), true, true, 0));
    var before =
        mirror.ofBlocks(
            Level.DISTRICT,
            List.of(1),
            Ask.ofAll(recorded, recorded, LocalDate.of(2023, 3, 14), true));
    var after =
        mirror.ofBlocks(
            Level.DISTRICT,
            List.of(1),
            Ask.ofAll(recorded, recorded, LocalDate.of(2023, 3, 15), true));
    assertThat(before.overdue()).isEqualTo(1);
    assertThat(before.chargeSheets() + before.returned()).isZero();
    assertThat(after.late()).isEqualTo(1);
    assertThat(after.chargeSheets()).isEqualTo(1);
    assertThat(after.returned()).isEqualTo(1);
  }

  @Test
  void theSameChangeTwiceCountsOnce() {
    var mirror = country();
    var one = new CaseCount(3, LocalDate.of(2023, 1, 10), null, false, false, 0);
    mirror.put(1, one);
    mirror.put(1, one);
    mirror.remove(2);
    var day = LocalDate.of(2023, 2, 1);
    assertThat(
            mirror
                .ofBlocks(Level.STATE, List.of(0), Ask.ofAll(day.minusYears(1), day, day, true))
                .registered())
        .isEqualTo(1);
    mirror.reach(17);
    mirror.reach(4);
    assertThat(mirror.reached()).isEqualTo(17);
  }

  @Test
  void whatCannotBeCountedIsRefusedAndChangesNothing() {
    var mirror = country();
    var far = new CaseCount(3, LocalDate.of(1999, 1, 1), null, false, false, 0);
    var nowhere = new CaseCount(99, LocalDate.of(2023, 1, 1), null, false, false, 0);
    assertThatThrownBy(() -> mirror.put(1, far)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mirror.put(1, nowhere)).isInstanceOf(IllegalArgumentException.class);
    assertThat(mirror.size()).isZero();
    assertThatThrownBy(() -> new CaseCount(1, LocalDate.of(2023, 1, 1), null, true, false, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CaseCount(1, LocalDate.of(2023, 1, 1), null, false, false, 16))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// The national snapshot of 24 Nov 2020 in little: a thousandth of its counts.
  @Test
  void theSnapshotOf2020KeepsItsShape() {
    var mirror = country();
    var day = LocalDate.of(2020, 11, 24);
    var id = 0L;
    for (var n = 0; n < 54; n++) id = put(mirror, id, "2020-01-10", "2020-03-10");
    for (var n = 0; n < 72; n++) id = put(mirror, id, "2020-01-10", "2020-03-11");
    for (var n = 0; n < 38; n++) id = put(mirror, id, "2020-09-24", null);
    for (var n = 0; n < 8; n++) id = put(mirror, id, "2020-09-25", n == 0 ? "2020-11-01" : null);

    var counts =
        mirror.ofBlocks(Level.STATE, List.of(0), Ask.ofAll(RandomCases.FIRST, day, day, true));
    assertThat(counts).isEqualTo(new Counts(54, 72, 38, 1, 7, 0, 38, 0, 0, 0, 0, 0));
  }

  private static long put(
      DashboardMirror mirror,
      long id,
      String recorded,
      @org.jspecify.annotations.Nullable String reported) {
    var on = reported == null ? null : LocalDate.parse(reported);
    mirror.put(id, new CaseCount(1, LocalDate.parse(recorded), on, false, false, 0));
    return id + 1;
  }
}
