package abhaya.investigation.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.investigation.mirror.DashboardMirror.Level;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardMirrorTest {
  private static final int STATIONS = 12;

  private final DashboardMirror mirror = new DashboardMirror();

  /// A case at one of the stations 0 to 11, in districts of three, states of six.
  private record Held(int station, CaseCount one) {
    int state() {
      return station / 6;
    }

    int district() {
      return station / 3;
    }
  }

  private void add(Held held) {
    mirror.add(held.state(), held.district(), held.one());
  }

  private Counts ofState(int block, Ask ask) {
    return mirror.counts(Level.STATE, List.of(List.of(block)), ask).getFirst();
  }

  private Counts ofDistrict(int block, Ask ask) {
    return mirror.counts(Level.DISTRICT, List.of(List.of(block)), ask).getFirst();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyUnitAnyWindowAnyDayIsThePlainCount(long seed) {
    var random = new Random(seed);
    var cases = new RandomCases(seed);
    var truth = new HashMap<Integer, Held>();
    for (var n = 0; n < 300; n++) change(truth, random, cases);
    mirror.settle();
    for (var round = 0; round < 12; round++) {
      for (var n = 0; n < 120; n++) change(truth, random, cases);
      for (var n = 0; n < 8; n++) agree(truth.values(), cases.ask());
    }
  }

  private void change(Map<Integer, Held> truth, Random random, RandomCases cases) {
    var id = random.nextInt(700);
    var before = truth.remove(id);
    if (before != null) mirror.take(before.state(), before.district(), before.one());
    if (random.nextInt(10) == 0) return;
    var now = new Held(random.nextInt(STATIONS), cases.next());
    add(now);
    truth.put(id, now);
  }

  private void agree(Collection<Held> truth, Ask ask) {
    for (var d = 0; d < 4; d++) {
      int district = d;
      var own = truth.stream().filter(held -> held.district() == district).map(Held::one).toList();
      assertThat(ofDistrict(d, ask)).isEqualTo(PlainMirror.count(own, ask));
    }
    var all = truth.stream().map(Held::one).toList();
    var nation = mirror.counts(Level.STATE, List.of(List.of(0, 1)), ask).getFirst();
    assertThat(nation).isEqualTo(PlainMirror.count(all, ask));
    assertThat(
            mirror.counts(Level.STATE, List.of(List.of(0), List.of(1)), ask).stream()
                .reduce(Counts.NONE, Counts::plus))
        .isEqualTo(nation);
    monthsAgree(all, ask);
  }

  private void monthsAgree(Collection<CaseCount> all, Ask ask) {
    var months = mirror.months(Level.DISTRICT, List.of(0, 1, 2, 3), ask);
    var byMonth =
        all.stream().collect(Collectors.groupingBy(one -> one.recordedOn().withDayOfMonth(1)));
    var expected = new TreeMap<LocalDate, Counts>();
    byMonth.forEach((month, of) -> {
      var counts = PlainMirror.count(of, ask);
      if (counts.registered() > 0) expected.put(month, counts);
    });
    assertThat(months).isEqualTo(expected);
  }

  @Test
  void whileItIsReadNobodyIsAnswered() {
    var day = LocalDate.of(2023, 5, 1);
    var ask = new Ask(day, day, day, true);
    assertThatThrownBy(() -> ofState(0, ask)).isInstanceOf(IllegalStateException.class);
    mirror.settle();
    assertThat(ofState(0, ask)).isEqualTo(Counts.NONE);
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
    mirror.settle();
    add(new Held(3, new CaseCount(recorded, null, false, false)));
    var counts = ofState(0, new Ask(recorded, day, day, ended));
    var found =
        counts.youngOpen() == 1
            ? "young"
            : counts.upTo30() == 1 ? "30" : counts.upTo60() == 1 ? "60" : "180+";
    assertThat(found).isEqualTo(expected);
    assertThat(counts.registered()).isEqualTo(1);
  }

  @Test
  void aPastDayDoesNotKnowWhatCameLater() {
    mirror.settle();
    var recorded = LocalDate.of(2023, 1, 10);
    add(new Held(3, new CaseCount(recorded, LocalDate.of(2023, 3, 15), true, true)));
    var before = ofDistrict(1, new Ask(recorded, recorded, LocalDate.of(2023, 3, 14), true));
    var after = ofDistrict(1, new Ask(recorded, recorded, LocalDate.of(2023, 3, 15), true));
    assertThat(before.overdue()).isEqualTo(1);
    assertThat(before.chargeSheets() + before.returned()).isZero();
    assertThat(after.late()).isEqualTo(1);
    assertThat(after.chargeSheets()).isEqualTo(1);
    assertThat(after.returned()).isEqualTo(1);
  }

  @Test
  void whatCannotBeCountedIsRefusedAndChangesNothing() {
    var far = new CaseCount(LocalDate.of(1999, 1, 1), null, false, false);
    assertThat(far.isInCalendar()).isFalse();
    assertThatThrownBy(() -> mirror.add(0, 0, far)).isInstanceOf(IllegalArgumentException.class);
    mirror.settle();
    assertThat(mirror.blocks(Level.STATE)).isEmpty();
    assertThatThrownBy(() -> new CaseCount(LocalDate.of(2023, 1, 1), null, true, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReportThatWasNeverCountedIsNoticed() {
    mirror.settle();
    var never = new CaseCount(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 2, 1), false, false);
    add(new Held(0, new CaseCount(LocalDate.of(2023, 1, 1), null, false, false)));
    assertThatThrownBy(() -> mirror.take(0, 0, never)).isInstanceOf(IllegalStateException.class);
  }

  /// The national snapshot of 24 Nov 2020 in little: a thousandth of its counts.
  @Test
  void theSnapshotOf2020KeepsItsShape() {
    mirror.settle();
    var day = LocalDate.of(2020, 11, 24);
    for (var n = 0; n < 54; n++) put("2020-01-10", "2020-03-10");
    for (var n = 0; n < 72; n++) put("2020-01-10", "2020-03-11");
    for (var n = 0; n < 38; n++) put("2020-09-24", null);
    for (var n = 0; n < 8; n++) put("2020-09-25", n == 0 ? "2020-11-01" : null);

    var counts = ofState(0, new Ask(RandomCases.FIRST, day, day, true));
    assertThat(counts).isEqualTo(new Counts(54, 72, 38, 1, 7, 0, 38, 0, 0, 0, 0, 0));
  }

  private void put(String recorded, @Nullable String reported) {
    var on = reported == null ? null : LocalDate.parse(reported);
    add(new Held(1, new CaseCount(LocalDate.parse(recorded), on, false, false)));
  }
}
