package abhaya.investigation.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.mirror.DashboardMirror.Level;
import abhaya.investigation.mirror.MirrorCheck.Tally;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorPartsTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aTreeSumsLikeAnArrayWhileItGrows(long seed) {
    var random = new Random(seed);
    var tree = new DayTree();
    var plain = new long[5_000];
    for (var n = 0; n < 3_000; n++) {
      var day = random.nextInt(Math.min(5_000, 300 + n * 2));
      var sign = random.nextBoolean() ? 1 : -1;
      tree.add(day, new int[] {sign, 2 * sign, 0, 0, 1});
      plain[day] += sign;
      if (n % 20 != 0) continue;
      var at = random.nextInt(5_000);
      var out = new long[Columns.COUNT];
      tree.sumUpTo(at, out, 0);
      assertThat(out[0]).isEqualTo(Arrays.stream(plain, 0, at + 1).sum());
      assertThat(out[1]).isEqualTo(2 * out[0]);
    }
    var none = new long[Columns.COUNT];
    tree.sumUpTo(-1, none, 0);
    assertThat(none).containsOnly(0);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theIndexFindsWhatAMapFinds(long seed) {
    var random = new Random(seed);
    var index = new CaseIndex();
    var plain = new HashMap<Long, Long>();
    for (var n = 0; n < 60_000; n++) {
      long id = random.nextInt(9_000);
      if (random.nextInt(3) == 0) {
        index.remove(id);
        plain.remove(id);
      } else {
        index.put(id, n);
        plain.put(id, (long) n);
      }
    }
    assertThat(index.size()).isEqualTo(plain.size());
    for (var id = 0L; id < 9_000; id++) {
      assertThat(index.find(id)).isEqualTo(plain.getOrDefault(id, CaseIndex.NONE));
    }
  }

  @Test
  void aPackedCaseIsReadAsItWas() {
    var one = new CaseCount(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 4, 29), true, true);
    var packed = Packed.of(one);
    assertThat(packed).isPositive();
    assertThat(Days.FIRST.plusDays(Packed.recorded(packed))).isEqualTo(one.recordedOn());
    assertThat(Days.FIRST.plusDays(Packed.reported(packed))).isEqualTo(one.reportedOn());
    assertThat(Packed.inTime(packed)).isTrue();
    assertThat(Packed.charged(packed)).isTrue();
    assertThat(Packed.returned(packed)).isTrue();
    var open = Packed.of(new CaseCount(Days.FIRST, null, false, false));
    assertThat(open).isZero();
    assertThat(Packed.isReported(open)).isFalse();
  }

  @Test
  void theCalendarIsThatOfTheLaw() {
    for (var n = 0; n < 6_000; n++) {
      var day = Days.FIRST.plusDays(n);
      assertThat(Days.due(n)).isEqualTo(Days.of(day.plusMonths(2)));
      assertThat(Days.yearOfMonth(Days.month(n))).isEqualTo(Days.year(n));
      var last = Days.FIRST.plusDays(Days.lastRecordedDueBy(n));
      if (n < 60) continue;
      assertThat(last.plusMonths(2)).isBeforeOrEqualTo(day);
      assertThat(last.plusDays(1).plusMonths(2)).isAfter(day);
    }
    assertThat(Days.lastRecordedDueBy(-5)).isEqualTo(-1);
    assertThat(Days.clamped(LocalDate.of(1990, 1, 1))).isEqualTo(-1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aSheafSumsTheSameWhetherItGrewAtOnceOrDayByDay(long seed) {
    var random = new Random(seed);
    var atOnce = new Sheaf();
    var oneByOne = new Sheaf();
    oneByOne.settle();
    for (var n = 0; n < 900; n++) {
      if (n == 600) atOnce.settle();
      var day = random.nextInt(200);
      var counts = new int[] {0, 1, random.nextInt(2), random.nextInt(2), 0};
      atOnce.add(day, counts);
      oneByOne.add(day, counts);
    }
    var points = new int[] {-1, 0, 40, 41, 199, 250};
    var first = new long[points.length * Columns.COUNT];
    var second = new long[points.length * Columns.COUNT];
    atOnce.takeUpTo(1, points, first);
    oneByOne.takeUpTo(1, points, second);
    assertThat(first).isEqualTo(second);
    assertThat(first[5 * Columns.COUNT + Columns.REPORTED]).isEqualTo(-900);
  }

  @ParameterizedTest(name = "one day in {0}")
  @ValueSource(ints = {1, 2, 9, 60})
  void aSheafFindsItsDaysWhetherTheyStandCloseOrFarApart(int step) {
    var random = new Random(step);
    var sheaf = new Sheaf();
    sheaf.settle();
    var plain = new int[3_000];
    for (var n = 0; n < 400; n++) {
      var day = 100 + random.nextInt(2_800) / step * step;
      sheaf.add(day, new int[] {0, 1, 0, 0, 0});
      plain[day]++;
    }
    for (var n = 0; n < 200; n++) {
      var points = random.ints(4, -1, 3_000).sorted().toArray();
      var out = new long[points.length * Columns.COUNT];
      sheaf.takeUpTo(-1, points, out);
      for (var p = 0; p < points.length; p++) {
        assertThat(out[p * Columns.COUNT + Columns.REPORTED])
            .isEqualTo(Arrays.stream(plain, 0, points[p] + 1).sum());
      }
    }
  }

  @ParameterizedTest(name = "day {0}")
  @ValueSource(ints = {0, 1, 2, 14, 15, 29, 30, 31})
  void aMonthIsCutAlikeFromBothSides(int dayOfMonth) {
    var first = LocalDate.of(2025, 3, 1);
    var ask = new Ask(first.minusMonths(3), first.plusMonths(1), first.plusDays(45), true);
    var cuts = Cuts.of(ask);
    var month = new ReportMonth();
    var random = new Random(7);
    var later = 0;
    for (var n = 0; n < 200; n++) {
      if (n == 150) month.settle();
      var reported = first.plusDays(random.nextInt(31));
      var recorded = reported.minusDays(random.nextInt(80));
      var packed = Packed.of(new CaseCount(recorded, reported, n % 2 == 0, n % 5 == 0));
      var counts = new int[Columns.COUNT];
      Packed.count(packed, 1, counts);
      month.add(packed, 1, counts);
      if (reported.getDayOfMonth() > dayOfMonth) later++;
    }
    var after = new Sums(cuts, cuts.stretches());
    month.takeAfter(dayOfMonth, after);
    var upTo = new Sums(cuts, cuts.stretches());
    month.take(1, upTo);
    month.giveUpTo(dayOfMonth, upTo);
    assertThat(upTo.total()).isEqualTo(after.total());
    assertThat(after.total().finalReports()).isEqualTo(-later);
  }

  @Test
  void aComparisonFindsEachWrongCellOnEitherSide() {
    var mirror = new DashboardMirror();
    var march = LocalDate.of(2023, 3, 1);
    mirror.add(10, 20, new CaseCount(march.plusDays(4), null, false, false));
    mirror.settle();
    mirror.add(10, 20, new CaseCount(march, march.plusDays(70), true, false));
    var check = new MirrorCheck(mirror);
    var right = new Tally(Level.STATE, 10, march, 2, 1, 0, 1);

    assertThat(check.compare(Level.STATE, List.of(right))).isEmpty();
    assertThat(check.compare(Level.STATE, List.of())).hasSize(1);
    var wrong = new Tally(Level.STATE, 10, march, 2, 1, 1, 1);
    var found = check.compare(Level.STATE, List.of(wrong));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().truth()).isEqualTo("2 1 1 1");
    assertThat(found.getFirst().mirror()).isEqualTo("2 1 0 1");
    var missing = new Tally(Level.STATE, 11, march.plusMonths(1), 1, 0, 0, 0);
    assertThat(check.compare(Level.STATE, List.of(right, missing))).hasSize(1);
    assertThat(check.compare(Level.DISTRICT, List.of(right))).hasSize(1);
  }

  @Test
  void memoryStaysWithinTheStatedBound() {
    var mirror = new DashboardMirror();
    var cases = new RandomCases(5);
    var random = new Random(5);
    var count = 150_000;
    for (var n = 0; n < count; n++) {
      var district = random.nextInt(78);
      mirror.add(district / 8, 100 + district, cases.next());
    }
    mirror.settle();

    var nodes = 10L + 78;
    var days = 4_096L;
    assertThat(mirror.bytes()).isLessThan(count * 2L * 46 + nodes * (days * 20 + 10_000));
  }
}
