package abhaya.base.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of subscriptions and of messages to them. The caller brings transaction and context, which is
/// the program's.
@Repository
class PushStore {
  static final int BROWSERS_MAX = 3;
  static final Duration CLAIM = Duration.ofMinutes(1);

  private final JdbcClient jdbc;

  PushStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The same browser again is the same row, whoever had it before.
  void keep(Subscription one, Instant now) {
    var owner = one.owner();
    jdbc.sql(
            """
            insert into push.subscription as s (kind, person_id, posting_id, session, holder, endpoint,
                                                service, point, secret, language, sender, made_at)
            values (:kind, :person, :posting, :session, :holder, :endpoint, :service, :point,
                    :secret, :language, :sender, :now)
            on conflict (endpoint, kind) do update
               set person_id = excluded.person_id, posting_id = excluded.posting_id,
                   session = excluded.session, holder = excluded.holder,
                   service = excluded.service, point = excluded.point, secret = excluded.secret,
                   language = excluded.language, sender = excluded.sender, made_at = excluded.made_at
            """)
        .param("kind", one.kind().code())
        .param("person", owner.person())
        .param("posting", owner.posting())
        .param("session", owner.session())
        .param("holder", owner.holder())
        .param("endpoint", one.endpoint())
        .param("service", one.service())
        .param("point", Curve.bytes(one.browser().point()))
        .param("secret", one.browser().secret())
        .param("language", one.language())
        .param("sender", one.sender())
        .param("now", at(now))
        .update();
    cut(one);
  }

  /// The oldest go where somebody has more than a few.
  private void cut(Subscription one) {
    jdbc.sql(
            """
            delete from push.subscription
             where id in (select id from push.subscription
                           where kind = :kind
                             and (person_id = :person::bigint or holder = :holder::text)
                           order by made_at desc, id desc offset :most)
            """)
        .param("kind", one.kind().code())
        .param("person", one.owner().person())
        .param("holder", one.owner().holder())
        .param("most", BROWSERS_MAX)
        .update();
  }

  void forgetSession(String session) {
    delete("session = :of", session, null);
  }

  void forgetPerson(long person, PushKind kind) {
    delete("person_id = :of and kind = :kind", person, kind);
  }

  void forgetHolder(String holder, PushKind kind) {
    delete("holder = :of and kind = :kind", holder, kind);
  }

  void forgetEndpoint(String endpoint, PushKind kind) {
    delete("endpoint = :of and kind = :kind", endpoint, kind);
  }

  void forget(long subscription) {
    delete("id = :of", subscription, null);
  }

  private void delete(String where, Object of, @Nullable PushKind kind) {
    var statement = jdbc.sql("delete from push.subscription where " + where).param("of", of);
    if (kind != null) statement = statement.param("kind", kind.code());
    statement.update();
  }

  /// A message to each browser of these people. Where one waits untried it speaks for this too.
  int insertForPeople(PushKind kind, Collection<Long> people, Instant now, Instant expires) {
    return insert(" and s.person_id = any (:of) ", people.toArray(Long[]::new), kind, now, expires);
  }

  int insertForHolder(PushKind kind, String holder, Instant now, Instant expires) {
    return insert(" and s.holder = any (:of) ", new String[] {holder}, kind, now, expires);
  }

  private int insert(String whose, Object of, PushKind kind, Instant now, Instant expires) {
    return jdbc.sql(
            """
            insert into push.message as m (handle, subscription_id, made_at, expires_at, next_at)
            select left(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/', '-_'), 22),
                   s.id, :now, :expires, :now
              from push.subscription s
             where s.kind = :kind
            """
                + whose
                + """
                on conflict (subscription_id) where tries = 0 and claimed_until is null
                do update set expires_at = greatest(m.expires_at, excluded.expires_at)
                """)
        .param("kind", kind.code())
        .param("of", of)
        .param("now", at(now))
        .param("expires", at(expires))
        .update();
  }

  /// Takes messages that are due, for a minute: nobody else takes them meanwhile, and if this machine
  /// dies another one does.
  ///
  /// @param sender our key
  /// @param resting services that are left alone for now
  List<PushOutgoing> claim(String sender, Collection<String> resting, Instant now, int most) {
    return jdbc.sql(
            """
            update push.message m
               set tries = least(m.tries + 1, 6), claimed_until = :until
              from push.subscription s
             where s.id = m.subscription_id
               and m.id in (
                   select due.id from push.message due
                     join push.subscription own on own.id = due.subscription_id
                    where due.next_at <= :now
                      and (due.claimed_until is null or due.claimed_until < :now)
                      and own.sender = :sender and own.service <> all (:resting)
                    order by due.next_at limit :most for update of due skip locked)
            returning m.id, m.handle, m.expires_at, m.tries, s.id as subscription, s.kind, s.person_id,
                      s.posting_id, s.endpoint, s.service, s.point, s.secret, s.language
            """)
        .param("sender", sender)
        .param("resting", resting.toArray(String[]::new))
        .param("now", at(now))
        .param("until", at(now.plus(CLAIM)))
        .param("most", most)
        .query((row, number) -> outgoing(row))
        .list();
  }

  private static PushOutgoing outgoing(ResultSet row) throws SQLException {
    return new PushOutgoing(
        row.getLong("id"),
        row.getString("handle"),
        row.getLong("subscription"),
        row.getString("kind"),
        row.getObject("person_id", Long.class),
        row.getObject("posting_id", Long.class),
        row.getString("endpoint"),
        row.getString("service"),
        new PushSeal.Browser(
            Curve.point(row.getBytes("point")).orElseThrow(), row.getBytes("secret")),
        row.getString("language"),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        row.getInt("tries"));
  }

  void later(long id, Instant at) {
    jdbc.sql("update push.message set next_at = :at, claimed_until = null where id = :id")
        .param("at", at(at))
        .param("id", id)
        .update();
  }

  void over(long id) {
    jdbc.sql("delete from push.message where id = :id").param("id", id).update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
