package abhaya.response.position;

import abhaya.base.geo.Point;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.response.signal.Channel;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// SQL of reports on their way in: one `COPY` a batch, days as partitions, days that end.
///
/// A table with row-level security takes no `COPY`: the rows go by a temporary table of the
/// connection.
@Repository
class FixStore {
  private static final int WRITE_SECONDS = 10;
  private static final int RESTORED_DAYS = 2;

  private final JdbcClient jdbc;
  private final DataSource source;
  private final TransactionTemplate transactions;
  private final PositionSettings settings;
  private final Clock clock;
  private final Set<LocalDate> opened = ConcurrentHashMap.newKeySet();

  FixStore(
      JdbcClient jdbc,
      DataSource source,
      PlatformTransactionManager manager,
      PositionSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.source = source;
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
      copy(batch);
    });
    opened.addAll(days);
  }

  private void openDay(LocalDate day) {
    jdbc.sql("select position.open_day(:day)::text").param("day", day).query().listOfRows();
  }

  private void copy(List<Report> batch) {
    var connection = DataSourceUtils.getConnection(source);
    try {
      copy(connection, batch);
    } catch (SQLException e) {
      var told = new SQLStateSQLExceptionTranslator().translate("copy", null, e);
      throw told == null ? new DataAccessResourceFailureException("copy", e) : told;
    } catch (IOException e) {
      throw new DataAccessResourceFailureException("copy", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }

  private static void copy(Connection connection, List<Report> batch)
      throws SQLException, IOException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          create temporary table if not exists fix_batch (like position.fix) on commit delete rows
          """);
      var lines = new StringBuilder(batch.size() * 120);
      for (var report : batch) line(lines, report);
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy fix_batch from stdin", new StringReader(lines.toString()));
      statement.execute("insert into position.fix select * from fix_batch");
    }
  }

  /// In the order of the table's columns.
  private static void line(StringBuilder out, Report report) {
    var point = report.point();
    var motion = report.motion();
    var bytes = report.original();
    text(out, report.device()).append('\t');
    text(out, report.carrier()).append('\t');
    text(out, report.channel().name()).append('\t');
    text(out, report.at().toString()).append('\t');
    text(out, report.receivedAt().toString()).append('\t');
    text(out, point == null ? null : Double.toString(point.lat())).append('\t');
    text(out, point == null ? null : Double.toString(point.lon())).append('\t');
    number(out, motion.speedKmh()).append('\t');
    number(out, motion.course()).append('\t');
    number(out, motion.radiusMetres()).append('\t');
    number(out, motion.altitudeMetres()).append('\t');
    var fault = report.fault();
    text(out, fault == null ? null : fault.name()).append('\t');
    text(out, bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes.bytes())).append('\n');
  }

  private static StringBuilder number(StringBuilder out, @Nullable Double value) {
    return text(out, value == null ? null : value.toString());
  }

  private static StringBuilder text(StringBuilder out, @Nullable String value) {
    if (value == null) return out.append("\\N");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> out.append(c);
      }
    }
    return out;
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
