package abhaya.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long somebody waits, as it is written.
class AgeTest {
  @ParameterizedTest(name = "{0} s: {1}")
  @CsvSource({
    "0, 0:00",
    "9, 0:09",
    "59, 0:59",
    "60, 1:00",
    "3599, 59:59",
    "3600, 1:00:00",
    "3661, 1:01:01",
    "360000, 100:00:00"
  })
  void itIsMinutesAndSecondsWithHoursBeforeThem(long seconds, String written) {
    assertThat(new Age(seconds).text()).isEqualTo(written);
  }

  @Test
  void whatAMachineAheadRecordedHasLastedNoTime() {
    var age = Age.between(Samples.NOW.plus(Duration.ofSeconds(3)), Samples.NOW);
    assertThat(age.text()).isEqualTo("0:00");
  }
}
