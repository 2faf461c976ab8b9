package abhaya.base.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/// Begins every transaction by telling the database who acts. The setting is local to the
/// transaction, so a pooled connection never carries it on.
final class ContextTransactions extends JdbcTransactionManager {
  private static final String TELL = "select set_config('app.ctx', ?, true)";

  private final ContextSigner signer;

  ContextTransactions(DataSource dataSource, ContextSigner signer) {
    super(dataSource);
    this.signer = signer;
    setEnforceReadOnly(false);
  }

  @Override
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    var context = DatabaseContext.current();
    if (context.isEmpty()) return;
    var backend = connection.unwrap(PGConnection.class).getBackendPID();
    try (var statement = connection.prepareStatement(TELL)) {
      statement.setString(1, signer.sign(context.get(), backend));
      statement.execute();
    }
  }
}
