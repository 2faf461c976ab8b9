package abhaya.investigation.cases;

import abhaya.base.feed.Columns;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Writes what happened in cases. To be called inside the transaction of the import.
@Repository
class HappeningStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  HappeningStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// The names of all that is stored for these cases.
  Set<HappeningRow.Name> names(Collection<Long> caseIds) {
    if (caseIds.isEmpty()) return Set.of();
    return new HashSet<>(
        jdbc.sql(
                """
                select case_id, kind, key, version
                  from cases.happening
                 where case_id = any (:ids)
                """)
            .param("ids", caseIds.toArray(Long[]::new))
            .query((row, number) ->
                new HappeningRow.Name(
                    row.getLong("case_id"),
                    row.getString("kind"),
                    row.getString("key"),
                    row.getInt("version")))
            .list());
  }

  void insert(List<HappeningRow> rows) {
    if (rows.isEmpty()) return;
    var c = new Columns<>(rows);
    jdbc.sql(
            """
            insert into cases.happening
                   (case_id, kind, step, subject, happened_at, entered_at, arrived_at, unit_id,
                    key, version, detail, station_id)
            select case_id, kind, step, subject, to_timestamp(happened / 1e6::float8),
                   to_timestamp(entered / 1e6::float8), to_timestamp(arrived / 1e6::float8),
                   unit, key, version, detail::jsonb, station
              from unnest(:cases, :kinds, :steps, :subjects, :happened, :entered, :arrived, :units,
                          :keys, :versions, :details, :stations)
                   as h (case_id, kind, step, subject, happened, entered, arrived, unit, key,
                         version, detail, station)
            """)
        .param("cases", c.longs(HappeningRow::caseId))
        .param("kinds", c.texts(r -> r.kept().record().type().name()))
        .param("steps", c.texts(HappeningRow::step))
        .param("subjects", c.texts(HappeningRow::subject))
        .param("happened", c.moments(r -> r.kept().happenedAt()))
        .param("entered", c.moments(r -> r.kept().head().enteredAt()))
        .param("arrived", c.moments(r -> r.kept().arrivedAt()))
        .param("units", c.ints(r -> r.kept().head().unitId()))
        .param("keys", c.texts(r -> r.kept().head().key()))
        .param("versions", c.ints(r -> r.kept().head().version()))
        .param("details", c.texts(this::detail))
        .param("stations", c.ints(HappeningRow::stationId))
        .update();
  }

  private @Nullable String detail(HappeningRow row) {
    return row.detail().isEmpty() ? null : json.writeValueAsString(row.detail());
  }

  /// Takes out what no longer counts.
  void remove(List<HappeningRow.Name> names) {
    if (names.isEmpty()) return;
    var c = new Columns<>(names);
    jdbc.sql(
            """
            delete from cases.happening h
             using unnest(:cases, :kinds, :keys, :versions) as n (case_id, kind, key, version)
             where (h.case_id, h.kind, h.key, h.version)
                   = (n.case_id, n.kind, n.key, n.version)
            """)
        .param("cases", c.longs(HappeningRow.Name::caseId))
        .param("kinds", c.texts(HappeningRow.Name::kind))
        .param("keys", c.texts(HappeningRow.Name::key))
        .param("versions", c.ints(HappeningRow.Name::version))
        .update();
  }
}
