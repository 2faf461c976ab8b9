package abhaya.investigation.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

  /// Cases whose chance of going over is the square of what was said.
  private static List<PastCase> overconfident(long seed, int count) {
    var random = new Random(seed);
    var past = new ArrayList<PastCase>();
    for (var n = 0; n < count; n++) {
      var said = random.nextDouble();
      past.add(new PastCase(20, 1, said, random.nextDouble() < said * said));
    }
    return past;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whatIsSaidIsWhatHappensAlsoInCasesNotSeen(long seed) {
    var fit = Calibration.fit(overconfident(seed, 4_000));
    var fresh = overconfident(seed + 100, 4_000);

    for (var chance = 0.05; chance < 1; chance += 0.1) {
      assertThat(fit.of(chance)).isCloseTo(chance * chance, within(0.12));
    }
    for (var row : fit.table(fresh)) {
      if (row.happened().whole() < 100) continue;
      assertThat(row.happened().value()).isCloseTo(row.said(), within(0.12));
    }
    assertThat(fit.brier(fresh)).isLessThan(Calibration.none().brier(fresh));
  }

  @Test
  void aHigherChanceNeverBecomesALowerOne() {
    var random = new Random(9);
    var past = new ArrayList<PastCase>();
    for (var n = 0; n < 900; n++) {
      past.add(new PastCase(5, 0, random.nextInt(40) / 40.0, random.nextInt(3) == 0));
    }
    var fit = Calibration.fit(past);
    double before = 0;
    for (var chance = 0.0; chance <= 1; chance += 0.005) {
      assertThat(fit.of(chance)).isGreaterThanOrEqualTo(before);
      before = fit.of(chance);
    }
  }

  /// By hand: thirty at 0.2 with 15 over, thirty at 0.4 with 9 over fall and are pooled to 24 of 60;
  /// thirty at 0.9 with 27 over stand.
  @Test
  void violatorsArePooled() {
    var past = new ArrayList<PastCase>();
    for (var n = 0; n < 30; n++) {
      past.add(new PastCase(5, 0, 0.2, n < 15));
      past.add(new PastCase(5, 0, 0.4, n < 9));
      past.add(new PastCase(5, 0, 0.9, n < 27));
    }
    var fit = Calibration.fit(past);
    assertThat(fit.of(0.2)).isCloseTo(0.4, within(1e-12));
    assertThat(fit.of(0.4)).isCloseTo(0.4, within(1e-12));
    assertThat(fit.of(0.9)).isCloseTo(0.9, within(1e-12));
    assertThat(fit.of(0.65)).isCloseTo(0.65, within(1e-12));
    assertThat(fit.of(1.0)).isCloseTo(0.9, within(1e-12));
    assertThat(fit.support(0.3).whole()).isEqualTo(60);
    var table = fit.table(past);
    assertThat(table).hasSize(2);
    assertThat(table.getFirst().happened().whole()).isEqualTo(60);
    assertThat(table.getFirst().interval().holds(0.4)).isTrue();
  }

  @Test
  void withoutAPastAChanceStaysAndSupportIsNone() {
    assertThat(Calibration.none().of(0.3)).isEqualTo(0.3);
    assertThat(Calibration.none().support(0.3).isEmpty()).isTrue();
    assertThat(Calibration.fit(List.of()).of(0.7)).isEqualTo(0.7);
    var unsaid = List.of(new PastCase(1, 1, Double.NaN, true));
    assertThat(Calibration.fit(unsaid).brier(unsaid)).isZero();
  }

  @Test
  void theBrierScoreIsTheMeanSquare() {
    var past = List.of(new PastCase(1, 1, 0.8, true), new PastCase(1, 1, 0.4, false));
    assertThat(Calibration.none().brier(past)).isCloseTo((0.04 + 0.16) / 2, within(1e-12));
  }

  @Test
  void baseRatesAreThoseOfTheStageLeanedOnItsBand() {
    var past = new ArrayList<PastCase>();
    for (var n = 0; n < 80; n++) past.add(new PastCase(10, 1, Double.NaN, n < 40));
    for (var n = 0; n < 20; n++) past.add(new PastCase(10, 3, Double.NaN, n < 20));
    var rates = new BaseRates(past);
    assertThat(rates.counts(12, 1).whole()).isEqualTo(80);
    // (40 + 20 x 0.6) / 100 and (20 + 20 x 0.6) / 40
    assertThat(rates.of(12, 1)).isCloseTo(0.52, within(1e-12));
    assertThat(rates.of(12, 2)).isCloseTo(0.8, within(1e-12));
    assertThat(rates.of(12, 7)).isEqualTo(rates.of(12, 2));
    assertThat(rates.of(12, 0)).isCloseTo(0.6, within(1e-12));
    assertThat(rates.of(40, 0)).isEqualTo(0.5);
    assertThat(rates.of(-1, 0)).isEqualTo(1);
    assertThat(BaseRates.Band.of(5)).isEqualTo(BaseRates.Band.TO_5);
    assertThat(BaseRates.Band.of(6)).isEqualTo(BaseRates.Band.TO_15);
    assertThat(BaseRates.Band.of(15)).isEqualTo(BaseRates.Band.TO_15);
    assertThat(BaseRates.Band.of(30)).isEqualTo(BaseRates.Band.TO_30);
    assertThat(BaseRates.Band.of(31)).isEqualTo(BaseRates.Band.MORE);
  }
}
