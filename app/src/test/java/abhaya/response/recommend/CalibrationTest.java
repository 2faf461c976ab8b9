package abhaya.response.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.response.recommend.Calibration.Group;
import abhaya.response.recommend.Calibration.Middle;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How few trips are drawn towards what is known more coarsely.
class CalibrationTest {
  private static final int STATE = 109;
  private static final int DISTRICT = 2011;
  private static final int CELL = 77;

  private static Middle middle(int trips, @Nullable Double detour, double secondsPerMetre) {
    return new Middle(trips, detour == null ? 0 : trips, detour, secondsPerMetre);
  }

  private static Group state(Middle middle) {
    return new Group(STATE, STATE, PaceBook.WHOLE, HourBand.DAY, middle);
  }

  private static Group district(Middle middle) {
    return new Group(STATE, DISTRICT, PaceBook.WHOLE, HourBand.DAY, middle);
  }

  private static Group cell(Middle middle) {
    return new Group(STATE, DISTRICT, CELL, HourBand.DAY, middle);
  }

  private static Pace learnt(Group... groups) {
    return Calibration.learn(List.of(groups)).getLast().pace();
  }

  private static double secondsPerMetre(Pace pace) {
    return pace.detour() * 3.6 / pace.speedKmh();
  }

  @Test
  void twentyTripsWeighAsMuchAsWhatIsAssumed() {
    double usual = secondsPerMetre(Pace.USUAL);
    var pace = learnt(state(middle(20, 2.7, usual * 4)));
    assertThat(pace.detour()).isCloseTo(Math.sqrt(1.35 * 2.7), within(1e-9));
    assertThat(secondsPerMetre(pace)).isCloseTo(usual * 2, within(1e-9));
    assertThat(pace.trips()).isEqualTo(20);
    assertThat(pace.level()).isEqualTo(Pace.Level.STATE);
  }

  @Test
  void theMoreTripsTheNearerToWhatTheyShow() {
    double before = Double.MAX_VALUE;
    double slowBefore = Double.MAX_VALUE;
    for (int trips = 1; trips <= 2_000; trips++) {
      var pace = learnt(cell(middle(trips, 2.0, 0.4)));
      double off = 2.0 - pace.detour();
      double slowOff = 0.4 - secondsPerMetre(pace);
      assertThat(off).isPositive().isLessThan(before);
      assertThat(slowOff).isPositive().isLessThan(slowBefore);
      before = off;
      slowBefore = slowOff;
    }
    assertThat(before).isLessThan(0.02);
  }

  @Test
  void aSquareIsDrawnToItsDistrictAndThisToItsState() {
    var state = state(middle(1_000_000, 1.5, 0.3));
    var district = district(middle(1_000_000, 2.0, 0.5));
    var bare = learnt(state, district, cell(middle(1, 3.0, 0.5)));
    assertThat(bare.detour()).isBetween(2.0, 2.1);
    assertThat(bare.level()).isEqualTo(Pace.Level.HERE);
    assertThat(learnt(state, cell(middle(1, 3.0, 0.5))).detour()).isBetween(1.5, 1.6);
    assertThat(learnt(cell(middle(1, 3.0, 0.5))).detour()).isBetween(1.35, 1.45);
  }

  @Test
  void otherHoursTeachNothing() {
    var night = new Group(STATE, STATE, PaceBook.WHOLE, HourBand.NIGHT, middle(1_000, 3.0, 1.0));
    var alone = learnt(cell(middle(5, 1.4, 0.2)));
    assertThat(learnt(night, cell(middle(5, 1.4, 0.2)))).isEqualTo(alone);
  }

  @Test
  void tripsWithoutATrackTeachTheTimeAndNotTheLength() {
    var pace = learnt(cell(middle(1_000_000, null, 0.324)));
    assertThat(pace.detour()).isCloseTo(Pace.USUAL.detour(), within(1e-9));
    assertThat(secondsPerMetre(pace)).isCloseTo(0.324, within(1e-4));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20_261_130, 7})
  void whateverTripsShowAPaceIsWithinItsBounds(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      var detour =
          random.nextBoolean() ? null : Double.valueOf(Math.exp(random.nextGaussian() * 3));
      var middle = middle(1 + random.nextInt(5_000), detour, Math.exp(random.nextGaussian() * 3));
      var pace = learnt(state(middle), cell(middle));
      assertThat(pace.detour()).isBetween(1.0, Calibration.DETOUR_MAX);
      assertThat(pace.speedKmh()).isBetween(Calibration.SPEED_KMH_MIN, Calibration.SPEED_KMH_MAX);
    }
  }

  @Test
  void eachHourIsInOneBand() {
    for (int hour = 0; hour < 24; hour++) {
      var band = HourBand.of(hour);
      assertThat(new Pace(band.from(), band.to(), 1, 1, 1, Pace.Level.HERE).holds(hour)).isTrue();
    }
    assertThat(HourBand.of(5)).isEqualTo(HourBand.NIGHT);
    assertThat(HourBand.of(6)).isEqualTo(HourBand.DAWN);
    assertThat(HourBand.of(21)).isEqualTo(HourBand.EVENING);
    assertThat(HourBand.of(22)).isEqualTo(HourBand.NIGHT);
  }
}
