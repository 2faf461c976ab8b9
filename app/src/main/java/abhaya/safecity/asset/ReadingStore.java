package abhaya.safecity.asset;

import abhaya.base.feed.Columns;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// SQL that writes readings: one COPY a batch into the day's partition, and the last standing of each
/// device beside it, in one transaction.
@Repository
class ReadingStore {
  private static final String COPY =
      "copy asset.reading (asset_id, at, got_at, status, flags, measures) from stdin";

  private final JdbcClient jdbc;
  private final DataSource dataSource;
  private final TransactionTemplate transactions;
  private final DeviceStandings standings;
  private final SQLExceptionTranslator faults;
  private final Set<LocalDate> days = ConcurrentHashMap.newKeySet();

  ReadingStore(
      JdbcClient jdbc,
      DataSource dataSource,
      TransactionTemplate transactions,
      DeviceStandings standings) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.standings = standings;
    this.faults = new SQLErrorCodeSQLExceptionTranslator(dataSource);
  }

  /// Writes a batch; all of it or, with an exception, nothing.
  void write(List<Reading> batch) {
    var needed = new TreeSet<LocalDate>();
    for (var reading : batch) needed.add(India.dateOf(reading.gotAt()));
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(_ -> {
          openDays(needed);
          copy(batch);
          keep(standings.of(batch));
        }));
    // only now: a day that was opened in a transaction that broke is not there
    days.addAll(needed);
  }

  private void openDays(Set<LocalDate> needed) {
    for (var day : needed) {
      if (days.contains(day)) continue;
      jdbc.sql("select asset.open_day(:day)").param("day", day).query((row, number) -> 1).list();
    }
  }

  private void copy(List<Reading> batch) {
    var text = new StringBuilder(batch.size() * 90);
    for (var reading : batch) {
      text.append(reading.asset()).append('\t').append(reading.at()).append('\t');
      text.append(reading.gotAt()).append('\t').append(reading.status().code()).append('\t');
      text.append(reading.flags()).append('\t').append(cell(reading.measures().json()));
      text.append('\n');
    }
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      var server = connection.unwrap(PGConnection.class);
      server.getCopyAPI().copyIn(COPY, new StringReader(text.toString()));
    } catch (SQLException e) {
      var known = faults.translate("copy readings", null, e);
      throw known == null ? new DataAccessResourceFailureException("copy of readings", e) : known;
    } catch (IOException e) {
      throw new DataAccessResourceFailureException("copy of readings", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static String cell(@Nullable String json) {
    return json == null
        ? "\\N"
        : json.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  /// Two machines may hear one device: of each column the newer stands.
  private void keep(List<Standing> batch) {
    var columns = new Columns<>(new ArrayList<>(batch));
    jdbc.sql(
            """
            insert into asset.standing as s
                   (asset_id, unit_id, first_at, last_at, got_at, alive_at, status, flags,
                    picture_at, picture_ok, night_at, night_ok)
            select r.asset, r.unit, to_timestamp(r.first / 1e6), to_timestamp(r.last / 1e6),
                   to_timestamp(r.got / 1e6), to_timestamp(r.alive / 1e6), r.status, r.flags,
                   to_timestamp(r.picture / 1e6), r.picture_ok, to_timestamp(r.night / 1e6),
                   r.night_ok
              from unnest(:assets::bigint[], :units::int[], :firsts::bigint[], :lasts::bigint[],
                          :gots::bigint[], :alive::bigint[], :statuses::int[], :flags::int[],
                          :pictures::bigint[], :pictureOk::boolean[], :nights::bigint[],
                          :nightOk::boolean[])
                   as r (asset, unit, first, last, got, alive, status, flags, picture, picture_ok,
                         night, night_ok)
            on conflict (asset_id) do update
               set last_at = greatest(s.last_at, excluded.last_at),
                   got_at = greatest(s.got_at, excluded.got_at),
                   alive_at = greatest(s.alive_at, excluded.alive_at),
                   status = case when excluded.last_at >= s.last_at
                                 then excluded.status else s.status end,
                   flags = case when excluded.last_at >= s.last_at
                                then excluded.flags else s.flags end,
                   picture_at = greatest(s.picture_at, excluded.picture_at),
                   picture_ok = case when s.picture_at is null
                                       or excluded.picture_at >= s.picture_at
                                     then excluded.picture_ok else s.picture_ok end,
                   night_at = greatest(s.night_at, excluded.night_at),
                   night_ok = case when s.night_at is null or excluded.night_at >= s.night_at
                                   then excluded.night_ok else s.night_ok end
            """)
        .param("assets", columns.longs(Standing::asset))
        .param("units", columns.ints(Standing::unit))
        .param("firsts", columns.moments(Standing::firstAt))
        .param("lasts", columns.moments(Standing::lastAt))
        .param("gots", columns.moments(Standing::gotAt))
        .param("alive", columns.moments(Standing::aliveAt))
        .param("statuses", columns.ints(one -> one.status().code()))
        .param("flags", columns.ints(Standing::flags))
        .param("pictures", columns.moments(Standing::pictureAt))
        .param("pictureOk", batch.stream().map(Standing::pictureOk).toArray(Boolean[]::new))
        .param("nights", columns.moments(Standing::nightAt))
        .param("nightOk", batch.stream().map(Standing::nightOk).toArray(Boolean[]::new))
        .update();
  }
}
