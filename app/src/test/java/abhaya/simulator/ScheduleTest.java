package abhaya.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is played follows from the seed, at the published shares.
class ScheduleTest {
  private static List<Act> of(Scenario scenario, long seed, int minutes) {
    var length = Duration.ofMinutes(minutes);
    return Schedule.of(new Schedule.Wish(scenario, seed, length, 19, List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameSchedule(Scenario scenario) {
    var acts = of(scenario, 5, 3);
    assertThat(acts).isNotEmpty().isEqualTo(of(scenario, 5, 3));
    assertThat(acts).isNotEqualTo(of(scenario, 6, 3));
    assertThat(acts).isSortedAccordingTo(java.util.Comparator.comparing(Act::at));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void oneCallInFiveNeedsSomebodyAndTheHourSaysHowMany(long seed) {
    var callers = callers(of(Scenario.DAY, seed, 120));
    var shares = new Shares();
    var expected = shares.sum("city") * (shares.ofDay(19) + shares.ofDay(20));
    assertThat((double) callers.size()).isBetween(expected * 0.95, expected * 1.05);
    var genuine = callers.stream().filter(one -> isGenuine(one)).count();
    assertThat((double) genuine / callers.size()).isBetween(0.18, 0.22);
  }

  @Test
  void theFloodHoldsFiftyThousandCallsAnHourAndFourOfAHundredAreGenuine() {
    var callers = callers(of(Scenario.FLOOD, 1, 10));
    assertThat((double) callers.size()).isBetween(8_360 * 0.96, 8_360 * 1.04);
    var genuine = callers.stream().filter(one -> isGenuine(one)).count();
    assertThat((double) genuine / callers.size()).isBetween(0.03, 0.05);
  }

  @Test
  void theNinthSilentCallOfOneNumberIsTheGenuineOne() {
    var silent =
        callers(of(Scenario.DAY, 1, 10)).stream()
            .filter(one -> "+915550000009".equals(one.fields().get("number")))
            .toList();
    assertThat(silent).hasSize(9);
    assertThat(silent.subList(0, 8)).noneMatch(one -> isGenuine(one));
    assertThat(isGenuine(silent.getLast())).isTrue();
  }

  @Test
  void noTwoSignalsHaveOneNumber() {
    var numbers = signals(of(Scenario.DAY, 3, 30)).map(Act.Signal::number).toList();
    assertThat(numbers).doesNotHaveDuplicates();
  }

  @Test
  void noCallerHasANumberThatATelephoneInIndiaCanHave() {
    assertThat(signals(of(Scenario.DAY, 4, 20)))
        .filteredOn(one -> one.fields().containsKey("number"))
        .allMatch(one -> one.fields().getOrDefault("number", "").startsWith("+91555"));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void aUnitKeepsToTheStreetsAndGetsThere(long seed) {
    var random = new SplittableRandom(seed);
    var walk = new Walk(City.LKO, random);
    var aim = Walk.somewhere(City.LKO, random);
    walk.aimAt(aim);
    for (var at = 0; at < 4_000 && !walk.isThere(); at++) {
      walk.go(37);
      assertThat(offStreet(walk.place())).isLessThan(1.5);
    }
    assertThat(walk.isThere()).isTrue();
    walk.aimAt(null);
    for (var at = 0; at < 4_000; at++) walk.go(61);
    assertThat(walk.place().metresTo(City.LKO.middle())).isLessThan(9_000);
  }

  /// Metres to the nearest street.
  private static double offStreet(Place place) {
    var middle = City.LKO.middle();
    double north = middle.metresTo(new Place(place.lat(), middle.lon()));
    double east = Math.abs(place.lon() - middle.lon()) / (middle.moved(0, 1).lon() - middle.lon());
    return Math.min(off(north), off(east) * 0.99);
  }

  private static double off(double metres) {
    return Math.abs(metres - Math.round(metres / Walk.BLOCK_METRES) * Walk.BLOCK_METRES);
  }

  private static boolean isGenuine(Act.Signal signal) {
    var truth = signal.truth();
    return truth != null && truth.end() == Truth.End.HANDED_TO_DISPATCH;
  }

  /// The first signal of each.
  private static List<Act.Signal> callers(List<Act> acts) {
    return signals(acts).filter(one -> one.truth() != null).toList();
  }

  private static Stream<Act.Signal> signals(List<Act> acts) {
    return acts.stream().filter(Act.Signal.class::isInstance).map(Act.Signal.class::cast);
  }
}
