package abhaya.response.volunteer;

import abhaya.base.platform.Turn;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Rings, ends and reports that never came, by the clock.
@Component
class VolunteerTimers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(VolunteerTimers.class);

  private final CallOutDesk desk;
  private final Turn turn;
  private @Nullable ScheduledExecutorService timer;

  VolunteerTimers(CallOutDesk desk, Turn turn) {
    this.turn = turn;
    this.desk = desk;
  }

  @Override
  public synchronized void start() {
    var fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("volunteers").daemon().factory());
    var _ =
        fresh.scheduleWithFixedDelay(
            () -> run("volunteer-calls", desk::tick), 2, 1, TimeUnit.SECONDS);
    var _ =
        fresh.scheduleWithFixedDelay(
            () -> run("volunteer-sweep", desk::sweep), 60, 60, TimeUnit.SECONDS);
    timer = fresh;
  }

  private void run(String name, Runnable work) {
    try {
      turn.take(name, work);
    } catch (RuntimeException e) {
      LOG.warn("calls to volunteers were not looked at: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public synchronized void stop() {
    var running = timer;
    if (running != null) running.shutdownNow();
    timer = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
