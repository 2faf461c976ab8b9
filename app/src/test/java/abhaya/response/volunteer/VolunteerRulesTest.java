package abhaya.response.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.geo.Point;
import abhaya.response.volunteer.CapBook.Cap;
import abhaya.response.volunteer.PatternBook.Pattern;
import abhaya.response.volunteer.PlaceBook.Fault;
import abhaya.response.volunteer.ReleaseBook.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules against a predator among volunteers, each on both sides of its limit.
class VolunteerRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T15:00:00Z");
  private static final Point HERE = new Point(28.6139, 77.2090);

  @Test
  void aPlaceIsTheSameCellHoweverOftenItIsAskedAndTheCellIsAtLeastFiveHundredMetres() {
    var cell = Rings.cell(HERE);
    var box = cell.box();
    assertThat(Rings.cell(HERE)).isEqualTo(cell);
    assertThat(new Point(box.south(), box.west()).metresTo(new Point(box.north(), box.west())))
        .isGreaterThanOrEqualTo(500);
    assertThat(new Point(box.north(), box.west()).metresTo(new Point(box.north(), box.east())))
        .isGreaterThanOrEqualTo(500);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whoIsToldAndWhenSaysNoMoreThanTheCell(long seed) {
    var random = new Random(seed);
    var box = Rings.cell(HERE).box();
    var nearby = new Nearby();
    for (int i = 0; i < 200; i++)
      nearby.put(spot(i, HERE.moved(random.nextDouble() * 360, random.nextDouble() * 4_000)));
    var one = inside(box, random);
    var other = inside(box, random);
    for (int second = 0; second < 120; second++) {
      var radius = Rings.radiusMetres("call-" + seed, NOW, NOW.plusSeconds(second));
      assertThat(nearby.within(Rings.cell(one).centre(), radius))
          .isEqualTo(nearby.within(Rings.cell(other).centre(), radius));
    }
  }

  private static Point inside(abhaya.base.geo.Box box, Random random) {
    return new Point(
        box.south() + random.nextDouble() * (box.north() - box.south()) * 0.999,
        box.west() + random.nextDouble() * (box.east() - box.west()) * 0.999);
  }

  @ParameterizedTest(name = "{0} s after the wait: {1} m")
  @CsvSource({"-1, 0", "0, 300", "19, 300", "20, 700", "40, 1500", "60, 3000", "79, 3000", "80, 0"})
  void ringsGrowEveryTwentySeconds(long seconds, double metres) {
    var since = Rings.delay("c").plusSeconds(seconds);
    assertThat(Rings.radiusMetres("c", NOW, NOW.plus(since))).isEqualTo(metres);
  }

  @Test
  void nobodyIsToldWithinTheFirstTenSeconds() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(Rings.delay("call-" + i))
          .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> Rings.delay("call-" + i)).distinct())
        .hasSize(21);
  }

  @Test
  void aVolunteerIsToldThreeTimesAnHourAndNotAFourth() {
    var three =
        List.of(past("a", "x", null, 5), past("b", "y", null, 20), past("c", "z", null, 59));
    assertThat(CapBook.against(three, "d", "w", null, NOW)).contains(Cap.HOUR_FULL);
    var older =
        List.of(past("a", "x", null, 5), past("b", "y", null, 20), past("c", "z", null, 60));
    assertThat(CapBook.against(older, "d", "w", null, NOW)).isEmpty();
  }

  @Test
  void aVolunteerIsToldTenTimesADayAndNotAnEleventh() {
    var ten = new ArrayList<Past>();
    for (int i = 0; i < 10; i++) ten.add(past("c" + i, "x" + i, null, 120 + i * 60));
    assertThat(CapBook.against(ten, "n", "w", null, NOW)).contains(Cap.DAY_FULL);
    assertThat(CapBook.against(ten.subList(0, 9), "n", "w", null, NOW)).isEmpty();
  }

  @Test
  void oneCellIsToldTwiceAWeekAndNotAThirdTime() {
    var twice = List.of(past("a", "x", null, 2_000), past("b", "x", null, 4_000));
    assertThat(CapBook.against(twice, "c", "x", null, NOW)).contains(Cap.SAME_CELL);
    assertThat(CapBook.against(twice, "c", "y", null, NOW)).isEmpty();
  }

  @Test
  void theSameCallerIsNeverToldToTheSameVolunteerAgain() {
    var once = List.of(past("a", "x", "her", 60 * 24 * 80));
    assertThat(CapBook.against(once, "b", "y", "her", NOW)).contains(Cap.SAME_CALLER);
    assertThat(CapBook.against(once, "b", "y", "another", NOW)).isEmpty();
    assertThat(CapBook.against(once, "a", "x", "another", NOW)).contains(Cap.TOLD_ALREADY);
  }

  @Test
  void whoLeavesTwiceAfterSeeingThePlaceIsSuspendedAndOnceIsNot() {
    var left =
        new Past("a", "x", null, AlertState.WITHDRAWN, NOW.minusSeconds(900), true, null, null);
    var again =
        new Past("b", "y", null, AlertState.WITHDRAWN, NOW.minusSeconds(90), true, null, null);
    var blind =
        new Past("c", "z", null, AlertState.WITHDRAWN, NOW.minusSeconds(90), false, null, null);
    assertThat(PatternBook.of(List.of(left, again), List.of(), NOW)).contains(Pattern.CHOOSES);
    assertThat(PatternBook.of(List.of(left, blind), List.of(), NOW)).isEmpty();
  }

  @Test
  void whoSaysYesToTheSameCallerTwiceIsSuspended() {
    var both = List.of(accepted("a", "x", "her"), accepted("b", "y", "her"));
    assertThat(PatternBook.of(both, List.of(), NOW)).contains(Pattern.REPEATED_CALLER);
    var two = List.of(accepted("a", "x", "her"), accepted("b", "y", "another"));
    assertThat(PatternBook.of(two, List.of(), NOW)).isEmpty();
  }

  @Test
  void whoSaysYesToTheSameAreaThreeTimesAMonthIsSuspended() {
    var two = List.of(accepted("a", "x", "1"), accepted("b", "x", "2"));
    assertThat(PatternBook.of(two, List.of(), NOW)).isEmpty();
    var three = List.of(accepted("a", "x", "1"), accepted("b", "x", "2"), accepted("c", "x", "3"));
    assertThat(PatternBook.of(three, List.of(), NOW)).contains(Pattern.REPEATED_PLACE);
  }

  @ParameterizedTest(name = "there for {0} min without a word: suspended {1}")
  @CsvSource({"30, false", "31, true"})
  void whoWasThereAndDoesNotReportIsSuspended(long minutes, boolean suspended) {
    var at = NOW.minus(Duration.ofMinutes(minutes));
    var silent = new Past("a", "x", null, AlertState.ARRIVED, at, true, at, null);
    assertThat(PatternBook.of(List.of(silent), List.of(), NOW).isPresent()).isEqualTo(suspended);
    var told = new Past("a", "x", null, AlertState.REPORTED, at, true, at, NOW);
    assertThat(PatternBook.of(List.of(told), List.of(), NOW)).isEmpty();
  }

  @Test
  void threePlacesInADayThatCannotBeSuspendAndTwoDoNot() {
    var odd = List.of(NOW.minusSeconds(10), NOW.minusSeconds(600), NOW.minusSeconds(6_000));
    assertThat(PatternBook.of(List.of(), odd, NOW)).contains(Pattern.IMPOSSIBLE_PLACES);
    assertThat(PatternBook.of(List.of(), odd.subList(0, 2), NOW)).isEmpty();
  }

  @Test
  void aTelephoneThatJumpsAcrossTheCityIsNotBelieved() {
    var before = new Spot(1, HERE, 10, NOW.minusSeconds(60));
    var driven = new Spot(1, HERE.moved(90, 3_000), 10, NOW);
    var jumped = new Spot(1, HERE.moved(90, 3_100), 10, NOW);
    assertThat(PlaceBook.judge(before, driven, NOW)).isEmpty();
    assertThat(PlaceBook.judge(before, jumped, NOW)).contains(Fault.TOO_FAST);
  }

  @Test
  void placesThatAreOldCoarseAheadOrAbroadMoveNobody() {
    assertThat(PlaceBook.judge(null, new Spot(1, HERE, 10, NOW.minusSeconds(121)), NOW))
        .contains(Fault.TOO_OLD);
    assertThat(PlaceBook.judge(null, new Spot(1, HERE, 251, NOW), NOW)).contains(Fault.TOO_COARSE);
    assertThat(PlaceBook.judge(null, new Spot(1, HERE, Double.NaN, NOW), NOW))
        .contains(Fault.TOO_COARSE);
    assertThat(PlaceBook.judge(null, new Spot(1, HERE, 10, NOW.plusSeconds(11)), NOW))
        .contains(Fault.AHEAD);
    assertThat(PlaceBook.judge(null, new Spot(1, new Point(51, 0), 10, NOW), NOW))
        .contains(Fault.OUTSIDE);
    assertThat(PlaceBook.judge(null, new Spot(1, HERE, 250, NOW.minusSeconds(120)), NOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Missing.class)
  void oneThingThatIsMissingHoldsThePlaceBack(Missing missing) {
    assertThat(ReleaseBook.missing(factsWithout(missing))).containsExactly(missing);
  }

  @Test
  void allThingsTogetherReleaseIt() {
    assertThat(ReleaseBook.missing(factsWithout(null))).isEmpty();
  }

  private static ReleaseBook.Facts factsWithout(@Nullable Missing missing) {
    return new ReleaseBook.Facts(
        missing != Missing.NOT_ACCEPTED,
        missing != Missing.NO_POLICE_ASSIGNED,
        false,
        missing == Missing.ALONE ? 1 : 2,
        missing == Missing.CHILD,
        missing != Missing.REFUSED,
        missing == Missing.HELD,
        missing != Missing.NOT_FIT,
        missing != Missing.NO_PLAUSIBLE_PLACE,
        missing == Missing.OVER);
  }

  @Test
  void oneVolunteerAloneMayGoWhereThePoliceAre() {
    var there = new ReleaseBook.Facts(true, true, true, 1, false, true, false, true, true, false);
    assertThat(ReleaseBook.missing(there)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void nearbyFindsExactlyWhoIsNear(long seed) {
    var random = new Random(seed);
    var nearby = new Nearby();
    var all = new ArrayList<Spot>();
    for (int i = 0; i < 5_000; i++) {
      var spot =
          spot(i % 4_000, HERE.moved(random.nextDouble() * 360, random.nextDouble() * 9_000));
      nearby.put(spot);
      all.removeIf(known -> known.volunteer() == spot.volunteer());
      all.add(spot);
    }
    nearby.remove(17);
    all.removeIf(known -> known.volunteer() == 17);
    var expected =
        all.stream()
            .filter(spot -> HERE.metresTo(spot.point()) <= 1_000)
            .sorted(
                Comparator.<Spot>comparingDouble(spot -> HERE.metresTo(spot.point()))
                    .thenComparingLong(Spot::volunteer))
            .toList();
    assertThat(nearby.within(HERE, 1_000)).extracting(Nearby.Near::spot).isEqualTo(expected);
    assertThat(nearby.size()).isEqualTo(all.size());
  }

  @Test
  void whoIsAtTheEdgeOrBeyondItIsFoundTooAndWhoHasGoneIsNot() {
    var nearby = new Nearby();
    var corner = new Point(2.5, 63.5);
    var abroad = new Point(51.5, -0.12);
    nearby.put(spot(1, corner));
    nearby.put(spot(2, abroad));
    nearby.put(spot(3, corner.moved(225, 500)));
    nearby.put(spot(4, abroad));
    nearby.remove(4);
    assertThat(nearby.within(corner, 600))
        .extracting(near -> near.spot().volunteer())
        .containsExactly(1L, 3L);
    assertThat(nearby.within(abroad, 0))
        .extracting(near -> near.spot().volunteer())
        .containsExactly(2L);
    assertThat(nearby.within(corner, -1)).isEmpty();
    nearby.put(spot(1, abroad));
    assertThat(nearby.within(corner, 400)).isEmpty();
    assertThat(nearby.size()).isEqualTo(3);
  }

  private static Spot spot(long id, Point point) {
    return new Spot(id, point, 10, NOW);
  }

  private static Past past(String call, String cell, @Nullable String caller, long minutesAgo) {
    var at = NOW.minus(Duration.ofMinutes(minutesAgo));
    return new Past(call, cell, caller, AlertState.NO_ANSWER, at, false, null, null);
  }

  private static Past accepted(String call, String cell, String caller) {
    return new Past(
        call, cell, caller, AlertState.ACCEPTED, NOW.minusSeconds(600), false, null, null);
  }
}
