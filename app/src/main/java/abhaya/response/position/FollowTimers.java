package abhaya.response.position;

import abhaya.base.platform.Nodes;
import abhaya.base.platform.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Once a second, the places that other machines took in: a device talks to one of them, and the
/// unit it belongs to stands on every map. While this machine is alone nothing is asked.
@Component
class FollowTimers implements SmartLifecycle {
  private static final int BINDING_EVERY = 10;

  /// A batch of another machine is on its way for up to two seconds, and clocks differ by as much.
  private static final Duration OVERLAP = Duration.ofSeconds(6);

  private static final Duration FAR_BACK_MAX = Duration.ofMinutes(10);

  private final PositionRegister positions;
  private final Nodes nodes;
  private final Clock clock;
  private final Rounds rounds = new Rounds("follow-positions", "positions of other machines wait");
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
    if (nodes.hasOthers()) look(clock.instant());
  }

  @Override
  public void start() {
    rounds.start(Duration.ofSeconds(1), Duration.ofSeconds(1), this::tick);
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
