package abhaya.base.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of sessions. The caller brings transaction and context.
@Component
class SessionStore {
  private static final List<Factor> PROOFS =
      List.of(Factor.PASSWORD, Factor.TOTP, Factor.PASSKEY, Factor.PROVIDER, Factor.DEMONSTRATION);

  private final JdbcClient jdbc;

  SessionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A session's row with its person.
  record Row(
      long id,
      String handle,
      Actor person,
      boolean usable,
      @Nullable Long postingId,
      Instant createdAt,
      Instant lastSeenAt,
      Map<Factor, Instant> factors) {}

  /// What a new session starts with.
  record Start(String handle, String reference, long personId, String browser) {}

  void insert(Start start, Factor factor, Instant now) {
    jdbc.sql(
            """
            insert into access.session
                   (handle, reference_hash, person_id, created_at, last_seen_at, browser,
                    password_at, passkey_at, provider_at, demonstration_at)
            values (:handle, :hash, :personId, :now, :now, :browser,
                    case when :factor = 'PASSWORD' then :now::timestamptz end,
                    case when :factor = 'PASSKEY' then :now::timestamptz end,
                    case when :factor = 'PROVIDER' then :now::timestamptz end,
                    case when :factor = 'DEMONSTRATION' then :now::timestamptz end)
            """)
        .param("handle", start.handle())
        .param("hash", Tokens.hash(start.reference()))
        .param("personId", start.personId())
        .param("browser", start.browser())
        .param("factor", factor.name())
        .param("now", at(now))
        .update();
  }

  Optional<Row> find(byte[] referenceHash) {
    return jdbc.sql(
            """
            select s.id, s.handle, s.person_id, p.handle as person_handle, p.display_name,
                   p.active and a.disabled_at is null as usable,
                   s.posting_id, s.created_at, s.last_seen_at,
                   s.password_at, s.totp_at, s.passkey_at, s.provider_at,
                   s.demonstration_at
              from access.session s
              join access.person p on p.id = s.person_id
              join access.account a on a.person_id = s.person_id
             where s.reference_hash = :hash and s.ended_at is null
            """)
        .param("hash", referenceHash)
        .query((row, number) -> row(row))
        .optional();
  }

  /// A session as it stands, with a posting held on the day; without one it is not in the answer.
  record Standing(
      long id,
      Instant createdAt,
      Instant lastSeenAt,
      @Nullable Long chosen,
      long posting,
      Role role) {}

  /// Those of these sessions that are open, with each posting their people hold on the day.
  List<Standing> standing(Collection<Long> ids, LocalDate day) {
    return jdbc.sql(
            """
            select s.id, s.created_at, s.last_seen_at, s.posting_id, o.id as held, o.role
              from access.session s
              join access.person p on p.id = s.person_id and p.active
              join access.account a on a.person_id = s.person_id and a.disabled_at is null
              join access.posting o on o.person_id = s.person_id and o.valid @> :day
             where s.id = any (:ids) and s.ended_at is null
            """)
        .param("ids", ids.toArray(Long[]::new))
        .param("day", day)
        .query((row, number) ->
            new Standing(
                row.getLong("id"),
                instant(row, "created_at"),
                instant(row, "last_seen_at"),
                row.getObject("posting_id", Long.class),
                row.getLong("held"),
                Role.valueOf(row.getString("role"))))
        .list();
  }

  void seen(long id, Instant now) {
    jdbc.sql("update access.session set last_seen_at = :now where id = :id and last_seen_at < :now")
        .param("id", id)
        .param("now", at(now))
        .update();
  }

  /// A step up: the old reference is worth nothing from here on. Says whether the session was
  /// still open.
  boolean renew(long id, byte[] oldHash, byte[] newHash) {
    return jdbc.sql(
                """
                update access.session set reference_hash = :newHash
                 where id = :id and reference_hash = :oldHash and ended_at is null
                """)
            .param("id", id)
            .param("oldHash", oldHash)
            .param("newHash", newHash)
            .update()
        == 1;
  }

  void prove(long id, Factor factor, Instant now) {
    jdbc.sql(
            factor == Factor.PASSKEY
                ? "update access.session set passkey_at = :now where id = :id"
                : "update access.session set totp_at = :now where id = :id")
        .param("id", id)
        .param("now", at(now))
        .update();
  }

  void choose(long id, long postingId) {
    jdbc.sql("update access.session set posting_id = :postingId where id = :id")
        .param("id", id)
        .param("postingId", postingId)
        .update();
  }

  /// Ends a person's open sessions: the one of this handle, or all if none is named.
  int end(long personId, @Nullable String handle, Instant now) {
    return jdbc.sql(
            """
            update access.session set ended_at = :now
             where person_id = :personId and ended_at is null
               and (:handle::text is null or handle = :handle)
            """)
        .param("personId", personId)
        .param("handle", handle)
        .param("now", at(now))
        .update();
  }

  List<OpenSession> list(long personId, String thisOne, Instant oldest) {
    return jdbc.sql(
            """
            select handle, created_at, last_seen_at, browser
              from access.session
             where person_id = :personId and ended_at is null and created_at > :oldest
             order by last_seen_at desc
             limit 100
            """)
        .param("personId", personId)
        .param("oldest", at(oldest))
        .query((row, number) ->
            new OpenSession(
                row.getString("handle"),
                instant(row, "created_at"),
                instant(row, "last_seen_at"),
                row.getString("browser"),
                row.getString("handle").equals(thisOne)))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    var factors = new EnumMap<Factor, Instant>(Factor.class);
    for (var factor : PROOFS) {
      var column = factor.name().toLowerCase(java.util.Locale.ROOT) + "_at";
      if (row.getObject(column) != null) factors.put(factor, instant(row, column));
    }
    return new Row(
        row.getLong("id"),
        row.getString("handle"),
        new Actor(
            row.getLong("person_id"),
            row.getString("person_handle"),
            row.getString("display_name")),
        row.getBoolean("usable"),
        row.getObject("posting_id", Long.class),
        instant(row, "created_at"),
        instant(row, "last_seen_at"),
        factors);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
