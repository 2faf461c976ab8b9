package abhaya.safecity.asset;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.safecity.measure.OpenHours;
import abhaya.safecity.measure.OutageCause;
import abhaya.safecity.measure.PenaltySlab;
import abhaya.safecity.measure.ServiceTerms;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The terms of classes and contracts, in memory: those people entered for a contract of a city, else
/// those of a contract or a class that came with a migration or the operator's script. Follows the
/// entries of every machine by their events.
@Repository
class TermsStore {
  private static final int EVENTS_AT_ONCE = 200;
  private static final Held NONE =
      new Held(
          new AssetTerms(
              new ServiceTerms(BigDecimal.ZERO, Set.of(), List.of()), OpenHours.ALL_DAY, 72, 5, ""),
          LocalDate.EPOCH,
          false);

  private final JdbcClient jdbc;
  private final TransactionTemplate alone;
  private final Clock clock;
  private volatile @Nullable Map<Key, List<Held>> known;

  /// Whose terms; empty words stand for every city and every contract.
  private record Key(String city, String contract, String kind) {}

  /// Terms and since when they hold.
  ///
  /// @param ofContract false: the usual values of the class
  record Held(AssetTerms terms, LocalDate since, boolean ofContract) {}

  TermsStore(JdbcClient jdbc, TransactionTemplate transactions, EventReaders readers, Clock clock) {
    this.jdbc = jdbc;
    // read for everybody, also when first asked for within a reader's transaction
    this.alone =
        new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    readers.follow("asset-terms", List.of("TermsAgreed"), EVENTS_AT_ONCE, _ -> forget());
  }

  /// The terms of a thing today: those of its contract, else those of its class.
  AssetTerms of(KnownAssets.KnownAsset thing) {
    return of(thing, India.dateOf(clock.instant()));
  }

  AssetTerms of(KnownAssets.KnownAsset thing, LocalDate on) {
    return held(thing, on).terms();
  }

  Held held(KnownAssets.KnownAsset thing, LocalDate on) {
    var all = all();
    if (!thing.contract().isEmpty()) {
      var own = last(all, new Key(thing.city(), thing.contract(), thing.kind()), on);
      if (own.isPresent()) return own.get();
      var everywhere = last(all, new Key("", thing.contract(), thing.kind()), on);
      if (everywhere.isPresent()) return everywhere.get();
    }
    return last(all, new Key("", "", thing.kind()), on).orElse(NONE);
  }

  /// Of those that hold on the day the last; of two from the same day what was entered last.
  private static Optional<Held> last(Map<Key, List<Held>> all, Key key, LocalDate on) {
    var dated = all.getOrDefault(key, List.of());
    for (var at = dated.size() - 1; at >= 0; at--)
      if (!dated.get(at).since().isAfter(on)) return Optional.of(dated.get(at));
    return Optional.empty();
  }

  /// They were changed: the next question reads them again.
  void forget() {
    known = null;
  }

  private Map<Key, List<Held>> all() {
    var read = known;
    if (read != null) return read;
    var fresh =
        DatabaseContext.SYSTEM.call(() -> Objects.requireNonNull(alone.execute(_ -> read())));
    known = fresh;
    return fresh;
  }

  private Map<Key, List<Held>> read() {
    var fresh = new HashMap<Key, List<Held>>();
    jdbc.sql(
            """
            select '' as city, contract, kind, valid_from, 0 as number, target_percent,
                   extract(epoch from open_from)::int / 60 as from_minute,
                   extract(epoch from open_to)::int / 60 as to_minute,
                   forgiven, slabs, fix_hours, silent_minutes, source
              from asset.terms
             union all
            select city, contract, kind, valid_from, number, target_percent, from_minute, to_minute,
                   forgiven, slabs, fix_hours, silent_minutes, source
              from asset.agreed_terms
             where undone_at is null
             order by valid_from, number
            """)
        .query((row, number) -> {
          var contract = row.getString("contract");
          var key = new Key(row.getString("city"), contract, row.getString("kind"));
          var since = row.getObject("valid_from", LocalDate.class);
          return fresh
              .computeIfAbsent(key, _ -> new ArrayList<>())
              .add(new Held(terms(row), since, !contract.isEmpty()));
        })
        .list();
    return fresh;
  }

  /// A row that has the columns of terms.
  static AssetTerms terms(ResultSet row) throws SQLException {
    var forgiven =
        Stream.of((String[]) row.getArray("forgiven").getArray())
            .map(OutageCause::valueOf)
            .collect(Collectors.toSet());
    var slabs = new ArrayList<PenaltySlab>();
    // without slabs the array has no second dimension
    if (row.getArray("slabs").getArray() instanceof BigDecimal[][] stair)
      for (var slab : stair) slabs.add(new PenaltySlab(slab[0], slab[1]));
    return new AssetTerms(
        new ServiceTerms(row.getBigDecimal("target_percent"), forgiven, slabs),
        new OpenHours(row.getInt("from_minute"), row.getInt("to_minute")),
        row.getInt("fix_hours"),
        row.getInt("silent_minutes"),
        row.getString("source"));
  }
}
