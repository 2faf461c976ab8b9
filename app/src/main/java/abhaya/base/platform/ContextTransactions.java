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
final class ContextTransactions extends JdbcTransactionManager {
  private static final String TELL = "select set_config('app.ctx', ?, true)";
  private static final String TELL_LAZY = TELL + ", set_config('synchronous_commit', 'off', true)";

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
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    var context = DatabaseContext.current();
    if (context.isEmpty()) return;
    var backend = connection.unwrap(PGConnection.class).getBackendPID();
    try (var statement = connection.prepareStatement(LazyCommit.isOn() ? TELL_LAZY : TELL)) {
      statement.setString(1, signer.sign(context.get(), backend));
      statement.execute();
    }
  }
}
