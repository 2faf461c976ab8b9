package abhaya.base.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Reads the event table in an order in which nothing is skipped: numbers of a sequence commit out
/// of order, so a reader stops before the oldest transaction still running.
final class EventTable {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  EventTable(JdbcClient jdbc, TransactionTemplate transactions, JsonMapper json) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.json = json;
  }

  /// Hands over what follows the reader's place and moves the place, in one transaction.
  ///
  /// @return how many events were passed
  int advance(String reader, List<String> kinds, int limit, Consumer<List<Event>> handler) {
    var passed =
        transactions.execute(status -> {
          var batch = next(reader, limit);
          if (batch.isEmpty()) return 0;
          var wanted = batch.stream().filter(event -> kinds.contains(event.kind())).toList();
          if (!wanted.isEmpty()) handler.accept(wanted);
          move(reader, batch.getLast());
          return batch.size();
        });
    return passed == null ? 0 : passed;
  }

  /// A place in the order of events.
  record Place(String xid, long id) {}

  /// The last event that may be read now.
  Optional<Event> last() {
    return transactions.execute(status ->
        jdbc.sql(
                """
                select e.xid::text as xid, e.id, e.kind, e.body::text as body, e.told_at
                  from platform.event e
                 where e.xid < pg_snapshot_xmin(pg_current_snapshot())
                 order by e.xid desc, e.id desc
                 limit 1
                """)
            .query((row, number) -> event(row))
            .optional());
  }

  /// Its place; the beginning where nothing was ever told.
  Place end() {
    return last().map(event -> new Place(event.xid(), event.id())).orElse(new Place("0", 0));
  }

  /// Hands over what follows a place that the reader keeps itself.
  ///
  /// @return the place it has come to, and how many events were passed
  Passed advance(Place from, List<String> kinds, int limit, Consumer<List<Event>> handler) {
    return transactions.execute(status -> {
      var batch = follow(from, limit);
      if (batch.isEmpty()) return new Passed(from, 0);
      var wanted = batch.stream().filter(event -> kinds.contains(event.kind())).toList();
      if (!wanted.isEmpty()) handler.accept(wanted);
      var last = batch.getLast();
      return new Passed(new Place(last.xid(), last.id()), batch.size());
    });
  }

  record Passed(Place place, int count) {}

  private List<Event> follow(Place from, int limit) {
    return jdbc.sql(
            """
            select e.xid::text as xid, e.id, e.kind, e.body::text as body, e.told_at
              from platform.event e
             where (e.xid, e.id) > (:xid::xid8, :id)
               and e.xid < pg_snapshot_xmin(pg_current_snapshot())
             order by e.xid, e.id
             limit :limit
            """)
        .param("xid", from.xid())
        .param("id", from.id())
        .param("limit", limit)
        .query((row, number) -> event(row))
        .list();
  }

  /// Moves a reader past everything that may be read now.
  void passOver(String reader) {
    makePlace(reader);
    last().ifPresent(event -> move(reader, event));
  }

  private void makePlace(String reader) {
    jdbc.sql("insert into platform.reader_place (name) values (:name) on conflict do nothing")
        .param("name", reader)
        .update();
  }

  private List<Event> next(String reader, int limit) {
    makePlace(reader);
    return jdbc.sql(
            """
            with place as materialized (
              select xid, id from platform.reader_place where name = :name for update)
            select e.xid::text as xid, e.id, e.kind, e.body::text as body, e.told_at
              from place p, platform.event e
             where (e.xid, e.id) > (p.xid, p.id)
               and e.xid < pg_snapshot_xmin(pg_current_snapshot())
             order by e.xid, e.id
             limit :limit
            """)
        .param("name", reader)
        .param("limit", limit)
        .query((row, number) -> event(row))
        .list();
  }

  /// What was told after this place, of these kinds, oldest first; nobody's place moves.
  List<Event> after(String xid, long id, List<String> kinds, int limit) {
    return transactions.execute(status ->
        jdbc.sql(
                """
                select e.xid::text as xid, e.id, e.kind, e.body::text as body, e.told_at
                  from platform.event e
                 where (e.xid, e.id) > (:xid::xid8, :id)
                   and e.xid < pg_snapshot_xmin(pg_current_snapshot())
                   and e.kind = any (:kinds)
                 order by e.xid, e.id
                 limit :limit
                """)
            .param("xid", xid)
            .param("id", id)
            .param("kinds", kinds.toArray(String[]::new))
            .param("limit", limit)
            .query((row, number) -> event(row))
            .list());
  }

  /// Whether an event stands at this place.
  boolean has(String xid, long id) {
    return Boolean.TRUE.equals(
        transactions.execute(status ->
            jdbc.sql(
                    """
                    select exists (
                      select from platform.event e where e.xid = :xid::xid8 and e.id = :id)
                    """)
                .param("xid", xid)
                .param("id", id)
                .query(Boolean.class)
                .single()));
  }

  private Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getString("xid"),
        row.getLong("id"),
        row.getString("kind"),
        json.readTree(row.getString("body")),
        row.getTimestamp("told_at").toInstant());
  }

  private void move(String reader, Event last) {
    jdbc.sql(
            """
            update platform.reader_place
               set xid = :xid::xid8, id = :id, moved_at = clock_timestamp()
             where name = :name
            """)
        .param("xid", last.xid())
        .param("id", last.id())
        .param("name", reader)
        .update();
  }

  /// Passes over the reader's next event, keeping note of it for a person.
  void park(String reader, String reason) {
    transactions.executeWithoutResult(status -> {
      var stuck = next(reader, 1);
      if (stuck.isEmpty()) return;
      jdbc.sql(
              """
              insert into platform.parked_event (reader, xid, id, reason)
              values (:reader, :xid::xid8, :id, :reason) on conflict do nothing
              """)
          .param("reader", reader)
          .param("xid", stuck.getFirst().xid())
          .param("id", stuck.getFirst().id())
          .param("reason", reason)
          .update();
      move(reader, stuck.getFirst());
    });
  }

  boolean isUpToDate(String reader) {
    return Boolean.TRUE.equals(
        transactions.execute(status ->
            jdbc.sql(
                    """
                    select not exists (
                      select 1 from platform.event e
                       where (e.xid, e.id) > (coalesce(
                               (select p.xid from platform.reader_place p where p.name = :name),
                               '0'::xid8),
                             coalesce(
                               (select p.id from platform.reader_place p where p.name = :name),
                               0)))
                    """)
                .param("name", reader)
                .query(Boolean.class)
                .single()));
  }
}
