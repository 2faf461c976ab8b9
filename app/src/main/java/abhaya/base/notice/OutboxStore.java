package abhaya.base.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of the outbox. The caller brings transaction and context.
@Repository
class OutboxStore {
  private final JdbcClient jdbc;

  OutboxStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Puts a message in for everybody of these who has an address for the way and has not refused the
  /// kind. Who has one waiting already gets no second one: that one then speaks for both.
  int insert(NoticeKind kind, Way way, Outbox.Batch batch, Instant now) {
    return jdbc.sql(
            """
            insert into notice.outbox (handle, person_id, kind, way, path, pierces, next_at, made_at)
            select w.handle, w.person_id, :kind, :way, w.path, :pierces, :now, :now
              from unnest(:handles::text[], :people::bigint[], :paths::text[])
                   as w (handle, person_id, path)
              join notice.setting s on s.person_id = w.person_id
             where case :way when 'MAIL' then s.mail else s.phone end is not null
               and (:mandatory or not exists (
                      select from notice.refusal r
                       where r.person_id = w.person_id and r.kind = :kind))
            on conflict (person_id, kind, way) where state = 'WAITING' and tries = 0
            do update set updates = outbox.updates + 1, path = :home
            """)
        .param("kind", kind.code())
        .param("way", way.name())
        .param("pierces", kind.pierces())
        .param("mandatory", kind.mandatory())
        .param("home", kind.home())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("handles", batch.handles().toArray(String[]::new))
        .param("people", batch.people().toArray(Long[]::new))
        .param("paths", batch.paths().toArray(String[]::new))
        .update();
  }

  /// Takes messages that are due, for two minutes: nobody else takes them meanwhile, and if this
  /// machine dies another one does.
  List<Outgoing> claim(Way way, Instant now, int most) {
    return jdbc.sql(
            """
            update notice.outbox o
               set state = 'SENDING', tries = least(o.tries + 1, 6),
                   claimed_until = :now::timestamptz + interval '2 minutes'
              from notice.setting s
             where s.person_id = o.person_id
               and o.id in (
                   select due.id from notice.outbox due
                    where due.way = :way
                      and (due.state = 'WAITING' and due.next_at <= :now
                           or due.state = 'SENDING' and due.claimed_until < :now)
                    order by due.next_at limit :most for update skip locked)
            returning o.id, o.handle, o.updates, o.pierces, o.tries, s.language, s.quiet_from,
                      s.quiet_to,
                      coalesce(case :way when 'MAIL' then s.mail else s.phone end, '') as address
            """)
        .param("way", way.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query((row, number) ->
            new Outgoing(
                row.getLong("id"),
                row.getString("handle"),
                way,
                row.getString("address"),
                row.getString("language"),
                row.getInt("updates"),
                row.getBoolean("pierces"),
                new NightRest(
                    row.getObject("quiet_from", LocalTime.class),
                    row.getObject("quiet_to", LocalTime.class)),
                row.getInt("tries")))
        .list();
  }

  void sent(long id, Instant now) {
    jdbc.sql("update notice.outbox set state = 'SENT', done_at = :now where id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /// Comes again later. A try that did not take place is not counted.
  void later(Outgoing one, Instant at, boolean counted) {
    jdbc.sql(
            """
            update notice.outbox set state = 'WAITING', next_at = :at, claimed_until = null,
                   tries = case when :counted then tries else greatest(tries - 1, 0) end
             where id = :id
               and (:counted or tries > 1 or not exists (
                    select from notice.outbox w
                     where w.person_id = outbox.person_id and w.kind = outbox.kind
                       and w.way = outbox.way and w.state = 'WAITING' and w.tries = 0))
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("counted", counted)
        .param("id", one.id())
        .update();
  }

  void park(long id, String fault, Instant now) {
    jdbc.sql(
            """
            update notice.outbox set state = 'PARKED', done_at = :now, fault = :fault
             where id = :id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("fault", fault)
        .param("id", id)
        .update();
  }

  int parked() {
    return jdbc.sql("select count(*) from notice.outbox where state = 'PARKED'")
        .query(Integer.class)
        .single();
  }
}
