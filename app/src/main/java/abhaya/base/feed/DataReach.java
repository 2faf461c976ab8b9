package abhaya.base.feed;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Up to when the data reach, of any unit: every figure says it. Read again every few seconds.
@Repository
public class DataReach {
  private static final Duration KEPT = Duration.ofSeconds(2);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AtomicReference<@Nullable Seen> seen = new AtomicReference<>();

  DataReach(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Seen(Instant at, Map<UnitId, UnitReach> stations) {}

  /// The reach of a unit: of all its stations together. Empty if nothing ever came.
  @Transactional(readOnly = true)
  public Optional<UnitReach> of(UnitId unit, UnitTree tree) {
    var stations = stations();
    return tree.within(unit).stream()
        .map(below -> Optional.ofNullable(stations.get(below.id())))
        .flatMap(Optional::stream)
        .reduce(UnitReach::and);
  }

  /// The reach of each child of a unit; one that never sent anything is missing.
  @Transactional(readOnly = true)
  public Map<UnitId, UnitReach> ofChildren(UnitId unit, UnitTree tree) {
    var found = new HashMap<UnitId, UnitReach>();
    for (var child : tree.children(unit)) {
      of(child.id(), tree).ifPresent(reach -> found.put(child.id(), reach));
    }
    return found;
  }

  private Map<UnitId, UnitReach> stations() {
    var now = clock.instant();
    var last = seen.get();
    if (last != null && Duration.between(last.at, now).abs().compareTo(KEPT) < 0) {
      return last.stations;
    }
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
    seen.set(new Seen(now, fresh));
    return fresh;
  }
}
