package abhaya.response.position;

import abhaya.base.platform.DatabaseContext;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Which device is whose.
@Repository
class DeviceStore {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  DeviceStore(JdbcClient jdbc, PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(manager);
  }

  void bind(String device, String carrier, String by) {
    asProgram(() ->
        jdbc.sql(
                """
                insert into position.device (device, carrier, bound_by)
                values (:device, :carrier, :by)
                on conflict (device) do update
                   set carrier = excluded.carrier, bound_by = excluded.bound_by, bound_at = now()
                """)
            .param("device", device)
            .param("carrier", carrier)
            .param("by", by)
            .update());
  }

  void release(String device) {
    asProgram(() ->
        jdbc.sql("delete from position.device where device = :device")
            .param("device", device)
            .update());
  }

  Map<String, String> all() {
    var found = new HashMap<String, String>();
    asProgram(() ->
        jdbc.sql("select device, carrier from position.device")
            .query(row -> {
              found.put(row.getString("device"), row.getString("carrier"));
            }));
    return found;
  }

  /// In the caller's transaction, where there is one.
  private void asProgram(Runnable work) {
    DatabaseContext.SYSTEM.run(() -> transactions.executeWithoutResult(status -> work.run()));
  }
}
