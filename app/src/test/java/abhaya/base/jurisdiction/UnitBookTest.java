package abhaya.base.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitBookTest {

  static UnitHistory emptyCountry() {
    var always = Span.since(LocalDate.of(1900, 1, 1));
    var units = new ArrayList<UnitRecord>();
    units.add(record(1, UnitKind.NATION, new Placement(null, "IN", always), "India"));
    var nation = UnitId.NATION;
    units.add(record(109, UnitKind.STATE, new Placement(nation, "09", always), "Uttar Pradesh"));
    units.add(record(110, UnitKind.STATE, new Placement(nation, "10", always), "Bihar"));
    return new UnitHistory(units, Map.of());
  }

  private static UnitRecord record(int id, UnitKind kind, Placement at, String name) {
    return new UnitRecord(
        new UnitId(id),
        kind,
        List.of(at),
        List.of(new UnitName(name, "", at.valid())),
        List.of(),
        null);
  }

  /// The history after the act, with the next number for a new unit.
  static UnitHistory after(UnitHistory history, UnitAct act, LocalDate from, int fresh) {
    var outcome = new UnitBook(history, from).plan(act);
    assertThat(outcome).isInstanceOf(UnitOutcome.Planned.class);
    return stored((UnitOutcome.Planned) outcome, history, fresh);
  }

  private static UnitHistory stored(UnitOutcome.Planned plan, UnitHistory base, int fresh) {
    var numbers = new java.util.HashMap<UnitId, UnitId>();
    for (var unit : plan.draft().changed()) {
      if (base.find(unit.id()).isEmpty()) numbers.put(unit.id(), new UnitId(fresh));
    }
    var units = plan.draft().history().all().stream().map(u -> u.renumbered(numbers)).toList();
    return new UnitHistory(units, plan.draft().history().aliases());
  }

  private static String refusalOf(UnitHistory history, UnitAct act, LocalDate from) {
    var outcome = new UnitBook(history, from).plan(act);
    assertThat(outcome).isInstanceOf(UnitOutcome.Refused.class);
    return ((UnitOutcome.Refused) outcome).refusal().code();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void afterRandomDatedActsTheTreeOfEveryDayEqualsItsNaiveTwin(long seed) {
    var random = new Random(seed);
    var history = emptyCountry();
    var twin = new TwinTree();
    int done = 0;
    for (int fresh = 1001; fresh < 1401; fresh++) {
      var act = twin.anyAct(random, fresh);
      int from = random.nextInt(TwinTree.DAYS);
      var expected = twin.after(act, from, fresh);
      var outcome = new UnitBook(history, TwinTree.day(from)).plan(act);
      assertThat(outcome instanceof UnitOutcome.Planned)
          .as("%s from day %s is allowed: %s", act, from, outcome)
          .isEqualTo(expected != null);
      if (expected == null || !(outcome instanceof UnitOutcome.Planned plan)) continue;
      history = stored(plan, history, fresh);
      twin = expected;
      done++;
      for (int day = 0; day < TwinTree.DAYS; day++) {
        assertThat(TwinTree.told(history.unitsOn(TwinTree.day(day))))
            .as("day %s after %s", day, act)
            .isEqualTo(twin.on(day));
      }
    }
    assertThat(done).isGreaterThan(50);
  }

  @Test
  void aReportAsOfLastMarchUsesLastMarchsTree() {
    var founded = LocalDate.of(2020, 1, 1);
    var history = emptyCountry();
    history = after(history, open(UnitKind.DISTRICT, 109, "D1"), founded, 1001);
    history = after(history, open(UnitKind.DISTRICT, 109, "D2"), founded, 1002);
    history = after(history, open(UnitKind.STATION, 1001, "S1"), founded, 1003);
    var moved = LocalDate.of(2026, 4, 1);
    var act = new UnitAct.Move(new UnitId(1003), new UnitId(1002), "");
    history = after(history, act, moved, 1004);
    var today = LocalDate.of(2026, 11, 23);
    var codes = new CodeBook(history, today);
    var march = new UnitTree(history, LocalDate.of(2026, 3, 31), codes);
    var now = new UnitTree(history, today, codes);
    assertThat(march.get(new UnitId(1003)).code()).isEqualTo("IN.09.D1.S1");
    assertThat(now.get(new UnitId(1003)).code()).isEqualTo("IN.09.D2.S1");
    assertThat(march.pathCode(new UnitId(1003))).isEqualTo("IN.09.D2.S1");
    assertThat(march.isWithin(new UnitId(1003), new UnitId(1001))).isTrue();
    assertThat(now.isWithin(new UnitId(1003), new UnitId(1001))).isFalse();
    assertThat(now.find("in.09.d1.s1")).contains(now.get(new UnitId(1003)));
    assertThat(march.find("IN.09.D2.S1")).contains(march.get(new UnitId(1003)));
  }

  @Test
  void aMergedUnitIsAnsweredByTheOneThatTookOver() {
    var founded = LocalDate.of(2020, 1, 1);
    var history = emptyCountry();
    history = after(history, open(UnitKind.DISTRICT, 109, "D1"), founded, 1001);
    history = after(history, open(UnitKind.DISTRICT, 109, "D2"), founded, 1002);
    history = after(history, open(UnitKind.STATION, 1001, "S1"), founded, 1003);
    history = after(history, open(UnitKind.STATION, 1002, "S1"), founded, 1004);
    var merge = new UnitAct.Merge(new UnitId(1001), new UnitId(1002));
    history = after(history, merge, LocalDate.of(2025, 1, 1), 1005);
    var codes = new CodeBook(history, LocalDate.of(2026, 1, 1));
    var now = new UnitTree(history, LocalDate.of(2026, 1, 1), codes);
    assertThat(now.find("IN.09.D1")).contains(now.get(new UnitId(1002)));
    assertThat(now.find("IN.09.D1.S1")).contains(now.get(new UnitId(1003)));
    assertThat(now.get(new UnitId(1003)).code()).isEqualTo("IN.09.D2.S1A");
    assertThat(now.stationsUnder(new UnitId(1002)))
        .containsExactly(new UnitId(1004), new UnitId(1003));
    assertThat(history.find(new UnitId(1001)).orElseThrow().endDay())
        .isEqualTo(LocalDate.of(2025, 1, 1));
  }

  @Test
  void aLateCorrectionLeavesLaterMovesAlone() {
    var history = emptyCountry();
    var founded = LocalDate.of(2020, 1, 1);
    for (int d = 1; d <= 3; d++) {
      history = after(history, open(UnitKind.DISTRICT, 109, "D" + d), founded, 1000 + d);
    }
    history = after(history, open(UnitKind.STATION, 1001, "S"), founded, 1009);
    var station = new UnitId(1009);
    var later = new UnitAct.Move(station, new UnitId(1003), "");
    history = after(history, later, LocalDate.of(2025, 1, 1), 0);
    var correction = new UnitAct.Move(station, new UnitId(1002), "");
    history = after(history, correction, LocalDate.of(2022, 1, 1), 0);
    assertThat(history.get(station).placements())
        .extracting(at -> Objects.requireNonNull(at.parent()).value() + " " + at.valid().from())
        .containsExactly("1001 2020-01-01", "1002 2022-01-01", "1003 2025-01-01");
  }

  @Test
  void whatWouldBreakTheTreeIsRefusedWithItsReason() {
    var founded = LocalDate.of(2020, 1, 1);
    var start = emptyCountry();
    var one = after(start, open(UnitKind.DISTRICT, 109, "D1"), founded, 1001);
    var history = after(one, open(UnitKind.STATION, 1001, "S1"), founded, 1002);
    var d1 = new UnitId(1001);
    var s1 = new UnitId(1002);
    var day = LocalDate.of(2021, 1, 1);
    assertThat(refusalOf(history, new UnitAct.Retire(d1, null), day)).isEqualTo("children-remain");
    assertThat(refusalOf(history, new UnitAct.Move(d1, s1, ""), day)).isEqualTo("wrong-level");
    assertThat(refusalOf(history, new UnitAct.Move(s1, d1, ""), day)).isEqualTo("nothing-changes");
    assertThat(refusalOf(history, new UnitAct.Move(s1, new UnitId(9), ""), day))
        .isEqualTo("orphan");
    assertThat(refusalOf(history, new UnitAct.Merge(s1, d1), day)).isEqualTo("heir-of-other-kind");
    assertThat(refusalOf(history, open(UnitKind.STATION, 1001, "s1"), day))
        .isEqualTo("label-taken");
    assertThat(refusalOf(history, open(UnitKind.STATION, 1001, "S 2"), day))
        .isEqualTo("label-malformed");
    assertThat(refusalOf(history, open(UnitKind.STATION, 1001, "S2"), founded.minusDays(1)))
        .isEqualTo("parent-not-standing");
    assertThat(refusalOf(history, open(UnitKind.STATE, 1, "40"), day)).isEqualTo("state-fixed");
    assertThat(refusalOf(history, new UnitAct.Rename(s1, "K\u043ethi", ""), day))
        .isEqualTo("name-mixed-script");
  }

  private static UnitAct open(UnitKind kind, int parent, String label) {
    return new UnitAct.Open(kind, new UnitId(parent), label, "Place " + label, "", List.of());
  }
}
