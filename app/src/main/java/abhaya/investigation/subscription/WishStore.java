package abhaya.investigation.subscription;

import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of wishes. The caller brings transaction and context.
@Repository
class WishStore {
  static final int OF_A_PERSON_MAX = 50;

  private final JdbcClient jdbc;

  WishStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Wish wish, Instant next, Instant now) {
    var unit = wish.unit();
    var rhythm = wish.rhythm();
    jdbc.sql(
            """
            insert into subscription.wish (handle, person_id, kind, unit_id, bound, path, rhythm,
                                           next_at, made_at)
            values (:handle, :person, :kind, :unit, :bound, :path, :rhythm, :next, :now)
            """)
        .param("handle", wish.handle())
        .param("person", wish.person())
        .param("kind", wish.kind().name())
        .param("unit", unit == null ? null : unit.value())
        .param("bound", wish.bound())
        .param("path", wish.path())
        .param("rhythm", rhythm == null ? null : rhythm.name())
        .param("next", at(next))
        .param("now", at(now))
        .update();
  }

  List<Wish> ofPerson(long person) {
    return jdbc.sql(
            """
            select * from subscription.wish
             where person_id = :person and ended_at is null
             order by made_at desc, id desc limit :most
            """)
        .param("person", person)
        .param("most", OF_A_PERSON_MAX)
        .query(WishStore::wish)
        .list();
  }

  int end(long person, String handle, Instant now) {
    return jdbc.sql(
            """
            update subscription.wish set ended_at = :now
             where handle = :handle and person_id = :person and ended_at is null
            """)
        .param("now", at(now))
        .param("handle", handle)
        .param("person", person)
        .update();
  }

  /// Figures of these units are to be looked at now.
  void wake(Collection<Integer> units, Instant now) {
    jdbc.sql(
            """
            update subscription.wish set next_at = least(next_at, :now)
             where unit_id = any (:units) and ended_at is null
            """)
        .param("now", at(now))
        .param("units", units.toArray(Integer[]::new))
        .update();
  }

  /// Those whose moment has come, locked.
  List<Wish> take(Instant now, int most) {
    return jdbc.sql(
            """
            select * from subscription.wish
             where next_at <= :now and ended_at is null
             order by next_at limit :most for update skip locked
            """)
        .param("now", at(now))
        .param("most", most)
        .query(WishStore::wish)
        .list();
  }

  void looked(Wish wish, boolean crossed, @Nullable Instant told, Instant next) {
    jdbc.sql(
            """
            update subscription.wish
               set crossed = :crossed, told_at = coalesce(:told::timestamptz, told_at), next_at = :next
             where id = :id
            """)
        .param("crossed", crossed)
        .param("told", told == null ? null : at(told))
        .param("next", at(next))
        .param("id", wish.id())
        .update();
  }

  private static Wish wish(ResultSet row, int number) throws SQLException {
    var unit = row.getObject("unit_id", Integer.class);
    var rhythm = row.getString("rhythm");
    var told = row.getTimestamp("told_at");
    return new Wish(
        row.getLong("id"),
        row.getString("handle"),
        row.getLong("person_id"),
        WishKind.valueOf(row.getString("kind")),
        unit == null ? null : new UnitId(unit),
        row.getBigDecimal("bound"),
        row.getBoolean("crossed"),
        row.getString("path"),
        rhythm == null ? null : Rhythm.valueOf(rhythm),
        told == null ? null : told.toInstant());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
