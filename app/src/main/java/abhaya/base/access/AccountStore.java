package abhaya.base.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of accounts as an administrator looks after them. The caller brings transaction and context.
@Component
class AccountStore {
  private final JdbcClient jdbc;
  private final Clock clock;

  AccountStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// A half of an account that can be reset by itself.
  enum Half {
    FACTOR,
    PASSWORD
  }

  AccountState state(long personId) {
    return jdbc.sql(
            """
            select p.active, a.username,
                   a.factor_reset_at is not null   as factor_reset,
                   a.password_reset_at is not null as password_reset,
                   (select max(e.expires_at) from access.enrolment e
                     where e.person_id = p.id and e.used_at is null and e.expires_at > :now)
                     as link_until,
                   (select count(*) from access.session s
                     where s.person_id = p.id and s.ended_at is null and s.created_at > :oldest)
                     as open_sessions
              from access.person p
              left join access.account a on a.person_id = p.id
             where p.id = :id
            """)
        .param("id", personId)
        .param("now", at(clock.instant()))
        .param("oldest", at(clock.instant().minus(SessionLimits.LONGEST)))
        .query((row, number) -> state(row))
        .single();
  }

  private static AccountState state(ResultSet row) throws SQLException {
    var until = row.getObject("link_until", OffsetDateTime.class);
    return new AccountState(
        row.getBoolean("active"),
        row.getString("username"),
        row.getBoolean("factor_reset"),
        row.getBoolean("password_reset"),
        until == null ? null : until.toInstant(),
        row.getInt("open_sessions"));
  }

  void setActive(long personId, boolean active) {
    jdbc.sql("update access.person set active = :active where id = :id")
        .param("id", personId)
        .param("active", active)
        .update();
    jdbc.sql(
            """
            update access.account
               set disabled_at = case when not :active then coalesce(disabled_at, now()) end
             where person_id = :id
            """)
        .param("id", personId)
        .param("active", active)
        .update();
  }

  /// Who reset this half; empty if it stands.
  Optional<Long> resetBy(long personId, Half half) {
    return jdbc.sql(
            half == Half.FACTOR
                ? "select factor_reset_by from access.account where person_id = :id"
                : "select password_reset_by from access.account where person_id = :id")
        .param("id", personId)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
        .optional()
        .flatMap(by -> by);
  }

  void reset(long personId, Half half, long by) {
    jdbc.sql(
            half == Half.FACTOR
                ? """
                update access.account set factor_reset_at = now(), factor_reset_by = :by
                 where person_id = :id
                """
                : """
                update access.account set password_reset_at = now(), password_reset_by = :by
                 where person_id = :id
                """)
        .param("id", personId)
        .param("by", by)
        .update();
  }

  /// The half counts again: as it was, or renewed by its owner.
  void restore(long personId, Half half) {
    jdbc.sql(
            half == Half.FACTOR
                ? """
                update access.account set factor_reset_at = null, factor_reset_by = null
                 where person_id = :id
                """
                : """
                update access.account set password_reset_at = null, password_reset_by = null
                 where person_id = :id
                """)
        .param("id", personId)
        .update();
  }

  void renewFactor(long personId, byte[] totpSealed) {
    jdbc.sql(
            """
            update access.account
               set totp_sealed = :sealed, totp_step = -1, changed_at = now(),
                   passkeys_since = now()
             where person_id = :id
            """)
        .param("id", personId)
        .param("sealed", totpSealed)
        .update();
  }

  /// User name and hash of the password.
  record Credentials(String username, String passwordHash) {
    @Override
    public String toString() {
      return "Credentials";
    }
  }

  Optional<Credentials> credentials(long personId) {
    return jdbc.sql(
            "select username, password_hash from access.account where person_id = :id for update")
        .param("id", personId)
        .query((row, number) ->
            new Credentials(row.getString("username"), row.getString("password_hash")))
        .optional();
  }

  void renewPassword(long personId, String passwordHash) {
    jdbc.sql(
            """
            update access.account set password_hash = :hash, changed_at = now()
             where person_id = :id
            """)
        .param("id", personId)
        .param("hash", passwordHash)
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
