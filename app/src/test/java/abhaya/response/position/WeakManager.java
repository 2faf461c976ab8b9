package abhaya.response.position;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/// Finds the database away as often as the latch still counts.
final class WeakManager implements PlatformTransactionManager {
  private final PlatformTransactionManager real;
  private final CountDownLatch away;

  WeakManager(PlatformTransactionManager real, CountDownLatch away) {
    this.real = real;
    this.away = away;
  }

  @Override
  public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
    if (away.getCount() > 0) {
      away.countDown();
      throw new CannotCreateTransactionException("away");
    }
    return real.getTransaction(definition);
  }

  @Override
  public void commit(TransactionStatus status) {
    real.commit(status);
  }

  @Override
  public void rollback(TransactionStatus status) {
    real.rollback(status);
  }
}
