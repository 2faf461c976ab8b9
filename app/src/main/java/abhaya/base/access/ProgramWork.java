package abhaya.base.access;

import abhaya.base.platform.DatabaseContext;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs what the program does on its own account: sign-in, sessions, tokens. Nobody is signed in
/// yet, or it is not that person's business what is looked up.
///
/// Always a transaction of its own: the context is told when a transaction begins, so one that
/// began for a reader stays hers.
@Component
final class ProgramWork {
  private final TransactionTemplate transactions;

  ProgramWork(PlatformTransactionManager manager) {
    this.transactions = new TransactionTemplate(manager);
    transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  <T> T call(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  void run(Runnable work) {
    DatabaseContext.SYSTEM.run(() -> transactions.executeWithoutResult(status -> work.run()));
  }
}
