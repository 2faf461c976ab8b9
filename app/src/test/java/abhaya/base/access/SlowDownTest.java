package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowDownTest {

  @ParameterizedTest(name = "after {0} wrong attempts {1} s")
  @CsvSource({"0,0", "4,0", "5,1", "6,2", "7,4", "14,512", "15,900", "16,900", "2000000000,900"})
  void theWaitDoublesAndHasAnEnd(int failures, long seconds) {
    assertThat(SlowDown.NAME_FROM_SOURCE.waitAfter(failures))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void anOfficeThatSharesAnAddressWaitsSecondsNotMinutes() {
    assertThat(SlowDown.SOURCE.waitAfter(100)).isZero();
    assertThat(SlowDown.SOURCE.waitAfter(10_000)).isEqualTo(Duration.ofSeconds(20));
  }
}
