package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Exhibits of the cases of stations, each with its legs. Which cases exist for the reader the
/// database decides.
@Repository
public class ExhibitQueries {
  /// Reports of laboratories are filed long after the charge sheet; a case older than this whose
  /// report is with the court is looked at on its own page.
  private static final int REPORTED_DAYS = 400;

  private final JdbcClient jdbc;

  ExhibitQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// When each leg was reached; null where no record says so.
  public record Legs(
      String handle,
      String firNumber,
      UnitId station,
      String exhibit,
      @Nullable Instant seizedAt,
      @Nullable Instant sentAt,
      @Nullable Instant receivedAt,
      @Nullable Instant reportedAt,
      @Nullable Instant collectedAt,
      @Nullable Instant filedAt) {}

  /// Those on their way first, the longest way first. Under the program's own context these are all
  /// of the stations, for counts that everybody sees who sees a list.
  ///
  /// @param limit at most so many
  @Transactional(readOnly = true)
  public List<Legs> of(Scope scope, Collection<UnitId> stations, LocalDate today, int limit) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    return jdbc.sql(
            """
            select f.handle, f.fir_number, f.station_id,
                   coalesce(h.detail ->> 'exhibit', h.subject, '1') as exhibit,
                   min(h.happened_at) filter (where h.step = 'EXHIBIT_SEIZED') as seized,
                   min(h.happened_at) filter (where h.step = 'EXHIBIT_SENT') as sent,
                   min(h.happened_at) filter (where h.step = 'EXHIBIT_RECEIVED') as received,
                   min(h.happened_at) filter (where h.step = 'EXHIBIT_REPORTED') as reported,
                   min(h.happened_at) filter (where h.step = 'EXHIBIT_COLLECTED') as collected,
                   min(h.happened_at) filter (where h.step = 'EXHIBIT_FILED') as filed
              from cases.case_file f
              join cases.happening h on h.case_id = f.id
             where f.station_id = any (:stations) and f.counted
               and (f.reported_on is null or f.reported_on > :since)
               and h.kind = 'STEP'
               and h.step in ('EXHIBIT_SEIZED','EXHIBIT_SENT','EXHIBIT_RECEIVED',
                              'EXHIBIT_REPORTED','EXHIBIT_COLLECTED','EXHIBIT_FILED')
             group by f.handle, f.fir_number, f.station_id, 4
             order by min(h.happened_at) filter (where h.step = 'EXHIBIT_FILED') is not null, min(h.happened_at), f.handle, 4
             limit :limit
            """)
        .param("stations", stations.stream().map(UnitId::value).toArray(Integer[]::new))
        .param("since", today.minusDays(REPORTED_DAYS))
        .param("limit", limit)
        .query((row, number) -> legs(row))
        .list();
  }

  private static Legs legs(ResultSet row) throws SQLException {
    return new Legs(
        row.getString("handle"),
        row.getString("fir_number"),
        new UnitId(row.getInt("station_id")),
        row.getString("exhibit"),
        at(row.getTimestamp("seized")),
        at(row.getTimestamp("sent")),
        at(row.getTimestamp("received")),
        at(row.getTimestamp("reported")),
        at(row.getTimestamp("collected")),
        at(row.getTimestamp("filed")));
  }

  private static @Nullable Instant at(@Nullable Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }
}
