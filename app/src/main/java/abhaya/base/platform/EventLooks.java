package abhaya.base.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks at what follows a reader's place; locks and writes nothing.
final class EventLooks {
  /// What follows a place, by the question after the next event.
  private static final String LOOK =
      """
      with now as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as oldest),
           place as materialized (%s)
      select next.xid < now.oldest as readable, place.stands, edge.xid::text as edge_xid,
             edge.id as edge_id, edge.told_at as edge_told_at
        from now
        cross join place
        left join lateral (%s) next on true
        left join lateral (
          select e.xid, e.id, e.told_at from platform.event e
           where e.xid < now.oldest
           order by e.xid desc, e.id desc limit 1) edge on true
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  EventLooks(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// After a place that the reader keeps itself.
  Look after(EventPlace from, List<String> kinds) {
    return look(
        from.in(
                jdbc.sql(
                    LOOK.formatted(
                        EventPlace.STANDS,
                        """
                        select e.xid from platform.event e
                         where (e.xid, e.id) > (:xid::xid8, :id)
                           and e.kind = any (:kinds)
                         order by e.xid, e.id limit 1
                        """)))
            .param("kinds", kinds.toArray(String[]::new)));
  }

  /// After a reader's place.
  ///
  /// @param edge before which it is known that nothing follows the place
  Look after(String reader, EventPlace edge, List<String> kinds) {
    return look(
        edge.in(
                jdbc.sql(
                    LOOK.formatted(
                        EventPlace.STANDS,
                        """
                        select e.xid from platform.reader_place p, platform.event e
                         where p.name = :name
                           and (e.xid, e.id) > (p.xid, p.id)
                           and e.xid >= %s
                           and e.kind = any (:kinds)
                         order by e.xid, e.id limit 1
                        """
                            .formatted(EventPlace.EDGE))))
            .param("name", reader)
            .param("kinds", kinds.toArray(String[]::new)));
  }

  /// What follows a place.
  ///
  /// @param stands whether the place that was given is still what it was
  /// @param edge the last event that may be read: nothing comes in before it any more. Not the oldest
  ///     transaction still running: numbers of transactions that left nothing on the disk are given
  ///     out again after a crash, and what is told under one must not be passed over
  record Look(EventReader.Sight sight, boolean stands, EventPlace edge) {}

  private Look look(JdbcClient.StatementSpec question) {
    return PlannedOnce.call(
        transactions,
        status ->
            question
                .query((row, number) -> new Look(sight(row), row.getBoolean("stands"), edge(row)))
                .single());
  }

  private static EventPlace edge(ResultSet row) throws SQLException {
    var xid = row.getString("edge_xid");
    return xid == null
        ? EventPlace.BEGINNING
        : new EventPlace(xid, row.getLong("edge_id"), row.getTimestamp("edge_told_at").toInstant());
  }

  private static EventReader.Sight sight(ResultSet row) throws SQLException {
    var readable = row.getBoolean("readable");
    if (row.wasNull()) return EventReader.Sight.NOTHING;
    return readable ? EventReader.Sight.READABLE : EventReader.Sight.HIDDEN;
  }
}
