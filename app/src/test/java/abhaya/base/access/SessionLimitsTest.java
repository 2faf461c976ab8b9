package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionLimitsTest {
  private static final Instant MORNING = Instant.parse("2026-11-23T03:30:00Z");

  @Test
  void anIdleSessionEndsByTheRole() {
    assertThat(SessionLimits.endsAt(MORNING, MORNING, Role.IO.idleLimit()))
        .isEqualTo(MORNING.plus(Duration.ofMinutes(15)));
    assertThat(SessionLimits.endsAt(MORNING, MORNING, Role.STATE_HQ.idleLimit()))
        .isEqualTo(MORNING.plus(Duration.ofMinutes(30)));
  }

  @Test
  void aBusySessionEndsWithTheShift() {
    var busy = MORNING.plus(Duration.ofMinutes(719));
    assertThat(SessionLimits.endsAt(MORNING, busy, Role.IO.idleLimit()))
        .isEqualTo(MORNING.plus(Duration.ofHours(12)));
  }
}
