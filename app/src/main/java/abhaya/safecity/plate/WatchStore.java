package abhaya.safecity.plate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of the watchlist. The caller brings transaction and context.
@Repository
class WatchStore {
  private final JdbcClient jdbc;

  WatchStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Entries that two names stand for and that are not over.
  List<Listed> listed() {
    return jdbc.sql(
            """
            select id, unit_id, pattern, valid_from, valid_to
              from plate.entry where state = 'LISTED' and valid_to > now()
            """)
        .query((row, number) ->
            new Listed(
                row.getLong("id"),
                row.getInt("unit_id"),
                new PlatePattern(row.getString("pattern")),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                row.getObject("valid_to", OffsetDateTime.class).toInstant()))
        .list();
  }

  /// @return handle
  String ask(int unit, WatchEntry entry, long by, Instant now, @Nullable Long renews) {
    return jdbc.sql(
            """
            insert into plate.entry (unit_id, pattern, reason, reference, action, valid_from,
                                     valid_to, asked_by, asked_at, renews)
            values (:unit, :pattern, :reason, :reference, :action, :from, :to, :by, :now, :renews)
            returning handle::text
            """)
        .param("unit", unit)
        .param("pattern", entry.pattern().text())
        .param("reason", entry.reason().name())
        .param("reference", entry.reference())
        .param("action", entry.action().name())
        .param("from", utc(entry.validity().from()))
        .param("to", utc(entry.validity().to()))
        .param("by", by)
        .param("now", utc(now))
        .param("renews", renews)
        .query(String.class)
        .single();
  }

  /// An entry on its way.
  record Known(long id, String handle, int unit, String state, long askedBy) {}

  Optional<Known> lock(String handle) {
    return jdbc.sql(
            """
            select id, handle::text as handle, unit_id, state, asked_by
              from plate.entry where handle = :handle::uuid for update
            """)
        .param("handle", handle)
        .query((row, number) ->
            new Known(
                row.getLong("id"),
                row.getString("handle"),
                row.getInt("unit_id"),
                row.getString("state"),
                row.getLong("asked_by")))
        .optional();
  }

  void decide(long id, boolean yes, long by, Instant now) {
    jdbc.sql(
            """
            update plate.entry set state = :state, decided_by = :by, decided_at = :now
             where id = :id and state = 'ASKED'
            """)
        .param("id", id)
        .param("state", yes ? "LISTED" : "REFUSED")
        .param("by", by)
        .param("now", utc(now))
        .update();
  }

  void end(long id, long by, Instant now) {
    jdbc.sql(
            """
            update plate.entry set state = 'ENDED', ended_by = :by, ended_at = :now
             where id = :id and state = 'LISTED'
            """)
        .param("id", id)
        .param("by", by)
        .param("now", utc(now))
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
