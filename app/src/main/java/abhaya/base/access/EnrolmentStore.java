package abhaya.base.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of one-time links. The caller brings transaction and context. A link works once and for a
/// day; the database holds its hash alone.
@Component
class EnrolmentStore {
  static final Duration LIFE = Duration.ofHours(24);
  private static final String PATH = "/set-up/";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Tokens tokens = new Tokens(new SecureRandom());

  EnrolmentStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// A link that still works: for this person, or without one for the first administrator.
  record Link(
      LinkKind kind,
      @Nullable Long personId,
      @Nullable String handle,
      @Nullable String displayName) {}

  /// The path of a fresh link of this person; those before it stop working.
  String issue(long personId, LinkKind kind) {
    endOf(personId);
    return insert(personId, kind);
  }

  /// The path of a fresh link for the first administrator; those before it stop working.
  String issueFirst() {
    jdbc.sql(
            """
            update access.enrolment set used_at = :now
             where person_id is null and used_at is null
            """)
        .param("now", now())
        .update();
    return insert(null, LinkKind.ACCOUNT);
  }

  private String insert(@Nullable Long personId, LinkKind kind) {
    var token = tokens.next();
    jdbc.sql(
            """
            insert into access.enrolment (token_hash, person_id, kind, made_at, expires_at)
            values (:hash, :personId, :kind, :now, :expiresAt)
            """)
        .param("hash", Tokens.hash(token))
        .param("personId", personId)
        .param("kind", kind.name())
        .param("now", now())
        .param("expiresAt", now().plus(LIFE))
        .update();
    return PATH + token;
  }

  /// Ends the open links of a person.
  void endOf(long personId) {
    jdbc.sql(
            """
            update access.enrolment set used_at = :now
             where person_id = :personId and used_at is null
            """)
        .param("personId", personId)
        .param("now", now())
        .update();
  }

  Optional<Link> find(String token) {
    return jdbc.sql(
            """
            select e.kind, e.person_id, p.handle, p.display_name
              from access.enrolment e
              left join access.person p on p.id = e.person_id
              left join access.account a on a.person_id = e.person_id
             where e.token_hash = :hash and e.used_at is null and e.expires_at > :now
               and coalesce(p.active, true)
               and case e.kind
                     when 'FACTOR'   then a.factor_reset_at is not null
                     when 'PASSWORD' then a.password_reset_at is not null
                     when 'BOTH'     then a.factor_reset_at is not null
                                          and a.password_reset_at is not null
                     else a.person_id is null
                          and (e.person_id is not null
                               or not exists (select from access.account)) end
            """)
        .param("hash", Tokens.hash(token))
        .param("now", now())
        .query((row, number) ->
            new Link(
                LinkKind.valueOf(row.getString("kind")),
                row.getObject("person_id", Long.class),
                row.getString("handle"),
                row.getString("display_name")))
        .optional();
  }

  /// Uses the link up: of two at once, one goes through.
  boolean use(String token) {
    return jdbc.sql(
                """
                update access.enrolment set used_at = :now
                 where token_hash = :hash and used_at is null and expires_at > :now
                """)
            .param("hash", Tokens.hash(token))
            .param("now", now())
            .update()
        == 1;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
