package abhaya.safecity.hotspot;

import abhaya.base.platform.DatabaseContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// SQL that publishes the counts of the running month, each Monday's once, and reads them back.
@Repository
class MonthStore {
  private final JdbcClient jdbc;
  private final HotspotStore counts;
  private final TransactionTemplate alone;
  private final Clock clock;

  MonthStore(JdbcClient jdbc, HotspotStore counts, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.counts = counts;
    // published for everybody, whoever asks first
    this.alone =
        new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  /// Publishes the counts of this Monday unless they are; two who ask at once publish one.
  void publish(Ground ground, LocalDate releasedOn) {
    DatabaseContext.SYSTEM.run(() ->
        alone.executeWithoutResult(_ -> {
          if (!begin(ground, releasedOn)) return;
          var month = YearMonth.from(releasedOn);
          var events = counts.counts(ground, Slice.WHOLE, month, month.plusMonths(1));
          var cells = new ArrayList<Integer>();
          var shown = new ArrayList<Integer>();
          for (var cell = 0; cell < events.length; cell++) {
            var one = ShownCount.of(events[cell]);
            if (one.isEmpty()) continue;
            cells.add(cell);
            shown.add(one.getAsInt());
          }
          insert(ground, releasedOn, cells, shown);
        }));
  }

  private boolean begin(Ground ground, LocalDate releasedOn) {
    return jdbc.sql(
                """
                insert into hotspot.month_release (city, unit_id, month, released_on, counted_at)
                values (:city, :unit, :month, :on, :at)
                on conflict do nothing
                """)
            .param("city", ground.city())
            .param("unit", ground.unit().value())
            .param("month", releasedOn.withDayOfMonth(1))
            .param("on", releasedOn)
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private void insert(
      Ground ground, LocalDate releasedOn, List<Integer> cells, List<Integer> events) {
    jdbc.sql(
            """
            insert into hotspot.month_shown (city, unit_id, released_on, cell, events)
            select :city, :unit, :on, cell, events
              from unnest(:cells::int[], :events::int[]) as r (cell, events)
            """)
        .param("city", ground.city())
        .param("unit", ground.unit().value())
        .param("on", releasedOn)
        .param("cells", cells.toArray(Integer[]::new))
        .param("events", events.toArray(Integer[]::new))
        .update();
  }

  /// What was published on a Monday, as far as the reader may see the city.
  Optional<RunningMonth> find(Ground ground, LocalDate releasedOn) {
    return jdbc.sql(
            """
            select counted_at from hotspot.month_release
             where city = :city and released_on = :on
            """)
        .param("city", ground.city())
        .param("on", releasedOn)
        .query((row, number) -> row.getObject("counted_at", OffsetDateTime.class).toInstant())
        .optional()
        .map(at -> new RunningMonth(releasedOn, at, shown(ground, releasedOn)));
  }

  private Map<Integer, Integer> shown(Ground ground, LocalDate releasedOn) {
    var shown = new HashMap<Integer, Integer>();
    jdbc.sql(
            """
            select cell, events from hotspot.month_shown
             where city = :city and released_on = :on
            """)
        .param("city", ground.city())
        .param("on", releasedOn)
        .query((row, number) -> shown.put(row.getInt("cell"), row.getInt("events")))
        .list();
    return shown;
  }
}
