package abhaya.base.notice;

import abhaya.base.access.PeopleQueries;
import abhaya.base.access.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// SQL of messages that could not be delivered. Whose exist for the reader the database decides.
@Repository
@Transactional
class ParkedStore {
  /// More of them nobody looks through; the page says so.
  static final int MOST = 1_000;

  private static final String LINE =
      """
      select o.handle, o.person_id, o.kind, o.way, o.state, o.fault, o.tries, o.made_at, o.done_at
        from notice.outbox o
       where o.fault is not null
      """;

  private final JdbcClient jdbc;

  private final PeopleQueries people;

  ParkedStore(JdbcClient jdbc, PeopleQueries people) {
    this.jdbc = jdbc;
    this.people = people;
  }

  private record Line(long person, ParkedMessage message) {}

  /// All that once were parked, the latest first; own messages of the reader's only if she keeps
  /// herself.
  List<ParkedMessage> list(Scope scope) {
    var lines =
        jdbc.sql(
                LINE
                    + " and notice.is_kept_by_me(o.person_id) order by o.made_at desc, o.id desc"
                    + " limit :most")
            .param("most", MOST + 1)
            .query((row, number) -> new Line(row.getLong("person_id"), message(row)))
            .list();
    var known = people.known(scope, lines.stream().map(Line::person).distinct().toList());
    return lines.stream()
        .flatMap(
            line -> Optional.ofNullable(known.get(line.person())).map(line.message()::to).stream())
        .toList();
  }

  /// How many wait for the reader.
  long waiting(Scope scope) {
    return jdbc.sql(
            """
            select count(*) from notice.outbox
             where fault is not null and state = 'PARKED' and notice.is_kept_by_me(person_id)
            """)
        .query(Long.class)
        .single();
  }

  /// Puts those of these that wait on their way again.
  ///
  /// @return the handles of those that were
  List<String> again(Scope scope, Collection<String> handles, Instant now) {
    return jdbc.sql(
            """
            update notice.outbox
               set state = 'WAITING', tries = 1, next_at = :now, done_at = null, claimed_until = null
             where handle = any (:handles) and state = 'PARKED' and fault is not null
               and notice.is_kept_by_me(person_id)
            returning handle
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("handles", handles.toArray(String[]::new))
        .query((row, number) -> row.getString("handle"))
        .list();
  }

  /// Gives up those of these that wait.
  List<String> giveUp(Scope scope, Collection<String> handles, Instant now) {
    return jdbc.sql(
            """
            update notice.outbox set state = 'GIVEN_UP', done_at = :now
             where handle = any (:handles) and state = 'PARKED' and fault is not null
               and notice.is_kept_by_me(person_id)
            returning handle
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("handles", handles.toArray(String[]::new))
        .query((row, number) -> row.getString("handle"))
        .list();
  }

  /// Takes either back, as long as nobody has tried to deliver it meanwhile.
  List<String> undo(Scope scope, Collection<String> handles, Instant now) {
    return jdbc.sql(
            """
            update notice.outbox set state = 'PARKED', done_at = :now
             where handle = any (:handles) and fault is not null
               and (state = 'GIVEN_UP' or state = 'WAITING' and tries = 1)
               and notice.is_kept_by_me(person_id)
            returning handle
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("handles", handles.toArray(String[]::new))
        .query((row, number) -> row.getString("handle"))
        .list();
  }

  private static ParkedMessage message(ResultSet row) throws SQLException {
    var done = row.getTimestamp("done_at");
    return new ParkedMessage(
        row.getString("handle"),
        "",
        "",
        row.getString("kind"),
        row.getString("way"),
        ParkedMessage.State.of(row.getString("state")),
        row.getString("fault"),
        row.getInt("tries"),
        row.getTimestamp("made_at").toInstant(),
        done == null ? null : done.toInstant());
  }
}
