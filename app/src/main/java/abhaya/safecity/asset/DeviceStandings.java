package abhaya.safecity.asset;

import abhaya.base.platform.DatabaseContext;
import abhaya.safecity.asset.Reading.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The last standing of every device, in memory as in its table.
@Component
public class DeviceStandings {
  /// A batch of another machine is on its way for some seconds, and clocks differ by as much.
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Map<Long, Standing> known = new ConcurrentHashMap<>();
  private volatile boolean loaded;
  private Instant followed = Instant.EPOCH.plus(OVERLAP);

  DeviceStandings(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  public Optional<Standing> find(long asset) {
    ready();
    return Optional.ofNullable(known.get(asset));
  }

  /// A reading is known at once, on disk a moment later.
  void note(Reading reading) {
    ready();
    known.compute(
        reading.asset(),
        (_, before) -> before == null ? Standing.first(reading) : before.after(reading));
  }

  /// A reading that was told before: the same device, the same moment.
  boolean isKnown(long asset, Instant at) {
    ready();
    var standing = known.get(asset);
    return standing != null && standing.lastAt().equals(at);
  }

  /// How the devices of a batch stand now, each once.
  List<Standing> of(List<Reading> batch) {
    ready();
    var standing = new LinkedHashMap<Long, Standing>();
    for (var reading : batch) {
      var one = known.computeIfAbsent(reading.asset(), _ -> Standing.first(reading));
      standing.put(reading.asset(), one);
    }
    return List.copyOf(standing.values());
  }

  /// Brings in what other machines heard since the last time. What is known here and newer stands.
  synchronized void follow() {
    ready();
    var since = followed;
    var fresh =
        DatabaseContext.SYSTEM.call(() ->
            Objects.requireNonNull(
                transactions.execute(_ ->
                    jdbc.sql("select * from asset.standing where got_at >= :since")
                        .param("since", since.minus(OVERLAP).atOffset(ZoneOffset.UTC))
                        .query((row, number) -> standing(row))
                        .list())));
    for (var one : fresh) {
      known.merge(one.asset(), one, Standing::with);
      if (one.gotAt().isAfter(followed)) followed = one.gotAt();
    }
  }

  /// Reads the table anew: the demonstration writes its past past this.
  public synchronized void reload() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(_ ->
            jdbc.sql("select * from asset.standing")
                .query((row, number) -> known.put(row.getLong("asset_id"), standing(row)))
                .list()));
    loaded = true;
  }

  private void ready() {
    if (!loaded) reload();
  }

  static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getLong("asset_id"),
        row.getInt("unit_id"),
        at(row, "first_at").orElseThrow(),
        at(row, "last_at").orElseThrow(),
        at(row, "got_at").orElseThrow(),
        at(row, "alive_at").orElse(null),
        Status.of(row.getInt("status")),
        row.getInt("flags"),
        at(row, "picture_at").orElse(null),
        flag(row, "picture_ok"),
        at(row, "night_at").orElse(null),
        flag(row, "night_ok"));
  }

  private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }

  private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Boolean.class);
  }
}
