package abhaya.base.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An event that is known to have been told, as a place in the order of events.
///
/// It is known by its time as well: what a crash of the database took with it ([LazyCommit]) leaves
/// its numbers to others, and they must not be taken for it.
record EventPlace(String xid, long id, Instant toldAt) {
  /// Before everything that was told.
  static final EventPlace BEGINNING = new EventPlace("0", 0, Instant.EPOCH);

  /// Whether a place that is kept in memory is still what it was.
  static final String STANDS =
      """
      select :xid::xid8 = '0'::xid8 or exists (
               select from platform.event
                where xid = :xid::xid8 and id = :id and told_at = :toldAt) as stands
      """;

  /// The transaction of a place that is kept in memory; the beginning where it was lost.
  static final String EDGE =
      """
      coalesce((select k.xid from platform.event k
                 where k.xid = :xid::xid8 and k.id = :id and k.told_at = :toldAt), '0'::xid8)
      """;

  static EventPlace of(Event event) {
    return new EventPlace(event.xid(), event.id(), event.toldAt());
  }

  /// The later of the two.
  EventPlace atLeast(EventPlace other) {
    return Long.parseLong(other.xid) > Long.parseLong(xid) ? other : this;
  }

  /// The statement with what it asks of this place.
  JdbcClient.StatementSpec in(JdbcClient.StatementSpec statement) {
    return statement
        .param("xid", xid)
        .param("id", id)
        .param("toldAt", toldAt.atOffset(ZoneOffset.UTC));
  }
}
