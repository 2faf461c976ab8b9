package abhaya.base.access;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of one-time links. The caller brings transaction and context.
@Component
class EnrolmentStore {
  private final JdbcClient jdbc;

  EnrolmentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A link that still works: for this person, or without one for the first administrator.
  record Link(@Nullable Long personId, @Nullable String displayName) {}

  void insert(String token, @Nullable Long personId, Instant now, Duration life) {
    jdbc.sql(
            """
            insert into access.enrolment (token_hash, person_id, made_at, expires_at)
            values (:hash, :personId, :now, :expiresAt)
            """)
        .param("hash", Tokens.hash(token))
        .param("personId", personId)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expiresAt", now.plus(life).atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Link> find(String token, Instant now) {
    return jdbc.sql(
            """
            select e.person_id, p.display_name
              from access.enrolment e
              left join access.person p on p.id = e.person_id
             where e.token_hash = :hash and e.used_at is null and e.expires_at > :now
               and not exists (select from access.account a
                                where e.person_id is null or a.person_id = e.person_id)
            """)
        .param("hash", Tokens.hash(token))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, number) ->
            new Link(row.getObject("person_id", Long.class), row.getString("display_name")))
        .optional();
  }

  /// Uses the link up: of two at once, one goes through.
  boolean use(String token, Instant now) {
    return jdbc.sql(
                """
                update access.enrolment set used_at = :now
                 where token_hash = :hash and used_at is null and expires_at > :now
                """)
            .param("hash", Tokens.hash(token))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /// A new link of the first administrator takes the place of those before it.
  void endFirstLinks(Instant now) {
    jdbc.sql(
            """
            update access.enrolment set used_at = :now
             where person_id is null and used_at is null
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
