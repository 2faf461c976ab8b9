package abhaya.base.access;

import abhaya.base.platform.India;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// A clock that stands until a test moves it forward. It starts at the true time, because the
/// database has a clock of its own.
final class StandingClock extends Clock {
  private Instant now;

  StandingClock(Instant now) {
    this.now = now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return India.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Config {
    @Bean
    @Primary
    StandingClock standingClock() {
      return new StandingClock(Clock.systemUTC().instant());
    }
  }
}
