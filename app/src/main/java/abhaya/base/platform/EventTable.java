package abhaya.base.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Reads the event table in an order in which nothing is skipped: numbers of a sequence commit out
/// of order, so a reader stops before the oldest transaction still running.
final class EventTable {
  /// Letters of all bodies of a step that is about few rows: some fifty numbers.
  private static final int FEW = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final JsonMapper json;
  private final EventLooks looks;

  EventTable(JdbcClient jdbc, TransactionTemplate transactions, JsonMapper json) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.json = json;
    this.looks = new EventLooks(jdbc, transactions);
  }

  EventLooks looks() {
    return looks;
  }

  /// Makes the place of a reader that has none: it hears everything that was ever told.
  void begin(String reader) {
    transactions.executeWithoutResult(status -> makePlace(reader));
  }

  /// Hands over what follows the reader's place and moves the place, in one transaction.
  ///
  /// @param edge before which it is known that nothing follows the place
  /// @param bulk whether the handler's statements are made for many rows as well as for few, whose
  ///     plans are known
  EventReader.Advance advance(
      String reader,
      EventPlace edge,
      List<String> kinds,
      int limit,
      boolean bulk,
      Consumer<List<Event>> handler) {
    return PlannedOnce.call(
        transactions,
        status -> {
          var batch = Batch.of(next(reader, edge, kinds, limit));
          if (!batch.events().isEmpty()) {
            if (bulk && batch.size() <= FEW) handler.accept(batch.events());
            else handOver(batch, handler);
            move(reader, batch.events().getLast());
          }
          return batch.advance();
        });
  }

  /// The handler's statements are planned for their values: those of many rows for how many they are.
  private void handOver(Batch batch, Consumer<List<Event>> handler) {
    jdbc.sql("select set_config('plan_cache_mode', 'auto', true)").query(String.class).single();
    PlannedOnce.lifted(() -> handler.accept(batch.events()));
  }

  /// An event, and whether no older transaction runs that could still tell one before it.
  ///
  /// @param size letters of its body
  private record Found(Event event, int size, boolean readable) {}

  private record Batch(List<Event> events, int size, boolean hidden) {
    static Batch of(List<Found> found) {
      var readable = found.stream().filter(Found::readable).toList();
      return new Batch(
          readable.stream().map(Found::event).toList(),
          readable.stream().mapToInt(Found::size).sum(),
          readable.size() < found.size());
    }

    EventReader.Advance advance() {
      return new EventReader.Advance(events.size(), hidden);
    }
  }

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
  EventPlace end() {
    return last().map(EventPlace::of).orElse(EventPlace.BEGINNING);
  }

  /// Hands over what follows a place that the reader keeps itself.
  ///
  /// @return the place it has come to, and what was handed over; empty where the database has lost
  ///     the place, and nobody can say what follows it
  Optional<Passed> advance(
      EventPlace from, List<String> kinds, int limit, Consumer<List<Event>> handler) {
    return PlannedOnce.call(
        transactions,
        status -> {
          var found = follow(from, kinds, limit);
          if (found.isEmpty()) return Optional.empty();
          var batch = Batch.of(found.get());
          if (batch.events().isEmpty()) return Optional.of(new Passed(from, batch.advance()));
          handOver(batch, handler);
          return Optional.of(new Passed(EventPlace.of(batch.events().getLast()), batch.advance()));
        });
  }

  record Passed(EventPlace place, EventReader.Advance advance) {}

  private Optional<List<Found>> follow(EventPlace from, List<String> kinds, int limit) {
    var stands = new boolean[1];
    var found = new ArrayList<Found>();
    from.in(
            jdbc.sql(
                """
                with place as materialized (%s)
                select p.stands, e.xid::text as xid, e.id, e.kind, e.body::text as body, e.told_at,
                       e.xid < pg_snapshot_xmin(pg_current_snapshot()) as readable
                  from place p
                  left join lateral (
                    select * from platform.event e
                     where p.stands
                       and (e.xid, e.id) > (:xid::xid8, :id)
                       and e.kind = any (:kinds)
                     order by e.xid, e.id
                     limit %d) e on true
                 order by e.xid, e.id
                """
                    .formatted(EventPlace.STANDS, limit)))
        .param("kinds", kinds.toArray(String[]::new))
        .query(
            (RowCallbackHandler)
                row -> {
                  stands[0] = row.getBoolean("stands");
                  if (row.getString("xid") != null) found.add(found(row));
                });
    return stands[0] ? Optional.of(found) : Optional.empty();
  }

  private boolean is(JdbcClient.StatementSpec question) {
    return Boolean.TRUE.equals(
        transactions.execute(status -> question.query(Boolean.class).single()));
  }

  /// Moves a reader to the last event that may be read, unless one of its kinds lies between. What
  /// may be read is complete: nothing comes in before its end any more.
  void passOthers(String reader, List<String> kinds) {
    transactions.executeWithoutResult(status ->
        jdbc.sql(
                """
                with last as materialized (
                  select e.xid, e.id
                    from platform.event e
                   where e.xid < pg_snapshot_xmin(pg_current_snapshot())
                   order by e.xid desc, e.id desc
                   limit 1)
                update platform.reader_place p
                   set xid = l.xid, id = l.id, moved_at = clock_timestamp()
                  from last l
                 where p.name = :name
                   and (p.xid, p.id) < (l.xid, l.id)
                   and not exists (
                     select from platform.event e
                      where (e.xid, e.id) > (p.xid, p.id)
                        and (e.xid, e.id) <= (l.xid, l.id)
                        and e.kind = any (:kinds))
                """)
            .param("name", reader)
            .param("kinds", kinds.toArray(String[]::new))
            .update());
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

  private List<Found> next(String reader, EventPlace edge, List<String> kinds, int limit) {
    return edge.in(
            jdbc.sql(
                """
                with place as materialized (
                  select xid, id from platform.reader_place where name = :name for update)
                select e.xid::text as xid, e.id, e.kind, e.body::text as body, e.told_at,
                       e.xid < pg_snapshot_xmin(pg_current_snapshot()) as readable
                  from place p, platform.event e
                 where (e.xid, e.id) > (p.xid, p.id)
                   and e.xid >= %s
                   and e.kind = any (:kinds)
                 order by e.xid, e.id
                 limit %d
                """
                    .formatted(EventPlace.EDGE, limit)))
        .param("name", reader)
        .param("kinds", kinds.toArray(String[]::new))
        .query((row, number) -> found(row))
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

  private Found found(ResultSet row) throws SQLException {
    return new Found(event(row), row.getString("body").length(), row.getBoolean("readable"));
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
  void park(String reader, List<String> kinds, String reason) {
    transactions.executeWithoutResult(status -> {
      var stuck = Batch.of(next(reader, EventPlace.BEGINNING, kinds, 1)).events();
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

  /// Whether nothing of these kinds was told after the reader's place, readable yet or not.
  boolean isUpToDate(String reader, List<String> kinds) {
    return is(
        jdbc.sql(
                """
                select not exists (
                  select 1 from platform.event e
                   where (e.xid, e.id) > (coalesce(
                           (select p.xid from platform.reader_place p where p.name = :name),
                           '0'::xid8),
                         coalesce(
                           (select p.id from platform.reader_place p where p.name = :name),
                           0))
                     and e.kind = any (:kinds))
                """)
            .param("name", reader)
            .param("kinds", kinds.toArray(String[]::new)));
  }
}
