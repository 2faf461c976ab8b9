package abhaya.base.jurisdiction;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Rounds;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps at hand what each unit reaches today, which every policy of the database asks for: anew at
/// midnight and when units were changed. Until then it is worked out at each question.
@Component
class ReachTimers implements SmartLifecycle {
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /// Written in one go: few enough that nobody waits for the transaction.
  private static final int AT_ONCE = 500;

  private final UnitStore store;
  private final TransactionTemplate transactions;
  private final Rounds rounds = new Rounds("reach", "what units reach was not worked out");

  ReachTimers(UnitStore store, TransactionTemplate transactions) {
    this.store = store;
    this.transactions = transactions;
  }

  /// Works out what is missing for today.
  void look() {
    var worked = AT_ONCE;
    while (worked == AT_ONCE && isMissing()) worked = workOut();
  }

  private boolean isMissing() {
    return ask(store::isReachMissing);
  }

  private int workOut() {
    return ask(() -> store.workOutReach(AT_ONCE));
  }

  private <T> T ask(Supplier<T> question) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> question.get())));
  }

  @Override
  public void start() {
    rounds.start(Duration.ZERO, BETWEEN, this::look);
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
