package abhaya.base.feed;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;

/// Up to when the data reach, of any unit: every figure says it. Read again every few seconds.
@Repository
public class DataReach {
  private final JdbcClient jdbc;
  private final KeptValue<Map<UnitId, UnitReach>> stations;
  private final TreeSums<UnitReach> sums = new TreeSums<>(UnitReach::and);

  DataReach(JdbcClient jdbc, PlatformTransactionManager manager, Clock clock) {
    this.jdbc = jdbc;
    this.stations = new KeptValue<>(clock, manager, this::read);
  }

  /// The reach of a unit: of all its stations together. Empty if nothing ever came.
  public Optional<UnitReach> of(UnitId unit, UnitTree tree) {
    return sums.of(unit, stations.get(), tree);
  }

  /// The reach of each child of a unit; one that never sent anything is missing.
  public Map<UnitId, UnitReach> ofChildren(UnitId unit, UnitTree tree) {
    var found = new HashMap<UnitId, UnitReach>();
    for (var child : tree.children(unit)) {
      of(child.id(), tree).ifPresent(reach -> found.put(child.id(), reach));
    }
    return found;
  }

  private Map<UnitId, UnitReach> read() {
    var fresh = new HashMap<UnitId, UnitReach>();
    jdbc.sql(
            """
            select unit_id, first_entered_at, last_entered_at, last_arrived_at, records
              from feed.reach
            """)
        .query(row -> {
          fresh.put(
              new UnitId(row.getInt("unit_id")),
              new UnitReach(
                  EnvelopeStore.instant(row, "first_entered_at"),
                  EnvelopeStore.instant(row, "last_entered_at"),
                  EnvelopeStore.instant(row, "last_arrived_at"),
                  row.getLong("records")));
        });
    return fresh;
  }
}
