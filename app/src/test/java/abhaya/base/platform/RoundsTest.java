package abhaya.base.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Work done again and again.
class RoundsTest {
  @Test
  void aRoundThatFailsDoesNotKeepTheNextFromComing() throws Exception {
    var rounds = new Rounds("rounds-test", "nothing was done");
    var third = new CountDownLatch(3);
    rounds.start(
        Duration.ZERO,
        Duration.ofMillis(1),
        () -> {
          third.countDown();
          throw new IllegalStateException();
        });
    assertThat(rounds.isRunning()).isTrue();
    assertThat(third.await(10, TimeUnit.SECONDS)).isTrue();
    rounds.stop();
    assertThat(rounds.isRunning()).isFalse();
  }

  @Test
  void afterTheStopNoRoundBegins() throws Exception {
    var rounds = new Rounds("rounds-test", "nothing was done");
    var done = new AtomicInteger();
    rounds.start(Duration.ofSeconds(30), Duration.ofSeconds(30), done::incrementAndGet);
    rounds.stop();
    rounds.stop();
    Thread.sleep(20);
    assertThat(done).hasValue(0);
  }
}
