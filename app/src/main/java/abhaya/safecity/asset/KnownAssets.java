package abhaya.safecity.asset;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// All things in memory, for what asks a thousand times a second: which device is this, where does it
/// stand, whose is it. Follows the table by its events.
///
/// The caller decides what its reader may see of the answer.
@Component
public class KnownAssets {
  private static final int EVENTS_AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Map<String, KnownAsset> byUid = new ConcurrentHashMap<>();
  private final Map<Long, KnownAsset> byId = new ConcurrentHashMap<>();
  private volatile @Nullable Instant upTo;

  /// What is known of a thing.
  ///
  /// @param lat NaN if nobody has located it
  public record KnownAsset(
      long id,
      String handle,
      String uid,
      String city,
      UnitId unit,
      String kind,
      double lat,
      double lon,
      boolean standing,
      int beatMinutes,
      String contract) {

    public boolean isPlaced() {
      return !Double.isNaN(lat);
    }
  }

  KnownAssets(JdbcClient jdbc, TransactionTemplate transactions, EventReaders readers) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    readers.follow(
        "asset-known", java.util.List.of("AssetsChanged"), EVENTS_AT_ONCE, _ -> refresh());
  }

  /// The thing of that name, whoever asks.
  public Optional<KnownAsset> find(String uid) {
    ready();
    return Optional.ofNullable(byUid.get(uid));
  }

  public Optional<KnownAsset> find(long id) {
    ready();
    return Optional.ofNullable(byId.get(id));
  }

  public Collection<KnownAsset> all() {
    ready();
    return byId.values();
  }

  private void ready() {
    if (upTo == null) refresh();
  }

  /// Brings in what was changed since the last look; everything the first time.
  public synchronized void refresh() {
    DatabaseContext.SYSTEM.run(() -> transactions.executeWithoutResult(_ -> read()));
  }

  private void read() {
    var since = upTo == null ? Instant.EPOCH : upTo;
    var now = jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
    jdbc.sql(
            """
            select id, handle::text as handle, uid, city, unit_id, kind, lat, lon, stage,
                   beat_minutes, contract
              from asset.asset
             where changed_at >= :since
            """)
        .param("since", since.atOffset(java.time.ZoneOffset.UTC))
        .query((row, number) -> {
          var stage = row.getString("stage");
          var known =
              new KnownAsset(
                  row.getLong("id"),
                  row.getString("handle"),
                  row.getString("uid"),
                  row.getString("city"),
                  new UnitId(row.getInt("unit_id")),
                  row.getString("kind"),
                  row.getObject("lat") == null ? Double.NaN : row.getDouble("lat"),
                  row.getObject("lon") == null ? Double.NaN : row.getDouble("lon"),
                  stage.equals("INSTALLED")
                      || stage.equals("ACCEPTED")
                      || stage.equals("COMMISSIONED"),
                  row.getInt("beat_minutes"),
                  row.getString("contract"));
          byUid.put(known.uid(), known);
          byId.put(known.id(), known);
          return known;
        })
        .list();
    // What another transaction began earlier and ends later is read again.
    upTo = now.minusSeconds(60);
  }
}
