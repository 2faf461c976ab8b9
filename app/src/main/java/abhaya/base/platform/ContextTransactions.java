package abhaya.base.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;

/// Begins every transaction by telling the database who acts. The setting is local to the
/// transaction, so a pooled connection never carries it on.
///
/// How long a statement of it may take the database watches as well: a timer of the driver's own for
/// each statement costs more than most of them, and its one thread waits where the server hangs.
final class ContextTransactions extends JdbcTransactionManager {
  private static final String TELL = "select set_config('app.ctx', ?, true)";
  private static final String LAZY = ", set_config('synchronous_commit', 'off', true)";
  private static final String PLANNED_ONCE =
      ", set_config('plan_cache_mode', 'force_generic_plan', true)";
  private static final String BOUNDED = ", set_config('statement_timeout', ?, true)";

  private static final long BEGIN_AGAIN_NANOS = 2_000_000_000L;
  private static final int BEGIN_TRIES = 100;

  private final ContextSigner signer;

  ContextTransactions(DataSource dataSource, ContextSigner signer) {
    super(dataSource);
    this.signer = signer;
    setEnforceReadOnly(false);
  }

  /// Nothing was asked yet when the beginning fails, so it is safe to begin again: after the loss of a
  /// server every connection of the pool is found dead once, and nobody's act pays for it.
  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    long until = System.nanoTime() + BEGIN_AGAIN_NANOS;
    for (int tries = 1; ; tries++) {
      try {
        super.doBegin(transaction, definition);
        return;
      } catch (TransactionException e) {
        if (tries == BEGIN_TRIES || System.nanoTime() > until || !Outage.isIn(e)) throw e;
      }
    }
  }

  @Override
  protected int determineTimeout(TransactionDefinition definition) {
    return TransactionDefinition.TIMEOUT_DEFAULT;
  }

  @Override
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    var context = DatabaseContext.current();
    var seconds = definition.getTimeout();
    if (context.isEmpty() && seconds < 0) return;
    var backend = connection.unwrap(PGConnection.class).getBackendPID();
    var tell =
        TELL
            + (LazyCommit.isOn() ? LAZY : "")
            + (PlannedOnce.isOn() ? PLANNED_ONCE : "")
            + (seconds < 0 ? "" : BOUNDED);
    try (var statement = connection.prepareStatement(tell)) {
      statement.setString(1, context.map(one -> signer.sign(one, backend)).orElse(""));
      if (seconds >= 0) statement.setString(2, seconds + "s");
      statement.execute();
    }
  }
}
