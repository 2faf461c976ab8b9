package abhaya.base.trail;

import abhaya.verifier.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Entries in the database: written once, read back in the order of writing.
@Component
class TrailStore {
  /// The columns of an entry, as `read` takes them.
  static final String COLUMNS =
      """
      e.xid::text as xid, e.id, e.at, e.actor, e.role, e.unit, e.posting, e.session, e.purpose,
      e.action, e.object_kind, e.object, e.fields, e.decision, e.reason, e.request_id,
      e.detail::text as detail
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  TrailStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(Teller who, TrailAct act, @Nullable String request) {
    jdbc.sql(
            """
            insert into trail.entry
                   (actor_id, actor, role, unit, posting, session, purpose, action, object_kind,
                    object, fields, decision, reason, request_id, detail)
            values (:actorId, :actor, :role, :unit, :posting, :session, :purpose, :action, :kind,
                    :object, :fields, :decision, :reason, :request, :detail::jsonb)
            """)
        .param("actorId", who.id())
        .param("actor", who.actor())
        .param("role", who.role())
        .param("unit", who.unit())
        .param("posting", who.posting())
        .param("session", who.session())
        .param("purpose", who.purpose())
        .param("action", act.action())
        .param("kind", act.objectKind())
        .param("object", act.objectHandle())
        .param("fields", act.fields().toArray(String[]::new))
        .param("decision", act.decision().name())
        .param("reason", act.reasonCode())
        .param("request", request)
        .param("detail", json.writeValueAsString(act.detail()))
        .update();
  }

  /// Entries behind a place, in order of (transaction, number).
  ///
  /// @param settledOnly stop before the oldest transaction still running, so that none is skipped
  List<Entry> behind(LeafStore.Place place, boolean settledOnly, int limit) {
    var bound = settledOnly ? "and e.xid < pg_snapshot_xmin(pg_current_snapshot())" : "";
    return jdbc.sql(
            """
            select -1 as index, %s
              from trail.entry e
             where (e.xid, e.id) > (:xid::xid8, :id) and e.id > :after
                   %s
             order by e.xid, e.id
             limit :limit
            """
                .formatted(COLUMNS, bound))
        .param("xid", Long.toString(place.xid()))
        .param("id", place.id())
        .param("after", place.afterId())
        .param("limit", limit)
        .query(rows())
        .list();
  }

  RowMapper<Entry> rows() {
    return (row, number) -> read(row);
  }

  private Entry read(ResultSet row) throws SQLException {
    var place =
        new Entry.Place(
            row.getLong("index"),
            Long.parseLong(row.getString("xid")),
            row.getLong("id"),
            row.getObject("at", OffsetDateTime.class).toInstant());
    var who =
        new Entry.Who(
            row.getString("actor"),
            row.getString("role"),
            number(row, "unit"),
            number(row, "posting"),
            row.getString("session"),
            row.getString("purpose"),
            row.getString("request_id"));
    var act =
        new Entry.Act(
            row.getString("action"),
            row.getString("object_kind"),
            row.getString("object"),
            Arrays.asList((String[]) row.getArray("fields").getArray()),
            row.getString("decision"),
            row.getString("reason"));
    return new Entry(place, who, act, detail(row.getString("detail")));
  }

  private Map<String, Object> detail(String text) {
    var detail = new TreeMap<String, Object>();
    for (var pair : json.readTree(text).properties()) {
      var value = pair.getValue();
      detail.put(pair.getKey(), value.isIntegralNumber() ? value.asLong() : value.asString(""));
    }
    return detail;
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    var value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
