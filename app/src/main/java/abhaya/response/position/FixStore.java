package abhaya.response.position;

import static abhaya.base.platform.Columns.bytes;
import static abhaya.base.platform.Columns.moments;
import static abhaya.base.platform.Columns.numbers;
import static abhaya.base.platform.Columns.texts;

import abhaya.base.geo.Point;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.response.signal.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// SQL of reports on their way in: one statement a batch, days as partitions, days that end.
///
/// A table with row-level security takes no `COPY`, and by way of a temporary table each row would be
/// written twice, in a transaction twice as long.
@Repository
class FixStore {
  private static final int WRITE_SECONDS = 10;
  private static final int RESTORED_DAYS = 2;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final PositionSettings settings;
  private final Clock clock;
  private final Set<LocalDate> opened = ConcurrentHashMap.newKeySet();

  FixStore(
      JdbcClient jdbc, PlatformTransactionManager manager, PositionSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(manager);
    this.settings = settings;
    this.clock = clock;
    transactions.setTimeout(WRITE_SECONDS);
  }

  /// @throws DataAccessException not written, none of them
  void write(List<Report> batch) {
    var days = batch.stream().map(report -> dayOf(report.receivedAt())).collect(Collectors.toSet());
    asProgram(() -> {
      days.stream().filter(day -> !opened.contains(day)).forEach(this::openDay);
      insert(batch);
    });
    opened.addAll(days);
  }

  private void openDay(LocalDate day) {
    jdbc.sql("select position.open_day(:day)::text").param("day", day).query().listOfRows();
  }

  private void insert(List<Report> rows) {
    jdbc.sql(
            """
            insert into position.fix (device, carrier, channel, at, received_at, lat, lon, speed_kmh,
                                      course, radius_metres, altitude_metres, fault, original)
            select device, carrier, channel,
                   timestamptz 'epoch' + at * interval '1 microsecond',
                   timestamptz 'epoch' + received * interval '1 microsecond',
                   lat, lon, speed, course, radius, altitude, fault, original
              from unnest(:device::text[], :carrier::text[], :channel::text[], :at::bigint[],
                          :received::bigint[], :lat::float8[], :lon::float8[], :speed::float8[],
                          :course::float8[], :radius::float8[], :altitude::float8[],
                          :fault::text[], :original::bytea[])
                   as row (device, carrier, channel, at, received, lat, lon, speed, course, radius,
                           altitude, fault, original)
            """)
        .param("device", texts(rows, Report::device))
        .param("carrier", texts(rows, Report::carrier))
        .param("channel", texts(rows, report -> report.channel().name()))
        .param("at", moments(rows, Report::at))
        .param("received", moments(rows, Report::receivedAt))
        .param("lat", numbers(rows, report -> at(report, Point::lat)))
        .param("lon", numbers(rows, report -> at(report, Point::lon)))
        .param("speed", numbers(rows, report -> report.motion().speedKmh()))
        .param("course", numbers(rows, report -> report.motion().course()))
        .param("radius", numbers(rows, report -> report.motion().radiusMetres()))
        .param("altitude", numbers(rows, report -> report.motion().altitudeMetres()))
        .param("fault", texts(rows, FixStore::fault))
        .param("original", bytes(rows, FixStore::original))
        .update();
  }

  private static @Nullable Double at(Report report, Function<Point, Double> part) {
    var point = report.point();
    return point == null ? null : part.apply(point);
  }

  private static @Nullable String fault(Report report) {
    var fault = report.fault();
    return fault == null ? null : fault.name();
  }

  private static byte @Nullable [] original(Report report) {
    var original = report.original();
    return original == null ? null : original.bytes();
  }

  /// Whether the database answers at all.
  boolean answers() {
    try {
      asProgram(() -> jdbc.sql("select 1").query(Integer.class).single());
      return true;
    } catch (DataAccessException | TransactionException e) {
      return false;
    }
  }

  /// Of each bound device the newest good fix of the last days.
  List<Fix> lastOfBound() {
    var since = clock.instant().minus(Duration.ofDays(RESTORED_DAYS));
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(status ->
            jdbc.sql(
                    """
                    select f.device, f.carrier, f.channel, f.at, f.received_at, f.lat, f.lon,
                           f.speed_kmh, f.course, f.radius_metres, f.fault
                      from position.device d
                     cross join lateral (
                           select *
                             from position.fix f
                            where f.carrier = d.carrier and f.device = d.device
                              and f.received_at >= :since and f.fault is null
                            order by f.at desc
                            limit 1) as f
                    """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> fix(row))
                .list()));
  }

  /// The good fixes of bound devices that came since then, of each device the newest: what other
  /// machines took in.
  List<Fix> newest(Instant since) {
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(status ->
            jdbc.sql(
                    """
                    select distinct on (device) device, carrier, channel, at, received_at, lat, lon,
                           speed_kmh, course, radius_metres, fault
                      from position.fix
                     where received_at >= :since and fault is null and carrier is not null
                     order by device, at desc
                    """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> fix(row))
                .list()));
  }

  /// Where a carrier was between two moments, in the order in which its device was there.
  List<Fix> between(String carrier, Instant from, Instant to, int most) {
    return jdbc.sql(
            """
            select device, carrier, channel, at, received_at, lat, lon, speed_kmh, course,
                   radius_metres, fault
              from position.fix
             where carrier = :carrier and at >= :from and at < :to
               and received_at >= :from::timestamptz - interval '1 minute'
               and lat is not null and (fault is null or fault = 'LATE')
             order by at, received_at
             limit :most
            """)
        .param("carrier", carrier)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query((row, number) -> fix(row))
        .list();
  }

  static Fix fix(ResultSet row) throws SQLException {
    return new Fix(
        row.getString("device"),
        row.getString("carrier"),
        new Point(row.getDouble("lat"), row.getDouble("lon")),
        instant(row, "at"),
        instant(row, "received_at"),
        row.getObject("speed_kmh", Double.class),
        row.getObject("course", Double.class),
        row.getObject("radius_metres", Double.class),
        Channel.valueOf(row.getString("channel")));
  }

  private static Instant instant(ResultSet row, String name) throws SQLException {
    return row.getObject(name, OffsetDateTime.class).toInstant();
  }

  /// Days that ended go whole; before them goes what nobody has bound.
  void purge() {
    var now = clock.instant();
    var lastDay = dayOf(now.minus(settings.keptFor()));
    var unbound = now.minus(settings.unboundKeptFor()).atOffset(ZoneOffset.UTC);
    asProgram(() -> {
      jdbc.sql("select position.drop_before(:day)").param("day", lastDay).query().listOfRows();
      jdbc.sql("delete from position.fix where carrier is null and received_at < :then")
          .param("then", unbound)
          .update();
    });
    opened.removeIf(day -> day.isBefore(lastDay));
  }

  private static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, India.ZONE);
  }

  private void asProgram(Runnable work) {
    DatabaseContext.SYSTEM.run(() -> transactions.executeWithoutResult(status -> work.run()));
  }
}
