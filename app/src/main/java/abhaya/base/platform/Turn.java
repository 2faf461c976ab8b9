package abhaya.base.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/// Work that one machine at a time does, of all that share the database. The turn is a lock of a
/// database session: it ends with the work, and with the machine if that dies in the middle.
///
/// It saves work and keeps two from treading on each other's feet. That each thing happens once is
/// held by the rows themselves, since a session can break while the work goes on.
@Component
public class Turn {
  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

  private final DataSource source;

  Turn(DataSource source) {
    this.source = source;
  }

  /// Does the work unless another machine is at it.
  ///
  /// @param name of the work, the same on every machine
  /// @return false where another has the turn
  /// @throws DataAccessResourceFailureException the database is away: nobody has it
  public boolean take(String name, Runnable work) {
    try (var connection = source.getConnection()) {
      if (!ask(connection, "select pg_try_advisory_lock(8115, hashtext(?))", name)) return false;
      try {
        work.run();
        return true;
      } finally {
        giveBack(connection, name);
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("no turn for " + name, e);
    }
  }

  /// A session that broke has lost its locks already.
  private static void giveBack(Connection connection, String name) {
    try {
      var _ = ask(connection, "select pg_advisory_unlock(8115, hashtext(?))", name);
    } catch (SQLException e) {
      LOG.debug("the turn of {} ended with its connection", name);
    }
  }

  private static boolean ask(Connection connection, String sql, String name) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }
}
