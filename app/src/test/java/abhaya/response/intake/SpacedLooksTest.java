package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SelectStrategy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpacedLooksTest {

  @Test
  void workThatWaitsIsNeverHeldUpByTheSpacing() throws Exception {
    var looks = new SpacedLooks(Duration.ofDays(1));

    assertThat(looks.calculateStrategy(() -> 3, true)).isEqualTo(3);
    assertThat(looks.calculateStrategy(() -> 0, true)).isZero();
  }

  @Test
  void withoutWorkAThreadLooksAtItsConnections() throws Exception {
    var looks = new SpacedLooks(Duration.ofNanos(1));

    assertThat(looks.calculateStrategy(() -> 3, false)).isEqualTo(SelectStrategy.SELECT);
    assertThat(looks.calculateStrategy(() -> 3, false)).isEqualTo(SelectStrategy.SELECT);
  }
}
