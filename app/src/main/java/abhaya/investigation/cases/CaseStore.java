package abhaya.investigation.cases;

import abhaya.base.feed.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Finds the stored cases a chunk of records touches. To be called inside its transaction.
@Repository
class CaseStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  CaseStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// The stored cases of these keys, those that name one of them as their previous registration,
  /// and all that belong to one chain with any of them.
  List<StoredCase> linked(Collection<CaseKey> keys) {
    var columns = new Columns<>(List.copyOf(keys));
    return jdbc.sql(
            """
            with asked as materialized (
              select * from unnest(:sources, :firs) as a (source, fir)
            ), met as materialized (
              select f.root_id
                from asked a join cases.case_file f on (f.source, f.key) = (a.source, a.fir)
               union
              select f.root_id
                from asked a
                join cases.case_file f on (f.previous_source, f.previous_key) = (a.source, a.fir)
            )
            select f.id, f.handle, f.source, f.key, f.root_id,
                   f.across, f.victims::text as victims
              from met m join cases.case_file f using (root_id)
            """)
        .param("sources", columns.texts(CaseKey::source))
        .param("firs", columns.texts(CaseKey::fir))
        .query((row, number) -> stored(row))
        .list();
  }

  private StoredCase stored(ResultSet row) throws SQLException {
    var codes = new HashMap<String, String>();
    var victims = row.getString("victims");
    if (!victims.equals("[]")) {
      for (var victim : json.readValue(victims, CaseRow.VictimEntry[].class)) {
        codes.put(victim.token(), victim.code());
      }
    }
    return new StoredCase(
        row.getLong("id"),
        row.getString("handle"),
        new CaseKey(row.getString("source"), row.getString("key")),
        row.getLong("root_id"),
        row.getBoolean("across"),
        codes);
  }

  /// A case by its handle: how its source names it, and where it is.
  ///
  /// @param across its chain has registrations of several sources
  record Named(CaseKey key, int station, boolean across) {}

  Optional<Named> named(String handle) {
    return jdbc.sql(
            "select source, key, station_id, across from cases.case_file where handle = :handle")
        .param("handle", handle)
        .query((row, number) ->
            new Named(
                new CaseKey(row.getString("source"), row.getString("key")),
                row.getInt("station_id"),
                row.getBoolean("across")))
        .optional();
  }

  /// Fresh numbers for new cases.
  List<Long> numbers(int count) {
    if (count == 0) return List.of();
    return jdbc.sql(
            "select nextval('cases.case_number') from generate_series(1, :count) order by 1")
        .param("count", count)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /// Which of these FIRs a registration of another source names as its previous one.
  Set<CaseKey> awaitedAcross(Collection<CaseKey> keys) {
    var columns = new Columns<>(List.copyOf(keys));
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct l.previous_source, l.previous_key
                  from unnest(:sources, :firs) as a (source, fir)
                  join cases.link_across l
                    on (l.previous_source, l.previous_key) = (a.source, a.fir)
                """)
            .param("sources", columns.texts(CaseKey::source))
            .param("firs", columns.texts(CaseKey::fir))
            .query((row, number) -> new CaseKey(row.getString(1), row.getString(2)))
            .list());
  }

  /// Keeps that this FIR names a registration of another source.
  void linkAcross(CaseKey key, CaseKey previous) {
    jdbc.sql(
            """
            insert into cases.link_across (previous_source, previous_key, source, key)
            values (:previousSource, :previousKey, :source, :key)
                on conflict do nothing
            """)
        .param("previousSource", previous.source())
        .param("previousKey", previous.fir())
        .param("source", key.source())
        .param("key", key.fir())
        .update();
  }
}
