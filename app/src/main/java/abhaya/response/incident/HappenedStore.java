package abhaya.response.incident;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What other modules count of incidents, as they stand now. Under the program's context only; who
/// asks keeps neither the place nor the handle.
@Repository
public class HappenedStore {
  /// Ended without anything having happened: called off, a false alarm, told twice.
  private static final List<String> NOTHING =
      List.of(
          Disposition.EVENT_CANCELLED.code(),
          Disposition.FALSE_ALARM.code(),
          Disposition.DUPLICATE_CALL.code());

  private final JdbcClient jdbc;

  HappenedStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param place null where nobody knows it
  /// @param radiusMetres how far off it may be
  /// @param counts false: a trial, called off, the same as another, or nothing at all
  public record Happened(
      String handle,
      String typeName,
      @Nullable Point place,
      double radiusMetres,
      @Nullable UnitId station,
      Instant happenedAt,
      boolean counts) {}

  @Transactional(readOnly = true)
  public List<Happened> of(Collection<String> handles) {
    return jdbc.sql(
            """
            select handle, type_name, lat, lon, coalesce(radius_metres, 0) as radius_metres,
                   station_id, coalesce(happened_at, received_at) as happened_at,
                   not trial and state not in ('DRAFT','CANCELLED','DUPLICATE')
                     and coalesce(disposition, '') <> all (:nothing) as counts
              from incident.incident
             where handle = any (:handles)
            """)
        .param("nothing", NOTHING.toArray(String[]::new))
        .param("handles", handles.toArray(String[]::new))
        .query((row, number) -> happened(row))
        .list();
  }

  private static Happened happened(ResultSet row) throws SQLException {
    var station = row.getObject("station_id", Integer.class);
    return new Happened(
        Objects.requireNonNull(row.getString("handle")),
        Objects.requireNonNull(row.getString("type_name")),
        IncidentQueries.point(row),
        row.getDouble("radius_metres"),
        station == null ? null : new UnitId(station),
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("counts"));
  }
}
