package abhaya.base.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.base.geo.PlaceText.Form;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTextReaderTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/oracles/geo/place-texts.csv", numLinesToSkip = 1, delimiter = '|')
  void aPlaceIsReadAsItIsTyped(String text, double lat, double lon, Form form, boolean swapped) {
    var found = new PlaceTextReader().read(text).orElseThrow();
    assertThat(found.point().lat()).isCloseTo(lat, within(2e-5));
    assertThat(found.point().lon()).isCloseTo(lon, within(2e-5));
    assertThat(found.form()).isEqualTo(form);
    assertThat(found.swapped()).isEqualTo(swapped);
  }

  @ParameterizedTest(name = "no place in: {0}")
  @ValueSource(
      strings = {
        "",
        "help me at the bus stand",
        "call 9876543234 or 0522 2345678",
        "house 12, sector 4",
        "room 28 77",
        "FCJKLMPTFC",
        "https://maps.app.goo.gl/AbCdEf",
        "pay 28.5 rupees, 77.2 left",
        "95.12345, 190.12345",
        "28°61'00\"N 77°13'00\"E",
        "2026-11-23 23:45:12"
      })
  void whatOnlyMightBeAPlaceIsLeftAlone(String text) {
    assertThat(new PlaceTextReader().read(text)).isEmpty();
  }

  @Test
  void thePrecisionIsThatOfTheLastDigit() {
    var reader = new PlaceTextReader();
    assertThat(reader.read("28.61, 77.22").orElseThrow().precisionMetres())
        .isCloseTo(556, within(1.0));
    assertThat(reader.read("28.61291, 77.22951").orElseThrow().precisionMetres())
        .isCloseTo(1, within(0.001));
    assertThat(reader.read("28 36 46 N 77 13 46 E").orElseThrow().precisionMetres())
        .isCloseTo(15.4, within(0.1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void noTextBreaksTheReader(long seed) {
    var random = new Random(seed);
    var alphabet = "0123456789.,:;°'\"NSEWnsew/@!?&=+-~ \n%2Cgeo:latlngmaps\u0968\u096D\uD800";
    var reader = new PlaceTextReader();
    for (int i = 0; i < 3000; i++) {
      var text = new StringBuilder();
      int length = random.nextInt(i % 100 == 0 ? 6000 : 60);
      for (int j = 0; j < length; j++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(reader.read(text.toString())).isNotNull();
    }
  }
}
