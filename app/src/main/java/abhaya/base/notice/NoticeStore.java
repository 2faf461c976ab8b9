package abhaya.base.notice;

import abhaya.base.access.Scope;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// A person's own choice and her own messages; the database shows her no other's.
@Repository
@Transactional
class NoticeStore {
  static final int LAST_MAX = 20;

  private final JdbcClient jdbc;

  NoticeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What she chose.
  record Choice(
      @Nullable String mail,
      @Nullable String phone,
      String language,
      NightRest rest,
      Set<String> refused) {
    Choice {
      refused = Set.copyOf(refused);
    }
  }

  /// One of her messages.
  record Line(
      String kind,
      String way,
      String state,
      int updates,
      Instant madeAt,
      @Nullable Instant doneAt,
      String path) {}

  Choice find(Scope scope) {
    var refused =
        jdbc.sql("select kind from notice.refusal where person_id = :person")
            .param("person", scope.person().id())
            .query((row, number) -> row.getString("kind"))
            .list();
    return jdbc.sql("select * from notice.setting where person_id = :person")
        .param("person", scope.person().id())
        .query((row, number) ->
            new Choice(
                row.getString("mail"),
                row.getString("phone"),
                row.getString("language"),
                new NightRest(
                    row.getObject("quiet_from", LocalTime.class),
                    row.getObject("quiet_to", LocalTime.class)),
                Set.copyOf(refused)))
        .optional()
        .orElseGet(() ->
            new Choice(
                null,
                null,
                "en",
                new NightRest(LocalTime.of(21, 0), LocalTime.of(7, 0)),
                Set.copyOf(refused)));
  }

  void keep(Scope scope, Choice choice, Instant now) {
    jdbc.sql(
            """
            insert into notice.setting
                   (person_id, mail, phone, language, quiet_from, quiet_to, changed_at)
            values (:person, :mail, :phone, :language, :from, :to, :now)
            on conflict (person_id) do update
               set mail = excluded.mail, phone = excluded.phone, language = excluded.language,
                   quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                   changed_at = excluded.changed_at
            """)
        .param("person", scope.person().id())
        .param("mail", choice.mail())
        .param("phone", choice.phone())
        .param("language", choice.language())
        .param("from", choice.rest().from())
        .param("to", choice.rest().to())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("delete from notice.refusal where person_id = :person")
        .param("person", scope.person().id())
        .update();
    jdbc.sql(
            """
            insert into notice.refusal (person_id, kind, refused_at)
            select :person, k, :now from unnest(:kinds::text[]) as k
            """)
        .param("person", scope.person().id())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("kinds", choice.refused().toArray(String[]::new))
        .update();
  }

  List<Line> last(Scope scope) {
    return jdbc.sql(
            """
            select kind, way, state, updates, made_at, done_at, path
              from notice.outbox
             where person_id = :person
             order by made_at desc, id desc
             limit :most
            """)
        .param("person", scope.person().id())
        .param("most", LAST_MAX)
        .query((row, number) -> {
          var done = row.getTimestamp("done_at");
          return new Line(
              row.getString("kind"),
              row.getString("way"),
              row.getString("state"),
              row.getInt("updates"),
              row.getTimestamp("made_at").toInstant(),
              done == null ? null : done.toInstant(),
              row.getString("path"));
        })
        .list();
  }

  /// Where a message of hers leads.
  Optional<String> path(Scope scope, String handle) {
    return jdbc.sql("select path from notice.outbox where handle = :handle and person_id = :person")
        .param("handle", handle)
        .param("person", scope.person().id())
        .query(String.class)
        .optional();
  }
}
