package abhaya.base.feed;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.platform.DatabaseContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// How many records wait in quarantine: the number that stands beside every figure, also for those
/// who may not see the records. Read again every few seconds.
@Repository
public class WaitingCount {
  private static final Duration KEPT = Duration.ofSeconds(2);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final AtomicReference<@Nullable Seen> seen = new AtomicReference<>();

  WaitingCount(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Seen(Instant at, Map<UnitId, Long> units) {}

  /// Records that wait for a unit or for one under it.
  public long under(UnitId unit, UnitTree tree) {
    long waiting = 0;
    for (var one : units().entrySet()) {
      if (tree.isWithin(one.getKey(), unit)) waiting += one.getValue();
    }
    return waiting;
  }

  private Map<UnitId, Long> units() {
    var now = clock.instant();
    var last = seen.get();
    if (last != null && Duration.between(last.at, now).abs().compareTo(KEPT) < 0) {
      return last.units;
    }
    var fresh = new HashMap<UnitId, Long>();
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status ->
            jdbc.sql(
                    """
                    select unit_id, count(*) as waiting
                      from feed.quarantine
                     where state = 'WAITING'
                     group by unit_id
                    """)
                .query(row -> {
                  fresh.put(new UnitId(row.getInt("unit_id")), row.getLong("waiting"));
                })));
    seen.set(new Seen(now, fresh));
    return fresh;
  }
}
