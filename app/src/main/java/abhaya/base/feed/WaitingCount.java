package abhaya.base.feed;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;

/// How many records wait in quarantine: the number that stands beside every figure, also for those
/// who may not see the records. Read again every few seconds.
@Repository
public class WaitingCount {
  private final JdbcClient jdbc;
  private final KeptValue<Map<UnitId, Long>> units;
  private final TreeSums<Long> sums = new TreeSums<>(Long::sum);

  WaitingCount(JdbcClient jdbc, PlatformTransactionManager manager, Clock clock) {
    this.jdbc = jdbc;
    this.units = new KeptValue<>(clock, manager, this::read);
  }

  /// Records that wait for a unit or for one under it.
  public long under(UnitId unit, UnitTree tree) {
    return sums.of(unit, units.get(), tree).orElse(0L);
  }

  private Map<UnitId, Long> read() {
    var fresh = new HashMap<UnitId, Long>();
    jdbc.sql(
            """
            select unit_id, count(*) as waiting
              from feed.quarantine
             where state = 'WAITING'
             group by unit_id
            """)
        .query(row -> {
          fresh.put(new UnitId(row.getInt("unit_id")), row.getLong("waiting"));
        });
    return fresh;
  }
}
