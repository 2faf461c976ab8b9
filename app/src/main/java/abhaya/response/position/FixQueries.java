package abhaya.response.position;

import abhaya.base.access.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// SQL of the track: where one carrier was in a stretch of time.
@Repository
class FixQueries {
  private final JdbcClient jdbc;

  FixQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// In the order in which the device was there, whenever it told so.
  @Transactional(readOnly = true)
  List<TrackPoint> track(Scope scope, String carrier, Instant from, Instant to, int most) {
    return jdbc.sql(
            """
            select f.device, f.carrier, f.channel, f.at, f.received_at, f.lat, f.lon, f.speed_kmh,
                   f.course, f.radius_metres, f.fault
              from position.fix f
             where f.carrier = :carrier
               and f.at >= :from and f.at < :to
               and f.received_at >= :from::timestamptz - interval '1 minute'
               and f.lat is not null
               and (f.fault is null or f.fault = 'LATE')
             order by f.at, f.received_at
             limit :most
            """)
        .param("carrier", carrier)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query((row, number) -> new TrackPoint(FixStore.fix(row), fault(row.getString("fault"))))
        .list();
  }

  private static @Nullable FixFault fault(@Nullable String name) {
    return Optional.ofNullable(name).map(FixFault::valueOf).orElse(null);
  }
}
