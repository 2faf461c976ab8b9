package abhaya.base.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/// Two pools over one database: one for whoever waits for an answer, one for what goes on behind.
final class PacedConnections extends AbstractRoutingDataSource implements AutoCloseable {
  private static final int KNOWN_MAX = 10_000;

  private final HikariDataSource before;
  private final HikariDataSource behind;
  private final boolean ours;
  private final Set<Integer> lowered = ConcurrentHashMap.newKeySet();

  /// @param ours the server's processes are of this machine, and started by this program
  PacedConnections(HikariDataSource before, HikariDataSource behind, boolean ours) {
    this.before = before;
    this.behind = behind;
    this.ours = ours;
    setDefaultTargetDataSource(before);
    setTargetDataSources(Map.of(true, behind));
    afterPropertiesSet();
  }

  @Override
  protected Object determineCurrentLookupKey() {
    return Behind.isOn();
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    if (ours && Behind.isOn()) lower(connection.unwrap(PGConnection.class).getBackendPID());
    return connection;
  }

  private void lower(int process) {
    if (lowered.size() > KNOWN_MAX) lowered.clear();
    if (lowered.add(process)) Behind.lower(process);
  }

  @Override
  public void close() {
    behind.close();
    before.close();
  }
}
