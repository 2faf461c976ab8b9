package abhaya.response.dispatch;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of arrivals that were not yet looked at for what they teach of the road.
@Component
class TripStore {
  private final JdbcClient jdbc;

  TripStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param place null where it is not known
  /// @param of the station of the place, else the centre
  record Arrival(
      long assignment,
      int unit,
      Instant startedAt,
      Instant arrivedAt,
      @Nullable Point place,
      double radiusMetres,
      boolean trial,
      UnitId of) {}

  /// Those of a stretch of time that nobody has judged, the oldest first.
  List<Arrival> unjudged(Instant from, Instant until, int most) {
    return jdbc.sql(
            """
            select a.id, a.unit_id, a.en_route_at, a.on_scene_at, d.lat, d.lon, d.radius_metres,
                   d.trial, coalesce(d.station_id, d.centre_id) as of_unit
              from dispatch.assignment a
             cross join lateral dispatch.destination(a.incident_id) d
             where a.on_scene_at >= :from and a.on_scene_at < :until
               and a.en_route_at < a.on_scene_at
               and not exists (select from dispatch.trip_judged j where j.assignment_id = a.id)
             order by a.on_scene_at
             limit :most
            """)
        .param("from", AssignmentStore.at(from))
        .param("until", AssignmentStore.at(until))
        .param("most", most)
        .query((row, number) -> arrival(row))
        .list();
  }

  private static Arrival arrival(ResultSet row) throws SQLException {
    var lat = row.getObject("lat", Double.class);
    var lon = row.getObject("lon", Double.class);
    return new Arrival(
        row.getLong("id"),
        row.getInt("unit_id"),
        Objects.requireNonNull(AssignmentStore.instant(row, "en_route_at")),
        Objects.requireNonNull(AssignmentStore.instant(row, "on_scene_at")),
        lat == null || lon == null ? null : new Point(lat, lon),
        row.getDouble("radius_metres"),
        row.getBoolean("trial"),
        new UnitId(row.getInt("of_unit")));
  }

  /// @return false where it was judged before
  boolean judged(long assignment, Drive.Outcome outcome) {
    return jdbc.sql(
                """
                insert into dispatch.trip_judged (assignment_id, outcome)
                values (:assignment, :outcome)
                on conflict do nothing
                """)
            .param("assignment", assignment)
            .param("outcome", outcome.name())
            .update()
        == 1;
  }
}
