package abhaya.base.feed;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps what waits. To be called inside the transaction of the import or of the decision.
@Repository
public class QuarantineStore {
  private final JdbcClient jdbc;

  QuarantineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One row of the quarantine.
  ///
  /// @param handle what the outside names it by
  public record Entry(
      String handle,
      Envelope.Name name,
      String subject,
      int unitId,
      String code,
      QuarantineState state) {}

  /// The codes for which records of these subjects wait.
  public Map<Envelope.Name, String> waiting(List<String> sources, List<String> subjects) {
    var found = new HashMap<Envelope.Name, String>();
    jdbc.sql(
            """
            select q.source, q.type, q.key, q.version, q.code
              from unnest(:sources, :subjects) as s (source, subject)
              -- each subject by its index: the row rules are then asked of few rows, not of all
              cross join lateral (
                select * from feed.quarantine q
                 where (q.source, q.subject) = (s.source, s.subject) and q.state = 'WAITING'
                offset 0) q
            """)
        .param("sources", sources.toArray(String[]::new))
        .param("subjects", subjects.toArray(String[]::new))
        .query(row -> {
          found.put(EnvelopeStore.name(row), row.getString("code"));
        });
    return found;
  }

  /// Puts records on the work lists of their units, or says anew why they are there.
  public void put(List<Quarantined> waiting, Instant now) {
    if (waiting.isEmpty()) return;
    var columns = new Columns<>(waiting);
    jdbc.sql(
            """
            insert into feed.quarantine
                   (handle, batch_id, row_no, unit_id, source, type, key, version, subject, code,
                    since)
            select handle, batch_id, row_no, unit_id, source, type, key, version, subject, code,
                   to_timestamp(:now / 1e6)
              from unnest(:handles, :batches, :rows, :units, :sources, :types, :keys, :versions,
                          :subjects, :codes)
                   as q (handle, batch_id, row_no, unit_id, source, type, key, version, subject,
                         code)
                on conflict (source, type, key, version) do update
                   set code = excluded.code, state = 'WAITING', decided_at = null,
                       decided_by = null, reason = null
            """)
        .param("now", Columns.micros(now))
        .param("handles", columns.texts(q -> Handle.next()))
        .param("batches", columns.longs(Quarantined::batchId))
        .param("rows", columns.ints(Quarantined::row))
        .param("units", columns.ints(Quarantined::unitId))
        .param("sources", columns.texts(q -> q.name().source()))
        .param("types", columns.texts(q -> q.name().type()))
        .param("keys", columns.texts(q -> q.name().key()))
        .param("versions", columns.ints(q -> q.name().version()))
        .param("subjects", columns.texts(Quarantined::subject))
        .param("codes", columns.texts(Quarantined::code))
        .update();
  }

  /// These need not wait any longer, and nobody had to decide it.
  public void settle(Map<Envelope.Name, QuarantineState> settled, Instant now) {
    if (settled.isEmpty()) return;
    var columns = new Columns<>(List.copyOf(settled.entrySet()));
    jdbc.sql(
            """
            update feed.quarantine q
               set state = s.state, decided_at = to_timestamp(:now / 1e6)
              from unnest(:sources, :types, :keys, :versions, :states)
                   as s (source, type, key, version, state)
             where (q.source, q.type, q.key, q.version) = (s.source, s.type, s.key, s.version)
               and q.state = 'WAITING'
            """)
        .param("now", Columns.micros(now))
        .param("sources", columns.texts(e -> e.getKey().source()))
        .param("types", columns.texts(e -> e.getKey().type()))
        .param("keys", columns.texts(e -> e.getKey().key()))
        .param("versions", columns.ints(e -> e.getKey().version()))
        .param("states", columns.texts(e -> e.getValue().name()))
        .update();
  }

  /// One entry, if the reader's context lets it be seen.
  public Optional<Entry> find(String handle) {
    return jdbc.sql(
            """
            select handle, source, type, key, version, subject, unit_id, code, state
              from feed.quarantine
             where handle = :handle
            """)
        .param("handle", handle)
        .query((row, number) ->
            new Entry(
                row.getString("handle"),
                EnvelopeStore.name(row),
                row.getString("subject"),
                row.getInt("unit_id"),
                row.getString("code"),
                QuarantineState.valueOf(row.getString("state"))))
        .optional();
  }

  /// A person decided.
  public void decide(
      String handle, QuarantineState state, @Nullable String by, String reason, Instant now) {
    jdbc.sql(
            """
            update feed.quarantine
               set state = :state, decided_at = to_timestamp(:now / 1e6), decided_by = :by,
                   reason = :reason
             where handle = :handle
            """)
        .param("handle", handle)
        .param("state", state.name())
        .param("now", Columns.micros(now))
        .param("by", by)
        .param("reason", reason)
        .update();
  }
}
