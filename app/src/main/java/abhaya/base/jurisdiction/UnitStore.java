package abhaya.base.jurisdiction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The units in the database.
@Repository
class UnitStore {

  private final JdbcClient jdbc;

  UnitStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The number of the last change; changes are made one at a time, so it only grows.
  long lastChange() {
    return jdbc.sql("select coalesce(max(id), 0) from jurisdiction.unit_change")
        .query(Long.class)
        .single();
  }

  /// Whether what some unit reaches today has to be worked out at each question.
  boolean isReachMissing() {
    return jdbc.sql(
            """
            select (select count(*) from jurisdiction.unit)
                   > (select count(*) from jurisdiction.reach where day = jurisdiction.today())
            """)
        .query(Boolean.class)
        .single();
  }

  /// @param atMost units in this transaction
  /// @return how many were worked out; none while units are being changed
  int workOutReach(int atMost) {
    return jdbc.sql("select jurisdiction.work_out_reach(:most)")
        .param("most", atMost)
        .query(Integer.class)
        .single();
  }

  /// Everything, in five statements.
  UnitHistory history() {
    var placements =
        byUnit(
            """
            select unit_id, parent_id, label, lower(valid) as from_on, upper(valid) as to_on
              from jurisdiction.placement
             order by unit_id, valid
            """,
            (row, number) -> placement(row));
    var names =
        byUnit(
            """
            select unit_id, name_en, name_hi, lower(valid) as from_on, upper(valid) as to_on
              from jurisdiction.unit_name
             order by unit_id, valid
            """,
            (row, number) -> new UnitName(text(row, "name_en"), text(row, "name_hi"), span(row)));
    var revenue =
        byUnit(
            """
            select unit_id, lgd, lower(valid) as from_on, upper(valid) as to_on
              from jurisdiction.revenue_mapping
             order by unit_id, valid, lgd
            """,
            (row, number) -> new RevenueSpan(row.getInt("lgd"), span(row)));
    var units =
        jdbc.sql(
                """
                select u.id, u.kind, s.successor_id, s.from_on
                  from jurisdiction.unit u
                  left join jurisdiction.succession s on s.unit_id = u.id
                 where exists (select from jurisdiction.placement p where p.unit_id = u.id)
                 order by u.id
                """)
            .query((row, number) -> unit(row, placements, names, revenue))
            .list();
    return new UnitHistory(units, aliases());
  }

  private Map<String, UnitId> aliases() {
    var aliases = new HashMap<String, UnitId>();
    jdbc.sql("select upper(code) as code, unit_id from jurisdiction.unit_alias")
        .query(row -> {
          aliases.put(text(row, "code"), new UnitId(row.getInt("unit_id")));
        });
    return aliases;
  }

  List<StateTile> tiles() {
    return jdbc.sql(
            """
            select unit_id, lgd, union_territory, letters, tile_row, tile_column
              from jurisdiction.state_tile
             order by lgd
            """)
        .query((row, number) ->
            new StateTile(
                new UnitId(row.getInt("unit_id")),
                row.getInt("lgd"),
                row.getBoolean("union_territory"),
                text(row, "letters"),
                row.getInt("tile_row"),
                row.getInt("tile_column")))
        .list();
  }

  private static UnitRecord unit(
      ResultSet row,
      Map<Integer, List<Placement>> placements,
      Map<Integer, List<UnitName>> names,
      Map<Integer, List<RevenueSpan>> revenue)
      throws SQLException {
    int id = row.getInt("id");
    int successor = row.getInt("successor_id");
    return new UnitRecord(
        new UnitId(id),
        UnitKind.valueOf(text(row, "kind")),
        placements.getOrDefault(id, List.of()),
        names.getOrDefault(id, List.of()),
        revenue.getOrDefault(id, List.of()),
        successor == 0 ? null : new Succession(new UnitId(successor), day(row, "from_on")));
  }

  private static Placement placement(ResultSet row) throws SQLException {
    int parent = row.getInt("parent_id");
    return new Placement(parent == 0 ? null : new UnitId(parent), text(row, "label"), span(row));
  }

  private <T> Map<Integer, List<T>> byUnit(String sql, RowMapper<T> mapper) {
    var lists = new HashMap<Integer, List<T>>();
    jdbc.sql(sql)
        .query((row, number) ->
            lists
                .computeIfAbsent(row.getInt("unit_id"), id -> new ArrayList<>(1))
                .add(Objects.requireNonNull(mapper.mapRow(row, number))))
        .list();
    return lists;
  }

  private static Span span(ResultSet row) throws SQLException {
    var to = row.getObject("to_on", LocalDate.class);
    return new Span(day(row, "from_on"), to == null ? Span.OPEN : to);
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }
}
