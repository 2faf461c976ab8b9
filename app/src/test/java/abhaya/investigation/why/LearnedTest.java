package abhaya.investigation.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.investigation.fair.Share;
import abhaya.investigation.outlook.Calibration;
import abhaya.investigation.outlook.Habit;
import abhaya.investigation.outlook.HabitBook;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.outlook.Obstacle;
import abhaya.investigation.outlook.Outlook;
import abhaya.investigation.outlook.PastWait;
import abhaya.investigation.outlook.WhatIf;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the past teaches, and how well; what more hands would change.
class LearnedTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final YearMonth LAST = YearMonth.of(2026, 8);
  private static final String REPORT = "clock.step.EXHIBIT_REPORTED";

  /// Half of the cases wait for a slow laboratory: they go over mostly; the others seldom.
  private static List<PastStore.Past> past(long seed) {
    var dice = new Random(seed);
    var cases = new ArrayList<PastStore.Past>();
    var id = 0L;
    for (var month = Learned.all(LAST).from(); !month.isAfter(LAST); month = month.plusMonths(1)) {
      for (var one = 0; one < 120; one++) cases.add(one(++id, month.atDay(1), dice));
    }
    return cases;
  }

  private static PastStore.Past one(long id, LocalDate month, Random dice) {
    var recorded = month.plusDays(dice.nextInt(28));
    var due = recorded.plusMonths(2);
    var slow = dice.nextBoolean();
    var days = slow ? 40 + dice.nextInt(60) : 5 + dice.nextInt(20);
    var since = recorded.plusDays(3);
    var until = since.plusDays(days);
    var reported = until.plusDays(2 + dice.nextInt(6));
    var place = slow ? "FSL-SLOW" : "FSL-QUICK";
    var wait = new CourseWait(REPORT, Holder.LABORATORY, place, since, until);
    return new PastStore.Past(id, month, due, reported, List.of(wait));
  }

  private static Outlook outlook(Learned learned, String place, int waited, int left) {
    var obstacle = new Obstacle(REPORT, Holder.LABORATORY, place, TODAY.minusDays(waited));
    return learned.book().of(List.of(obstacle), TODAY.plusDays(left), TODAY);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void onMonthsItHasNotSeenItSaysWhatHappens(long seed) {
    var learned = Learned.from(past(seed), LAST, TODAY);
    var cases = learned.table().stream().mapToLong(row -> row.happened().whole()).sum();
    assertThat(cases).isEqualTo(learned.heldCases()).isGreaterThan(100);
    assertThat(learned.brier()).isLessThan(learned.coin());
    var agree = learned.table().stream().filter(row -> row.interval().holds(row.said())).count();
    assertThat(agree).isGreaterThanOrEqualTo(learned.table().size() - 1L);
    assertThat(learned.held().from()).isEqualTo(YearMonth.of(2026, 6));
    assertThat(learned.learned().to()).isEqualTo(YearMonth.of(2026, 5));
  }

  /// Waits end by chance, reports come by chance: nothing hangs on anything.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void obstaclesThatTellNothingMakeItNoWorseThanTheBaseRate(long seed) {
    var dice = new Random(seed);
    var cases = past(seed).stream().map(one -> byChance(one, dice)).toList();
    var learned = Learned.from(cases, LAST, TODAY);
    assertThat(learned.heldCases()).isGreaterThan(100);
    assertThat(learned.brier()).isLessThan(1.05 * learned.coin());
  }

  private static PastStore.Past byChance(PastStore.Past one, Random dice) {
    var reported = one.dueOn().plusDays(dice.nextInt(60) - 30);
    var since = one.dueOn().minusDays(60);
    var wait =
        new CourseWait(
            REPORT, Holder.LABORATORY, null, since, since.plusDays(1 + dice.nextInt(100)));
    return new PastStore.Past(one.id(), one.month(), one.dueOn(), reported, List.of(wait));
  }

  @Test
  void whatHappenedInTheHeldOutMonthsTeachesNothing() {
    var past = past(5);
    var held = Learned.all(LAST).to().minusMonths(Learned.HELD_MONTHS - 1L).atDay(1);
    var other =
        past.stream().map(one -> one.month().isBefore(held) ? one : neverReported(one)).toList();
    var was = outlook(Learned.from(past, LAST, TODAY), "FSL-SLOW", 20, 15);
    var is = outlook(Learned.from(other, LAST, TODAY), "FSL-SLOW", 20, 15);
    assertThat(is.chance()).isEqualTo(was.chance());
    assertThat(is.sentences()).isEqualTo(was.sentences());
  }

  private static PastStore.Past neverReported(PastStore.Past one) {
    return new PastStore.Past(one.id(), one.month(), one.dueOn(), null, one.waits());
  }

  @Test
  void aSlowPlaceIsToldFromAQuickOne() {
    var learned = Learned.from(past(6), LAST, TODAY);
    var slow = outlook(learned, "FSL-SLOW", 20, 15);
    var quick = outlook(learned, "FSL-QUICK", 2, 30);
    assertThat(slow.chance()).isGreaterThan(0.6);
    assertThat(quick.chance()).isLessThan(0.3);
    assertThat(slow.obstacles().getFirst().habit().usualDays().getAsLong()).isBetween(55L, 85L);
  }

  @Test
  void withoutAPastNothingIsClaimed() {
    var learned = Learned.from(List.of(), LAST, TODAY);
    assertThat(learned.table()).isEmpty();
    assertThat(outlook(learned, "FSL-SLOW", 20, 15).chance()).isEqualTo(0.5, within(1e-9));
    assertThat(Calibration.none().of(0.3)).isEqualTo(0.3);
  }

  @Test
  void aReasonsExpectedEndIsNotTakenForAnEndThatWasSeen() {
    var reason =
        new CourseWait("cases.delay.DIGITAL_DATA", Holder.COMPANY, null, TODAY, TODAY.plusDays(30));
    assertThat(reason.isFromReason()).isTrue();
    assertThat(reason.standsOn(TODAY.plusDays(29))).isTrue();
    assertThat(reason.standsOn(TODAY.plusDays(30))).isFalse();
    assertThat(Learned.obstacles(List.of(reason), TODAY)).hasSize(1);
  }

  private static Habit laboratory(@Nullable Long days) {
    var past = new ArrayList<PastWait>();
    if (days != null) {
      for (var n = 0; n < 40; n++) {
        past.add(new PastWait(REPORT, Holder.LABORATORY, null, days, true));
      }
    }
    return new HabitBook(past).of(new Obstacle(REPORT, Holder.LABORATORY, null, TODAY));
  }

  @ParameterizedTest(name = "{0} of 400 missed")
  @ValueSource(longs = {40, 120, 240})
  void theModelMissesAsManyClocksAsWereReallyMissed(long missed) {
    var known = new WorldFit.Known(400, missed, 120, laboratory(18L), 30);
    var fitted = WorldFit.of(known, 112);
    assertThat(fitted.simulatedShare()).isEqualTo(missed / 400.0, within(0.06));
    // 400 cases of 14 officer-days are the work of 18 officers at nine days in ten
    assertThat(fitted.today().officers()).isEqualTo(18);
    assertThat(fitted.posted()).isEqualTo(30);
  }

  @Test
  void aUnitWithoutCasesHasOneOfficerAndNothingToFit() {
    var fitted = WorldFit.of(new WorldFit.Known(0, 0, 0, laboratory(null), 0), 112);
    assertThat(fitted.posted()).isZero();
    assertThat(fitted.today().officers()).isEqualTo(1);
  }

  @Test
  void equalSeedsGiveEqualAnswersAndProgressIsToldAfterEachRun() {
    var fitted = WorldFit.of(new WorldFit.Known(300, 90, 90, laboratory(18L), 20), 7);
    var more =
        new abhaya.investigation.outlook.CaseWorld.Capacity(
            fitted.today().officers() + 3, fitted.today().benches() + 1);
    var change = new WhatIf.Change(fitted.today(), more);
    var told = new ArrayList<Integer>();
    var once = WhatIf.compare(fitted.world(), change, 7, 20, told::add);
    var again = WhatIf.compare(fitted.world(), change, 7, 20, done -> {});
    var other = WhatIf.compare(fitted.world(), change, 8, 20, done -> {});
    assertThat(again).isEqualTo(once);
    assertThat(other).isNotEqualTo(once);
    assertThat(told).hasSize(20).startsWith(1).endsWith(20);
    assertThat(once.middle()).isBetween(once.low(), once.high()).isGreaterThan(30);
    assertThat(new Share(once.missed(), once.cases()).value()).isEqualTo(0.3, within(0.1));
  }
}
