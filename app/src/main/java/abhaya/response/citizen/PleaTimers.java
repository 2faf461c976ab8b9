package abhaya.response.citizen;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Rounds;
import abhaya.base.push.PushRegister;
import abhaya.response.incident.CallerDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings to the room who was asked whether she is well and did not answer; removes what is over for
/// 72 hours: words, places, links.
@Component
class PleaTimers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PleaTimers.class);
  private static final int MINUTES = 1;

  private final PleaStore store;
  private final CallerDesk voice;
  private final PushRegister push;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Rounds rounds = new Rounds("pleas", "callers were not looked after");

  PleaTimers(
      PleaStore store,
      CallerDesk voice,
      PushRegister push,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.voice = voice;
    this.push = push;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @return how many pleas went
  int sweep() {
    var before = clock.instant().minus(Plea.KEPT_AFTER_END);
    return call(() -> {
      var gone = store.deleteOver(before);
      for (var plea : gone) push.forget(plea, CitizenConfig.PUSH);
      return gone.size();
    });
  }

  /// Each by itself: what goes wrong with one keeps nobody else from the room.
  ///
  /// @return how many did not answer
  int raise() {
    var now = clock.instant();
    var silent = call(() -> store.unanswered(now.minus(Plea.TO_ANSWER)));
    var raised = 0;
    for (var plea : silent) {
      try {
        if (call(() -> raise(plea, now))) raised++;
      } catch (RuntimeException e) {
        LOG.warn("a caller was not brought to the room: {}", e.getClass().getSimpleName());
      }
    }
    return raised;
  }

  private boolean raise(Plea plea, Instant now) {
    if (!store.raise(plea.id(), now)) return false;
    voice.silent(Objects.requireNonNull(plea.incident()));
    return true;
  }

  private <T> T call(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  @Override
  public void start() {
    rounds.start(Duration.ofMinutes(1), Duration.ofMinutes(MINUTES), this::tick);
  }

  private void tick() {
    raise();
    sweep();
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
