package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of people, their postings and accounts. The caller brings transaction and context.
@Component
class PeopleStore {
  private final JdbcClient jdbc;

  PeopleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An account as sign-in needs it; the sealed secret in hexadecimal.
  record Account(
      long personId, String passwordHash, String totpSealed, long totpStep, boolean usable) {}

  long insertPerson(String handle, String displayName, @Nullable String officerId) {
    var id = jdbc.sql("select nextval('access.actor_number')").query(Long.class).single();
    jdbc.sql(
            """
            insert into access.person (id, handle, display_name, officer_id)
            values (:id, :handle, :displayName, :officerId)
            """)
        .param("id", id)
        .param("handle", handle)
        .param("displayName", displayName)
        .param("officerId", officerId)
        .update();
    return id;
  }

  Optional<Long> findNumber(String handle) {
    return jdbc.sql("select id from access.person where handle = :handle")
        .param("handle", handle)
        .query(Long.class)
        .optional();
  }

  void insertAccount(long personId, String username, String passwordHash, byte[] totpSealed) {
    jdbc.sql(
            """
            insert into access.account (person_id, username, password_hash, totp_sealed)
            values (:personId, :username, :passwordHash, :totpSealed)
            """)
        .param("personId", personId)
        .param("username", username)
        .param("passwordHash", passwordHash)
        .param("totpSealed", totpSealed)
        .update();
  }

  void insertPosting(
      long personId, Role role, UnitId unit, LocalDate fromOn, @Nullable LocalDate toOn) {
    jdbc.sql(
            """
            insert into access.posting (person_id, role, unit_id, valid)
            values (:personId, :role, :unit, daterange(:fromOn, :toOn::date, '[]'))
            """)
        .param("personId", personId)
        .param("role", role.name())
        .param("unit", unit.value())
        .param("fromOn", fromOn)
        .param("toOn", toOn)
        .update();
  }

  /// Sets the last day of a posting; none: until further notice.
  int setLastDay(long postingId, @Nullable LocalDate lastDay) {
    return jdbc.sql(
            """
            update access.posting
               set valid = daterange(lower(valid), :lastDay::date, '[]')
             where id = :id and coalesce(:lastDay::date >= lower(valid), true)
            """)
        .param("id", postingId)
        .param("lastDay", lastDay)
        .update();
  }

  /// Takes away a posting that has not begun.
  int deletePosting(long postingId) {
    return jdbc.sql(
            """
            delete from access.posting
             where id = :id and lower(valid) > jurisdiction.today()
            """)
        .param("id", postingId)
        .update();
  }

  boolean hasAccounts() {
    return jdbc.sql("select exists (select from access.account)").query(Boolean.class).single();
  }

  Optional<Account> findAccount(String username) {
    return jdbc.sql(
            """
            select a.person_id, a.password_hash, encode(a.totp_sealed, 'hex') as totp_sealed,
                   a.totp_step,
                   a.disabled_at is null and p.active and a.password_reset_at is null
                     as usable
              from access.account a
              join access.person p on p.id = a.person_id
             where a.username = :username
            """)
        .param("username", username)
        .query(PeopleStore::account)
        .optional();
  }

  /// For the second step; there is none while the authenticator is reset.
  Optional<Account> findAccount(long personId) {
    return jdbc.sql(
            """
            select a.person_id, a.password_hash, encode(a.totp_sealed, 'hex') as totp_sealed,
                   a.totp_step,
                   a.disabled_at is null and p.active as usable
              from access.account a
              join access.person p on p.id = a.person_id
             where a.person_id = :personId and a.factor_reset_at is null
            """)
        .param("personId", personId)
        .query(PeopleStore::account)
        .optional();
  }

  /// The person, if a passkey of hers added then opens a session: not while her factor is reset,
  /// and not one from before it was renewed.
  Optional<Long> findByPasskey(String handle, Instant addedAt) {
    return jdbc.sql(
            """
            select p.id
              from access.person p
              join access.account a on a.person_id = p.id
             where p.handle = :handle and p.active and a.disabled_at is null
               and a.factor_reset_at is null
               and (a.passkeys_since is null or a.passkeys_since < :addedAt)
            """)
        .param("handle", handle)
        .param("addedAt", addedAt.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .optional();
  }

  /// Takes the step's code, unless that step or a later one was taken already: of two requests with
  /// one code, one goes through.
  boolean takeStep(long personId, long step) {
    return jdbc.sql(
                """
                update access.account set totp_step = :step
                 where person_id = :personId and totp_step < :step
                """)
            .param("personId", personId)
            .param("step", step)
            .update()
        == 1;
  }

  void renewPassword(long personId, String passwordHash) {
    jdbc.sql(
            """
            update access.account set password_hash = :hash, changed_at = now()
             where person_id = :personId
            """)
        .param("personId", personId)
        .param("hash", passwordHash)
        .update();
  }

  List<Posting> listPostingsOn(long personId, LocalDate day) {
    return jdbc.sql(
            """
            select id, role, unit_id, lower(valid) as from_on, upper(valid) - 1 as to_on
              from access.posting
             where person_id = :personId and valid @> :day
             order by id
            """)
        .param("personId", personId)
        .param("day", day)
        .query((row, number) -> posting(row))
        .list();
  }

  static Posting posting(ResultSet row) throws SQLException {
    return new Posting(
        row.getLong("id"),
        Role.valueOf(row.getString("role")),
        new UnitId(row.getInt("unit_id")),
        row.getObject("from_on", LocalDate.class),
        row.getObject("to_on", LocalDate.class));
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    return new Account(
        row.getLong("person_id"),
        row.getString("password_hash"),
        row.getString("totp_sealed"),
        row.getLong("totp_step"),
        row.getBoolean("usable"));
  }
}
