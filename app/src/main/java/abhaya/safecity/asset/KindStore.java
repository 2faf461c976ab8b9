package abhaya.safecity.asset;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The classes of things and their fields, as the tables have them; read once, for they change with
/// a migration only.
@Repository
public class KindStore {
  private final JdbcClient jdbc;
  private volatile @Nullable KindBook book;

  KindStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public KindBook book() {
    var known = book;
    if (known != null) return known;
    var read = new KindBook(kinds(), fields(), areas());
    book = read;
    return read;
  }

  private List<AssetKind> kinds() {
    return jdbc.sql("select * from asset.kind order by sort")
        .query((row, number) ->
            new AssetKind(
                row.getString("code"),
                row.getString("tag"),
                row.getString("label_en"),
                row.getString("label_hi"),
                row.getString("component"),
                row.getString("counted_in"),
                row.getBoolean("measured"),
                row.getBoolean("seen"),
                row.getBoolean("staffed"),
                row.getBoolean("moves"),
                row.getInt("near_metres")))
        .list();
  }

  private List<FieldRule> fields() {
    return jdbc.sql("select * from asset.field order by kind, sort")
        .query((row, number) ->
            new FieldRule(
                row.getString("kind"),
                row.getString("name"),
                FieldRule.Form.valueOf(row.getString("form")),
                row.getString("label_en"),
                row.getString("label_hi"),
                row.getBoolean("required"),
                row.getObject("required_from", LocalDate.class),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getObject("least", BigDecimal.class),
                row.getObject("most", BigDecimal.class),
                row.getString("unit")))
        .list();
  }

  private List<KindBook.CityArea> areas() {
    return jdbc.sql("select city, lat, lon, radius_metres from asset.city_area")
        .query((row, number) ->
            new KindBook.CityArea(
                row.getString("city"),
                row.getDouble("lat"),
                row.getDouble("lon"),
                row.getInt("radius_metres")))
        .list();
  }
}
