package abhaya.response.incident;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Times of response. Percentiles, because a mean hides who waited longest; trials are in none.
///
/// To be asked under the program's own context after the reader's right was decided: who may see
/// the figures of a unit need not see its incidents.
@Component
public class FigureQueries {
  private final JdbcClient jdbc;

  FigureQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Seconds of one interval over one group; null where nothing was measured.
  ///
  /// @param group a group of types, a station's number, or `all`
  public record Spread(
      String interval,
      String group,
      long count,
      @Nullable Double p50,
      @Nullable Double p90,
      @Nullable Double p95) {}

  public record Counts(
      long opened, long closed, long unattended, long reopened, long referred, long dispatched) {}

  /// @param stations null: everywhere, also where no station is known
  /// @param by `all`, `type` or `station`
  @Transactional(readOnly = true)
  public List<Spread> spreads(
      Scope scope, @Nullable List<UnitId> stations, Instant from, Instant to, String by) {
    return jdbc.sql(
            """
            with measured as (
              select case :by when 'type' then i.type_name
                              when 'station' then coalesce(i.station_id, 0)::text
                              else 'all' end as grouped,
                     v.name, extract(epoch from v.until - v.since) as seconds
                from incident.incident i
               cross join lateral (values
                     ('received-opened', i.received_at, i.opened_at),
                     ('received-dispatched', i.received_at, i.dispatched_at),
                     ('dispatched-acknowledged', i.dispatched_at, i.acknowledged_at),
                     ('acknowledged-enRoute', i.acknowledged_at, i.en_route_at),
                     ('enRoute-arrived', i.en_route_at, i.arrived_at),
                     ('received-arrived', i.received_at, i.arrived_at),
                     ('received-closed', i.received_at, i.closed_at)) as v (name, since, until)
               where i.received_at >= :from and i.received_at < :to and not i.trial
                 and i.state <> 'DUPLICATE'
                 and (i.station_id = any (:stations) or :nation)
                 and v.since is not null and v.until is not null and v.until >= v.since)
            select name, grouped, count(*) as count,
                   percentile_cont(0.5)  within group (order by seconds) as p50,
                   percentile_cont(0.9)  within group (order by seconds) as p90,
                   percentile_cont(0.95) within group (order by seconds) as p95
              from measured
             group by name, grouped
             order by grouped, name
            """)
        .param("by", by)
        .param("from", IncidentStore.at(from))
        .param("to", IncidentStore.at(to))
        .param("stations", stations == null ? new Integer[0] : IncidentStore.numbers(stations))
        .param("nation", stations == null)
        .query((row, number) -> spread(row))
        .list();
  }

  private static Spread spread(ResultSet row) throws SQLException {
    return new Spread(
        Objects.requireNonNull(row.getString("name")),
        Objects.requireNonNull(row.getString("grouped")),
        row.getLong("count"),
        row.getObject("p50", Double.class),
        row.getObject("p90", Double.class),
        row.getObject("p95", Double.class));
  }

  @Transactional(readOnly = true)
  public Counts counts(Scope scope, @Nullable List<UnitId> stations, Instant from, Instant to) {
    return jdbc.sql(
            """
            select count(*) as opened,
                   count(*) filter (where state = 'CLOSED') as closed,
                   count(*) filter (where state = 'CLOSED' and arrived_at is null) as unattended,
                   count(*) filter (where reopened > 0 or state = 'REOPENED') as reopened,
                   count(*) filter (where referred_at is not null) as referred,
                   count(*) filter (where dispatched_at is not null) as dispatched
              from incident.incident i
             where i.received_at >= :from and i.received_at < :to and not i.trial
               and i.state <> 'DUPLICATE'
               and (i.station_id = any (:stations) or :nation)
            """)
        .param("from", IncidentStore.at(from))
        .param("to", IncidentStore.at(to))
        .param("stations", stations == null ? new Integer[0] : IncidentStore.numbers(stations))
        .param("nation", stations == null)
        .query((row, number) ->
            new Counts(
                row.getLong("opened"),
                row.getLong("closed"),
                row.getLong("unattended"),
                row.getLong("reopened"),
                row.getLong("referred"),
                row.getLong("dispatched")))
        .single();
  }
}
