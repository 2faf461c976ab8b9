package abhaya.response.volunteer;

import abhaya.base.platform.Rounds;
import abhaya.base.platform.Turn;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Rings, ends and reports that never came, by the clock.
@Component
class VolunteerTimers implements SmartLifecycle {

  private final CallOutDesk desk;
  private final Turn turn;
  private final Rounds rounds = new Rounds("volunteers", "calls to volunteers were not looked at");

  VolunteerTimers(CallOutDesk desk, Turn turn) {
    this.turn = turn;
    this.desk = desk;
  }

  @Override
  public void start() {
    rounds.start(
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        () -> turn.take("volunteer-calls", desk::tick));
    rounds.start(
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        () -> turn.take("volunteer-sweep", desk::sweep));
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
