package abhaya.base.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Reads the event table in an order in which nothing is skipped: numbers of a sequence commit out
/// of order, so a reader stops before the oldest transaction still running.
final class EventTable {
  /// Before every transaction.
  static final String BEGINNING = "0";

  /// Letters of all bodies of a step that is about few rows: some fifty numbers.
  private static final int FEW = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  EventTable(JdbcClient jdbc, TransactionTemplate transactions, JsonMapper json) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.json = json;
  }

  /// Makes the place of a reader that has none: it hears everything that was ever told.
  void begin(String reader) {
    transactions.executeWithoutResult(status -> makePlace(reader));
  }

  /// Hands over what follows the reader's place and moves the place, in one transaction.
  ///
  /// @param edge below which it is known that nothing follows the place
  /// @param bulk whether the handler's statements are made for many rows as well as for few
  EventReader.Advance advance(
      String reader,
      String edge,
      List<String> kinds,
      int limit,
      boolean bulk,
      Consumer<List<Event>> handler) {
    return Objects.requireNonNull(
        transactions.execute(status -> {
          var batch = Batch.of(next(reader, edge, kinds, limit));
          if (!batch.events().isEmpty()) {
            if (bulk && batch.size() <= FEW) planOnce();
            handler.accept(batch.events());
            move(reader, batch.events().getLast());
          }
          return batch.advance();
        }));
  }

  /// The statements of this transaction are planned once for any values. To plan those of a bulk
  /// reader for its few rows anew takes longer than to run them; for many rows at once it is worth
  /// looking at how many they are.
  private void planOnce() {
    jdbc.sql("select set_config('plan_cache_mode', 'force_generic_plan', true)")
        .query(String.class)
        .single();
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

  /// A place in the order of events.
  record Place(String xid, long id) {
    /// The same place, or the beginning of this transaction if that comes later.
    Place atLeast(String edge) {
      return Long.parseLong(edge) > Long.parseLong(xid) ? new Place(edge, 0) : this;
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
  Place end() {
    return last().map(event -> new Place(event.xid(), event.id())).orElse(new Place(BEGINNING, 0));
  }

  /// Hands over what follows a place that the reader keeps itself.
  ///
  /// @return the place it has come to, and what was handed over
  Passed advance(Place from, List<String> kinds, int limit, Consumer<List<Event>> handler) {
    return Objects.requireNonNull(
        transactions.execute(status -> {
          var batch = Batch.of(follow(from, kinds, limit));
          if (batch.events().isEmpty()) return new Passed(from, batch.advance());
          handler.accept(batch.events());
          var last = batch.events().getLast();
          return new Passed(new Place(last.xid(), last.id()), batch.advance());
        }));
  }

  record Passed(Place place, EventReader.Advance advance) {}

  private List<Found> follow(Place from, List<String> kinds, int limit) {
    return jdbc.sql(
            """
            select e.xid::text as xid, e.id, e.kind, e.body::text as body, e.told_at,
                   e.xid < pg_snapshot_xmin(pg_current_snapshot()) as readable
              from platform.event e
             where (e.xid, e.id) > (:xid::xid8, :id)
               and e.kind = any (:kinds)
             order by e.xid, e.id
             limit :limit
            """)
        .param("xid", from.xid())
        .param("id", from.id())
        .param("kinds", kinds.toArray(String[]::new))
        .param("limit", limit)
        .query((row, number) -> found(row))
        .list();
  }

  /// Looks after a place that the reader keeps itself; locks and writes nothing.
  Look look(Place from, List<String> kinds) {
    return look(
        jdbc.sql(
                """
                with now as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as oldest)
                select next.xid < now.oldest as readable,
                       (select e.xid::text from platform.event e
                         where e.xid < now.oldest
                         order by e.xid desc, e.id desc limit 1) as edge
                  from now
                  left join lateral (
                    select e.xid from platform.event e
                     where (e.xid, e.id) > (:xid::xid8, :id)
                       and e.kind = any (:kinds)
                     order by e.xid, e.id limit 1) next on true
                """)
            .param("xid", from.xid())
            .param("id", from.id())
            .param("kinds", kinds.toArray(String[]::new)));
  }

  /// Looks after a reader's place; locks and writes nothing.
  ///
  /// @param edge below which it is known that nothing follows the place
  Look look(String reader, String edge, List<String> kinds) {
    return look(
        jdbc.sql(
                """
                with now as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as oldest)
                select next.xid < now.oldest as readable,
                       (select e.xid::text from platform.event e
                         where e.xid < now.oldest
                         order by e.xid desc, e.id desc limit 1) as edge
                  from now
                  left join lateral (
                    select e.xid from platform.reader_place p, platform.event e
                     where p.name = :name
                       and (e.xid, e.id) > (p.xid, p.id)
                       and e.xid >= :edge::xid8
                       and e.kind = any (:kinds)
                     order by e.xid, e.id limit 1) next on true
                """)
            .param("name", reader)
            .param("edge", edge)
            .param("kinds", kinds.toArray(String[]::new)));
  }

  /// What follows a place.
  ///
  /// @param edge transaction of the last event that may be read: nothing comes in below it any more.
  ///     Not the oldest transaction still running: numbers of transactions that left nothing on the
  ///     disk are given out again after a crash, and what is told under one must not be passed over
  record Look(EventReader.Sight sight, String edge) {}

  private Look look(JdbcClient.StatementSpec question) {
    return Objects.requireNonNull(
        transactions.execute(status ->
            question
                .query((row, number) ->
                    new Look(
                        sight(row), Objects.requireNonNullElse(row.getString("edge"), BEGINNING)))
                .single()));
  }

  private static EventReader.Sight sight(ResultSet row) throws SQLException {
    var readable = row.getBoolean("readable");
    if (row.wasNull()) return EventReader.Sight.NOTHING;
    return readable ? EventReader.Sight.READABLE : EventReader.Sight.HIDDEN;
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

  private List<Found> next(String reader, String edge, List<String> kinds, int limit) {
    return jdbc.sql(
            """
            with place as materialized (
              select xid, id from platform.reader_place where name = :name for update)
            select e.xid::text as xid, e.id, e.kind, e.body::text as body, e.told_at,
                   e.xid < pg_snapshot_xmin(pg_current_snapshot()) as readable
              from place p, platform.event e
             where (e.xid, e.id) > (p.xid, p.id)
               and e.xid >= :edge::xid8
               and e.kind = any (:kinds)
             order by e.xid, e.id
             limit :limit
            """)
        .param("name", reader)
        .param("edge", edge)
        .param("kinds", kinds.toArray(String[]::new))
        .param("limit", limit)
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
      var stuck = Batch.of(next(reader, BEGINNING, kinds, 1)).events();
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
