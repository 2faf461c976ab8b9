package abhaya.safecity.asset;

import abhaya.safecity.measure.OpenHours;
import abhaya.safecity.measure.OutageCause;
import abhaya.safecity.measure.PenaltySlab;
import abhaya.safecity.measure.ServiceTerms;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The terms of classes and contracts: rows, read once, for they change with a migration or by the
/// operator's own script before a start.
@Repository
class TermsStore {
  private static final AssetTerms NONE =
      new AssetTerms(
          new ServiceTerms(BigDecimal.ZERO, Set.of(), List.of()), OpenHours.ALL_DAY, 72, 5, "");

  private final JdbcClient jdbc;
  private volatile @Nullable Map<String, AssetTerms> known;

  TermsStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The terms of a thing: those of its contract, else those of its class.
  AssetTerms of(KnownAssets.KnownAsset thing) {
    return of(thing.contract(), thing.kind());
  }

  AssetTerms of(String contract, String kind) {
    var all = all();
    var own = all.get(contract + " " + kind);
    return own != null ? own : all.getOrDefault(" " + kind, NONE);
  }

  private Map<String, AssetTerms> all() {
    var read = known;
    if (read != null) return read;
    var fresh = new HashMap<String, AssetTerms>();
    jdbc.sql(
            """
            select contract, kind, target_percent, open_from::text, open_to::text, forgiven, slabs,
                   fix_hours, silent_minutes, source
              from asset.terms
             order by valid_from
            """)
        .query((row, number) ->
            fresh.put(row.getString("contract") + " " + row.getString("kind"), terms(row)))
        .list();
    known = fresh;
    return fresh;
  }

  private static AssetTerms terms(ResultSet row) throws SQLException {
    var forgiven =
        Stream.of((String[]) row.getArray("forgiven").getArray())
            .map(OutageCause::valueOf)
            .collect(Collectors.toSet());
    var slabs = new ArrayList<PenaltySlab>();
    for (var slab : (BigDecimal[][]) row.getArray("slabs").getArray())
      slabs.add(new PenaltySlab(slab[0], slab[1]));
    var hours =
        row.getString("open_from").substring(0, 5) + "-" + row.getString("open_to").substring(0, 5);
    return new AssetTerms(
        new ServiceTerms(row.getBigDecimal("target_percent"), forgiven, slabs),
        OpenHours.read(hours).orElse(OpenHours.ALL_DAY),
        row.getInt("fix_hours"),
        row.getInt("silent_minutes"),
        row.getString("source"));
  }
}
