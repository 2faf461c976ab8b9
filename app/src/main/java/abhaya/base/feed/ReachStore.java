package abhaya.base.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps up to when the data reach. To be called inside the transaction of the import.
@Repository
public class ReachStore {
  private final JdbcClient jdbc;

  ReachStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Counts new records in. In the order of units, so that two imports never wait for each other.
  public void add(List<Envelope> fresh) {
    if (fresh.isEmpty()) return;
    var units = new TreeMap<Integer, UnitReach>();
    for (var one : fresh) {
      var alone = new UnitReach(one.enteredAt(), one.enteredAt(), one.receivedAt(), 1);
      units.merge(one.unitId(), alone, UnitReach::and);
    }
    var columns = new Columns<Map.Entry<Integer, UnitReach>>(new ArrayList<>(units.entrySet()));
    jdbc.sql(
            """
            insert into feed.reach as r
                   (unit_id, first_entered_at, last_entered_at, last_arrived_at, records)
            select unit_id, to_timestamp(first / 1e6::float8), to_timestamp(last / 1e6::float8),
                   to_timestamp(arrived / 1e6::float8), records
              from unnest(:units, :first, :last, :arrived, :records)
                   as n (unit_id, first, last, arrived, records)
             order by unit_id
                on conflict (unit_id) do update
                   set first_entered_at = least(r.first_entered_at, excluded.first_entered_at),
                       last_entered_at  = greatest(r.last_entered_at, excluded.last_entered_at),
                       last_arrived_at  = greatest(r.last_arrived_at, excluded.last_arrived_at),
                       records          = r.records + excluded.records
            """)
        .param("units", columns.ints(Map.Entry::getKey))
        .param("first", columns.moments(e -> e.getValue().firstEnteredAt()))
        .param("last", columns.moments(e -> e.getValue().dataUpTo()))
        .param("arrived", columns.moments(e -> e.getValue().lastArrivedAt()))
        .param("records", columns.longs(e -> e.getValue().records()))
        .update();
  }
}
