package abhaya.base.platform;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells whether a failure is the database's being away, and not a fault of what was asked: the
/// server stops, starts, is only read from, or a connection broke. It says nothing of the question,
/// so whoever judges by failures waits and asks again.
public final class Outage {
  private static final int CAUSES_MAX = 20;

  private Outage() {}

  /// Whether the database was away, by this failure or any of its causes.
  public static boolean isIn(Throwable failure) {
    @Nullable Throwable at = failure;
    for (int depth = 0; at != null && depth < CAUSES_MAX; depth++) {
      if (isOne(at)) return true;
      at = at.getCause();
    }
    return false;
  }

  private static boolean isOne(Throwable failure) {
    if (failure instanceof SQLException sql && isOne(sql.getSQLState())) return true;
    // what cannot even be rolled back has lost its connection, and hides what it failed by
    return failure instanceof CannotCreateTransactionException
        || failure instanceof TransactionSystemException
        || failure instanceof SQLTransientConnectionException
        || failure instanceof SocketException
        || failure instanceof SocketTimeoutException;
  }

  /// Classes 08 (connection), 53 (resources) and 57P (the operator stops or starts it), and 25006:
  /// a server that follows another one takes no writing.
  private static boolean isOne(@Nullable String state) {
    if (state == null) return false;
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("25006");
  }
}
