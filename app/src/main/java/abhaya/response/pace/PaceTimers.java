package abhaya.response.pace;

import abhaya.base.platform.BulkTurns;
import abhaya.base.platform.Rounds;
import abhaya.base.platform.Turn;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Every ten minutes the table of paces, where trips have come: on one machine, in its turn.
@Component
class PaceTimers implements SmartLifecycle {
  private static final Duration BETWEEN = Duration.ofMinutes(10);

  private final PaceRegister paces;
  private final Turn turn;
  private final BulkTurns turns;
  private final Clock clock;
  private final Rounds rounds = new Rounds("paces", "paces were not reckoned");

  PaceTimers(PaceRegister paces, Turn turn, BulkTurns turns, Clock clock) {
    this.paces = paces;
    this.turn = turn;
    this.turns = turns;
    this.clock = clock;
  }

  /// @return false where another machine is at it
  boolean look() {
    return turn.take(
        "paces",
        () -> {
          var _ = turns.call(BulkTurns.Rank.NEXT, () -> paces.reckon(clock.instant()));
        });
  }

  @Override
  public void start() {
    rounds.start(
        BETWEEN,
        BETWEEN,
        () -> {
          var _ = look();
        });
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
