package abhaya.response.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AvailabilityTest {
  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvFileSource(resources = "/oracles/unit/availability.csv", numLinesToSkip = 1)
  void everyPairIsDecided(Availability from, Availability to, boolean allowed) {
    assertThat(from.next().contains(to)).isEqualTo(allowed);
  }
}
