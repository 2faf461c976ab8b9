package abhaya.response.position;

import abhaya.base.platform.Nodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Once a second, the places that other machines took in: a device talks to one of them, and the
/// unit it belongs to stands on every map. While this machine is alone nothing is asked.
@Component
class FollowTimers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FollowTimers.class);
  private static final int BINDING_EVERY = 10;

  /// A batch of another machine is on its way for up to two seconds, and clocks differ by as much.
  private static final Duration OVERLAP = Duration.ofSeconds(6);

  private static final Duration FAR_BACK_MAX = Duration.ofMinutes(10);

  private final PositionRegister positions;
  private final Nodes nodes;
  private final Clock clock;
  private @Nullable ScheduledExecutorService timer;
  private Instant upTo = Instant.EPOCH;
  private int ticks;

  FollowTimers(PositionRegister positions, Nodes nodes, Clock clock) {
    this.positions = positions;
    this.nodes = nodes;
    this.clock = clock;
  }

  /// @return how many fixes were news
  int look(Instant now) {
    var oldest = now.minus(FAR_BACK_MAX);
    var since = upTo.isBefore(oldest) ? oldest : upTo.minus(OVERLAP);
    if (ticks++ % BINDING_EVERY == 0) positions.followBinding();
    var news = positions.follow(since);
    upTo = now;
    return news;
  }

  private void tick() {
    if (!nodes.hasOthers()) return;
    try {
      look(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("positions of other machines wait: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public synchronized void start() {
    var fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("follow-positions").daemon().factory());
    var _ = fresh.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    timer = fresh;
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
