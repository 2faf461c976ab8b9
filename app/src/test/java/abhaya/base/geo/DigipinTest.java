package abhaya.base.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.base.geo.Digipin.Misheard;
import abhaya.base.geo.Digipin.Understood;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigipinTest {
  @ParameterizedTest(name = "{0}, {1} is {2}")
  @CsvSource({
    "28.622788, 77.213033, 39J-49L-L8T4",
    "28.612912, 77.229510, 39J-429-L4TK",
    "26.8467, 80.9462, 378-KLJ-T684",
    "12.9716, 77.5946, 4P3-JK8-52C9",
    "18.9220, 72.8347, 4FK-PCP-KC4K"
  })
  void thePublishedAddressesComeOut(double lat, double lon, String written) {
    var point = new Point(lat, lon);
    var digipin = Digipin.of(point).orElseThrow();
    assertThat(digipin.written()).isEqualTo(written);
    assertThat(digipin.box().holds(point)).isTrue();
    assertThat(digipin.centre().metresTo(point)).isLessThan(2.8);
    assertThat(Digipin.hear(written)).isEqualTo(new Understood(digipin));
    assertThat(Digipin.hear(written.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
        .isEqualTo(new Understood(digipin));
  }

  @Test
  void aCellIsAboutFourMetresHigh() {
    var box = Digipin.of(new Point(20, 80)).orElseThrow().box();
    assertThat(new Point(box.south(), 80).metresTo(new Point(box.north(), 80)))
        .isCloseTo(3.82, within(0.01));
  }

  @Test
  void theCornersOfTheGridHaveAddressesAndWhatLiesOutsideHasNone() {
    assertThat(Digipin.of(new Point(2.5, 63.5)).orElseThrow().written()).isEqualTo("LLL-LLL-LLLL");
    assertThat(Digipin.of(new Point(38.5, 99.5)).orElseThrow().written()).isEqualTo("888-888-8888");
    assertThat(Digipin.of(new Point(2.4999, 80))).isEmpty();
    assertThat(Digipin.of(new Point(20, 99.5001))).isEmpty();
  }

  @Test
  void aMishearingIsShownWhereItStands() {
    assertThat(Digipin.hear("39J-49L-L8TI")).isEqualTo(new Misheard(List.of(10)));
    assertThat(Digipin.hear("O9J-49Q-L8T4")).isEqualTo(new Misheard(List.of(1, 6)));
    assertThat(Digipin.hear("39J-49L-L8T")).isEqualTo(new Misheard(List.of()));
    assertThat(Digipin.hear("39J-49L-L8T44")).isEqualTo(new Misheard(List.of()));
    assertThat(Digipin.hear("")).isEqualTo(new Misheard(List.of()));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theMiddleOfACellHasItsAddress(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      var point = new Point(random.nextDouble(2.5, 38.5), random.nextDouble(63.5, 99.5));
      var digipin = Digipin.of(point).orElseThrow();
      assertThat(digipin.box().holds(point)).isTrue();
      assertThat(Digipin.of(digipin.centre())).contains(digipin);
    }
  }
}
